import { eq } from 'drizzle-orm';
import { type CallEnd, gateAfter, OPEN_GATE, type ProviderGate } from '#domain/provider-gate';
import { isPaidByOwnKey } from '#domain/provider-key';
import type { Transaction } from '../db/connect.ts';
import { providerGates } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** Whose gate a call passes: each account at a vendor has its own, so nobody's trouble is everybody's. */
export function gateOf(service: string, paidBy: string | null): string {
  return isPaidByOwnKey(paidBy) ? `${service}/${paidBy}` : service;
}

/** A provider's gate, locked: licences of one provider are taken one after another. */
export async function lockGate(tx: Transaction, service: string): Promise<ProviderGate> {
  await tx.insert(providerGates).values({ service }).onConflictDoNothing();
  const [row] = await tx.select().from(providerGates).where(eq(providerGates.service, service)).for('update');
  if (!row) return OPEN_GATE;
  return {
    failures: row.failures,
    failingSince: row.failingSince?.getTime() ?? null,
    closedUntil: row.closedUntil?.getTime() ?? null,
  };
}

export async function saveGate(tx: Transaction, service: string, gate: ProviderGate): Promise<void> {
  const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));
  await tx
    .update(providerGates)
    .set({
      failures: gate.failures,
      failingSince: dateOf(gate.failingSince),
      closedUntil: dateOf(gate.closedUntil),
    })
    .where(eq(providerGates.service, service));
}

/** Notes how a call of a provider went. */
export async function noteCall(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  attempt: { service: string; paidBy: string | null },
  end: CallEnd,
): Promise<void> {
  const service = gateOf(attempt.service, attempt.paidBy);
  await db.transaction(async (tx) => {
    const before = await lockGate(tx, service);
    if (end.state === 'well' && before.failures === 0) return;
    await saveGate(tx, service, gateAfter(before, end, now().getTime()));
  });
}
