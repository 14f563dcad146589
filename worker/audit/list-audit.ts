import { and, desc, eq, sql } from 'drizzle-orm';
import type { AuditEntry } from '#domain/audit';
import { auditLog } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';

/** What happened to the user's account, newest first. Throws `request.invalid` for a cursor that is none. */
export async function listAudit(
  { db }: Pick<Deps, 'db'>,
  { userId, cursor, limit }: { userId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const from = decodeCursor(cursor);
  const rows = await db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.userId, userId),
        from &&
          sql`(${auditLog.createdAt}, ${auditLog.id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(limit + 1);
  return toPage(rows, limit, presentEntry);
}

export function presentEntry(row: typeof auditLog.$inferSelect): AuditEntry {
  const { id, action, subject, actor, actorId, device, address, createdAt } = row;
  return { id, at: createdAt.toISOString(), action, subject, actor, actorId, device, address };
}
