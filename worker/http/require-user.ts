import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isApiKey } from '../api-keys/api-key-token.ts';
import { authenticateKey } from '../api-keys/authenticate-key.ts';
import { requiredScope } from '../api-keys/required-scope.ts';
import { authenticate } from '../auth/authenticate.ts';
import { createProblem } from '../errors.ts';
import type { AppEnv, SignedInUser } from './app-env.ts';

/** RFC 6750 token68, and no more of it than a token of ours can have. */
const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{1,2048}=*)$/i;

/**
 * Lets signed-in users and API keys through and puts the user into the context. A key needs the scope of the operation.
 * Throws `auth.required`, `auth.invalid_token`, `auth.scope_missing`.
 */
export const requireUser = createMiddleware<AppEnv>(async (c, next) => {
  const user = await userOf(c);
  if (!user) {
    throw createProblem('auth.required', { headers: { 'www-authenticate': 'Bearer' } });
  }
  c.set('user', user);
  await next();
});

/** Keeps guests out, behind `requireUser`. Throws `guest.not_allowed`. */
export const requireAccount = createMiddleware<AppEnv>(async (c, next) => {
  if (c.var.user.guestUntil !== null) throw createProblem('guest.not_allowed');
  await next();
});

/** Who asks; null: the request names nobody. Throws `auth.invalid_token`, `auth.scope_missing`. */
export async function userOf(c: Context<AppEnv>): Promise<SignedInUser | null> {
  const header = c.req.header('authorization');
  if (header === undefined) return null;
  const token = BEARER.exec(header)?.[1];
  const user = token === undefined ? null : await identify(c, token);
  if (user) return user;
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  throw createProblem('auth.invalid_token', { headers });
}

async function identify(c: Context<AppEnv>, token: string): Promise<SignedInUser | null> {
  if (!isApiKey(token)) {
    const caller = await authenticate(c.var.deps, token);
    return caller && { ...caller.user, apiKeyId: null, sessionId: caller.sessionId };
  }
  const caller = await authenticateKey(c.var.deps, token);
  if (!caller) return null;
  const scope = requiredScope(c.req.method, c.req.path);
  if (scope === 'sign-in') {
    throw createProblem('auth.scope_missing', { detail: 'This wants a sign-in; no API key may do it.' });
  }
  if (!caller.apiKey.scopes.includes(scope)) {
    const headers = { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` };
    throw createProblem('auth.scope_missing', { detail: `The API key lacks the scope ${scope}.`, headers });
  }
  return { ...caller.user, apiKeyId: caller.apiKey.id, sessionId: null };
}
