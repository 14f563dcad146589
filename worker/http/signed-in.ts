import type { Context, Input } from 'hono';
import type { AppEnv } from './app-env.ts';
import { BEARER, SIGN_IN } from './open-api.ts';
import { requireUser } from './require-user.ts';

/** What every operation for signed-in users and API keys begins with; `tag`: its chapter in the document. */
export const forUsers = (tag: string) => ({ tags: [tag], security: BEARER, middleware: requireUser });

/** As `forUsers`, of an operation that no API key may ask for. */
export const forSignIns = (tag: string) => ({ tags: [tag], security: SIGN_IN, middleware: requireUser });

/** Who asks and, from the path, for what: the input that most verbs begin with. */
export function asked<Path extends string, Ids>(
  c: Context<AppEnv, Path, Input & { out: { param: Ids } }>,
): { userId: string } & Ids {
  return { userId: c.var.user.id, ...c.req.valid('param') };
}
