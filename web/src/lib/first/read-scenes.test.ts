import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { readScenes } from './read-scenes.ts';
import facts from './the-last-light.json' with { type: 'json' };

const file = (name: string) => readFileSync(new URL(name, import.meta.url));

it('shows the very script that the film of the first page is made of', () => {
  const script = file('the-last-light.fountain').toString();
  const written = readScenes(script);
  expect(written.map((scene) => scene.heading)).toEqual(facts.scenes.map((scene) => scene.title));
  const planned = planFilm(script, JobConfig.parse({}));
  expect(planned.scenes.map((scene) => scene.heading)).toEqual(facts.scenes.map((scene) => scene.title));
  expect(written.every((scene) => scene.lines.length > 0)).toBe(true);
});

it('brings a film that is small enough for a first page', () => {
  expect(file('the-last-light.mp4').length).toBeLessThan(1_500_000);
  expect(file('the-last-light.webp').length).toBeLessThan(80_000);
  expect(facts.durationMs).toBeGreaterThan(10_000);
});
