import { expect, it } from 'vitest';
import { shotsOf } from '../film-plan.ts';
import { JobConfig } from '../job-config.ts';
import type { PaintSpec } from '../paint-spec.ts';
import { planFilm } from './plan-film.ts';
import { rewritePrompt, writePrompt } from './write-prompt.ts';

const film = planFilm(
  `EXT. OLD PIER - NIGHT

Rain. ANNA (60s, grey hair, a red coat) waits with a lantern beside the boats.

ANNA
He is late.

INT. KITCHEN - MORNING

TOM, a young man, reads a letter at the table.
`,
  JobConfig.parse({}),
);
const names = new Map(film.characters.map(({ id, name }) => [id, name]));
const shots = shotsOf(film).map(({ shot }) => shot);
const facts = (paint: PaintSpec, style = film.style) => ({ paint, style, names });
/** What the planner itself would have written, had it seen the picture so. */
const wrote = (paint: PaintSpec, style = film.style) =>
  writePrompt(paint, '', 'The boat comes.', style, names);

const CHANGES: Readonly<Record<string, Partial<PaintSpec>>> = {
  framing: { framing: 'detail', focus: 'letter' },
  sky: { weather: 'snow', time: 'dawn', season: 'winter' },
  place: { place: 'old-town' },
  'nobody is there': { people: [] },
  things: { props: ['umbrella', 'dog'] },
  'no things': { props: [] },
  mood: { mood: 'joyful' },
  'no mood': { mood: 'neutral' },
};

it.each(Object.entries(CHANGES))('writes what is seen now: %s', (_, change) => {
  for (const { paint } of shots) {
    const after = { ...paint, ...change };
    const rewritten = rewritePrompt(wrote(paint), facts(paint), facts(after));
    expect(rewritten).toBe(wrote(after));
    expect(rewritePrompt(rewritten, facts(after), facts(paint))).toBe(wrote(paint));
  }
});

it('takes another look, and another name', () => {
  const { paint } = shots.find((shot) => shot.paint.people.length > 0)!;
  expect(rewritePrompt(wrote(paint), facts(paint), facts(paint, 'woodcut'))).toBe(wrote(paint, 'woodcut'));
  const renamed = { ...facts(paint), names: new Map([...names].map(([id]) => [id, 'Greta'])) };
  expect(rewritePrompt(wrote(paint), facts(paint), renamed)).toContain('Greta (');
});

it('knows a place by the name that the script gives it', () => {
  const { paint } = shots[0]!;
  const prompt = writePrompt(paint, 'St. Anne’s (old) pier', '', film.style, names);
  const after = rewritePrompt(prompt, facts(paint), facts({ ...paint, place: 'forest' }));
  expect(after).toContain('. Place: forest. ');
  expect(after).not.toContain('pier');
});

it('leaves alone what somebody has written', () => {
  const { paint } = shots[0]!;
  const own = 'A $& harbour of glass, seen from above';
  const after = {
    ...paint,
    framing: 'close',
    weather: 'snow',
    place: 'forest',
    mood: 'heroic',
    props: [],
  } as const;
  expect(rewritePrompt(own, facts(paint), facts({ ...after, props: [] }, 'noir'))).toBe(own);
});
