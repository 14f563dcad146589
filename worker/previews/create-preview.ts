import { and, eq } from 'drizzle-orm';
import { freeAssetKey } from '#domain/asset-key';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { type Preview, type PreviewRequest, type PreviewThing, previewThing } from '#domain/preview';
import { ceilingMicros, priceMicros } from '#domain/prices';
import { type ProviderRequest, paidAssetKey } from '#domain/provider-requests';
import { reserveOfKey } from '../api-keys/key-spending.ts';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem, ProblemError } from '../errors.ts';
import { overBudget } from '../jobs/over-budget.ts';
import { BudgetExceeded, reserveBudget } from '../jobs/reserve-budget.ts';
import { judgeScript } from '../moderation/judge-text.ts';
import { requireAllowed } from '../plans/require-allowed.ts';
import { settleStage } from '../plans/settle-providers.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { presentPreview } from './present-preview.ts';
import { sendPreview } from './send-preview.ts';

type CreateDeps = Pick<Deps, 'db' | 'bucket' | 'composer' | 'queues' | 'settings' | 'now' | 'newId'>;

interface NewPreview {
  /** Of a new one. */
  id: string;
  userId: string;
  /** The API key that pays; null: the user, signed in. */
  apiKeyId: string | null;
  wish: PreviewRequest;
}

const STAGES = { voice: 'voice', music: 'music', picture: 'image' } as const;

/**
 * Has a voice, a score or a picture made to try, once what it says or shows was moderated. What is made already, for
 * a film or before, is answered at once and costs nothing; otherwise the price must fit into the budget. Throws
 * `script.refused`, `provider.key_missing`, `provider.unknown`, `budget.exceeded`, `composer.unavailable`.
 */
export async function createPreview(deps: CreateDeps, input: NewPreview): Promise<Preview> {
  const { userId, wish } = input;
  await requireHarmless(deps, userId, wish);
  const own = await ownKeysOf(deps.db, userId);
  const choice = chosen(() => settleStage({ ...deps, own }, STAGES[wish.kind], wish.asked.provider));
  const thing = previewThing(wish, choice);
  requireVoice(wish, choice, thing);
  const facts = await factsOf(
    deps,
    input,
    thing,
    'request' in thing ? own[thing.request.provider] : undefined,
  );
  const made = (await findReadyAssets(deps.db, [facts.assetKey], deps.now())).get(facts.assetKey);
  if (wish.asked.quoteOnly && !made)
    return presentPreview(deps, { ...facts, id: null, state: 'quoted', error: null });
  if (!made) await requireMoney(deps, input, facts.willNotExceedMicros);
  const row = await store(deps, { ...facts, ready: made !== undefined });
  if (row.state === 'making') await sendPreview(deps, row.id);
  return presentPreview(deps, row, made);
}

async function requireHarmless(deps: CreateDeps, userId: string, wish: PreviewRequest): Promise<void> {
  // Genres and moods are words of ours.
  if (wish.kind === 'music') return;
  const [text, path] = wish.kind === 'voice' ? [wish.asked.text, 'text'] : [wish.asked.prompt, 'prompt'];
  requireAllowed(await judgeScript(deps, { userId, jobId: null }, text), path);
}

/** The problem of a choice, under the field that made it here. */
function chosen(settle: () => string): string {
  try {
    return settle();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const errors = (error.errors ?? []).map(({ message }) => ({ path: 'provider', message }));
    throw createProblem(error.code, { detail: error.message, errors });
  }
}

/** A voice that the model has not would be another one. */
function requireVoice(wish: PreviewRequest, choice: string, thing: PreviewThing): void {
  const wished = wish.kind === 'voice' ? wish.asked.voice : undefined;
  if (wished === undefined) return;
  const speaks =
    'request' in thing
      ? thing.request.kind === 'speech' && thing.request.voice
      : thing.work.kind === 'speech' && EMBEDDED.has(thing.work.order.voice) && thing.work.order.voice;
  if (speaks === wished) return;
  const message = `${choice} has no voice ${wished}`;
  throw createProblem('request.invalid', { errors: [{ path: 'voice', message }] });
}

const EMBEDDED: ReadonlySet<string> = new Set(EMBEDDED_VOICES);

async function factsOf(
  deps: CreateDeps,
  { id, userId, apiKeyId, wish }: NewPreview,
  thing: PreviewThing,
  ownKeyId: string | undefined,
) {
  const shared = { id, userId, apiKeyId, kind: wish.kind };
  if (!('request' in thing)) {
    const assetKey = freeAssetKey(userId, thing.work, {}, await deps.composer.version());
    const free = { priceMicros: 0, willNotExceedMicros: 0, ownKeyId: null, ownKeyMicros: 0 };
    return { ...shared, ...free, assetKey, work: thing.work, purchase: null };
  }
  const { request } = thing;
  const assetKey = paidAssetKey(userId, request);
  const purchase = { request, assetKey, shotId: null, lineId: null };
  return { ...shared, ...pricesOf(request, ownKeyId), assetKey, purchase, work: null };
}

function pricesOf(request: ProviderRequest, ownKeyId: string | undefined) {
  const { provider, model } = request;
  const price = priceMicros(provider, model, request);
  return ownKeyId === undefined
    ? {
        priceMicros: price,
        willNotExceedMicros: ceilingMicros(provider, model, request),
        ownKeyId: null,
        ownKeyMicros: 0,
      }
    : { priceMicros: 0, willNotExceedMicros: 0, ownKeyId, ownKeyMicros: price };
}

/** Tried and undone: the licence takes the money, and this says beforehand that there is too little. */
class Undone extends Error {}

async function requireMoney(
  { db, settings, now }: CreateDeps,
  { userId, apiKeyId }: NewPreview,
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

/** The preview's row; the same content again is the row that it was, and one that failed is tried anew. */
async function store(
  { db, now }: CreateDeps,
  { ready, ...facts }: Awaited<ReturnType<typeof factsOf>> & { ready: boolean },
): Promise<typeof previews.$inferSelect> {
  const at = now();
  const state = ready ? ('ready' as const) : ('making' as const);
  const fresh = { state, tries: 0, error: null, leaseUntil: at };
  const same = and(eq(previews.userId, facts.userId), eq(previews.assetKey, facts.assetKey));
  const row = await db.transaction(async (tx) => {
    const [known] = await tx.select().from(previews).where(same).for('update');
    if (known && (known.state === state || known.state === 'making')) return known;
    const { id: _, ...anew } = facts;
    if (known)
      return (
        await tx
          .update(previews)
          .set({ ...anew, ...fresh })
          .where(same)
          .returning()
      )[0];
    // Two at once: the second finds what the first has made.
    const values = { ...facts, ...fresh, createdAt: at };
    const [created] = await tx.insert(previews).values(values).onConflictDoNothing().returning();
    return created ?? (await tx.select().from(previews).where(same))[0];
  });
  if (!row) throw new Error('the preview went away while it was asked for');
  return row;
}
