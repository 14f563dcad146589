import { createMiddleware } from 'hono/factory';
import { authenticate } from '../auth/authenticate.ts';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

/** RFC 6750 token68, and no more of it than a token of ours can have. */
const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{1,2048}=*)$/i;

/** Lets signed-in users through and puts them into the context. Throws `auth.required`, `auth.invalid_token`. */
export const requireUser = createMiddleware<AppEnv>(async (c, next) => {
  const header = c.req.header('authorization');
  if (header === undefined) {
    throw createProblem('auth.required', { headers: { 'www-authenticate': 'Bearer' } });
  }
  const token = BEARER.exec(header)?.[1];
  const user = token === undefined ? null : await authenticate(c.var.deps, token);
  if (!user) {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
    throw createProblem('auth.invalid_token', { headers });
  }
  c.set('user', user);
  await next();
});
