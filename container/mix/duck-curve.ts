/** Where somebody speaks, in samples, end exclusive. */
export interface SpeechSpan {
  start: number;
  end: number;
}

const RATE = 48_000;
/** How music sinks under speech: before the first word it falls, after the last it rises slowly. */
export interface DuckShape {
  db: number;
  attackMs: number;
  releaseMs: number;
}
export const USUAL_DUCK: DuckShape = { db: -11, attackMs: 400, releaseMs: 900 };
const HOLD = Math.round(0.25 * RATE);
/** Pauses shorter than this stay ducked, or the music breathes with every comma. */
const BRIDGE = Math.round(1.6 * RATE);

/**
 * The music's gain over time. The spans are known ahead, so the music is down when the first word
 * comes: no detector could do that. Ask for blocks in order.
 */
export class DuckCurve {
  private readonly spans: SpeechSpan[];
  private readonly db: number;
  private readonly attack: number;
  private readonly release: number;
  private first = 0;

  constructor(spans: readonly SpeechSpan[], { db, attackMs, releaseMs }: DuckShape = USUAL_DUCK) {
    this.spans = bridged(spans);
    this.db = db;
    this.attack = Math.round((attackMs / 1000) * RATE);
    this.release = Math.round((releaseMs / 1000) * RATE);
  }

  /** Linear gain for samples `start` to `start + length`. */
  gains(start: number, length: number): Float32Array {
    const { db, attack, release } = this;
    const ducked = 10 ** (db / 20);
    while (this.spans[this.first] && this.spans[this.first]!.end + HOLD + release < start) this.first++;
    const gains = new Float32Array(length).fill(1);
    for (let s = this.first; s < this.spans.length; s++) {
      const { start: from, end } = this.spans[s]!;
      if (from - attack >= start + length) break;
      const to = end + HOLD;
      const begin = Math.max(0, from - attack - start);
      const stop = Math.min(length, to + release - start);
      for (let i = begin; i < stop; i++) {
        const t = start + i;
        if (t >= from && t < to) {
          gains[i] = Math.min(gains[i]!, ducked);
          continue;
        }
        const depth = t < from ? (t - from + attack) / attack : (to + release - t) / release;
        // A raised cosine in decibels starts and ends without a bend.
        const gain = 10 ** ((db * (0.5 - 0.5 * Math.cos(Math.PI * depth))) / 20);
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
