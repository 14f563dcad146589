import { NO_LOOKUP, type PlanModel } from '../provider-model.ts';

/** What tokens of the server's model cost, in micro-dollars a million; 0: nothing. */
export interface TokenPrices {
  inputMicros: number;
  outputMicros: number;
}

const PRICED = /^(.+)@(\d{1,10})\/(\d{1,10})$/;

/**
 * The name under which a model of the owner's own server is chosen, stored and paid: its own name, and its prices where
 * it has any, e.g. `llama3:70b@500000/1500000`. So what was quoted is what is settled, whatever the settings say later.
 */
export function compatibleModel(model: string, { inputMicros, outputMicros }: TokenPrices): string {
  const free = inputMicros === 0 && outputMicros === 0;
  return free ? model : `${model}@${inputMicros}/${outputMicros}`;
}

/** What such a name says: the model as the server calls it, and its prices. */
export function readCompatible(name: string): { model: string; prices: TokenPrices } {
  const [, model, input, output] = PRICED.exec(name) ?? [];
  return {
    model: model ?? name,
    prices: { inputMicros: Number(input ?? 0), outputMicros: Number(output ?? 0) },
  };
}

/** Nothing is known of its limits but what small models take. */
export function compatiblePlanModel(name: string): PlanModel {
  return {
    stage: 'plan',
    provider: 'compatible',
    ...NO_LOOKUP,
    model: name,
    title: `${readCompatible(name).model} on the studio’s own server`,
    textChars: 100_000,
    outputTokens: 16_000,
    maxConcurrent: 2,
    retiresOn: null,
    source: { url: 'https://developers.openai.com/api/reference/resources/chat', readOn: '2026-11-22' },
  };
}
