import { expect, it } from 'vitest';
import { FilmPlan, linesOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { spokenTexts, spreadLines, translatePlan, translateScript } from './translate-plan.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

ANNA
He is late. He is always late.

TOM
We close in ten minutes.
`;
const plan = planFilm(SCRIPT, JobConfig.parse({}));
const texts = spokenTexts(plan);
const german = Object.fromEntries(texts.map(({ lineId, text }) => [lineId, `Auf Deutsch: ${text.length}`]));

it('says every line by who says it', () => {
  expect(texts.map(({ who, text }) => `${who}: ${text}`)).toEqual([
    'Anna: He is late. He is always late.',
    'Tom: We close in ten minutes.',
  ]);
});

it('changes the words and the language, and nothing that a picture is made of', () => {
  const own = structuredClone(plan);
  linesOf(own)[0]!.recording = 'a'.repeat(64);
  const made = FilmPlan.parse(translatePlan(own, { language: 'de', title: ' Der Hafen ', words: german }));
  expect([made.language, made.title]).toEqual(['de', 'Der Hafen']);
  expect(spokenTexts(made).map(({ text }) => text)).toEqual(Object.values(german));
  expect(JSON.stringify(made)).not.toContain('recording');
  const seen = (of: FilmPlan) =>
    of.scenes.flatMap(({ shots }) => shots.map(({ lines: _, ...shot }) => JSON.stringify(shot)));
  expect(seen(made)).toEqual(seen(plan));
});

it('leaves what nobody has translated', () => {
  const [first] = texts;
  const words = { [first!.lineId]: 'Er kommt spät.', [texts[1]!.lineId]: '  ' };
  const made = translatePlan(plan, { language: 'de', title: '', words });
  expect(made.title).toBe(plan.title);
  expect(spokenTexts(made).map(({ text }) => text)).toEqual(['Er kommt spät.', 'We close in ten minutes.']);
});

it('puts the words into the script where they stood', () => {
  const words = Object.fromEntries(texts.map(({ lineId }, at) => [lineId, `Satz ${at + 1}.`]));
  expect(translateScript(SCRIPT, plan, words)).toBe(
    SCRIPT.replace('He is late. He is always late.', 'Satz 1.').replace(
      'We close in ten minutes.',
      'Satz 2.',
    ),
  );
  expect(translateScript('Another script.', plan, words)).toBe('Another script.');
});

it('lays pasted lines to the fields that follow', () => {
  expect(spreadLines('one\r\n\ntwo\nthree\n', 1, 3)).toEqual(['one', 'two']);
  expect(spreadLines('only one\n', 0, 3)).toBeNull();
});
