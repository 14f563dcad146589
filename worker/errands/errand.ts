import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { StepError } from '#domain/journal';
import { retryDelayMs } from '#domain/retry';
import type { Deps } from '../deps.ts';
import type { ReportAnswer } from '../film-job/step-outcome.ts';

/** A message of `film-steps`: see that this export or preview is made, or this upload looked at. */
export const ErrandMessage = z.union([
  z.object({ exportId: z.string() }),
  z.object({ previewId: z.string() }),
  z.object({ uploadId: z.string() }),
]);
export type ErrandMessage = z.infer<typeof ErrandMessage>;

/** The composer is heard of every 5 s; three misses are silence. */
export const HEARTBEAT_LEASE_MS = 16_000;
const AT_ONCE = 50;
/** In the middle of the waits that the rules allow: nobody is in step with an errand. */
const MIDDLE = 0.5;

export const STALE: ReportAnswer = { verdict: 'stale', goOn: false };
export const ON_IT: ReportAnswer = { verdict: 'applied', goOn: true };
export const TAKEN_IN: ReportAnswer = { verdict: 'applied', goOn: false };

/** A kind of thing that is made once and is no step of a film: exports, previews, uploads that are looked at. */
export interface ErrandKind {
  /** Its rows keep what becomes of it, as a film's steps are kept by its job. */
  table: PgTable & Record<'id' | 'fence' | 'state' | 'leaseUntil', PgColumn>;
  /** The state of those that are not done. */
  open: string;
  /** Of `film-steps`, to whoever begins one. */
  message(id: string): ErrandMessage;
}

/** A beginning of an errand; `fence` tells it from those before and after. */
export interface ErrandAttempt {
  id: string;
  fence: number;
}

/** The row of this attempt, as long as it is the newest one and nothing has come of the errand. */
export const attemptOf = ({ table, open }: ErrandKind, { id, fence }: ErrandAttempt): SQL | undefined =>
  and(eq(table.id, id), eq(table.fence, fence), eq(table.state, open));

/** True while the result of this attempt is wanted. */
export async function isErrandWanted(
  { db }: Pick<Deps, 'db'>,
  kind: ErrandKind,
  attempt: ErrandAttempt,
): Promise<boolean> {
  const rows = await db
    .select({ id: sql`${kind.table.id}` })
    .from(kind.table as PgTable)
    .where(attemptOf(kind, attempt));
  return rows.length > 0;
}

/** The sweep's part: has those made that nobody makes any more. Returns how many. */
export async function followErrands(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { table, open }: ErrandKind,
  make: (id: string) => Promise<void>,
): Promise<number> {
  const idle = await db
    .select({ id: sql<string>`${table.id}` })
    .from(table as PgTable)
    .where(and(eq(table.state, open), lt(table.leaseUntil, now())))
    .limit(AT_ONCE);
  for (const one of idle) await make(one.id);
  return idle.length;
}

/** When the lease of an errand ends that is held for so long from now. */
export const leaseFor = ({ now }: Pick<Deps, 'now'>, ms: number): Date => new Date(now().getTime() + ms);

/**
 * What a failure makes of an errand that was tried `tries` times before: its row's columns, and after which pause it is
 * tried again, at least `waitMs` from now; null: never.
 */
export function afterFailure(
  deps: Pick<Deps, 'now'>,
  { tries: before }: { tries: number },
  error: StepError,
  waitMs = 0,
): { pauseMs: number | null; columns: { tries: number; error: StepError; leaseUntil?: Date } } {
  const tries = before + 1;
  const delayMs = retryDelayMs(error.code, error.retryable, tries, MIDDLE);
  if (delayMs === null) return { pauseMs: null, columns: { tries, error } };
  const pauseMs = Math.max(delayMs, waitMs);
  return { pauseMs, columns: { tries, error, leaseUntil: leaseFor(deps, pauseMs) } };
}

/**
 * Wakes a consumer for an errand, `delayMs` from now. A wake-up that cannot be sent is made up for by whoever looks at
 * the errand next, and by the minute's sweep.
 */
export async function wakeErrand(
  { queues }: Pick<Deps, 'queues'>,
  kind: ErrandKind,
  id: string,
  delayMs = 0,
): Promise<void> {
  const message = kind.message(id);
  try {
    await queues.filmSteps.send(message, { delaySeconds: Math.ceil(delayMs / 1000) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    console.error(JSON.stringify({ level: 'error', event: 'errand.unsent', ...message, error: name }));
  }
}
