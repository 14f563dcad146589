import type { MusicOrder } from '#domain/composer-order';
import { SAMPLE_RATE } from '#domain/composer-order';
import type { Bar, BarNote } from './bar.ts';
import { barLines, TAIL_S } from './bar-lines.ts';
import { Dice } from './dice.ts';
import { ENSEMBLES, isDrum, type Part } from './ensemble.ts';
import { type Chord, chordOn, nearestNote, voiceChord } from './harmony.ts';
import { MelodyWriter, throwMotif } from './melody.ts';
import { MOOD_MUSIC, type MoodMusic } from './mood-music.ts';
import { PATTERNS } from './patterns.ts';
import { tidyNotes } from './tidy-notes.ts';

/** A note to play: samples from the film's start, MIDI channel, key and velocity. */
export interface ScoreNote {
  at: number;
  until: number;
  channel: number;
  key: number;
  velocity: number;
}

/** A change of a player: MIDI program or controller (7 loudness, 10 pan, 11 expression, 91 reverb). */
export interface ScoreChange {
  at: number;
  channel: number;
  change: { program: number } | { controller: number; value: number };
}

export interface Score {
  notes: ScoreNote[];
  changes: ScoreChange[];
  /** Where bars begin, in samples; for tests and for whoever cuts to the beat. */
  bars: number[];
  /** Pitch class (0–11) that the last chord is built on. */
  home: number;
}

const PHRASE = 8;
const THREE_FOUR = new Set<MusicOrder['genre']>(['piano', 'folk', 'orchestral']);

/**
 * Writes a film's score: one key and one motif for the whole film, a mode and a row of chords for
 * each mood, changes on the bar line nearest to their section's start, a blow where a scene begins, a beginning
 * that grows and a cadence at the end. The tempo gives way a little so that bars begin with scenes and the last bar
 * ends with the film. The same order gives the same score.
 */
export function writeScore(order: MusicOrder): Score {
  const dice = new Dice(order.seed ^ 0x9e3779b9);
  const key = dice.pick([0, 2, 3, 5, 7, 8, 10]);
  const beatsPerBar = THREE_FOUR.has(order.genre) && dice.chance(0.25) ? 3 : 4;
  const motif = throwMotif(beatsPerBar, dice);
  const lines = barLines(order, beatsPerBar);
  const count = lines.length - 1;
  const moods = moodsByBar(order, lines.slice(0, count));
  const chords = chordsByBar(moods, key, dice);
  const melody = new MelodyWriter(motif, key);
  const parts = ENSEMBLES[order.genre].map((part, i) => ({
    part,
    channel: isDrum(part.role) ? 9 : i > 8 ? i + 1 : i,
  }));
  const score: Score = { notes: [], changes: [], bars: [], home: chords.at(-1)!.tones[0]! };
  for (const { part, channel } of parts) seat(score, part, channel);

  let voices: number[] = [];
  let bass = 40;
  for (let index = 0; index < count; index++) {
    const { mood, sectionBar, name } = moods[index]!;
    const chord = chords[index]!;
    const next = chords[index + 1] ?? chord;
    voices = voiceChord(chord, voices, 52 + Math.min(0, mood.lift), 74 + Math.max(0, mood.lift));
    bass = nearestNote(chord.tones[0]!, bass, 33, 48);
    const bar: Bar = {
      index,
      beats: beatsPerBar,
      chord,
      next,
      voices,
      bass,
      nextBass: nearestNote(next.tones[0]!, bass, 33, 48),
      mood,
      phraseBar: sectionBar % PHRASE,
      growth: Math.min(1, (index + 1) / Math.min(4, Math.max(1, count / 3))),
      last: index === count - 1,
    };
    const start = lines[index]!;
    const samplesPerBeat = (lines[index + 1]! - start) / beatsPerBar;
    score.bars.push(start);
    for (const { part, channel } of parts) {
      if (sectionBar === 0) changeInstrument(score, part, channel, name, start);
      if (!plays(part, bar)) continue;
      const written = part.role === 'melody' ? melody.write(bar, dice) : PATTERNS[part.role](bar, dice);
      for (const n of written)
        score.notes.push(perform(n, bar, part, channel, start, samplesPerBeat, order, dice));
    }
    const struck = (order.hits ?? []).filter((hit) => hit >= start && hit < lines[index + 1]!);
    for (const hit of struck) strike(score, parts, bar, hit, samplesPerBeat, order);
    swell(score, parts, bar, start);
  }
  const held = new Set(parts.filter(({ part }) => part.role === 'pad').map(({ channel }) => channel));
  score.notes = tidyNotes(score.notes, held);
  score.changes.sort((a, b) => a.at - b.at);
  return score;
}

