import { describe, expect, test } from 'vitest';
import { ambienceOf, bedKindsOf } from './ambience.ts';
import { MixOrder } from './composer-order.ts';
import { mixOrder } from './film-orders.ts';
import { filmParts } from './film-parts.ts';
import { linesOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { vendorsOf } from './purchase.ts';
import { planFilm } from './script/plan-film.ts';
import { stepsOf } from './steps.ts';
import { buildTimeline } from './timeline.ts';

function heard(script: string, config = JobConfig.parse({})) {
  const plan = planFilm(script, config);
  const spoken = Object.fromEntries(linesOf(plan).map(({ id }) => [id, { samples: 96_000, words: [] }]));
  const timeline = buildTimeline(plan, spoken, config);
  return { plan, timeline, ambience: ambienceOf(plan, timeline), config };
}
const kinds = (script: string) => heard(script).ambience?.beds.map(({ kind }) => kind) ?? [];

describe('ambience', () => {
  test('is what is heard where a scene plays, in its weather and at its hour', () => {
    expect(kinds('EXT. BEACH - DAY\n\nAnna walks along the shore.')).toContain('sea');
    expect(kinds('EXT. FOREST - DAY - SUMMER\n\nAnna walks between the trees.')).toContain('forest');
    expect(kinds('EXT. FOREST - NIGHT - SUMMER\n\nAnna walks between the trees.')).toContain('night');
    expect(kinds('EXT. MARKET - DAY\n\nA crowd. Anna buys apples.')).toContain('crowd');
    expect(kinds('INT. TRAIN - DAY\n\nAnna reads.')).toContain('rails');
    expect(kinds('INT. OFFICE - DAY\n\nAnna types.')).toEqual([]);
  });

  test('comes through walls, and not into space', () => {
    const rain = heard('INT. KITCHEN - NIGHT\n\nIt was raining hard. Anna cooked.').ambience;
    expect(rain?.beds).toContainEqual(expect.objectContaining({ kind: 'rain', level: 0.5, muffled: true }));
    expect(kinds('INT. SPACESHIP - NIGHT\n\nAnna looks at the stars.')).toEqual(['hum']);
  });

  test('goes on under the shots of a scene as one bed', () => {
    const script = `EXT. BEACH - DAY\n\n${'Anna walks along the shore. She looks at the waves.\n\n'.repeat(6)}`;
    const { ambience, timeline } = heard(script);
    expect(timeline.shots.length).toBeGreaterThan(2);
    const sea = ambience!.beds.filter(({ kind }) => kind === 'sea');
    expect(sea).toEqual([expect.objectContaining({ startSample: 0, endSample: timeline.samples })]);
  });

  test('belongs to the mix unless it is not wanted, or the film is silent', () => {
    const script = 'EXT. BEACH - DAY\n\nAnna walks along the shore.';
    const { plan, timeline, config } = heard(script);
    const order = (change: Partial<JobConfig>) => {
      const { work } = mixOrder(timeline, { ...config, ...change }, plan);
      return MixOrder.parse(work.order);
    };
    expect(order({}).ambience?.beds.length).toBeGreaterThan(0);
    expect(order({ ambience: false }).ambience).toBeUndefined();
    const silent = { ...timeline, lines: [] };
    const scenes = plan.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map((shot) => ({ ...shot, lines: [] })),
    }));
    const mute = { ...plan, scenes };
    expect(mixOrder(silent, { ...config, music: false }, mute).work.order).not.toHaveProperty('ambience');
    expect(bedKindsOf(mute, { ...config, music: false })).toEqual([]);
  });

  test('is recorded by a vendor where the config says so: the beds that the mix plays, each once', () => {
    const script = 'EXT. BEACH - NIGHT - SUMMER\n\nA storm. Anna runs.\n\nEXT. FOREST - DAY\n\nAnna sleeps.';
    const final = JobConfig.parse({
      quality: 'final',
      providers: { image: 'openai', voice: 'embedded', effect: 'elevenlabs' },
    });
    const { plan, timeline, ambience } = heard(script, final);
    const beds = bedKindsOf(plan, final);
    expect(new Set(beds)).toEqual(new Set(ambience?.beds.map(({ kind }) => kind)));
    expect(beds.length).toBeGreaterThan(2);
    const film = { userId: 'usr_1', plan, config: final };
    const parts = filmParts(film, null).filter(({ stage }) => stage === 'effect');
    expect(parts.map(({ stepKey }) => stepKey)).toEqual(beds.map((kind) => `effect:${kind}`));
    const { work, inputs } = mixOrder(timeline, final, plan);
    expect(MixOrder.parse(work.order).ambience?.recordings).toEqual(
      Object.fromEntries(beds.map((kind) => [kind, `effect_${kind}`])),
    );
    for (const kind of beds)
      expect(inputs[`effect_${kind}`]).toEqual({ stepKey: `effect:${kind}`, role: 'effect' });
    const steps = stepsOf({ plan, timeline, music: true, vendors: vendorsOf(final) });
    expect(steps.find(({ kind }) => kind === 'mix')?.after).toEqual(
      expect.arrayContaining(beds.map((kind) => `effect:${kind}`)),
    );
    // Another film by the sea buys no sea again.
    const other = heard('EXT. BEACH - DAY\n\nTom swims.', final).plan;
    const sea = filmParts({ ...film, plan: other }, null).find(({ stepKey }) => stepKey === 'effect:sea');
    expect(sea?.assetKey).toBe(parts.find(({ stepKey }) => stepKey === 'effect:sea')?.assetKey);
  });
});
