import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { voiceOf } from '../film-orders.ts';
import { linesOf } from '../film-plan.ts';
import { JobConfig } from '../job-config.ts';
import { planFilm } from './plan-film.ts';

const config = JobConfig.parse({});
const castOf = (script: string, wish = config) => {
  const plan = planFilm(script, wish);
  const name = (id: string) => plan.characters.find((one) => one.id === id)?.name ?? id;
  return new Map(
    linesOf(plan).map((line) => [line.speaker ? name(line.speaker) : '', voiceOf(line, plan, wish)]),
  );
};

test('in no film of the gallery do two speakers share a voice, the narrator among them', async () => {
  const folder = new URL('../../samples/gallery/', import.meta.url);
  for (const file of await readdir(folder)) {
    const cast = castOf(await readFile(new URL(file, folder), 'utf8'));
    expect(new Set(cast.values()).size, `${file}: ${JSON.stringify([...cast])}`).toBe(cast.size);
  }
});

test('a boy has a boy’s voice, and whoever the config makes the narrator keeps that voice alone', () => {
  const script =
    'TOM, a boy of nine, ran along the pier.\n\n"Wait!" said Tom.\n\n"Never," said his father, a man of forty.';
  expect(castOf(script).get('Tom')).toBe('tim');
  const told = castOf(script, JobConfig.parse({ voices: { narrator: 'rms' } }));
  expect([...told.values()].filter((voice) => voice === 'rms')).toHaveLength(1);
});