interface BarMood {
  name: MusicOrder['sections'][number]['mood'];
  mood: MoodMusic;
  /** Bars since this section began. */
  sectionBar: number;
}

function moodsByBar(order: MusicOrder, lines: readonly number[]): BarMood[] {
  const sections = [...order.sections].sort((a, b) => a.startSample - b.startSample);
  const starts = sections.map((s, i) => (i === 0 ? 0 : nearestLine(lines, s.startSample)));
  const out: BarMood[] = [];
  let sectionStart = 0;
  let section = 0;
  for (let index = 0; index < lines.length; index++) {
    const before = section;
    while (section + 1 < sections.length && starts[section + 1]! <= index) section++;
    // Neighbours of one mood are one section: the phrase goes on.
    if (sections[section]!.mood !== sections[before]!.mood) sectionStart = index;
    const name = sections[section]!.mood;
    out.push({ name, mood: MOOD_MUSIC[name], sectionBar: index - sectionStart });
  }
  return out;
}

/** The bar whose line is nearest; beyond the last line there is none. */
function nearestLine(lines: readonly number[], sample: number): number {
  const after = lines.findIndex((line) => line >= sample);
  if (after < 0) {
    const bar = lines.length > 1 ? lines.at(-1)! - lines.at(-2)! : Number.POSITIVE_INFINITY;
    return sample - lines.at(-1)! <= bar / 2 ? lines.length - 1 : lines.length;
  }
  return after > 0 && sample - lines[after - 1]! < lines[after]! - sample ? after - 1 : after;
}

function chordsByBar(moods: readonly BarMood[], key: number, dice: Dice): Chord[] {
  let row: readonly number[] = [];
  return moods.map(({ mood, sectionBar }, index) => {
    if (sectionBar % 4 === 0) row = dice.pick(mood.rows);
    const next = moods[index + 1];
    const after = moods[index + 2];
    const closes = next === undefined || (after !== undefined && next.sectionBar === 0);
    let degree = row[sectionBar % 4]!;
    // A section ends on its half cadence, the film at home.
    if (next === undefined) degree = mood.cadence[1];
    else if (after === undefined || closes) degree = mood.cadence[0];
    return chordOn(degree, mood.mode, key, {
      seventh: mood.seventh && next !== undefined,
      leading: degree === 5 && mood.mode === 'minor',
    });
  });
}

function plays(part: Part, bar: Bar): boolean {
  if (part.from > bar.mood.intensity) return false;
  // The beginning grows: a bed first, then the bass, then everything that moves.
  if (bar.last) return true;
  if (isDrum(part.role) || part.role === 'timpani') return bar.growth >= 1;
  if (part.role === 'bass' || part.role === 'pulse' || part.role === 'walking') return bar.growth >= 0.5;
  return true;
}

