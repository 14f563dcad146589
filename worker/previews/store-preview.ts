import { and, eq } from 'drizzle-orm';
import { remainingCeiling } from '#domain/cost';
import type { FilmPart } from '#domain/film-parts';
import { priceMicros } from '#domain/prices';
import { reserveOfKey } from '../api-keys/key-spending.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { overBudget } from '../jobs/over-budget.ts';
import { BudgetExceeded, reserveBudget } from '../jobs/reserve-budget.ts';

export type PreviewRow = typeof previews.$inferSelect;

/**
 * What buying these parts is expected to cost and cannot exceed: a lost answer that must be paid again included. An own
 * key pays in no budget.
 */
export function pricesOf(
  parts: readonly Pick<FilmPart, 'assetKey' | 'request' | 'most'>[],
  ownKeyId: string | undefined,
): Pick<PreviewRow, 'priceMicros' | 'willNotExceedMicros' | 'ownKeyId' | 'ownKeyMicros'> {
  const price = parts
    .flatMap(({ request }) => request ?? [])
    .reduce((sum, request) => sum + priceMicros(request.provider, request.model, request), 0);
  if (ownKeyId !== undefined)
    return { priceMicros: 0, willNotExceedMicros: 0, ownKeyId, ownKeyMicros: price };
  return {
    priceMicros: price,
    willNotExceedMicros: remainingCeiling(parts),
    ownKeyId: null,
    ownKeyMicros: 0,
  };
}

/** Tried and undone: the licence takes the money, and this says beforehand that there is too little. */
class Undone extends Error {}

/** Throws `budget.exceeded` unless the month and the API key have so much left. */
export async function requireMoney(
  { db, settings, now }: Pick<Deps, 'db' | 'settings' | 'now'>,
  { userId, apiKeyId }: { userId: string; apiKeyId: string | null },
  micros: number,
): Promise<void> {
  if (micros === 0) return;
  const period = budgetPeriod(now());
  try {
    await db.transaction(async (tx) => {
      await reserveOfKey(tx, { apiKeyId, period, micros });
      await reserveBudget(tx, settings, { userId, period, micros });
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof BudgetExceeded) throw overBudget(error.shortfall, error);
    if (!(error instanceof Undone)) throw error;
  }
}

/** The user's preview of a content; null: none was asked for. */
export async function findPreview(
  { db }: Pick<Deps, 'db'>,
  { userId, assetKey }: Pick<PreviewRow, 'userId' | 'assetKey'>,
): Promise<PreviewRow | null> {
  const same = and(eq(previews.userId, userId), eq(previews.assetKey, assetKey));
  return (await db.select().from(previews).where(same))[0] ?? null;
}

/** What is known of a preview before it is stored. */
export type PreviewFacts = Pick<
  PreviewRow,
  | 'id'
  | 'userId'
  | 'apiKeyId'
  | 'kind'
  | 'assetKey'
  | 'purchase'
  | 'work'
  | 'priceMicros'
  | 'willNotExceedMicros'
  | 'ownKeyId'
  | 'ownKeyMicros'
>;

/** The preview's row; the same content again is the row that it was, and one that failed is tried anew. */
export async function storePreview(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { ready, ...facts }: PreviewFacts & { ready: boolean },
): Promise<PreviewRow> {
  const at = now();
  const state = ready ? ('ready' as const) : ('making' as const);
  const fresh = { state, tries: 0, error: null, leaseUntil: at };
  const same = and(eq(previews.userId, facts.userId), eq(previews.assetKey, facts.assetKey));
  const row = await db.transaction(async (tx) => {
    const [known] = await tx.select().from(previews).where(same).for('update');
    if (known && (known.state === state || known.state === 'making')) return known;
    if (known) {
      const { id: _, ...anew } = facts;
      // What was spent before counts against the bound that was told before.
      const purchase = anew.purchase && { ...anew.purchase, round: known.fence };
      const change = { ...anew, ...fresh, purchase };
      return (await tx.update(previews).set(change).where(same).returning())[0];
    }
    // Two at once: the second finds what the first has made.
    const values = { ...facts, ...fresh, createdAt: at };
    const [created] = await tx.insert(previews).values(values).onConflictDoNothing().returning();
    return created ?? (await tx.select().from(previews).where(same))[0];
  });
  if (!row) throw new Error('the preview went away while it was asked for');
  return row;
}
