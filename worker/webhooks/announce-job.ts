import { and, arrayContains, eq, isNull } from 'drizzle-orm';
import { type JobWebhook, WEBHOOK_EVENTS } from '#domain/webhook';
import type { Transaction } from '../db/connect.ts';
import { jobs, plans, webhookDeliveries, webhookEndpoints } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { FILM_TITLE } from '../jobs/present-job.ts';

export interface JobNews {
  jobId: string;
  userId: string;
  /** Of the transition that is told of; the event's id follows from it. */
  historyId: string;
  status: JobWebhook['data']['status'];
  reason: string;
  error: JobWebhook['data']['error'];
}

/**
 * Writes down whom a job's transition is to be told to, in the transaction that makes it. Answers the deliveries, for
 * `sendDeliveries` once that has committed.
 */
export async function announceJob(
  tx: Transaction,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  { jobId, userId, historyId, ...news }: JobNews,
): Promise<string[]> {
  const type = WEBHOOK_EVENTS.find((event) => event === `job.${news.status}`);
  if (type === undefined) return [];
  const listening = and(
    eq(webhookEndpoints.userId, userId),
    isNull(webhookEndpoints.disabledAt),
    arrayContains(webhookEndpoints.events, [type]),
  );
  const endpoints = await tx.select({ id: webhookEndpoints.id }).from(webhookEndpoints).where(listening);
  if (endpoints.length === 0) return [];
  const [film] = await tx
    .select({ projectId: jobs.projectId, title: FILM_TITLE })
    .from(jobs)
    .leftJoin(plans, eq(plans.id, jobs.planId))
    .where(eq(jobs.id, jobId));
  if (!film) return [];
  const at = now();
  const event: JobWebhook = { type, timestamp: at.toISOString(), data: { jobId, ...film, ...news } };
  const rows = endpoints.map(({ id }) => ({
    id: newId('whd'),
    endpointId: id,
    eventId: historyId.replace(/^his_/, 'evt_'),
    type,
    body: JSON.stringify(event),
    nextAt: at,
    createdAt: at,
  }));
  // A transition that is repeated after a lost commit has its id, and its event is told already.
  const written = await tx
    .insert(webhookDeliveries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: webhookDeliveries.id });
  return written.map(({ id }) => id);
}
