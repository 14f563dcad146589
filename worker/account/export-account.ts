import { and, asc, eq, gt, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { User } from '#domain/account';
import { outputKeys } from '#domain/object-keys';
import { presentEntry } from '../audit/list-audit.ts';
import { listSignIns } from '../auth/sign-ins.ts';
import {
  apiKeys,
  assets,
  auditLog,
  budgets,
  costRecords,
  jobStateHistory,
  jobs,
  plans,
  projects,
  providerKeys,
  shares,
  webhookEndpoints,
} from '../db/schema.ts';
import type { Deps } from '../deps.ts';

type ExportDeps = Pick<Deps, 'db' | 'bucket' | 'now'>;
type Item = Record<string, unknown>;

/** Storyboards are large: this many are held at once. */
const AT_ONCE = 50;

/**
 * Everything that is stored of an account as the text of one JSON object, a part at a time: rows as they stand (no
 * hash, no secret), and of each film its files by addresses that live an hour.
 */
export async function* exportAccount(deps: ExportDeps, user: User): AsyncGenerator<string> {
  const { db, now } = deps;
  const userId = user.id;
  const head = { exportedAt: now().toISOString(), user };
  yield JSON.stringify(head).slice(0, -1);
  const sections: Record<string, AsyncIterable<unknown>> = {
    sessions: each(await listSignIns(deps, { userId, sessionId: null })),
    apiKeys: without(rowsOf(db, apiKeys, apiKeys.id, eq(apiKeys.userId, userId)), 'keyHash'),
    providerKeys: without(
      rowsOf(db, providerKeys, providerKeys.id, eq(providerKeys.userId, userId)),
      'sealedKey',
    ),
    projects: rowsOf(db, projects, projects.id, eq(projects.userId, userId)),
    storyboards: plansOf(db, userId),
    films: filmsOf(deps, userId),
    made: rowsOf(db, assets, assets.key, eq(assets.userId, userId)),
    costs: rowsOf(db, costRecords, costRecords.id, eq(costRecords.userId, userId)),
    budgets: each(await db.select().from(budgets).where(eq(budgets.userId, userId))),
    webhooks: without(
      rowsOf(db, webhookEndpoints, webhookEndpoints.id, eq(webhookEndpoints.userId, userId)),
      'secret',
      'previousSecret',
    ),
    log: presented(rowsOf(db, auditLog, auditLog.id, eq(auditLog.userId, userId))),
  };
  for (const [name, items] of Object.entries(sections)) {
    yield `,${JSON.stringify(name)}:[`;
    let comma = '';
    for await (const item of items) {
      yield comma + JSON.stringify(item);
      comma = ',';
    }
    yield ']';
  }
  yield '}';
}

/** Rows in the order of a unique column, a page at a time. */
async function* rowsOf(db: Deps['db'], table: PgTable, key: PgColumn, which: SQL): AsyncGenerator<Item> {
  const name = Object.entries(table).find(([, column]) => column === key)?.[0] as string;
  for (let last: string | null = null; ; ) {
    const from: SQL | undefined = last === null ? undefined : gt(key, last);
    const rows: Item[] = await db
      .select()
      .from(table)
      .where(and(which, from))
      .orderBy(asc(key))
      .limit(AT_ONCE);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.[name] as string;
  }
}

async function* plansOf(db: Deps['db'], userId: string): AsyncGenerator<Item> {
  for await (const project of rowsOf(db, projects, projects.id, eq(projects.userId, userId))) {
    yield* rowsOf(db, plans, plans.id, eq(plans.projectId, project.id as string));
  }
}

async function* filmsOf({ db, bucket, now }: ExportDeps, userId: string): AsyncGenerator<Item> {
  for await (const job of rowsOf(db, jobs, jobs.id, eq(jobs.userId, userId))) {
    const id = job.id as string;
    const history = await db.select().from(jobStateHistory).where(eq(jobStateHistory.jobId, id));
    const links = await db.select().from(shares).where(eq(shares.jobId, id));
    const { keys } = await bucket.list(outputKeys(id).root);
    const files = keys.map(async (name) => ({ name, ...(await bucket.signGet(name, { now: now() })) }));
    yield { ...job, history, links, files: await Promise.all(files) };
  }
}

async function* without(items: AsyncIterable<Item>, ...names: string[]): AsyncGenerator<Item> {
  for await (const item of items) {
    yield Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
  }
}

async function* presented(items: AsyncIterable<Item>): AsyncGenerator<unknown> {
  for await (const item of items) yield presentEntry(item as typeof auditLog.$inferSelect);
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
