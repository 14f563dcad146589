import { createMiddleware } from 'hono/factory';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { callerOf } from './caller.ts';

/** Of the bindings in wrangler.toml, in seconds. */
const PERIOD_SECONDS = 60;
/** What costs a password's hash, a mail or an account, or tries a key at a vendor. Looking whether a token is good is not among it. */
const COSTLY =
  /^\/api\/v1\/(auth\/(register|login|guest|forgot-password|reset-password|verify-email)|me\/provider-keys)$/;

/**
 * Turns floods of one address away before anything is done for them, by Cloudflare's own counters: cheap, and exact to
 * a location only. What must be counted exactly (guesses, accounts, money) is counted in Postgres besides. One machine
 * is no address: there nothing is limited. Throws `request.rate_limited`.
 */
export const limitFloods = createMiddleware<AppEnv>(async (c, next) => {
  const { address } = callerOf(c);
  if (address === undefined) return next();
  const { FLOOD_LIMIT, COSTLY_LIMIT } = c.env;
  const limits = [FLOOD_LIMIT, COSTLY.test(c.req.path) && c.req.method === 'POST' ? COSTLY_LIMIT : undefined];
  for (const limit of limits) {
    if (limit === undefined || (await limit.limit({ key: address })).success) continue;
    throw createProblem('request.rate_limited', {
      detail: `Too many requests from your address; wait up to ${PERIOD_SECONDS} s.`,
      headers: { 'retry-after': String(PERIOD_SECONDS) },
    });
  }
  await next();
});
