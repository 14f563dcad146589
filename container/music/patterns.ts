import type { Bar, BarNote } from './bar.ts';
import type { Dice } from './dice.ts';
import type { Role } from './ensemble.ts';

/** Drum keys of General MIDI. */
const KICK = 36;
const SIDE_STICK = 37;
const SNARE = 38;
const HAT = 42;
const PEDAL_HAT = 44;
const RIDE = 51;
const TAMBOURINE = 54;
const MARACAS = 70;
const LOW_TOM = 41;

/** Writes what a part plays in one bar, in beats. Melodies are written elsewhere. */
export type Pattern = (bar: Bar, dice: Dice) => BarNote[];

const note = (beat: number, beats: number, key: number, force: number): BarNote => ({
  beat,
  beats,
  key,
  force,
});

/** Runs through `keys` in steps of `beats`, stronger on the bar's first note. */
function run(bar: Bar, keys: readonly number[], beats: number, force: number, ring = 1): BarNote[] {
  const count = Math.round(bar.beats / beats);
  return Array.from({ length: count }, (_, i) =>
    note(i * beats, beats * ring, keys[i % keys.length]!, force * (i === 0 ? 1.12 : i % 2 === 0 ? 1 : 0.88)),
  );
}

/** The bar's chord up and down over more than an octave: the left hand of a pianist, a harp. */
function broken(bar: Bar): BarNote[] {
  const v = bar.voices;
  const up = [v[0]!, v[1]!, v[2]!, v[0]! + 12, v[1]! + 12, v[0]! + 12, v[2]!, v[1]!];
  if (bar.last) return v.map((key, i) => note(i * 0.25, bar.beats, key, 0.55));
  const slow = bar.mood.intensity < 0.4;
  return run(bar, slow ? [up[0]!, up[2]!, up[3]!, up[2]!] : up, slow ? 1 : 0.5, 0.55, 2);
}

function picking(bar: Bar): BarNote[] {
  if (bar.last) return bar.voices.map((key, i) => note(i * 0.06, bar.beats, key, 0.6));
  const [a, b, c] = [bar.voices[0]!, bar.voices[1]!, bar.voices[2]!];
  const root = bar.bass + 12;
  return run(bar, [root, b, c, a + 12, root + (c - a > 5 ? 7 : 5) - 5, c, b, c], 0.5, 0.6, 2.2);
}

function sixteenths(bar: Bar): BarNote[] {
  const v = bar.voices;
  const keys = [v[0]! + 12, v[1]! + 12, v[2]! + 12, v[1]! + 12];
  const busy = bar.mood.intensity >= 0.6;
  return bar.last ? [] : run(bar, keys, busy ? 0.25 : 0.5, 0.5, 0.9);
}

function pad(bar: Bar): BarNote[] {
  return bar.voices.map((key) => note(0, bar.beats, key, 0.6));
}

function comping(bar: Bar, dice: Dice): BarNote[] {
  if (bar.last) return bar.voices.map((key) => note(0, bar.beats, key, 0.55));
  // Off the beat, and not every bar alike, or a rhythm section sounds like a machine.
  const hits = dice.pick([
    [0.67, 2.67],
    [0, 1.67],
    [1.67, 3],
    [0.67, 2],
  ] as const);
  return hits
    .filter((beat) => beat < bar.beats)
    .flatMap((beat) => bar.voices.map((key) => note(beat, 0.6, key, 0.5)));
}

function pizzicato(bar: Bar): BarNote[] {
  if (bar.last) return [];
  const low = bar.voices[0]! - 12;
  const busy = bar.mood.intensity > 0.55;
  return run(bar, busy ? [low, low, low + 12, low] : [low, low + 12], busy ? 0.5 : 1, 0.6, 0.5);
}

function bass(bar: Bar): BarNote[] {
  if (bar.last || bar.mood.intensity < 0.5) return [note(0, bar.beats, bar.bass, 0.65)];
  const fifth = bar.bass + 7 > 52 ? bar.bass - 5 : bar.bass + 7;
  const half = bar.beats / 2;
  return [note(0, half, bar.bass, 0.68), note(half, half, bar.mood.intensity > 0.6 ? fifth : bar.bass, 0.58)];
}

