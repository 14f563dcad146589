import { type Bucket, createBucket } from './bucket/bucket.ts';
import { type Checkpoint, createCheckpoint } from './checkpoint.ts';
import { type ComposerClient, createComposerClient } from './composer/composer-client.ts';
import { connectDatabase, type Database, type Transaction } from './db/connect.ts';
import { type Env, readSettings, type Settings } from './env.ts';
import type { FilmJob } from './film-job/film-job.ts';
import { type IdPrefix, newId } from './ids.ts';
import { chooseMailer, type Mailer } from './mail/mailer.ts';
import { type Courier, createCourier, createResolver } from './webhooks/courier.ts';

/** Everything a verb may touch outside itself. Verbs take the part that they need. */
export interface Deps {
  settings: Settings;
  db: Database;
  bucket: Bucket;
  composer: ComposerClient;
  /** Null: this studio has nobody to send mails. */
  mailer: Mailer | null;
  courier: Courier;
  queues: { filmJobs: Queue; filmSteps: Queue; webhooks: Queue };
  filmJob: DurableObjectNamespace<FilmJob>;
  now(): Date;
  newId(prefix: IdPrefix): string;
  checkpoint: Checkpoint;
  /**
   * Writes the request's line into the account's log within the transaction that it tells of, so that neither is without
   * the other. What no verb writes is written after it (`audited`). Of a request that is not in the log: nothing.
   */
  auditIn(tx: Transaction, about?: { userId?: string; subject?: string }): Promise<void>;
  /** Goes on with `work` after the answer; the database stays open until it is done. Never rejects here. */
  later(work: Promise<unknown>): void;
}

export interface DepsLife {
  deps: Deps;
  /** Waits for what `later` was given, then closes the database. Hand it to `waitUntil`. */
  close(): Promise<void>;
}

/**
 * The real parts for one request, event or batch. `maxConnections` bounds its database connections; a Worker
 * may have six outgoing connections at once in all.
 */
export function createDeps(env: Env, maxConnections = 2): DepsLife {
  const settings = readSettings(env);
  const connection = connectDatabase(settings, maxConnections);
  const pending = new Set<Promise<unknown>>();
  const deps: Deps = {
    settings,
    db: connection.db,
    bucket: createBucket(settings.s3),
    composer: createComposerClient({
      composerUrl: settings.composerUrl,
      composerSecret: settings.composerSecret,
      container: env.COMPOSER,
    }),
    courier: createCourier({
      rules: settings.webhooks,
      resolve: createResolver(settings.webhooks.resolver),
      send: (url, init) => fetch(url, init),
    }),
    mailer: chooseMailer(connection.db, settings),
    queues: { filmJobs: env.FILM_JOBS, filmSteps: env.FILM_STEPS, webhooks: env.WEBHOOKS },
    filmJob: env.FILM_JOB,
    now: () => new Date(),
    newId,
    checkpoint: createCheckpoint(settings.checkpointUrl),
    auditIn: async () => undefined,
    later(work) {
      const guarded = work
        .catch((error) =>
          console.error(JSON.stringify({ level: 'error', event: 'later.failed', ...nameOf(error) })),
        )
        .finally(() => pending.delete(guarded));
      pending.add(guarded);
    },
  };
  return {
    deps,
    async close() {
      while (pending.size > 0) await Promise.all(pending);
      await connection.close();
    },
  };
}

/** The name and message of an error; a database error's message would hold parameters, so only its name. */
function nameOf(error: unknown): { error: string; message?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  return 'query' in error ? { error: 'DrizzleQueryError' } : { error: error.name, message: error.message };
}
