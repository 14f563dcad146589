import { and, eq, lt, or } from 'drizzle-orm';
import { createMiddleware } from 'hono/factory';
import { sha256Hex } from '#domain/content-key';
import { idempotencyKeys, type StoredResponse } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { describeForLog } from './to-problem.ts';

/** After a day a key is free again. */
const KEY_LIFE_MS = 24 * 3600_000;
/** No request runs this long: one that still seems to has died, and its key may be taken over. */
const RUNNING_MS = 120_000;
const KEPT_HEADERS = ['content-type', 'location', 'etag'];

/**
 * Honours `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header): of any number of requests with
 * one key one runs, and its success is answered to all that follow. A request that fails frees its key.
 * Goes behind `requireUser`. Throws `idempotency.in_flight`, `idempotency.mismatch`.
 */
export const idempotent = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return next();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const errors = [{ path: 'Idempotency-Key', message: 'Use 1 to 255 visible ASCII characters' }];
    throw createProblem('request.invalid', { errors });
  }
  const { deps } = c.var;
  const claim = {
    userId: c.var.user.id,
    route: `${c.req.method} ${c.req.path}`,
    key,
    requestHash: sha256Hex(await c.req.text()),
  };
  const stored = await claimKey(deps, claim);
  if (stored) {
    return new Response(stored.body, {
      status: stored.status,
      headers: { ...stored.headers, 'idempotency-replayed': 'true' },
    });
  }
  await next();
  try {
    if (c.error || !c.res.ok) {
      await deps.db.delete(idempotencyKeys).where(whereKey(claim));
    } else {
      const response = await store(c.res);
      await deps.db.update(idempotencyKeys).set({ state: 'done', response }).where(whereKey(claim));
    }
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
}

/** Claims the key for this request (null), or finds the answer of the one that had it. */
async function claimKey({ db, now }: Pick<Deps, 'db' | 'now'>, claim: Claim): Promise<StoredResponse | null> {
  const at = now();
  const before = (ms: number) => new Date(at.getTime() - ms);
  const fresh = { ...claim, state: 'running' as const, response: null, createdAt: at };
  const [claimed] = await db
    .insert(idempotencyKeys)
    .values(fresh)
    .onConflictDoUpdate({
      target: [idempotencyKeys.userId, idempotencyKeys.route, idempotencyKeys.key],
      set: fresh,
      setWhere: or(
        lt(idempotencyKeys.createdAt, before(KEY_LIFE_MS)),
        and(eq(idempotencyKeys.state, 'running'), lt(idempotencyKeys.createdAt, before(RUNNING_MS))),
      ),
    })
    .returning({ key: idempotencyKeys.key });
  if (claimed) return null;
  const [row] = await db.select().from(idempotencyKeys).where(whereKey(claim));
  if (row && row.requestHash !== claim.requestHash) throw createProblem('idempotency.mismatch');
  if (row?.response) return row.response;
  throw createProblem('idempotency.in_flight', { headers: { 'retry-after': '1' } });
}

const whereKey = ({ userId, route, key }: Claim) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

async function store(response: Response): Promise<StoredResponse> {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, body: await response.clone().text() };
}
