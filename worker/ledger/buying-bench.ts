import { eq, sql } from 'drizzle-orm';
import { sha256Hex } from '#domain/content-key';
import { JobConfig } from '#domain/job-config';
import type { Purchase } from '#domain/purchase';
import { retryDelayMs } from '#domain/retry';
import { budgetPeriod } from '../budget/budget-period.ts';
import type { CheckpointName } from '../checkpoint.ts';
import { budgets, costRecords, jobs, projects, providerGates, users } from '../db/schema.ts';
import { createDeps } from '../deps.ts';
import type { Settings } from '../env.ts';
import { FakeFilmJobs } from '../film-job/fake-film-jobs.ts';
import { installOutside } from '../film-job/fake-outside.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { newId } from '../ids.ts';
import { FakeQueue } from '../queue/fake-queue.ts';
import { buyStep } from '../steps/buy-step.ts';
import { patiently } from '../steps/end-purchase.ts';
import { followAttempt } from '../steps/follow-attempt.ts';
import type { FollowMessage } from '../steps/follow-later.ts';
import type { StepDeps } from '../steps/run-step.ts';
import { testEnv } from '../testing/test-env.ts';
import type { Attempt, AttemptName } from './attempt.ts';
import { type Charge, findFaults, type PaidBench } from './paid-bench.ts';
import { SAMPLE_REQUESTS, type SampleMaker } from './sample-requests.ts';

/** A call that is not answered by then is lost. */
const CALL_MS = 1_000;
/** FilmJob asks about an attempt that it has not heard of for so long. */
const SILENT_MS = 16_000;
/** Messages and alarms of one attempt, until it is called stuck. */
const TURNS_MAX = 120;
const HEADROOM_MICROS = 1_000_000_000;

/** The run's own settings, with the keys of more vendors and little patience. */
const settingsOf = (settings: Settings): Settings => ({
  ...settings,
  providerTimeoutMs: CALL_MS,
  providerKeys: {
    ...settings.providerKeys,
    ELEVENLABS_API_KEY: 'sk_local-elevenlabs-key',
    STABILITY_API_KEY: 'sk-local-stability-key',
  },
  providerBaseUrls: { ...settings.providerBaseUrls, elevenlabs: settings.providerBaseUrls.openai },
});

/** What happens to one purchase beside the vendor's faults. */
export interface Story {
  purchase: Purchase;
  /** The place at which whoever passes it first is killed. */
  crashAt?: CheckpointName;
  /** Its caller lives on, but slower than anybody waits for. */
  slow?: boolean;
}

export type BuyingBench = Awaited<ReturnType<typeof openBuyingBench>>;

/**
 * A job under way in which single things are bought of the scripted vendors, as its FilmJob would have them
 * bought: attempt after attempt, each message delivered when it is due, by a clock that does not wait.
 */
