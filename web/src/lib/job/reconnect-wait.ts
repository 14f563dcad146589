const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20_000;

/** How long to wait before connection attempt `attempt` (from 1), in ms; `dice` is uniform in 0–1. */
export function reconnectWaitMs(attempt: number, dice: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return wait / 2 + (wait / 2) * dice;
}
