import { createMiddleware } from 'hono/factory';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

/** Lets admins through, signed in themselves, behind `requireUser`. Throws `auth.forbidden`. */
export const requireAdmin = createMiddleware<AppEnv>(async (c, next) => {
  const { role, apiKeyId } = c.var.user;
  if (role !== 'admin' || apiKeyId !== null) throw createProblem('auth.forbidden');
  await next();
});
