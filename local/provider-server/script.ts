import { z } from 'zod';
import type { VendorRequest } from './vendor-wire.ts';

const When = z.enum(['before', 'after']).default('before');
const Ms = z.int().min(0).max(600_000);

/**
 * What happens to a request. `before`: nothing is charged; `after`: the work is done and charged, and only then
 * things go wrong. `truncate` charges and breaks off within the body; `duplicate` handles the request twice.
 */
const Fault = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cut'), when: When }),
  z.strictObject({ do: z.literal('hang'), when: When }),
  z.strictObject({ do: z.literal('garbage'), when: When }),
  z.strictObject({ do: z.literal('truncate') }),
  z.strictObject({ do: z.literal('duplicate') }),
  z.strictObject({ do: z.literal('delay'), ms: Ms }),
  z.strictObject({
    do: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfterS: z.int().min(0).max(3_600).optional(),
    when: When,
  }),
  z.strictObject({ do: z.literal('refuse') }),
  z.strictObject({ do: z.literal('quota') }),
  z.strictObject({ do: z.literal('fail-task'), error: z.string().max(500) }),
  z.strictObject({ do: z.literal('slow-task'), ms: Ms }),
]);
export type Fault = z.output<typeof Fault>;

const Rule = z.strictObject({
  method: z.enum(['GET', 'POST']).default('POST'),
  /** What the path must hold, e.g. `/images`; absent: any. */
  path: z.string().max(200).optional(),
  /** What the body, as JSON, must hold. */
  body: z.string().max(500).optional(),
  fault: Fault,
  /** How often it strikes; absent: for ever. */
  times: z.int().min(1).optional(),
  /** How many fitting requests go by first. */
  skip: z.int().min(0).default(0),
  /** How likely it strikes a fitting request. */
  probability: z.number().min(0).max(1).default(1),
});

/** Body of `POST /__script`: replaces the rules before. The same seed and requests give the same faults. */
export const ScriptRequest = z.strictObject({
  seed: z.int().min(0).default(1),
  rules: z.array(Rule).max(1_000).default([]),
});

/** A run of faults. For each request, in their order, the first rule that strikes decides. */
export class Script {
  readonly #rules: { rule: z.output<typeof Rule>; seen: number; struck: number }[];
  #state: number;

  constructor({ seed, rules }: z.output<typeof ScriptRequest>) {
    this.#rules = rules.map((rule) => ({ rule, seen: 0, struck: 0 }));
    this.#state = seed >>> 0;
  }

  faultFor({ method, path, body }: Pick<VendorRequest, 'method' | 'path' | 'body'>): Fault | null {
    const text = body === undefined ? '' : JSON.stringify(body);
    for (const entry of this.#rules) {
      const { rule } = entry;
      const fits = rule.method === method && path.includes(rule.path ?? '') && text.includes(rule.body ?? '');
      if (!fits || (rule.times !== undefined && entry.struck >= rule.times)) continue;
      if (entry.seen++ < rule.skip) continue;
      if (rule.probability < 1 && this.#dice() >= rule.probability) continue;
      entry.struck++;
      return rule.fault;
    }
    return null;
  }

  /** Mulberry32 (Tommy Ettinger, public domain): [0, 1). */
  #dice(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
}
