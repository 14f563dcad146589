import { describe, expect, test } from 'vitest';
import { ambienceOf } from './ambience.ts';
import { MixOrder } from './composer-order.ts';
import { mixOrder } from './film-orders.ts';
import { linesOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { planFilm } from './script/plan-film.ts';
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
    expect(mixOrder(silent, { ...config, music: false }, plan).work.order).not.toHaveProperty('ambience');
  });
});
