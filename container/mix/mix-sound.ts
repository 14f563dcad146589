import { join } from 'node:path';
import { type AmbienceKind, type MixMeta, type MixOrder, SAMPLE_RATE } from '#domain/composer-order';
import { AmbienceTrack } from '../ambience/ambience-track.ts';
import { type BedRecording, loadBedRecording } from '../ambience/bed-recording.ts';
import { OrderRefused } from '../orders/order-refused.ts';
import { sameOrNew } from '../sound/interleave.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundWriter } from '../sound/sound-writer.ts';
import { DuckCurve } from './duck-curve.ts';
import { masterSound } from './master-sound.ts';
import { hearMusic, MusicBed } from './music-bed.ts';
import { RawSound } from './raw-sound.ts';
import { LINE_LUFS, SpeechTrack } from './speech-track.ts';

export interface MixOptions {
  ffmpegPath: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Paths of what a mix makes; the stems where they are asked for. */
export interface MixedFiles {
  mix: string;
  narration?: string;
  music?: string;
}

/** A mono line sounds from both sides, which measures 3 LU louder than one channel. */
const SPEECH_LUFS = LINE_LUFS + 3;
/** Music at volume 1 stands so far below the voices where nobody speaks. */
const MUSIC_BELOW_LU = 2;
const BLOCK = SAMPLE_RATE;
const MUSIC_FADE_IN = Math.round(0.8 * SAMPLE_RATE);
const MUSIC_FADE_OUT = Math.round(2.5 * SAMPLE_RATE);
/** Takes the click off a film that begins or ends in the middle of a sound. */
const EDGE_FADE = Math.round(0.02 * SAMPLE_RATE);

/**
 * Mixes a film's sound into `outDir`: `mix.m4a` (AAC 192 kbit/s, exactly `samples` long, loudness and
 * true peak as asked, measured on the encoded sound) and, unless `stems` is false, `narration.mp3` and, with music,
 * `music.mp3`.
 * `inputs` are local files by input name. Memory does not grow with the film; one raw copy of the
 * sound lies on disk meanwhile. Throws OrderRefused for an input that is no sound.
 */
export async function mixSound(
  order: MixOrder,
  inputs: Readonly<Record<string, string>>,
  outDir: string,
  { ffmpegPath, signal, onProgress }: MixOptions,
): Promise<MixedFiles & { meta: MixMeta }> {
  const pathOf = (name: string) => {
    const path = inputs[name];
    if (path === undefined) throw new OrderRefused('input.missing', `The order has no input "${name}".`);
    return path;
  };
  const placed = ({
    input,
    ...place
  }: {
    input: string;
    startSample: number;
    volume?: number | undefined;
  }) => ({
    path: pathOf(input),
    ...place,
  });
  const lines = order.speech.map(placed);
  const sounds = (order.effects ?? []).map(placed);
  const musicPath = order.music ? pathOf(order.music.input) : null;
  const files: MixedFiles = { mix: join(outDir, 'mix.m4a') };
  if (order.stems ?? true) {
    files.narration = join(outDir, 'narration.mp3');
    if (musicPath !== null) files.music = join(outDir, 'music.mp3');
  }

  const room = { ffmpegPath, signal };
  const heardMusic = musicPath ? await hearMusic(musicPath, order.samples, room) : null;
  const musicLufs = heardMusic?.lufs ?? null;
  onProgress?.(0.1);
  const track = new SpeechTrack(lines, { ...room, level: true });
  const effects = new SpeechTrack(sounds, { ...room, level: false });
  const duck = new DuckCurve(await track.spans(), order.duck);
  const ambience = await openAmbience(order.ambience, pathOf, room);
  const volume = order.music?.volume ?? 0;
  const musicGain = musicLufs === null ? 0 : volume * 10 ** ((SPEECH_LUFS - MUSIC_BELOW_LU - musicLufs) / 20);
  const raw = new RawSound(join(outDir, 'premix.f32'), order.samples);
  const meter = new LoudnessMeter(2, { truePeak: false });
  let peak = 0;
  let mixed: Float32Array[] = [];
  const opened: { close(): Promise<unknown> }[] = [raw];
  try {
    const loop = order.music?.loop ?? false;
    const music =
      musicPath && heardMusic ? new MusicBed(musicPath, order.samples, heardMusic, { ...room, loop }) : null;
    if (music) opened.push(music);
    const stem = (path: string | undefined, channels: 1 | 2) => {
      if (path === undefined) return null;
      const writer = new SoundWriter(path, { ...room, channels, codec: 'mp3' });
      opened.push({ close: () => writer.abandon() });
      return writer;
    };
    const narration = stem(files.narration, 1);
    const musicFile = stem(files.music, 2);
    for (let start = 0; start < order.samples; start += BLOCK) {
      signal?.throwIfAborted();
      const length = Math.min(BLOCK, order.samples - start);
      const speech = await track.read(start, length);
      const bed = music
        ? await music.read(length)
        : ([new Float32Array(length), new Float32Array(length)] as const);
      const effect = sounds.length > 0 ? await effects.read(start, length) : null;
      const around = ambience?.read(start, length);
      await narration?.write([speech]);
      await musicFile?.write(bed);
      const gains = duck.gains(start, length);
      if (around) for (const channel of around) sinkUnder(gains, channel);
      amplify(gains, musicGain);
      fadeEdges(gains, start, order.samples, MUSIC_FADE_IN, MUSIC_FADE_OUT);
      if (effect) add(effect, speech);
      mixed = bed.map((channel, c) => laidOver(speech, channel, gains, sameOrNew(mixed[c], length)));
      if (around) {
        for (const [c, channel] of around.entries()) {
          fadeEdges(channel, start, order.samples, MUSIC_FADE_IN, MUSIC_FADE_OUT);
          add(channel, mixed[c]!);
        }
      }
      for (const channel of mixed) {
        fadeEdges(channel, start, order.samples, EDGE_FADE, EDGE_FADE);
        peak = Math.max(peak, peakOf(channel));
      }
      meter.add(mixed);
      await raw.append(mixed);
      onProgress?.(0.1 + (0.4 * (start + length)) / order.samples);
    }
    await narration?.end();
    await musicFile?.end();
    const lufs = meter.integratedLufs();
    const heard = lufs === null ? null : { lufs, peak };
    const mastered = await masterSound(raw, heard, files.mix, order, room, (share) =>
      onProgress?.(0.5 + 0.5 * share),
    );
    return { ...files, meta: { ...mastered, samples: order.samples } };
  } finally {
    for (const part of opened.reverse()) await part.close();
  }
}

async function openAmbience(
  order: MixOrder['ambience'],
  pathOf: (name: string) => string,
  room: { ffmpegPath: string; signal: AbortSignal | undefined },
): Promise<AmbienceTrack | null> {
  if (!order) return null;
  const recordings: Partial<Record<AmbienceKind, BedRecording>> = {};
  for (const [kind, input] of Object.entries(order.recordings ?? {}))
    recordings[kind as AmbienceKind] = await loadBedRecording(pathOf(input), room);
  return new AmbienceTrack(order, recordings);
}

// Small loops of their own: the engine compiles what is called often, long before it looks into a long function.

function amplify(samples: Float32Array, gain: number): void {
  for (let i = 0; i < samples.length; i++) samples[i]! *= gain;
}

/** Under speech, where the music's `gains` go far down, ambience steps back by a few decibels. */
function sinkUnder(gains: Float32Array, samples: Float32Array): void {
  for (let i = 0; i < samples.length; i++) samples[i]! *= 0.6 + 0.4 * gains[i]!;
}

function add(samples: Float32Array, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += samples[i]!;
}

/** `out` = speech + bed · gains. */
function laidOver(
  speech: Float32Array,
  bed: Float32Array,
  gains: Float32Array,
  out: Float32Array,
): Float32Array {
  for (let i = 0; i < out.length; i++) out[i] = speech[i]! + bed[i]! * gains[i]!;
  return out;
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i]!));
  return peak;
}

/** Fades the first `fadeIn` and the last `fadeOut` of `total` samples; `block` begins at sample `start`. In place. */
function fadeEdges(block: Float32Array, start: number, total: number, fadeIn: number, fadeOut: number): void {
  const end = start + block.length;
  const inner = Math.min(end, Math.max(start, total - fadeOut));
  const fade = (from: number, to: number) => {
    for (let t = from; t < to; t++) {
      const share = Math.min(1, (t + 1) / fadeIn, (total - t) / fadeOut);
      block[t - start]! *= Math.sin((Math.PI / 2) * share);
    }
  };
  const faded = Math.max(start, Math.min(end, fadeIn));
  fade(start, faded);
  fade(Math.max(inner, faded), end);
}
