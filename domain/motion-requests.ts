import type { AmbienceKind } from './composer-order.ts';
import type { FilmPlan, Shot } from './film-plan.ts';
import { frameSize, type JobConfig, type MusicConfig } from './job-config.ts';
import { findModel } from './provider-models.ts';
import type { ClipRequest, EffectRequest, MusicRequest } from './provider-requests.ts';

const CAMERA: Readonly<Record<Shot['motion']['kind'], string>> = {
  still: 'The camera holds still',
  pan: 'The camera pans slowly',
  'push-in': 'The camera pushes in slowly',
  'pull-out': 'The camera pulls back slowly',
  drift: 'The camera drifts gently',
  sway: 'The camera sways gently, as on water',
  handheld: 'The camera is held by hand and breathes a little',
};
/** What image-to-video models spoil first. */
const STEADY = 'Natural slow movement, faces and clothes stay the same, no cuts, no text';

/**
 * A shot's picture set in motion: what happens, how the camera moves, what must stay. The shortest length that
 * covers the shot is asked for, else the longest that there is; the size is the one nearest to the film's shape.
 * `shotMs` is how long the shot is on screen, transitions included.
 */
export function clipRequest(shot: Shot, plan: FilmPlan, config: JobConfig, shotMs: number): ClipRequest {
  const { provider, model, textChars, seconds, sizes } = findModel('video', config.providers.video);
  const style = plan.style && `In ${plan.style} style`;
  const length = seconds.find((s) => s * 1_000 >= shotMs) ?? seconds.at(-1) ?? 0;
  const wished = frameSize(config.aspect, config.resolution);
  const shape = (size: { widthPx: number; heightPx: number }) => Math.log(size.widthPx / size.heightPx);
  const off = (size: { widthPx: number; heightPx: number }) => Math.abs(shape(size) - shape(wished));
  const [size] = [...sizes].sort((a, b) => off(a) - off(b));
  if (!size) throw new RangeError(`${model} makes no size`);
  const prompt = sentencesWithin(
    [shot.action || shot.subject, CAMERA[shot.motion.kind], STEADY, style],
    textChars,
  );
  return { kind: 'clip', provider, model, prompt, seconds: length, ...size };
}

/** The whole film's score as a request; what is longer than the model makes is looped by the composer. */
export function musicRequest(plan: FilmPlan, config: JobConfig, lengthMs: number): MusicRequest {
  const { provider, model, textChars, minMs, maxMs } = findModel('music', config.providers.music);
  const wished: Partial<MusicConfig> = config.music === false ? {} : config.music;
  const genre = wished.genre ?? plan.music.genre;
  const mood = wished.mood ?? plan.music.mood;
  const turns = wished.mood
    ? []
    : plan.music.sections.map((section) => section.mood).filter((m, i, all) => m !== all[i - 1]);
  const prompt = sentencesWithin(
    [
      `Instrumental ${genre} film score, ${mood} mood, ${plan.music.tempo} BPM`,
      'No vocals, no speech; room for a narrator above it',
      turns.length > 1 ? `It moves from ${turns.join(' to ')}` : '',
      plan.logline,
    ],
    textChars,
  );
  return { kind: 'music', provider, model, prompt, lengthMs: within(lengthMs, minMs, maxMs) };
}

/** What each bed is asked for as. */
const HEARD: Readonly<Record<AmbienceKind, string>> = {
  sea: 'Waves of the open sea breaking gently on a shore, one after another',
  river: 'A shallow river running over stones, close and even',
  wind: 'Wind in the open, rising and falling slowly',
  rain: 'Steady rain outdoors on ground and leaves, close and even, without thunder',
  crowd: 'The murmur of many people talking at once in a public place, no word to be understood',
  city: 'A city street from a distance, cars passing now and then, no horns and no sirens',
  forest: 'A forest by day, leaves in a light breeze, small birds far and near',
  night: 'The countryside at night, crickets, very quiet otherwise',
  hum: 'The low even hum of machines in a room',
  rails: 'Inside a railway carriage at speed, wheels over the joints of the rails',
  fire: 'A wood fire burning, crackling softly',
};
const AS_BED =
  'Field recording of a background, even from beginning to end, loopable, no music, no voices in front';
/** Long enough that its coming round is not noticed. */
const BED_MS = 20_000;

/** A bed as a request. Nothing of the film stands in it: what is bought once serves every film of its owner. */
export function effectRequest(kind: AmbienceKind, choice: string): EffectRequest {
  const { provider, model, textChars, minMs, maxMs } = findModel('effect', choice);
  const prompt = sentencesWithin([HEARD[kind], AS_BED], textChars);
  return { kind: 'effect', provider, model, prompt, lengthMs: within(BED_MS, minMs, maxMs) };
}

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, Math.round(value)));

/** The first is cut where it must be; of the others only what fits whole is said. */
function sentencesWithin(sentences: readonly string[], chars: number): string {
  let text = '';
  for (const sentence of sentences.map((s) => s.trim()).filter(Boolean)) {
    const longer = text === '' ? sentence.slice(0, chars) : `${text.replace(/[.\s]+$/, '')}. ${sentence}`;
    if (longer.length <= chars) text = longer;
  }
  return text.toWellFormed();
}
