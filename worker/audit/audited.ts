import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AuditAction } from '#domain/audit';
import type { Database, Transaction } from '../db/connect.ts';
import type { AppEnv } from '../http/app-env.ts';
import { callerOf } from '../http/caller.ts';
import { describeForLog } from '../http/to-problem.ts';
import { noteAudit } from './note-audit.ts';

/** What is noted once it went well, and which parameter names what it was done to. */
const AUDITED: Readonly<Record<string, { action: AuditAction; subject?: string }>> = {
  'POST /api/v1/auth/register': { action: 'account.registered' },
  'POST /api/v1/auth/login': { action: 'session.started' },
  'POST /api/v1/auth/reset-password': { action: 'password.reset' },
  'POST /api/v1/auth/verify-email': { action: 'email.verified' },
  'PATCH /api/v1/me': { action: 'account.changed' },
  'PUT /api/v1/me/password': { action: 'password.changed' },
  'GET /api/v1/me/export': { action: 'account.exported' },
  'DELETE /api/v1/me/sessions': { action: 'sessions.ended' },
  'DELETE /api/v1/me/sessions/:sessionId': { action: 'session.ended', subject: 'sessionId' },
  'POST /api/v1/me/api-keys': { action: 'key.created' },
  'DELETE /api/v1/me/api-keys/:apiKeyId': { action: 'key.revoked', subject: 'apiKeyId' },
  'POST /api/v1/me/provider-keys': { action: 'provider_key.saved' },
  'DELETE /api/v1/me/provider-keys/:providerKeyId': {
    action: 'provider_key.removed',
    subject: 'providerKeyId',
  },
  'PUT /api/v1/budget': { action: 'budget.changed' },
  'DELETE /api/v1/projects/:projectId': { action: 'project.deleted', subject: 'projectId' },
  'DELETE /api/v1/jobs/:jobId': { action: 'film.deleted', subject: 'jobId' },
  'POST /api/v1/jobs/:jobId/share': { action: 'share.created', subject: 'jobId' },
  'DELETE /api/v1/jobs/:jobId/share': { action: 'share.revoked', subject: 'jobId' },
  'POST /api/v1/webhooks': { action: 'webhook.created' },
  'PATCH /api/v1/webhooks/:webhookId': { action: 'webhook.changed', subject: 'webhookId' },
  'DELETE /api/v1/webhooks/:webhookId': { action: 'webhook.deleted', subject: 'webhookId' },
  'POST /api/v1/webhooks/:webhookId/secret': { action: 'webhook.secret_changed', subject: 'webhookId' },
};
const PATTERNS = Object.entries(AUDITED).map(([name, entry]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  return { method, pattern, ...entry };
});

/**
 * Notes what matters in the log of the account it was done to: verbs in their own transaction by `deps.auditIn`, and
 * what none has noted after it was done and before its answer. Whose it is: the signed-in user, or whom the handler names
 * with `auditOf`. A note after the deed that cannot be written does not undo it; the server's own log tells of it.
 */
export const audited = createMiddleware<AppEnv>(async (c, next) => {
  const found = PATTERNS.find(({ method, pattern }) => method === c.req.method && pattern.test(c.req.path));
  if (!found) return next();
  const { deps } = c.var;
  let isWritten = false;
  c.set('deps', {
    ...deps,
    async auditIn(tx, about) {
      isWritten = await write(c, found, tx, about);
    },
  });
  await next();
  if (!c.res.ok || isWritten) return;
  try {
    await write(c, found, deps.db);
  } catch (error) {
    const named = { action: found.action, ...describeForLog(error) };
    console.error(JSON.stringify({ level: 'error', event: 'audit.unwritten', ...named }));
  }
});

/** False: nobody is known in whose log it could stand. */
async function write(
  c: Context<AppEnv>,
  { action, subject: name, pattern }: (typeof PATTERNS)[number],
  db: Database | Transaction,
  told?: { userId?: string; subject?: string },
): Promise<boolean> {
  const user = c.get('user') as AppEnv['Variables']['user'] | undefined;
  const about = { ...(c.get('auditOf') as AppEnv['Variables']['auditOf'] | undefined), ...told };
  const userId = about.userId ?? user?.id;
  if (userId === undefined) return false;
  const named = name && pattern.exec(c.req.path)?.groups?.[name];
  const actorId = user?.apiKeyId ?? user?.sessionId ?? null;
  const actor = user === undefined ? 'unknown' : user.apiKeyId === null ? 'user' : 'key';
  const subject = about.subject ?? named ?? null;
  await noteAudit(db, c.var.deps, { userId, action, subject, actor, actorId, ...callerOf(c) });
  return true;
}
