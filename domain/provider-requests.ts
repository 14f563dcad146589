import { contentKey, sha256Hex } from './content-key.ts';
import { voiceOf } from './film-orders.ts';
import type { Character, FilmPlan, Line, Shot } from './film-plan.ts';
import type { JobConfig } from './job-config.ts';
import { findModel, type ProviderModel, type SpeechModel } from './provider-models.ts';

/** A picture asked of a vendor: frozen when its step begins, and hashed into its key as it is. */
export interface ImageRequest {
  kind: 'picture';
  provider: ProviderModel['provider'];
  model: string;
  prompt: string;
  widthPx: number;
  heightPx: number;
  quality: 'low' | 'medium' | 'high' | null;
}

/** A line to be spoken by a vendor. `instructions` say how; null where the model takes none. */
export interface SpeechRequest {
  kind: 'speech';
  provider: ProviderModel['provider'];
  model: string;
  text: string;
  voice: string;
  instructions: string | null;
}

export type ProviderRequest = ImageRequest | SpeechRequest;

/** Films of every shape are cut out of one picture, so its subject must survive the cutting. */
const COMPOSITION = 'Compose with the subject near the centre and calm space on both sides';

/**
 * The picture of a shot as a request: the shot's own prompt first, then what it does not say itself of style,
 * people and composition, as far as the model's limit allows. It names neither aspect nor resolution.
 */
export function imageRequest(shot: Shot, plan: FilmPlan, config: JobConfig): ImageRequest {
  const { provider, model, textChars, master, quality } = findModel('image', config.providers.image);
  const own = (shot.prompt || [shot.subject, shot.action].filter(Boolean).join('. ')).trim();
  const looks = peopleOf(shot, plan).map(({ name, description }) => `${name}: ${description}`);
  const more = [plan.style && `In ${plan.style} style`, ...looks, COMPOSITION].filter(
    (sentence) => sentence !== '' && !saysAlready(own, sentence, plan),
  );
  return { kind: 'picture', provider, model, prompt: joinWithin(own, more, textChars), ...master, quality };
}

function peopleOf(shot: Shot, plan: FilmPlan): Character[] {
  const seen = new Set(shot.paint.people.map((person) => person.characterId));
  return plan.characters.filter(({ id, description }) => seen.has(id) && description.trim() !== '');
}

function saysAlready(prompt: string, sentence: string, { style, characters }: FilmPlan): boolean {
  const text = prompt.toLowerCase();
  if (sentence === `In ${style} style`) return text.includes(style.toLowerCase());
  const person = characters.find(({ name, description }) => sentence === `${name}: ${description}`);
  return person !== undefined && text.includes(person.description.toLowerCase());
}

/** Whole sentences are left out from the end on; only a first one that is too long is itself cut. */
function joinWithin(first: string, more: readonly string[], chars: number): string {
  let text = first.length <= chars ? first : first.slice(0, chars);
  for (const sentence of more) {
    const longer = `${text.replace(/[.\s]+$/, '')}. ${sentence}`;
    if (longer.length <= chars) text = longer;
  }
  return text.toWellFormed();
}

/** A line as a request, in a voice that the model has, the same for a character in every shot. */
export function speechRequest(line: Line, plan: FilmPlan, config: JobConfig): SpeechRequest {
  const model = findModel('voice', config.providers.voice);
  if (line.text.length > model.textChars) throw new RangeError(`line ${line.id} is too long to be spoken`);
  return {
    kind: 'speech',
    provider: model.provider,
    model: model.model,
    text: line.text,
    voice: vendorVoice(line, plan, config, model),
    instructions: model.instructable ? instructionsOf(line, plan) : null,
  };
}

/** The wished voice where the model has it; the studio's own voices are not the vendor's. */
function vendorVoice(line: Line, plan: FilmPlan, config: JobConfig, model: SpeechModel): string {
  const wished = voiceOf(line, plan, config);
  if (model.voices.some(({ id }) => id === wished)) return wished;
  return castVoices(plan, model).get(line.speaker ?? '') ?? model.narrator;
}

/** A film has thousands of lines, and each asks for the cast. */
const casts = new WeakMap<FilmPlan['characters'], Map<SpeechModel, ReadonlyMap<string, string>>>();

/**
 * A voice for each character: by presentation, begun at a place that the id gives, so that other characters
 * keep theirs when one is added, and another's only when all are taken.
 */
function castVoices({ characters }: FilmPlan, model: SpeechModel): ReadonlyMap<string, string> {
  const byModel = casts.get(characters) ?? new Map<SpeechModel, ReadonlyMap<string, string>>();
  casts.set(characters, byModel);
  const known = byModel.get(model);
  if (known) return known;
  const cast = new Map<string, string>();
  const taken = new Set([model.narrator]);
  for (const { id, look } of characters) {
    const fitting = model.voices.filter((voice) => voice.presentation === look.presentation);
    const pool = (fitting.length > 0 ? fitting : model.voices).filter((v) => v.id !== model.narrator);
    const start = Number.parseInt(sha256Hex(id).slice(0, 8), 16) % pool.length;
    const turn = [...pool.slice(start), ...pool.slice(0, start)];
    const voice = (turn.find((v) => !taken.has(v.id)) ?? turn[0])?.id ?? model.narrator;
    taken.add(voice);
    cast.set(id, voice);
  }
  byModel.set(model, cast);
  return cast;
}

const AGE = { child: 'a child', young: 'a young person', adult: 'a grown-up', old: 'an old person' } as const;

function instructionsOf(line: Line, plan: FilmPlan): string {
  const speaker = plan.characters.find(({ id }) => id === line.speaker);
  const manner = speaker
    ? `Speak as ${AGE[speaker.look.age]} in a film, naturally, not announcing`
    : 'Read as the narrator of a film: warm, clear and unhurried';
  return `${manner}. ${line.emotion ? `The feeling is ${line.emotion}. ` : ''}Say the words exactly as they stand.`;
}

/**
 * The key of what is bought: the user, the frozen request, the SHA-256 of each reference input by name, and
 * the shot's `take`. Never our code's version and never the film's shape, so nothing is paid twice.
 */
export function paidAssetKey(
  userId: string,
  request: ProviderRequest,
  inputHashes: Readonly<Record<string, string>> = {},
  take = 0,
): string {
  const { kind, provider, model } = request;
  return contentKey(userId, kind, { provider, model, request, inputs: inputHashes, take });
}
