import { dirname, join } from 'node:path';
import { type MusicOrder, SAMPLE_RATE } from '#domain/composer-order';
import { RawSound } from '../mix/raw-sound.ts';
import { BiquadFilter, type BiquadShape, biquad } from '../sound/biquad.ts';
import { Limiter } from '../sound/limiter.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundWriter } from '../sound/sound-writer.ts';
import { playScore } from './play-score.ts';
import { writeScore } from './write-score.ts';

export interface MusicOptions {
  ffmpegPath: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Every score is as loud as every other; the mix sets it against the voices. */
const SCORE_LUFS = -20;
const CEILING = 10 ** (-2 / 20);
/** Takes the weight off below, where a bed only muddies the voices. */
const TONE: BiquadShape[] = [
  { kind: 'highpass', hz: 38, q: Math.SQRT1_2 },
  { kind: 'lowshelf', hz: 190, gainDb: -3.5 },
  { kind: 'highshelf', hz: 3800, gainDb: 1.5 },
];
const BLOCK = SAMPLE_RATE;
const FADE_IN = Math.round(0.3 * SAMPLE_RATE);
const FADE_OUT_S = 2.2;

/**
 * Composes a film's score into `outFile`: FLAC, 48 kHz, stereo, exactly `order.samples` samples; the
 * same order gives the same sound. Memory does not grow with the film; one raw copy lies beside
 * `outFile` meanwhile.
 */
export async function composeMusic(
  order: MusicOrder,
  outFile: string,
  { ffmpegPath, signal, onProgress }: MusicOptions,
): Promise<{ samples: number }> {
  const raw = new RawSound(join(dirname(outFile), 'score.f32'), order.samples);
  const meter = new LoudnessMeter(2, { truePeak: false });
  const writer = new SoundWriter(outFile, { ffmpegPath, channels: 2, codec: 'flac', signal });
  const tone = [0, 1].map(() => TONE.map((shape) => new BiquadFilter(biquad(shape, SAMPLE_RATE))));
  try {
    let at = 0;
    for await (const block of playScore(writeScore(order), order.samples, BLOCK)) {
      signal?.throwIfAborted();
      block.forEach((channel, c) => {
        for (const filter of tone[c]!) filter.run(channel);
      });
      fade(block, at, order.samples);
      meter.add(block);
      await raw.append(block);
      at += block[0].length;
      onProgress?.((0.85 * at) / order.samples);
    }
    const loudness = meter.integratedLufs();
    // A score always has notes: silence here is a broken synthesiser, not a quiet film.
    if (loudness === null && order.samples > SAMPLE_RATE) throw new Error('The score came out silent.');
    const gain = loudness === null ? 1 : 10 ** ((SCORE_LUFS - loudness) / 20);
    const limiter = new Limiter(2, CEILING, SAMPLE_RATE);
    for (let start = 0; start < order.samples; start += BLOCK) {
      signal?.throwIfAborted();
      const block = await raw.read(start, BLOCK);
      for (const channel of block) for (let i = 0; i < channel.length; i++) channel[i]! *= gain;
      await writer.write(limiter.run(block));
    }
    await writer.write(limiter.flush());
    await writer.end();
    onProgress?.(1);
    return { samples: order.samples };
  } finally {
    await writer.abandon();
    await raw.close();
  }
}

function fade(block: readonly Float32Array[], start: number, total: number): void {
  const fadeOut = Math.min(FADE_OUT_S * SAMPLE_RATE, total / 3);
  for (const channel of block) {
    for (let i = 0; i < channel.length; i++) {
      const t = start + i;
      const gain = Math.min(1, (t + 1) / FADE_IN, (total - t) / fadeOut);
      if (gain < 1) channel[i]! *= gain * gain * (3 - 2 * gain);
    }
  }
}
