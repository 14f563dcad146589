import { and, eq, lt, or, sql } from 'drizzle-orm';
import { createMiddleware } from 'hono/factory';
import { sha256Hex } from '#domain/content-key';
import { idempotencyKeys, type StoredResponse } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { IdPrefix } from '../ids.ts';
import type { AppEnv } from './app-env.ts';
import { describeForLog } from './to-problem.ts';

/** After a day a key is free again. */
const KEY_LIFE_MS = 24 * 3600_000;
/** No request runs this long: one that still seems to has died, and its key may be taken over with its id. */
const RUNNING_MS = 30_000;
const KEPT_HEADERS = ['content-type', 'location', 'etag'];

/**
 * Honours `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header): of any number of requests with
 * one key one runs, and its success is answered to all that follow. A request that is refused frees its key.
 *
 * It also chooses the id of what the request creates (`c.var.resourceId`), kept with the key: if the Worker dies
 * between commit and answer, or nobody knows whether it committed, the repeat runs with the same id and finds
 * what the first one made. `prefix`: of that id. Goes behind `requireUser`. Throws `idempotency.in_flight`,
 * `idempotency.mismatch`.
 */
export const idempotent = (prefix: IdPrefix) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const { deps } = c.var;
    const key = c.req.header('idempotency-key');
    c.set('resourceId', deps.newId(prefix));
    if (key === undefined) return next();
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      const errors = [{ path: 'Idempotency-Key', message: 'Use 1 to 255 visible ASCII characters' }];
      throw createProblem('request.invalid', { errors });
    }
    const claim = {
      userId: c.var.user.id,
      route: `${c.req.method} ${c.req.path}`,
      key,
      requestHash: sha256Hex(await c.req.text()),
      resourceId: c.var.resourceId,
      createdAt: deps.now(),
    };
    const claimed = await claimKey(deps, claim);
    if ('stored' in claimed) {
      const { status, headers, body } = claimed.stored;
      return new Response(body, { status, headers: { ...headers, 'idempotency-replayed': 'true' } });
    }
    c.set('resourceId', claimed.resourceId);
    await next();
    try {
      await settleKey(deps, claim, c.res);
    } catch (error) {
      // The client must hear what became of its request; a repeat meets the key in flight for a while.
      console.error(
        JSON.stringify({ level: 'error', event: 'idempotency.unstored', ...describeForLog(error) }),
      );
    }
  });

interface Claim {
  userId: string;
  route: string;
  key: string;
  requestHash: string;
  resourceId: string;
  /** When this request claimed the key: another time means that another has taken it over. */
  createdAt: Date;
}

/** Claims the key for this request, under the id that goes with it, or finds the answer of the one that had it. */
async function claimKey(
  { db }: Pick<Deps, 'db'>,
  claim: Claim,
): Promise<{ resourceId: string } | { stored: StoredResponse }> {
  const at = claim.createdAt;
  const fresh = { ...claim, state: 'running' as const, response: null };
  const isOver = lt(idempotencyKeys.createdAt, ago(at, KEY_LIFE_MS));
  const isDead = and(
    eq(idempotencyKeys.state, 'running'),
    lt(idempotencyKeys.createdAt, ago(at, RUNNING_MS)),
    eq(idempotencyKeys.requestHash, claim.requestHash),
  );
  const [claimed] = await db
    .insert(idempotencyKeys)
    .values(fresh)
    .onConflictDoUpdate({
      target: [idempotencyKeys.userId, idempotencyKeys.route, idempotencyKeys.key],
      // Who takes over from a dead request goes on with its id; a key whose day is over begins anew.
      set: {
        ...fresh,
        resourceId: sql`CASE WHEN ${isOver} OR ${idempotencyKeys.resourceId} = '' THEN ${claim.resourceId}
          ELSE ${idempotencyKeys.resourceId} END`,
      },
      setWhere: or(isOver, isDead),
    })
    .returning({ resourceId: idempotencyKeys.resourceId });
  if (claimed) return claimed;
  const [row] = await db.select().from(idempotencyKeys).where(whereKey(claim));
  if (row && row.requestHash !== claim.requestHash) throw createProblem('idempotency.mismatch');
  if (row?.response) return { stored: row.response };
  throw createProblem('idempotency.in_flight', { headers: { 'retry-after': '1' } });
}

/**
 * Keeps a success. A refusal made nothing, so its key is free; of an error on our side nobody knows, so the key
 * keeps its id and is dead at once: the repeat takes it over.
 */
async function settleKey({ db }: Pick<Deps, 'db'>, claim: Claim, answer: Response): Promise<void> {
  if (answer.ok) {
    const response = await store(answer);
    await db.update(idempotencyKeys).set({ state: 'done', response }).where(whereOwn(claim));
  } else if (answer.status < 500) {
    await db.delete(idempotencyKeys).where(whereOwn(claim));
  } else {
    const createdAt = ago(claim.createdAt, RUNNING_MS + 1);
    await db.update(idempotencyKeys).set({ createdAt }).where(whereOwn(claim));
  }
}

const ago = (at: Date, ms: number) => new Date(at.getTime() - ms);

const whereKey = ({ userId, route, key }: Claim) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

const whereOwn = (claim: Claim) => and(whereKey(claim), eq(idempotencyKeys.createdAt, claim.createdAt));

async function store(response: Response): Promise<StoredResponse> {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, body: await response.clone().text() };
}
