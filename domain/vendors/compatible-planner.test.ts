import { describe, expect, it } from 'vitest';
import { usageMicros } from '../prices.ts';
import { callsAtOnce } from '../provider-gate.ts';
import { findModel, hasModel } from '../provider-models.ts';
import { compatibleModel, readCompatible } from './compatible-planner.ts';

const NAMES = ['llama3:8b', '@cf/meta/llama-3.1-8b-instruct', 'meta-llama/Llama-3.3-70B-Instruct', 'a@b'];
const PRICES = [
  { inputMicros: 0, outputMicros: 0 },
  { inputMicros: 1, outputMicros: 0 },
  { inputMicros: 1e9, outputMicros: 1e9 },
];

describe('a planner on the owner’s own server', () => {
  it('is named so that model and prices are read from the name again, whatever servers call theirs', () => {
    for (const model of NAMES) {
      for (const prices of PRICES) {
        const name = compatibleModel(model, prices);
        expect(readCompatible(name)).toEqual({ model, prices });
        expect(findModel('plan', `compatible:${name}`)).toMatchObject({
          provider: 'compatible',
          model: name,
        });
        const used = { 'input-text-token': 1_000_000, 'output-text-token': 1_000_000 };
        expect(usageMicros('compatible', name, used)).toBe(prices.inputMicros + prices.outputMicros);
      }
    }
  });

  it('plans and does nothing else, and is not asked more at once than a small server can do', () => {
    const stages = ['image', 'voice', 'video', 'music', 'effect'] as const;
    expect(stages.filter((stage) => hasModel(stage, 'compatible:llama3:8b'))).toEqual([]);
    expect(['compatible', 'compatible:'].filter((choice) => hasModel('plan', choice))).toEqual([]);
    expect(() => usageMicros('compatible', 'llama3:8b', { image: 1 })).toThrow(RangeError);
    expect(callsAtOnce('compatible', 'llama3:8b')).toBe(2);
  });
});
