import { freeAssetKey } from '#domain/asset-key';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { type Preview, type PreviewRequest, type PreviewThing, previewThing } from '#domain/preview';
import { paidAssetKey } from '#domain/provider-requests';
import { findReadyAssets } from '../assets/claim-assets.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem, ProblemError } from '../errors.ts';
import { judgeScript } from '../moderation/judge-text.ts';
import { requireAllowed } from '../plans/require-allowed.ts';
import { settleStage } from '../plans/settle-providers.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { presentPreview } from './present-preview.ts';
import { PREVIEW } from './preview-errand.ts';
import { findPreview, type PreviewFacts, pricesOf, requireMoney, storePreview } from './store-preview.ts';

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
  if (!made) {
    // What is being made has its money already.
    const known = await findPreview(deps, facts);
    if (known?.state === 'making') return presentPreview(deps, known);
    await requireMoney(deps, input, facts.willNotExceedMicros);
  }
  const row = await storePreview(deps, { ...facts, ready: made !== undefined });
  if (row.state === 'making') await wakeErrand(deps, PREVIEW, row.id);
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
): Promise<PreviewFacts> {
  const shared = { id, userId, apiKeyId, kind: wish.kind };
  if (!('request' in thing)) {
    const assetKey = freeAssetKey(userId, thing.work, {}, await deps.composer.version());
    const free = { priceMicros: 0, willNotExceedMicros: 0, ownKeyId: null, ownKeyMicros: 0 };
    return { ...shared, ...free, assetKey, work: thing.work, purchase: null };
  }
  const { request } = thing;
  const assetKey = paidAssetKey(userId, request);
  const purchase = { request, assetKey, shotId: null, lineId: null };
  return { ...shared, ...pricesOf([purchase], ownKeyId), assetKey, purchase, work: null };
}
