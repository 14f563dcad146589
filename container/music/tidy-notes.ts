import { SAMPLE_RATE } from '#domain/composer-order';
import type { ScoreNote } from './write-score.ts';

/** A tone that comes again within this is held by sustained parts instead of struck anew. */
const TIE = Math.round(0.04 * SAMPLE_RATE);
const GAP = Math.round(0.003 * SAMPLE_RATE);

/**
 * Notes in the order of time, none overlapping itself: ending a key ends all its voices, so a note
 * that still rings would cut its successor off. On the channels `held`, chords tie common tones.
 */
export function tidyNotes(notes: readonly ScoreNote[], held: ReadonlySet<number>): ScoreNote[] {
  const out: ScoreNote[] = [];
  const last = new Map<number, ScoreNote>();
  for (const note of [...notes].sort((a, b) => a.at - b.at)) {
    const id = note.channel * 128 + note.key;
    const before = last.get(id);
    if (before && held.has(note.channel) && note.at - before.until < TIE) {
      before.until = Math.max(before.until, note.until);
      continue;
    }
    if (before && before.until > note.at - GAP) before.until = Math.max(before.at + 1, note.at - GAP);
    const kept = { ...note };
    last.set(id, kept);
    out.push(kept);
  }
  return out;
}
