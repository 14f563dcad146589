import { describe, expect, it } from 'vitest';
import {
  askGate,
  CALLS_A_PROVIDER,
  CALLS_A_USER,
  callsAtOnce,
  gateAfter,
  OPEN_GATE,
  type ProviderGate,
} from './provider-gate.ts';

const NOW = 1_000_000;
const failed = { state: 'failed' } as const;
const afterFailures = (count: number, at = NOW): ProviderGate =>
  Array.from({ length: count }).reduce<ProviderGate>((gate) => gateAfter(gate, failed, at), OPEN_GATE);

describe('a provider’s gate', () => {
  it('stays open while calls go well, and through a few failures', () => {
    expect(askGate(OPEN_GATE, NOW)).toEqual({ answer: { state: 'open' }, gate: OPEN_GATE });
    const shaky = afterFailures(4);
    expect(shaky).toEqual({ failures: 4, failingSince: NOW, closedUntil: null });
    expect(askGate(shaky, NOW)).toEqual({ answer: { state: 'open' }, gate: shaky });
    expect(gateAfter(shaky, { state: 'well' }, NOW)).toEqual(OPEN_GATE);
  });

  it('closes after five failures in a row, longer each time, up to a minute', () => {
    expect(askGate(afterFailures(5), NOW).answer).toEqual({ state: 'closed', retryAfterMs: 5_000 });
    expect(askGate(afterFailures(6), NOW).answer).toEqual({ state: 'closed', retryAfterMs: 10_000 });
    expect(askGate(afterFailures(8), NOW).answer).toEqual({ state: 'closed', retryAfterMs: 40_000 });
    expect(askGate(afterFailures(9), NOW).answer).toEqual({ state: 'closed', retryAfterMs: 60_000 });
    expect(askGate(afterFailures(30), NOW).answer).toEqual({ state: 'closed', retryAfterMs: 60_000 });
  });

  it('lets one caller try when its time is over, and holds the others back', () => {
    const closed = afterFailures(5);
    const first = askGate(closed, NOW + 5_000);
    expect(first.answer).toEqual({ state: 'open' });
    expect(first.gate.closedUntil).toBe(NOW + 10_000);
    expect(askGate(first.gate, NOW + 5_000).answer).toEqual({ state: 'closed', retryAfterMs: 5_000 });
    expect(gateAfter(first.gate, { state: 'well' }, NOW + 6_000)).toEqual(OPEN_GATE);
    const again = gateAfter(first.gate, failed, NOW + 6_000);
    expect(again).toEqual({ failures: 6, failingSince: NOW, closedUntil: NOW + 16_000 });
  });

  it('says that a provider is down after a quarter of an hour', () => {
    const since = NOW - 15 * 60_000;
    const gate = { failures: 12, failingSince: since, closedUntil: NOW + 1 };
    expect(askGate(gate, NOW).answer).toEqual({ state: 'down' });
    expect(askGate({ ...gate, failingSince: since + 1 }, NOW).answer).toEqual({
      state: 'closed',
      retryAfterMs: 1,
    });
    expect(askGate(gate, NOW + 1).answer).toEqual({ state: 'open' });
  });

  it('waits as long as a provider asks for, without counting that as a failure', () => {
    const slow = gateAfter(afterFailures(3), { state: 'slow-down', retryAfterMs: 7_000 }, NOW);
    expect(slow).toEqual({ failures: 0, failingSince: null, closedUntil: NOW + 7_000 });
    expect(askGate(slow, NOW + 6_999).answer).toEqual({ state: 'closed', retryAfterMs: 1 });
    expect(askGate(slow, NOW + 7_000)).toEqual({ answer: { state: 'open' }, gate: slow });
    const shorter = gateAfter(slow, { state: 'slow-down', retryAfterMs: 10 }, NOW);
    expect(shorter.closedUntil).toBe(NOW + 7_000);
    const failedThen = gateAfter(slow, failed, NOW + 1);
    expect(failedThen).toEqual({ failures: 1, failingSince: NOW + 1, closedUntil: NOW + 7_000 });
  });

  it('says that nobody knows since when, rather than that it is down', () => {
    const gate = { failures: 12, failingSince: null, closedUntil: NOW + 1 };
    expect(askGate(gate, NOW).answer).toEqual({ state: 'closed', retryAfterMs: 1 });
  });

  it('keeps the longer of two waits, and none that is over', () => {
    const waited = { failures: 0, failingSince: null, closedUntil: NOW - 1 };
    expect(gateAfter(waited, { state: 'slow-down', retryAfterMs: 5 }, NOW).closedUntil).toBe(NOW + 5);
    expect(gateAfter(OPEN_GATE, { state: 'slow-down', retryAfterMs: 0 }, NOW).closedUntil).toBe(NOW);
  });

  it('lets a user call less than all users together', () => {
    expect([CALLS_A_USER, CALLS_A_PROVIDER]).toEqual([8, 32]);
    expect(callsAtOnce('elevenlabs', 'eleven_multilingual_v2')).toBe(3);
    expect(callsAtOnce('openai', 'withdrawn')).toBe(CALLS_A_USER);
    expect(callsAtOnce('compatible', 'llama3:8b')).toBe(2);
    expect(callsAtOnce('openai', 'eleven_multilingual_v2')).toBe(CALLS_A_USER);
  });
});