export async function openBuyingBench(other: Partial<Settings> = {}) {
  const outside = installOutside();
  const life = createDeps(testEnv, 8);
  const { db } = life.deps;
  const root = String(testEnv.OPENAI_BASE_URL).replace(/\/v1$/, '');
  const readLog = async (after: number): Promise<(Charge & { textHash: string; requestId?: string })[]> =>
    ((await (await fetch(`${root}/__log?after=${after}`)).json()) as { entries: never[] }).entries;
  const first = (await readLog(0)).at(-1)?.n ?? 0;
  const now = new Date();
  const [userId, projectId] = [newId('usr'), newId('prj')];
  const [jobId, planningId] = [newId('job'), newId('job')];
  const period = budgetPeriod(now);
  // A busy machine may hold a connection back for longer than the database waits.
  await patiently(() => db.delete(providerGates));
  await db.insert(users).values({ id: userId, username: userId, createdAt: now });
  await db.insert(projects).values({ id: projectId, name: 'Buying', userId, createdAt: now, updatedAt: now });
  await db.insert(budgets).values({ userId, period, limitMicros: 10 * HEADROOM_MICROS });
  await startJob(jobId);
  await startJob(planningId, 'moderating');

  /** A job under way with more money than it can spend. */
  async function startJob(id: string, status: 'moderating' | 'processing' = 'processing'): Promise<void> {
    await db.insert(jobs).values({
      id,
      projectId,
      userId,
      script: 'x',
      status,
      config: JobConfig.parse({}),
      quotedMicros: HEADROOM_MICROS,
      reservedMicros: HEADROOM_MICROS,
      budgetPeriod: period,
      createdAt: now,
      updatedAt: now,
    });
    await db
      .update(budgets)
      .set({ reservedMicros: sql`${budgets.reservedMicros} + ${HEADROOM_MICROS}` })
      .where(eq(budgets.userId, userId));
  }

  /** Buys one thing, for as many attempts as FilmJob would make. Says how it ended. */
  async function buy({ purchase, crashAt, slow = false }: Story): Promise<StepOutcome> {
    const { kind } = purchase.request;
    const stepKey = `${kind}:${purchase.shotId}`;
    // Storyboards are noted on before anything else is bought.
    const owner = kind === 'plan' ? planningId : jobId;
    const filmJobs = new FakeFilmJobs();
    const queue = new FakeQueue();
    const background: Promise<unknown>[] = [];
    let aheadMs = 0;
    let crashes = crashAt === undefined ? 0 : 1;
    const deps: StepDeps = {
      ...life.deps,
      settings: { ...settingsOf(life.deps.settings), ...other },
      filmJob: filmJobs.namespace,
      queues: { filmJobs: new FakeQueue().queue, filmSteps: queue.queue, webhooks: new FakeQueue().queue },
      now: () => new Date(Date.now() + aheadMs),
      checkpoint: async (name) => {
        if (name === crashAt && crashes-- > 0) throw new Error(`killed at ${name}`);
      },
      later: (work) => void background.push(work.catch(() => undefined)),
    };
    const dead = () => null;

    async function attempt(name: AttemptName): Promise<StepOutcome> {
      const buying = { place: 'vendor', kind, purchase, name } as const;
      const said = await buyStep(deps, buying).catch(dead);
      if (said && said.type !== 'running') return said;
      for (let turn = 0; turn < TURNS_MAX; turn++) {
        if (!slow) await Promise.all(background);
        const end = filmJobs.endOf(name);
        if (end) return end;
        const { provider: service, model } = purchase.request;
        const silent = { body: { follow: name, service, model, missed: 0 }, delayMs: SILENT_MS };
        const { body, delayMs } = queue.messages.shift() ?? silent;
        aheadMs += delayMs;
        await followAttempt(deps, body as FollowMessage).catch(dead);
        // The vendors work by the real clock, and on a busy machine slowly.
        await scheduler.wait(5 + 3 * turn);
      }
      throw new Error(`attempt ${name.attempt} of ${stepKey} is stuck`);
    }

    for (let tries = 1, n = 1; ; n++) {
      // Many purchases share a vendor here, and its gate is tried elsewhere.
      await patiently(() => db.delete(providerGates));
      const outcome = await attempt({ jobId: owner, stepKey, attempt: n, fence: n });
      switch (outcome.type) {
        case 'busy':
          aheadMs += outcome.retryAfterMs;
          continue;
        case 'failed': {
          const { code, retryable } = outcome.error;
          const delayMs = retryDelayMs(code, retryable, tries++, 0.5);
          if (delayMs === null) {
            await Promise.all(background);
            return outcome;
          }
          aheadMs += Math.max(delayMs, outcome.retryAfterMs ?? 0);
          continue;
        }
        default:
          await Promise.all(background);
          return outcome;
      }
    }
  }

  return {
    db,
    deps: life.deps,
    bucket: outside.bucket,
    jobId,
    userId,
    buy,
    startJob,

    async script(rules: unknown[]): Promise<void> {
      const body = JSON.stringify({ seed: 1, rules });
      const answer = await fetch(`${root}/__script`, { method: 'POST', body });
      if (!answer.ok) throw new Error(await answer.text());
    },

    /** What the vendors have charged since this bench was opened, by the text that it was for. */
    charges: async () =>
      Map.groupBy(
        (await readLog(first)).filter(({ micros }) => micros > 0),
        ({ textHash }) => textHash,
      ),

    async books(): ReturnType<PaidBench['books']> {
      const [rows, attempts, months] = await patiently(() =>
        Promise.all([
          db.select().from(jobs).where(eq(jobs.userId, userId)),
          db.select().from(costRecords).where(eq(costRecords.userId, userId)),
          db.select().from(budgets).where(eq(budgets.userId, userId)),
        ]),
      );
      return { jobs: rows, attempts, months };
    },

    async close(): Promise<void> {
      await this.script([]);
      await patiently(() => db.delete(providerGates));
      await life.close();
      outside.restore();
    },
  };
}

