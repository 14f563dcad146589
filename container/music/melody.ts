import type { Bar, BarNote } from './bar.ts';
import type { Dice } from './dice.ts';
import { pitchOf } from './harmony.ts';

/** A bar's worth of melody: how long each note is, and how many steps of the scale to the next. */
export interface Motif {
  beats: number[];
  steps: number[];
}

const RHYTHMS: Record<number, readonly (readonly number[])[]> = {
  4: [
    [1, 1, 2],
    [1.5, 0.5, 2],
    [2, 1, 1],
    [3, 1],
    [0.5, 0.5, 1, 2],
    [1, 0.5, 0.5, 2],
  ],
  3: [
    [1, 1, 1],
    [2, 1],
    [1.5, 0.5, 1],
    [1, 2],
  ],
};
const LOW = 64;
const HIGH = 84;

/** The film's own motif: its shape is thrown once and comes back in every mood. */
export function throwMotif(beatsPerBar: number, dice: Dice): Motif {
  const beats = [...dice.pick(RHYTHMS[beatsPerBar]!)];
  let sum = 0;
  const steps = beats.map(() => {
    // A leap is answered by steps the other way, as singers expect.
    const step =
      sum > 2 ? -dice.whole(1, 2) : sum < -2 ? dice.whole(1, 2) : dice.pick([-2, -1, -1, 1, 1, 2, 3]);
    sum += step;
    return step;
  });
  return { beats, steps };
}

/** Writes a melody bar by bar: statement, answer, statement, long note; then again, and home. */
export class MelodyWriter {
  private readonly motif: Motif;
  private readonly key: number;
  private step: number;
  private singing = false;

  /** `key` as in `pitchOf`. */
  constructor(motif: Motif, key: number) {
    this.motif = motif;
    this.key = key;
    this.step = stepNear(72, key);
  }

  /** The notes of one bar; none while the melody rests. */
  write(bar: Bar, dice: Dice): BarNote[] {
    if (bar.phraseBar % 4 === 0) this.singing = bar.growth > 0.7 && dice.chance(bar.mood.melody);
    if (!this.singing && !bar.last) return [];
    const force = 0.5 + 0.16 * Math.sin((Math.PI * (bar.phraseBar + 0.5)) / 8);
    if (bar.last || bar.phraseBar % 4 === 3) {
      this.step = this.chordStep(bar);
      return [{ beat: 0, beats: bar.beats * (bar.last ? 1 : 0.8), key: pitchOf(this.step, this.key), force }];
    }
    const { beats, steps } =
      bar.phraseBar === 6 ? { ...this.motif, steps: this.motif.steps.map((s) => -s) } : this.motif;
    const answer = bar.phraseBar % 2 === 1 ? -1 : 1;
    this.step = this.chordStep(bar);
    let at = 0;
    return beats.map((length, i) => {
      if (i > 0) this.step = this.within(this.step + answer * steps[i - 1]!);
      if (i > 0 && at % 2 === 0) this.step = this.chordStep(bar);
      const sung = {
        beat: at,
        beats: length * 0.94,
        key: pitchOf(this.step, this.key),
        force: force * (i === 0 ? 1.08 : 1),
      };
      at += length;
      return sung;
    });
  }

  /** The chord's note nearest to where the melody is. */
  private chordStep(bar: Bar): number {
    const tones = [0, 2, 4].map((third) => (bar.chord.rootStep + third) % 7);
    const from = this.within(this.step);
    for (let away = 0; away < 4; away++) {
      for (const step of [from - away, from + away]) {
        if (tones.includes(((step % 7) + 7) % 7) && this.within(step) === step) return step;
      }
    }
    return from;
  }

  private within(step: number): number {
    let inside = step;
    while (pitchOf(inside, this.key) < LOW) inside += 7;
    while (pitchOf(inside, this.key) > HIGH) inside -= 7;
    return inside;
  }
}

function stepNear(pitch: number, key: number): number {
  let step = 0;
  while (pitchOf(step, key) < pitch) step++;
  return step;
}
