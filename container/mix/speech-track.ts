import { readFile, stat } from 'node:fs/promises';
import { SAMPLE_RATE } from '#domain/composer-order';
import { OrderRefused } from '../orders/order-refused.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundReader } from '../sound/sound-reader.ts';
import { readMonoWav } from '../sound/wav.ts';
import type { SpeechSpan } from './duck-curve.ts';

/** Loudness that every line is brought to, measured as one channel: providers differ by 10 dB and more. */
export const LINE_LUFS = -19;
/** A line that is nearly silent is not blown up to noise. */
const MOST_GAIN_DB = 14;
/** A line of 2,000 characters takes some three minutes. */
const LONGEST_LINE_S = 600;

export interface PlacedLine {
  path: string;
  startSample: number;
  /** Linear; absent: 1. */
  volume?: number | undefined;
}

/** All lines of a film as one mono track, read in order; only the lines that sound now are in memory. */
export class SpeechTrack {
  private readonly lines: PlacedLine[];
  private readonly ffmpegPath: string;
  private readonly signal: AbortSignal | undefined;
  private open: { start: number; samples: Float32Array }[] = [];
  private next = 0;
  private readonly level: boolean;

  /** `level`: every line is brought to the same loudness, as voices are and effects are not. */
  constructor(
    lines: readonly PlacedLine[],
    { ffmpegPath, signal, level }: { ffmpegPath: string; signal: AbortSignal | undefined; level: boolean },
  ) {
    this.level = level;
    this.lines = [...lines].sort((a, b) => a.startSample - b.startSample);
    this.ffmpegPath = ffmpegPath;
    this.signal = signal;
  }

  /** Samples `start` to `start + length` of the track; blocks are asked for in order, without gap. */
  async read(start: number, length: number): Promise<Float32Array> {
    while (this.next < this.lines.length && this.lines[this.next]!.startSample < start + length) {
      const line = this.lines[this.next++]!;
      const loaded = await this.load(line.path);
      const samples = amplified(loaded, (this.level ? levelGain(loaded) : 1) * (line.volume ?? 1));
      this.open.push({ start: line.startSample, samples });
    }
    const out = new Float32Array(length);
    for (const line of this.open) {
      const from = Math.max(start, line.start);
      const to = Math.min(start + length, line.start + line.samples.length);
      for (let t = from; t < to; t++) out[t - start]! += line.samples[t - line.start]!;
    }
    this.open = this.open.filter((line) => line.start + line.samples.length > start + length);
    return out;
  }

  /** Where the lines stand, as long as their files are. */
  async spans(): Promise<SpeechSpan[]> {
    const spans: SpeechSpan[] = [];
    for (const line of this.lines) {
      const { length } = await this.load(line.path);
      spans.push({ start: line.startSample, end: line.startSample + length });
    }
    return spans;
  }

  private async load(path: string): Promise<Float32Array> {
    const sound = await own(path);
    if (sound) return sound.samples;
    const reader = await SoundReader.open(path, {
      ffmpegPath: this.ffmpegPath,
      channels: 1,
      // One more than may be, so that a longer one is seen.
      maxSeconds: LONGEST_LINE_S + 1,
      signal: this.signal,
    });
    try {
      const [samples] = await reader.read(LONGEST_LINE_S * SAMPLE_RATE + 1);
      if (!samples || samples.length === 0)
        throw new OrderRefused('input.not_sound', 'A line has no sound in it.');
      if (samples.length > LONGEST_LINE_S * SAMPLE_RATE)
        throw new OrderRefused('input.too_long', `A line lasts over ${LONGEST_LINE_S} s.`);
      return samples;
    } finally {
      await reader.close();
    }
  }
}

/** A WAV file as the studio's own narrator writes it, which needs no decoder; null: anything else. */
async function own(path: string): Promise<{ samples: Float32Array } | null> {
  if ((await stat(path)).size > 44 + LONGEST_LINE_S * SAMPLE_RATE * 2) return null;
  try {
    const sound = readMonoWav(await readFile(path));
    return sound.rate === SAMPLE_RATE && sound.samples.length > 0 ? sound : null;
  } catch {
    return null;
  }
}

/** The linear gain that brings a line to the loudness of all lines. */
function levelGain(samples: Float32Array): number {
  const meter = new LoudnessMeter(1, { truePeak: false });
  meter.add([samples]);
  const loudness = meter.integratedLufs();
  return loudness === null ? 1 : 10 ** (Math.min(MOST_GAIN_DB, LINE_LUFS - loudness) / 20);
}

/** In place: a line is loaded for one hearing. */
function amplified(samples: Float32Array, gain: number): Float32Array {
  if (gain !== 1) for (let i = 0; i < samples.length; i++) samples[i]! *= gain;
  return samples;
}
