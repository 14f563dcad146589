import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { StepResult } from '#domain/journal';
import { ceilingMicros, priceMicros } from '#domain/prices';
import { askGate, CALLS_A_PROVIDER, callsAtOnce } from '#domain/provider-gate';
import type { Purchase } from '#domain/purchase';
import { findReadyAssets } from '../assets/claim-assets.ts';
import type { Transaction } from '../db/connect.ts';
import { costRecords, providerKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { type Attempt, type AttemptName, findAttempt, ledgerKey } from './attempt.ts';
import { gateOf, lockGate, saveGate } from './gates.ts';
import { openPurse, ownKeyOf } from './purse.ts';

export type Licence =
  /** Call, once. */
  | { state: 'granted'; attempt: Attempt }
  /** Somebody holds this licence: find out what became of the attempt. */
  | { state: 'known'; attempt: Attempt }
  /** It exists already, bought by an attempt that was late. */
  | { state: 'made'; result: StepResult }
  /** Too many calls are under way, the same thing is being bought, or the provider's gate is closed. */
  | { state: 'wait'; retryAfterMs: number }
  /** The provider has failed for so long that nobody waits for it. */
  | { state: 'down' }
  /** The job may not spend so much any more. */
  | { state: 'over-cap' }
  /** The job does not go on. */
  | { state: 'over' };

const TURN_MS = 1_500;

/** Somebody was faster in the same moment: nothing of this transaction may stay. */
class Overtaken extends Error {}

/**
 * Asks the ledger for the licence of one attempt. The row that it inserts is the licence; money moves from the
 * job's headroom to that row in the same transaction, while the job is under way and its headroom suffices.
 */
export async function takeLicence(
  deps: Pick<Deps, 'db' | 'now' | 'newId' | 'settings'>,
  name: AttemptName,
  purchase: Purchase,
): Promise<Licence> {
  const known = await findAttempt(deps.db, name);
  if (known) return { state: 'known', attempt: known };
  const ready = await findReadyAssets(deps.db, [purchase.assetKey], deps.now());
  const result = ready.get(purchase.assetKey);
  if (result) return { state: 'made', result };
  try {
    return await deps.db.transaction((tx) => decide(tx, deps, name, purchase));
  } catch (error) {
    const other = error instanceof Overtaken ? await findAttempt(deps.db, name) : null;
    if (!other) throw error;
    return { state: 'known', attempt: other };
  }
}

const USE_STEP_MS = 60_000;

async function noteUse(tx: Transaction, id: string, at: Date): Promise<void> {
  const isOld = or(
    isNull(providerKeys.lastUsedAt),
    lt(providerKeys.lastUsedAt, new Date(at.getTime() - USE_STEP_MS)),
  );
  await tx
    .update(providerKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(providerKeys.id, id), isOld));
}

/** Locks in the order gate, job, row; whoever ends attempts locks row, job, budget, and the gate apart. */
async function decide(
  tx: Transaction,
  deps: Pick<Deps, 'now' | 'newId' | 'settings'>,
  name: AttemptName,
  purchase: Purchase,
): Promise<Licence> {
  const { provider, model, kind } = purchase.request;
  // A storyboard is noted on before it is moderated; nothing else is bought before that.
  const stage = kind === 'plan' ? 'moderating' : 'processing';
  const at = deps.now();
  const ownKey = await ownKeyOf(tx, name.jobId, provider);
  const service = gateOf(provider, ownKey);
  const before = await lockGate(tx, service);
  const { answer, gate } = askGate(before, at.getTime());
  if (answer.state === 'closed') return { state: 'wait', retryAfterMs: answer.retryAfterMs };
  if (answer.state === 'down') return { state: 'down' };

  const purse = await openPurse(tx, deps, { ownerId: name.jobId, fence: name.fence, ownKey, stage });
  if (!purse) return { state: 'over' };
  // Vendors count the calls of an account: the studio's, or a user's own.
  const ofAccount =
    ownKey === null
      ? sql`coalesce(${costRecords.paidBy}, '') NOT LIKE 'pvk\\_%'`
      : eq(costRecords.paidBy, ownKey);
  const [open] = await tx
    .select({
      all: sql<number>`(count(*) FILTER (WHERE ${ofAccount}))::int`,
      own: sql<number>`(count(*) FILTER (WHERE ${ofAccount}
        AND ${costRecords.userId} = ${purse.userId} AND ${costRecords.model} = ${model}))::int`,
      same: sql<number>`(count(*) FILTER (WHERE ${costRecords.purchase} ->> 'assetKey' = ${purchase.assetKey}))::int`,
    })
    .from(costRecords)
    .where(and(eq(costRecords.service, provider), eq(costRecords.status, 'reserved')));
  // What a job that has ended is still buying is waited for: it may be stored any moment.
  const busy = (open?.all ?? 0) >= CALLS_A_PROVIDER || (open?.own ?? 0) >= callsAtOnce(provider, model);
  if (busy || (open?.same ?? 0) > 0) {
    return { state: 'wait', retryAfterMs: TURN_MS };
  }

  // What the user's own key pays is no money of any budget.
  const heldMicros = ownKey === null ? ceilingMicros(provider, model, purchase.request) : 0;
  if (!(await purse.take(heldMicros))) return { state: 'over-cap' };
  const [attempt] = await tx
    .insert(costRecords)
    .values({
      id: deps.newId('cst'),
      userId: purse.userId,
      jobId: purse.jobId,
      stepKey: ledgerKey(name),
      attempt: name.attempt,
      round: purse.round,
      fence: name.fence,
      service: provider,
      model,
      estimateMicros: priceMicros(provider, model, purchase.request),
      heldMicros,
      costMicros: 0,
      budgetPeriod: purse.period,
      status: 'reserved',
      paidBy: purse.paidBy,
      purchase,
      createdAt: at,
      touchedAt: at,
    })
    .onConflictDoNothing()
    .returning();
  if (!attempt) throw new Overtaken();
  if (gate !== before) await saveGate(tx, service, gate);
  if (ownKey !== null) await noteUse(tx, ownKey, at);
  return { state: 'granted', attempt };
}