/** Who strikes when a scene begins, and how: the chord's root low down, a bell or a drum above it where there is one. */
const STRIKE: Readonly<Partial<Record<Part['role'], (bar: Bar) => { key: number; force: number }>>> = {
  bass: ({ bass }) => ({ key: Math.max(28, bass - 12), force: 0.86 }),
  walking: ({ bass }) => ({ key: Math.max(28, bass - 12), force: 0.82 }),
  pulse: ({ bass }) => ({ key: Math.max(28, bass - 12), force: 0.8 }),
  timpani: ({ bass }) => ({ key: bass < 40 ? bass + 12 : bass, force: 0.7 }),
  bells: ({ voices }) => ({ key: voices.at(-1)! + 12, force: 0.5 }),
  picking: ({ bass }) => ({ key: bass, force: 0.8 }),
  beat: () => ({ key: 49, force: 0.42 }),
  swing: () => ({ key: 49, force: 0.34 }),
  heartbeat: () => ({ key: 41, force: 0.7 }),
};
const STRIKE_BEATS = 2;

/** A blow on the very sample: players may be loose, a cut is not. */
function strike(
  score: Score,
  parts: readonly { part: Part; channel: number }[],
  bar: Bar,
  at: number,
  samplesPerBeat: number,
  order: MusicOrder,
): void {
  const until = Math.min(order.samples, Math.round(at + STRIKE_BEATS * samplesPerBeat));
  for (const { part, channel } of parts) {
    const blow = part.from > bar.mood.intensity ? undefined : STRIKE[part.role]?.(bar);
    if (!blow) continue;
    const velocity = Math.round(127 * blow.force * (0.75 + 0.35 * bar.mood.intensity));
    score.notes.push({
      at,
      until: Math.max(at + 1, until),
      channel,
      key: blow.key,
      velocity: Math.min(112, velocity),
    });
  }
}

/** A note as a player plays it: a little early or late, louder within a phrase's arch. */
function perform(
  n: BarNote,
  bar: Bar,
  part: Part,
  channel: number,
  start: number,
  samplesPerBeat: number,
  order: MusicOrder,
  dice: Dice,
): ScoreNote {
  const loose = part.role === 'pad' || n.beat === 0 ? 0.004 : 0.011;
  const at = Math.max(0, Math.round(start + n.beat * samplesPerBeat + dice.about(loose) * SAMPLE_RATE));
  const ring = bar.last ? TAIL_S * SAMPLE_RATE : 0;
  const until = Math.min(order.samples, Math.round(at + n.beats * samplesPerBeat + ring));
  const arch = 0.92 + 0.14 * Math.sin((Math.PI * (bar.phraseBar + 0.5)) / PHRASE);
  const strength = n.force * arch * (0.72 + 0.45 * bar.mood.intensity) * (0.7 + 0.3 * bar.growth);
  const velocity = Math.max(14, Math.min(112, Math.round(127 * strength + dice.about(5))));
  return { at, until: Math.max(at + 1, until), channel, key: n.key, velocity };
}

function seat(score: Score, part: Part, channel: number): void {
  const set = (controller: number, value: number) =>
    score.changes.push({ at: 0, channel, change: { controller, value } });
  score.changes.push({ at: 0, channel, change: { program: part.program } });
  set(7, part.volume);
  set(10, part.pan);
  set(91, part.reverb);
}

function changeInstrument(
  score: Score,
  part: Part,
  channel: number,
  mood: BarMood['name'],
  at: number,
): void {
  if (isDrum(part.role)) return;
  score.changes.push({ at, channel, change: { program: part.instead?.[mood] ?? part.program } });
}

/** Sustained parts breathe over a phrase: expression rises to its middle and falls again. */
function swell(
  score: Score,
  parts: readonly { part: Part; channel: number }[],
  bar: Bar,
  start: number,
): void {
  const arch = Math.sin((Math.PI * (bar.phraseBar + 0.5)) / PHRASE);
  const value = Math.round(84 + 36 * arch * (0.5 + bar.mood.intensity / 2));
  for (const { part, channel } of parts) {
    if (part.role === 'pad') {
      score.changes.push({ at: start, channel, change: { controller: 11, value: Math.min(127, value) } });
    }
  }
}