function walking(bar: Bar, dice: Dice): BarNote[] {
  if (bar.last) return [note(0, bar.beats, bar.bass, 0.7)];
  const tones = bar.chord.tones.map((tone) => bar.bass + ((((tone - bar.bass) % 12) + 12) % 12));
  const approach = bar.nextBass + (dice.chance(0.5) ? 1 : -1);
  const keys = [bar.bass, tones[1]!, tones[2]!, approach];
  return keys.slice(0, bar.beats).map((key, beat) => note(beat, 0.92, key > 54 ? key - 12 : key, 0.66));
}

function pulse(bar: Bar): BarNote[] {
  if (bar.last) return [note(0, bar.beats, bar.bass, 0.6)];
  return bar.mood.intensity < 0.44
    ? [note(0, bar.beats, bar.bass, 0.55)]
    : run(bar, [bar.bass], 0.5, 0.58, 0.8);
}

function bells(bar: Bar, dice: Dice): BarNote[] {
  if (bar.last || bar.phraseBar % 2 === 1 || dice.chance(0.35)) return [];
  const key = dice.pick(bar.voices) + 24;
  return [note(dice.pick([0, 1, 1.5, 2.5]), 2, key, 0.45)];
}

function timpani(bar: Bar): BarNote[] {
  const key = bar.bass < 40 ? bar.bass + 12 : bar.bass;
  if (bar.phraseBar === 0 || bar.last) return [note(0, 1.5, key, 0.6)];
  if (bar.phraseBar !== 7) return [];
  return Array.from({ length: 8 }, (_, i) => note(bar.beats - 2 + i * 0.25, 0.25, key, 0.25 + i * 0.045));
}

function beat(bar: Bar): BarNote[] {
  if (bar.last) return [note(0, 1, KICK, 0.6)];
  const full = bar.mood.intensity > 0.6;
  const notes: BarNote[] = [];
  for (let b = 0; b < bar.beats; b++) {
    if (full || b % 2 === 0) notes.push(note(b, 0.5, KICK, 0.66));
    if (full && b % 2 === 1) notes.push(note(b, 0.5, SNARE, 0.42));
    notes.push(note(b + 0.5, 0.25, HAT, 0.34));
  }
  return notes;
}

function swing(bar: Bar): BarNote[] {
  if (bar.last) return [note(0, 2, RIDE, 0.45)];
  const notes: BarNote[] = [];
  for (let b = 0; b < bar.beats; b++) {
    notes.push(note(b, 0.5, RIDE, b % 2 === 0 ? 0.4 : 0.46));
    if (b % 2 === 1) notes.push(note(b + 0.67, 0.3, RIDE, 0.32), note(b, 0.3, PEDAL_HAT, 0.4));
  }
  if (bar.phraseBar % 4 === 3) notes.push(note(bar.beats - 0.33, 0.3, SIDE_STICK, 0.3));
  return notes;
}

function shaker(bar: Bar): BarNote[] {
  if (bar.last) return [];
  const shakes = run(bar, [MARACAS], 0.5, 0.34, 0.5);
  return bar.beats === 4 ? [...shakes, note(1, 0.5, TAMBOURINE, 0.3), note(3, 0.5, TAMBOURINE, 0.3)] : shakes;
}

function heartbeat(bar: Bar): BarNote[] {
  return bar.last ? [note(0, 1, LOW_TOM, 0.6)] : [note(0, 0.5, LOW_TOM, 0.5), note(0.4, 0.5, LOW_TOM, 0.36)];
}

export const PATTERNS: Record<Exclude<Role, 'melody'>, Pattern> = {
  pad,
  broken,
  picking,
  sixteenths,
  comping,
  pizzicato,
  bass,
  walking,
  pulse,
  bells,
  timpani,
  beat,
  swing,
  shaker,
  heartbeat,
};
