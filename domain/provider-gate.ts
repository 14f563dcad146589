import { PROVIDER_MODELS } from './provider-models.ts';
import { compatiblePlanModel } from './vendors/compatible-planner.ts';

/** A provider's circuit breaker (Nygard, "Release It!"): what is known of how its last calls went. */
export interface ProviderGate {
  /** Failed calls in a row. */
  failures: number;
  /** Of the first of them; null: the last call went well. Milliseconds since the epoch. */
  failingSince: number | null;
  /** Nobody calls before this; null: anybody may. */
  closedUntil: number | null;
}

export const OPEN_GATE: ProviderGate = { failures: 0, failingSince: null, closedUntil: null };

/** So many failures in a row close the gate. */
const FAILURES_MAX = 5;
const FIRST_CLOSED_MS = 5_000;
const LONGEST_CLOSED_MS = 60_000;
/** A provider that has failed for so long is down: whoever waits for it hears that. */
const DOWN_MS = 15 * 60_000;

/** Calls under way at one provider, over all users: beyond it a caller waits its turn. */
export const CALLS_A_PROVIDER = 32;
/** The same of one user, so that a long film does not keep everybody else waiting. */
export const CALLS_A_USER = 8;

/** Calls of one user under way at one model: fewer where the model's vendor takes fewer. */
export function callsAtOnce(provider: string, model: string): number {
  const facts =
    provider === 'compatible'
      ? compatiblePlanModel(model)
      : PROVIDER_MODELS.find((m) => m.provider === provider && m.model === model);
  return Math.min(CALLS_A_USER, facts?.maxConcurrent ?? CALLS_A_USER);
}

/** May somebody call now? `closed` says when to ask again. */
export type GateAnswer = { state: 'open' } | { state: 'closed'; retryAfterMs: number } | { state: 'down' };

/**
 * Asks a gate. After a closed time one caller goes through and tries: it must store `gate`, which holds the
 * others back until that call's end is known.
 */
export function askGate(gate: ProviderGate, now: number): { answer: GateAnswer; gate: ProviderGate } {
  if (gate.closedUntil !== null && gate.closedUntil > now) {
    const down = gate.failingSince !== null && now - gate.failingSince >= DOWN_MS;
    const answer: GateAnswer = down
      ? { state: 'down' }
      : { state: 'closed', retryAfterMs: gate.closedUntil - now };
    return { answer, gate };
  }
  if (gate.failures < FAILURES_MAX) return { answer: { state: 'open' }, gate };
  return { answer: { state: 'open' }, gate: { ...gate, closedUntil: now + closedMs(gate.failures) } };
}

function closedMs(failures: number): number {
  return Math.min(LONGEST_CLOSED_MS, FIRST_CLOSED_MS * 2 ** Math.max(0, failures - FAILURES_MAX));
}

/** How a call went, as far as it tells of the provider: what is wrong with one request alone is `well`. */
export type CallEnd = { state: 'well' } | { state: 'failed' } | { state: 'slow-down'; retryAfterMs: number };

/** A gate after a call has ended. */
export function gateAfter(gate: ProviderGate, end: CallEnd, now: number): ProviderGate {
  switch (end.state) {
    case 'well':
      return OPEN_GATE;
    case 'slow-down':
      // It answers, so it does not fail; but nobody asks before it said so.
      return { ...OPEN_GATE, closedUntil: Math.max(gate.closedUntil ?? 0, now + end.retryAfterMs) };
    case 'failed': {
      const failures = gate.failures + 1;
      const closedUntil = failures >= FAILURES_MAX ? now + closedMs(failures) : gate.closedUntil;
      return { failures, failingSince: gate.failingSince ?? now, closedUntil };
    }
    default:
      return end satisfies never;
  }
}