/** How the vendors' log and the ledger agree on one purchase. */
export interface Agreement {
  calls: number;
  chargedMicros: number;
  attempts: Attempt[];
  /** What was charged and stands nowhere in the ledger. */
  unrecordedMicros: number;
  /** What the ledger calls paid and the vendors do not know of. */
  inventedMicros: number;
}

/** Compares, purchase by purchase, what vendors charged with what the ledger says. */
export async function compare(bench: BuyingBench, purchases: readonly Purchase[]) {
  const [charges, books] = [await bench.charges(), await bench.books()];
  const byStep = Map.groupBy(books.attempts, ({ stepKey }) => stepKey.slice(stepKey.indexOf('/') + 1));
  const agreements = purchases.map(({ request, shotId }): Agreement => {
    const text = request.kind === 'speech' ? request.text : request.prompt;
    const attempts = byStep.get(`${request.kind}:${shotId}`) ?? [];
    const charged = charges.get(sha256Hex(text)) ?? [];
    const settled = attempts.filter(({ status }) => status === 'settled');
    const uncertain = attempts.filter(({ status }) => status === 'uncertain');
    let unrecordedMicros = 0;
    for (const { micros, taskId, requestId } of charged) {
      const known = settled.findIndex(
        (row) => row.costMicros === micros && row.providerRequestId === (taskId ?? requestId),
      );
      const maybe = uncertain.findIndex((row) => row.heldMicros >= micros);
      if (known >= 0) settled.splice(known, 1);
      else if (maybe >= 0) uncertain.splice(maybe, 1);
      else unrecordedMicros += micros;
    }
    const inventedMicros = settled.reduce((sum, row) => sum + row.costMicros, 0);
    const chargedMicros = charged.reduce((sum, { micros }) => sum + micros, 0);
    return { calls: charged.length, chargedMicros, attempts, unrecordedMicros, inventedMicros };
  });
  return { agreements, faults: findFaults(books) };
}

let bought = 0;

/** A picture of one pixel, for what is shown to a maker. */
const PICTURE = {
  role: 'picture',
  objectKey: 'assets/picture/of-a-sample/picture.png',
  type: 'image/png',
  bytes: 70,
  sha256: '0'.repeat(64),
} as const;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The words by which a purchase is told from others; they stand in its request as they are. */
export function wordsOf({ request }: Purchase): string {
  const text = request.kind === 'speech' ? request.text : request.prompt;
  return /Wave \d+ of \w+ rolls/.exec(text)?.[0] ?? text;
}

/** Something of a maker that nobody has bought before. */
export function purchaseOf(
  { userId, bucket }: Pick<BuyingBench, 'userId' | 'bucket'>,
  maker: SampleMaker,
): Purchase {
  bought += 1;
  const request = SAMPLE_REQUESTS[maker](`Wave ${bought} of ${userId} rolls in, and the sea is calm.`);
  const shared = {
    request,
    assetKey: sha256Hex(`${userId} ${bought}`),
    shotId: `sht_${bought}`,
    lineId: null,
  };
  if (request.kind !== 'clip') return shared;
  bucket.objects.set(PICTURE.objectKey, {
    body: Uint8Array.from(atob(PIXEL), (character) => character.charCodeAt(0)),
    type: PICTURE.type,
  });
  return { ...shared, inputs: { picture: PICTURE } };
}
