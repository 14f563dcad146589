import { frameToSample, SAMPLE_RATE } from './composer-order.ts';
import { type Estimate, STAGES } from './estimate.ts';
import { type FilmPlan, linesOf, shotsOf } from './film-plan.ts';
import type { JobConfig } from './job-config.ts';
import { buildTimeline } from './timeline.ts';

export type Stage = (typeof STAGES)[number];

/** What one unit of a provider's work costs, in micro-dollars. */
export interface Price {
  unit: 'plan' | 'picture' | 'second' | 'character' | 'score' | 'piece';
  unitMicros: number;
}

/** Prices by provider and stage. What is made by the studio itself is free. */
export const PRICES: Readonly<Record<string, Partial<Record<Stage, Price>>>> = {
  embedded: {
    plan: { unit: 'plan', unitMicros: 0 },
    picture: { unit: 'picture', unitMicros: 0 },
    speech: { unit: 'character', unitMicros: 0 },
    music: { unit: 'score', unitMicros: 0 },
    render: { unit: 'piece', unitMicros: 0 },
  },
};

/** The provider that makes a stage under a config; null: the stage is left out. */
export function providerOf(stage: Stage, config: JobConfig): string | null {
  const { plan, image, video, voice, music } = config.providers;
  const embedded = config.quality === 'animatic';
  switch (stage) {
    case 'plan':
      return embedded ? 'embedded' : plan;
    case 'picture':
      return embedded ? 'embedded' : image;
    case 'clip':
      return embedded || video === 'none' ? null : video;
    case 'speech':
      return embedded ? 'embedded' : voice;
    case 'music':
      return config.music === false ? null : embedded ? 'embedded' : music;
    case 'render':
      return 'embedded';
    default:
      return stage satisfies never;
  }
}

/** The price of a stage's unit. Throws RangeError for a provider without one: it must not be used. */
export function priceOf(stage: Stage, provider: string): Price {
  const price = PRICES[provider]?.[stage];
  if (!price) throw new RangeError(`${provider} has no price for ${stage}`);
  return price;
}

/** Characters spoken in a second at an unhurried pace, pauses between sentences included. */
const CHARACTERS_A_SECOND = 14;
const SHORTEST_LINE_SECONDS = 0.6;

/** How long a film will be, from its plan alone: speech is guessed from the length of the text. */
export function guessDurationMs(plan: FilmPlan, config: JobConfig): { durationMs: number; pieces: number } {
  const spoken = Object.fromEntries(
    linesOf(plan).map((line) => {
      const seconds = Math.max(SHORTEST_LINE_SECONDS, line.text.length / CHARACTERS_A_SECOND);
      return [line.id, { samples: Math.round(seconds * SAMPLE_RATE), words: [] }];
    }),
  );
  const timeline = buildTimeline(plan, spoken, config);
  const samples = frameToSample(timeline.frames, config.fps);
  return { durationMs: Math.round((samples * 1000) / SAMPLE_RATE), pieces: timeline.pieces.length };
}

/**
 * The quote of a film. `ready`: how many things of each stage are made already and therefore free. A stage's
 * cost is what is still to be made, rounded up to whole micro-dollars.
 */
export function estimateFilm(
  plan: FilmPlan,
  config: JobConfig,
  ready: Readonly<Partial<Record<Stage, number>>> = {},
): Estimate {
  const { durationMs, pieces } = guessDurationMs(plan, config);
  const lines = linesOf(plan);
  const shots = shotsOf(plan).length;
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  const counts: Record<Stage, { count: number; units: number }> = {
    plan: { count: 1, units: 1 },
    picture: { count: shots, units: shots },
    clip: { count: shots, units: durationMs / 1000 },
    speech: { count: lines.length, units: characters },
    music: { count: 1, units: 1 },
    render: { count: pieces, units: pieces },
  };
  const stages = STAGES.flatMap((stage) => {
    const provider = providerOf(stage, config);
    if (provider === null) return [];
    const { count, units } = counts[stage];
    const made = Math.min(count, ready[stage] ?? 0);
    const share = count === 0 ? 0 : (count - made) / count;
    const costMicros = Math.ceil(units * share * priceOf(stage, provider).unitMicros);
    return [{ stage, provider, count, ready: made, costMicros }];
  });
  const costMicros = stages.reduce((sum, stage) => sum + stage.costMicros, 0);
  return {
    stages,
    shots,
    durationMs,
    costMicros,
    willNotExceedMicros: costMicros,
    currency: 'USD',
  };
}
