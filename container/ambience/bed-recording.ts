import { SAMPLE_RATE } from '#domain/composer-order';
import { OrderRefused } from '../orders/order-refused.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundReader } from '../sound/sound-reader.ts';
import type { BedVoice } from './beds.ts';

/** What every bed of level 1 is brought to, whoever made it. */
const BED_LUFS = -34;
/** What is nearly silent is not blown up to noise. */
const MOST_GAIN = 10 ** (20 / 20);
/** What is longer is heard up to here, so that all kinds of beds together fit into the mixer's memory. */
const LONGEST_SAMPLES = 30 * SAMPLE_RATE;
/** The end runs into the beginning over so much, or over a quarter of a short recording. */
const CROSSFADE = 2 * SAMPLE_RATE;
/** −60 dBFS: what is quieter at the ends is the silence around the recording. */
const HEARD = 0.001;

/** Both sides of a recording, as loud as any bed, without a seam where it begins again. */
export type BedRecording = readonly [left: Float32Array, right: Float32Array];

/** Reads a recorded bed. Throws OrderRefused if it is no sound. */
export async function loadBedRecording(
  path: string,
  room: { ffmpegPath: string; signal?: AbortSignal | undefined },
): Promise<BedRecording> {
  const reader = await SoundReader.open(path, {
    ...room,
    channels: 2,
    maxSeconds: LONGEST_SAMPLES / SAMPLE_RATE,
  });
  try {
    const [left, right] = await reader.read(LONGEST_SAMPLES);
    if (!left || !right || left.length === 0)
      throw new OrderRefused('input.not_sound', 'The sound of a place has no sound in it.');
    return prepareBed(left, right);
  } finally {
    await reader.close();
  }
}

/** Brings a recording to the loudness of beds and lets its end run into its beginning. */
export function prepareBed(left: Float32Array, right: Float32Array): BedRecording {
  const isHeard = (_: number, i: number) => Math.max(Math.abs(left[i]!), Math.abs(right[i]!)) >= HEARD;
  const from = Math.max(0, left.findIndex(isHeard));
  const to = left.findLastIndex(isHeard) + 1 || left.length;
  const heard = [left.slice(from, to), right.slice(from, to)] as const;
  const meter = new LoudnessMeter(2, { truePeak: false });
  meter.add(heard);
  const lufs = meter.integratedLufs();
  const gain = lufs === null ? 0 : Math.min(MOST_GAIN, 10 ** ((BED_LUFS - lufs) / 20));
  return [seamless(heard[0], gain), seamless(heard[1], gain)];
}

function seamless(samples: Float32Array, gain: number): Float32Array {
  const fade = Math.min(CROSSFADE, Math.floor(samples.length / 4));
  const round = samples.slice(0, samples.length - fade);
  for (let i = 0; i < round.length; i++) {
    const angle = (Math.PI / 2) * Math.min(1, (i + 0.5) / fade);
    const before = i < fade ? samples[round.length + i]! * Math.cos(angle) : 0;
    round[i] = gain * (samples[i]! * Math.sin(angle) + before);
  }
  return round;
}

/** One side of a recorded bed, round after round from somewhere within it. */
export class RecordedVoice implements BedVoice {
  readonly #round: Float32Array;
  readonly #first: number;

  constructor(round: Float32Array, seed: number) {
    this.#round = round;
    this.#first = seed % round.length;
  }

  read(block: Float32Array, at: number): void {
    const { length } = this.#round;
    for (let i = 0; i < block.length; i++) block[i]! += this.#round[(this.#first + at + i) % length]!;
  }
}
