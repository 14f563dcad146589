import type { AuditAction, AuditActor } from '#domain/audit';
import type { Database, Transaction } from '../db/connect.ts';
import { auditLog } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export interface AuditNote {
  userId: string;
  action: AuditAction;
  subject?: string | null;
  actor: AuditActor;
  actorId?: string | null;
  device?: string;
  address?: string | undefined;
}

/** Writes one line into an account's log. */
export async function noteAudit(
  db: Database | Transaction,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  { address, ...note }: AuditNote,
): Promise<void> {
  await db.insert(auditLog).values({ ...note, id: newId('aud'), address: address ?? null, createdAt: now() });
}
