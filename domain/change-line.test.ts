import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalJson } from './content-key.ts';
import { pieceOrder } from './film-orders.ts';
import { type FilmPlan, linesOf, shotsOf } from './film-plan.ts';
import { guessWords } from './guess-words.ts';
import { JobConfig } from './job-config.ts';
import { planFilm } from './script/plan-film.ts';
import { buildTimeline, type SpokenLine } from './timeline.ts';

const SCRIPT = readFileSync(new URL('../bench/minute.txt', import.meta.url), 'utf8');
const CONFIG = JobConfig.parse({});

/** A film's pieces by what they are ordered as, each with the shots that it shows. */
function piecesOf(plan: FilmPlan): Map<string, string[]> {
  const spoken: Record<string, SpokenLine> = {};
  for (const { id, text } of linesOf(plan)) {
    const samples = 12_000 + text.length * 3_100;
    spoken[id] = { samples, words: guessWords(text, samples) };
  }
  const timeline = buildTimeline(plan, spoken, CONFIG);
  return new Map(
    timeline.pieces.map((piece) => {
      const shots = piece.kind === 'transition' ? [piece.fromShotId, piece.toShotId] : [piece.shotId];
      return [canonicalJson(pieceOrder(plan, timeline, piece, CONFIG).work), shots];
    }),
  );
}

test('a changed line makes only its own shot’s picture and pieces anew', () => {
  const plan = planFilm(SCRIPT, CONFIG);
  const before = piecesOf(plan);
  const painted = new Map(shotsOf(plan).map(({ shot }) => [shot.id, canonicalJson(shot.paint)]));
  const others: number[] = [];
  for (const line of linesOf(plan)) {
    // The same line, longer: all that follows moves in time.
    const text = line.text.replace(/(\p{L}+)(\P{L}*)$/u, '$1 indeed$2');
    const at = SCRIPT.indexOf(line.text);
    // A line that is put together of two places in the script.
    if (at < 0) continue;
    const changed = planFilm(SCRIPT.slice(0, at) + text + SCRIPT.slice(at + line.text.length), CONFIG);
    const fresh = shotsOf(changed).filter(({ shot }) => painted.get(shot.id) !== canonicalJson(shot.paint));
    expect([text, fresh.map(({ shot }) => shot.lines.some((l) => l.text === text))]).toEqual([text, [true]]);
    const own = fresh[0]!.shot.id;
    const pieces = [...piecesOf(changed)].filter(([order]) => !before.has(order));
    expect(pieces.some(([, shots]) => shots.includes(own))).toBe(true);
    others.push(pieces.filter(([, shots]) => !shots.includes(own)).length);
  }
  expect(others.length).toBeGreaterThan(8);
  expect(others).toEqual(others.map(() => 0));
});
