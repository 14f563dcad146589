import { SAMPLE_RATE } from '#domain/composer-order';
import { Limiter } from '../sound/limiter.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundReader } from '../sound/sound-reader.ts';
import { SoundWriter } from '../sound/sound-writer.ts';
import type { RawSound } from './raw-sound.ts';

export interface MasterTarget {
  loudnessLufs: number;
  truePeakDbtp: number;
}

/** What the encoded sound measures; null: silence. */
export interface Mastered {
  integratedLufs: number | null;
  truePeakDbtp: number | null;
}

interface Room {
  ffmpegPath: string;
  signal: AbortSignal | undefined;
}

const BLOCK = SAMPLE_RATE;
/** Peaks between samples and the encoder's own overshoot need room under the ceiling, in dB. */
const HEADROOM_DB = 0.7;
/** Further than this from the target is aimed anew; the promise is ±0.5 LU. */
const CLOSE_LU = 0.15;
const MOST_REHEARSALS = 8;
const MOST_TAKES = 6;
/** Of a decibel of gain the limiter leaves at least this much loudness, or no gain helps. */
const LEAST_SLOPE = 0.08;
const WIDEST_STEP_DB = 12;

/**
 * Brings `raw`, which is as loud as `heard` says (null: silence), to the target by gain and a peak limiter and encodes
 * it to `outFile`. The limiter takes loudness away and the encoder adds peaks, so both are measured and corrected:
 * first, where the limiter has work, the gain on the limited sound; then gain and ceiling on the encoded one. Throws if
 * the target is not reached.
 */
export async function masterSound(
  raw: RawSound,
  heard: { lufs: number; peak: number } | null,
  outFile: string,
  target: MasterTarget,
  room: Room,
  onProgress: (share: number) => void,
): Promise<Mastered> {
  let ceilingDb = target.truePeakDbtp - HEADROOM_DB;
  if (heard === null) {
    await encode(raw, outFile, 0, ceilingDb, room);
    return { integratedLufs: null, truePeakDbtp: null };
  }
  const gain = new GainSearch(target.loudnessLufs, target.loudnessLufs - heard.lufs);
  if (20 * Math.log10(heard.peak) + gain.db > ceilingDb) await rehearse(raw, gain, ceilingDb, room.signal);
  onProgress(0.3);
  let measured: Mastered = { integratedLufs: null, truePeakDbtp: null };
  for (let take = 1; take <= MOST_TAKES; take++) {
    await encode(raw, outFile, gain.db, ceilingDb, room);
    measured = await measure(outFile, raw.samples, room);
    onProgress(1 - 0.7 / (take + 1));
    const miss = target.loudnessLufs - (measured.integratedLufs ?? target.loudnessLufs);
    const over = (measured.truePeakDbtp ?? -Infinity) - target.truePeakDbtp;
    if (Math.abs(miss) <= CLOSE_LU * 2 && over <= 0) return measured;
    gain.heard(measured.integratedLufs);
    if (over > 0) ceilingDb -= over + 0.15;
  }
  const { integratedLufs, truePeakDbtp } = measured;
  throw new Error(
    `The sound cannot be as loud as ${target.loudnessLufs} LUFS: below its peaks it is too quiet, and stayed at ` +
      `${integratedLufs} LUFS with peaks of ${truePeakDbtp} dBTP.`,
  );
}

/**
 * Looks for the gain that makes a limited sound as loud as asked. Where a limiter works, a decibel of gain is less
 * than a decibel of loudness: how much is learnt from the last two trials.
 */
class GainSearch {
  db: number;
  readonly #target: number;
  #slope = 1;
  #last: { db: number; lufs: number } | null = null;

  constructor(targetLufs: number, firstDb: number) {
    this.#target = targetLufs;
    this.db = firstDb;
  }

  /** Takes in how loud the sound was with the present gain (null: silent) and chooses the next; answers with the miss. */
  heard(lufs: number | null): number {
    if (lufs === null) return 0;
    const last = this.#last;
    if (last && Math.abs(this.db - last.db) > 0.01) {
      const slope = (lufs - last.lufs) / (this.db - last.db);
      this.#slope = Math.min(1, Math.max(LEAST_SLOPE, slope));
    }
    this.#last = { db: this.db, lufs };
    const miss = this.#target - lufs;
    this.db += Math.min(WIDEST_STEP_DB, Math.max(-WIDEST_STEP_DB, miss / this.#slope));
    return miss;
  }
}

/** Finds the gain at which the limited sound is as loud as asked, as far as that can be told before encoding. */
async function rehearse(
  raw: RawSound,
  gain: GainSearch,
  ceilingDb: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let turn = 0; turn < MOST_REHEARSALS; turn++) {
    const meter = new LoudnessMeter(2, { truePeak: false });
    for await (const block of limited(raw, gain.db, ceilingDb, signal)) meter.add(block);
    if (Math.abs(gain.heard(meter.integratedLufs())) <= CLOSE_LU) return;
  }
}

async function encode(
  raw: RawSound,
  outFile: string,
  gainDb: number,
  ceilingDb: number,
  room: Room,
): Promise<void> {
  const writer = new SoundWriter(outFile, { ...room, channels: 2, codec: 'aac-m4a' });
  try {
    for await (const block of limited(raw, gainDb, ceilingDb, room.signal)) await writer.write(block);
    await writer.end();
  } finally {
    await writer.abandon();
  }
}

async function* limited(
  raw: RawSound,
  gainDb: number,
  ceilingDb: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array[]> {
  const gain = 10 ** (gainDb / 20);
  const limiter = new Limiter(2, 10 ** (ceilingDb / 20), SAMPLE_RATE);
  for (let start = 0; start < raw.samples; start += BLOCK) {
    signal?.throwIfAborted();
    const block = await raw.read(start, BLOCK);
    for (const channel of block) for (let i = 0; i < channel.length; i++) channel[i]! *= gain;
    yield limiter.run(block);
  }
  yield limiter.flush();
}

async function measure(path: string, samples: number, room: Room): Promise<Mastered> {
  const reader = await SoundReader.open(path, {
    ...room,
    channels: 2,
    maxSeconds: samples / SAMPLE_RATE + 10,
  });
  const meter = new LoudnessMeter(2);
  try {
    for (let block = await reader.read(BLOCK); block[0]!.length > 0; block = await reader.read(BLOCK)) {
      meter.add(block);
    }
    return { integratedLufs: meter.integratedLufs(), truePeakDbtp: meter.truePeakDbtp() };
  } finally {
    await reader.close();
  }
}
