/** Where somebody speaks, in samples, end exclusive. */
export interface SpeechSpan {
  start: number;
  end: number;
}

const RATE = 48_000;
/** Music sinks by so much under speech. */
export const DUCK_DB = -11;
const DUCKED = 10 ** (DUCK_DB / 20);
/** It sinks before the first word and rises slowly after the last. */
const ATTACK = Math.round(0.4 * RATE);
const HOLD = Math.round(0.25 * RATE);
const RELEASE = Math.round(0.9 * RATE);
/** Pauses shorter than this stay ducked, or the music breathes with every comma. */
const BRIDGE = Math.round(1.6 * RATE);

/**
 * The music's gain over time. The spans are known ahead, so the music is down when the first word
 * comes: no detector could do that. Ask for blocks in order.
 */
export class DuckCurve {
  private readonly spans: SpeechSpan[];
  private first = 0;

  constructor(spans: readonly SpeechSpan[]) {
    this.spans = bridged(spans);
  }

  /** Linear gain for samples `start` to `start + length`. */
  gains(start: number, length: number): Float32Array {
    while (this.spans[this.first] && this.spans[this.first]!.end + HOLD + RELEASE < start) this.first++;
    const gains = new Float32Array(length).fill(1);
    for (let s = this.first; s < this.spans.length; s++) {
      const { start: from, end } = this.spans[s]!;
      if (from - ATTACK >= start + length) break;
      const to = end + HOLD;
      const begin = Math.max(0, from - ATTACK - start);
      const stop = Math.min(length, to + RELEASE - start);
      for (let i = begin; i < stop; i++) {
        const t = start + i;
        if (t >= from && t < to) {
          gains[i] = Math.min(gains[i]!, DUCKED);
          continue;
        }
        const depth = t < from ? (t - from + ATTACK) / ATTACK : (to + RELEASE - t) / RELEASE;
        // A raised cosine in decibels starts and ends without a bend.
        const gain = 10 ** ((DUCK_DB * (0.5 - 0.5 * Math.cos(Math.PI * depth))) / 20);
        gains[i] = Math.min(gains[i]!, gain);
      }
    }
    return gains;
  }
}

function bridged(spans: readonly SpeechSpan[]): SpeechSpan[] {
  const out: SpeechSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start - last.end < BRIDGE) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}
