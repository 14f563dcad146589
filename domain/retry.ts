/** How often a kind of trouble is worth another attempt, and how long to wait before it. */
export interface RetryRule {
  /** Attempts in all, the first included; 1: never again. */
  attempts: number;
  baseMs: number;
  maxMs: number;
}

const RETRIED: RetryRule = { attempts: 4, baseMs: 1_000, maxMs: 20_000 };
const NEVER: RetryRule = { attempts: 1, baseMs: 0, maxMs: 0 };

/** Which errors are retried. A code that is not here follows what its sender said of it. */
export const RETRY_RULES: Readonly<Record<string, RetryRule>> = {
  /** The composer forgot the order: it was restarted. Nothing is wrong with the order, so at once. */
  'order.lost': { attempts: 12, baseMs: 0, maxMs: 0 },
  /** Nobody was heard of a step until its lease ran out. */
  'step.silent': { attempts: 5, baseMs: 500, maxMs: 10_000 },
  'step.crashed': RETRIED,
  'database.unavailable': { attempts: 12, baseMs: 1_000, maxMs: 15_000 },
  'bucket.unavailable': { attempts: 8, baseMs: 1_000, maxMs: 15_000 },
  'provider.unavailable': { attempts: 6, baseMs: 1_000, maxMs: 30_000 },
  'provider.rate_limited': { attempts: 8, baseMs: 2_000, maxMs: 60_000 },
  'provider.refused': NEVER,
  'picture.refused': NEVER,
  'script.unreadable': NEVER,
  'plan.invalid': NEVER,
  'check.failed': { attempts: 2, baseMs: 0, maxMs: 0 },
};

/** The rule for an error; `retryable` decides for codes without a rule of their own. */
export function retryRule(code: string, retryable: boolean): RetryRule {
  return RETRY_RULES[code] ?? (retryable ? RETRIED : NEVER);
}

/**
 * Milliseconds until the next attempt, or null if `tries` attempts were enough. Exponential backoff
 * with full jitter in its upper half (AWS "Exponential Backoff And Jitter"); `dice` is in [0, 1).
 */
export function retryDelayMs(code: string, retryable: boolean, tries: number, dice: number): number | null {
  const rule = retryRule(code, retryable);
  if (tries >= rule.attempts) return null;
  const ceiling = Math.min(rule.maxMs, rule.baseMs * 2 ** Math.max(0, tries - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * dice);
}
