/** The month that a moment's spending counts for, `YYYY-MM` in UTC. */
export function budgetPeriod(at: Date): string {
  return at.toISOString().slice(0, 7);
}
