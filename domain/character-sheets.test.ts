import { describe, expect, it } from 'vitest';
import { sheetsOf } from './character-sheets.ts';
import { estimateFilm, remainingCeiling } from './cost.ts';
import { filmParts } from './film-parts.ts';
import { shotsOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { vendorsOf } from './purchase.ts';
import { planFilm } from './script/plan-film.ts';
import { nameOfStep, stepsOf } from './steps.ts';

const SCRIPT = `INT. KITCHEN - NIGHT

MARA, an old woman in a red coat, waits at the window.

MARA
Come back.

EXT. HARBOUR - DAY

MARA walks along the boats with TOM, a young sailor.

TOM
Quiet!

INT. KITCHEN - DAY

MARA sits down. A POSTMAN, tall and thin, knocks.`;
const config = JobConfig.parse({ quality: 'final', providers: { image: 'openai', voice: 'embedded' } });
const plan = planFilm(SCRIPT, config);
const mara = plan.characters.find(({ name }) => /mara/i.test(name))!;
const film = { userId: 'usr_1', plan, config };

describe('portraits', () => {
  it('are made once of each who comes back, and shown to every picture that they are in', () => {
    const { characters, shownIn } = sheetsOf(plan, 4);
    const seen = (id: string) =>
      shotsOf(plan).filter(({ shot }) => shot.paint.people.some((p) => p.characterId === id)).length;
    expect(seen(mara.id)).toBeGreaterThan(1);
    for (const character of plan.characters) {
      expect(characters.includes(character), character.name).toBe(seen(character.id) > 1);
    }
    for (const { shot } of shotsOf(plan)) {
      const inIt = shot.paint.people.some((p) => p.characterId === mara.id);
      expect(shownIn.get(shot.id)?.includes(mara.id) ?? false).toBe(inIt);
    }
    expect(sheetsOf(plan, 0).characters).toEqual([]);
    expect([...sheetsOf(plan, 1).shownIn.values()].every((ids) => ids.length === 1)).toBe(true);
  });

  it('come before the pictures that show them, in the graph and in the quote', () => {
    const steps = stepsOf({ plan, timeline: null, music: false, vendors: vendorsOf(config), portraits: 4 });
    const sheet = steps.find(({ kind }) => kind === 'sheet')!;
    expect(sheet).toMatchObject({ place: 'vendor', vendor: 'openai', characterId: mara.id });
    expect(nameOfStep(sheet, plan)).toBe(`The portrait of ${mara.name}`);
    const parts = filmParts(film, null);
    for (const { stage, stepKey, shows = {} } of parts.filter((part) => part.stage === 'picture')) {
      const after = steps.find(({ key }) => key === stepKey)!.after.filter((key) => key.startsWith('sheet:'));
      expect([stage, Object.values(shows)]).toEqual(['picture', after]);
    }
    const quote = estimateFilm({ ...film, parts });
    const stage = quote.stages.find((s) => s.stage === 'sheet')!;
    expect(stage).toMatchObject({ count: sheetsOf(plan, 4).characters.length, ready: 0, provider: 'openai' });
    expect(quote.stages.reduce((sum, { costMicros }) => sum + costMicros, 0)).toBe(quote.costMicros);
    expect(quote.byShot.reduce((sum, { costMicros }) => sum + costMicros, 0)).toBe(quote.costMicros);
    expect(quote.willNotExceedMicros).toBe(remainingCeiling(parts));
  });

  it('are part of a picture’s key by their bytes: another portrait is another picture', () => {
    const shown = filmParts(film, null).find(({ stage, shows }) => stage === 'picture' && shows)!;
    const [sheetKey] = Object.values(shown.shows!);
    const keyWith = (sha256: string) =>
      filmParts(film, null, { hashes: new Map([[sheetKey!, sha256]]) }).find(
        ({ stepKey }) => stepKey === shown.stepKey,
      )!.assetKey;
    expect(new Set([shown.assetKey, keyWith('a'.repeat(64)), keyWith('b'.repeat(64))]).size).toBe(3);
    expect(keyWith('a'.repeat(64))).toBe(keyWith('a'.repeat(64)));
  });

  it('are not bought where the model takes none', () => {
    for (const image of ['stability', 'replicate:black-forest-labs/flux-1.1-pro']) {
      const other = { ...config, providers: { ...config.providers, image } };
      expect(filmParts({ ...film, config: other }, null).filter(({ stage }) => stage === 'sheet')).toEqual(
        [],
      );
      expect(vendorsOf(other).sheet).toBeUndefined();
    }
  });
});
