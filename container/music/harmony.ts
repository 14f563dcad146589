/** A church mode by the step of the major scale on which it begins. */
export const MODE_STEP = { major: 0, dorian: 1, phrygian: 2, lydian: 3, mixolydian: 4, minor: 5 } as const;
export type Mode = keyof typeof MODE_STEP;

const MAJOR = [0, 2, 4, 5, 7, 9, 11];

/**
 * A film has one set of seven notes; moods differ by which of them is home. So sections change
 * without a jolt. `key` is the pitch class (0–11) of the set's major scale.
 */
export function pitchOf(step: number, key: number): number {
  const octave = Math.floor(step / 7);
  return 12 * octave + MAJOR[step - 7 * octave]! + key;
}

/** A chord: its pitch classes from the root up. */
export interface Chord {
  tones: number[];
  /** Step of the root within the set, 0–6. */
  rootStep: number;
}

/**
 * The chord on `degree` (1–7) of `mode`. `seventh` adds the seventh; `leading` raises a minor chord's
 * third, so that a minor key has a dominant that pulls home.
 */
export function chordOn(
  degree: number,
  mode: Mode,
  key: number,
  { seventh = false, leading = false } = {},
): Chord {
  const rootStep = (MODE_STEP[mode] + degree - 1) % 7;
  const steps = seventh ? [0, 2, 4, 6] : [0, 2, 4];
  const tones = steps.map((s) => pitchOf(rootStep + s, key) % 12);
  const third = (tones[1]! - tones[0]! + 12) % 12;
  if (leading && third === 3) tones[1] = (tones[1]! + 1) % 12;
  return { tones, rootStep };
}

/**
 * The chord's notes in close position from `low` up, in the inversion that moves least from
 * `previous`: every voice goes to the nearest note, as players would.
 */
export function voiceChord(chord: Chord, previous: readonly number[], low: number, high: number): number[] {
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < chord.tones.length; turn++) {
    for (let floor = low; floor <= high - 12; floor += 12) {
      const voices: number[] = [];
      for (let v = 0; v < chord.tones.length; v++) {
        const tone = chord.tones[(turn + v) % chord.tones.length]!;
        const from = v === 0 ? floor : voices[v - 1]! + 1;
        voices.push(from + ((((tone - from) % 12) + 12) % 12));
      }
      if (voices.at(-1)! > high) continue;
      const cost =
        previous.length > 0 ? movement(voices, previous) : Math.abs(middle(voices) - (low + high) / 2);
      if (cost < bestCost) [best, bestCost] = [voices, cost];
    }
  }
  return best;
}

function movement(voices: readonly number[], previous: readonly number[]): number {
  return (
    voices.reduce((sum, voice) => sum + Math.min(...previous.map((p) => Math.abs(p - voice))), 0) +
    0.3 * Math.abs(middle(voices) - middle(previous))
  );
}

function middle(voices: readonly number[]): number {
  return voices.reduce((a, b) => a + b, 0) / voices.length;
}

/** The note of pitch class `tone` nearest to `near`, kept within the bounds. */
export function nearestNote(tone: number, near: number, low: number, high: number): number {
  let note = near + ((((tone - near) % 12) + 18) % 12) - 6;
  while (note < low) note += 12;
  while (note > high) note -= 12;
  return note;
}
