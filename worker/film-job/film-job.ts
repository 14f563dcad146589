import { DurableObject } from 'cloudflare:workers';
import type { Receipt } from '#domain/film-job';
import { isActive } from '#domain/job';
import { renewClaims } from '../assets/claim-assets.ts';
import { createCheckpoint } from '../checkpoint.ts';
import { createDeps, type DepsLife } from '../deps.ts';
import type { Env } from '../env.ts';
import { readAccounts } from '../ledger/accounts.ts';
import { advanceJob, saveProgress } from './advance-job.ts';
import { askForJob, type JobAnswer, type JobWish } from './ask-for-job.ts';
import { type DoneStep, doneStepsOf } from './done-steps.ts';
import { JobSockets } from './job-sockets.ts';
import { JournalStore } from './journal-store.ts';
import { type CourseDeps, type OpenJob, openJob } from './open-job.ts';
import { type Preview, previewOf } from './preview.ts';
import { receiptOf } from './receipt.ts';
import { settleReports } from './settle-reports.ts';
import { type Assignment, startStep } from './start-step.ts';
import type { ReportAnswer, StepReport } from './step-outcome.ts';
import { Turns } from './turns.ts';

/** A job that is armed is taken up by this, even if nobody else remembers it. */
export const ARM_MS = 15_000;
/** An active job looks after itself at least this often. */
const WATCH_MS = 15_000;
/** After trouble. */
const AGAIN_MS = 3_000;
const RENEW_MS = 40_000;
/** The database stays connected between reports that follow each other this closely. */
const IDLE_MS = 2_000;

interface WaitingReport {
  report: StepReport;
  resolve(answer: ReportAnswer): void;
  reject(error: unknown): void;
}

/**
 * One job's course: load → nextSteps → send → save → alarm. Everything that changes the job is taken one
 * after another; after any trouble memory is dropped and read anew from the journal and from Postgres.
 */
export class FilmJob extends DurableObject<Env> {
  readonly #store: JournalStore;
  readonly #sockets: JobSockets;
  readonly #turns = new Turns();
  #job: OpenJob | null = null;
  #life: DepsLife | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #inbox: WaitingReport[] = [];
  #renewedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new JournalStore(ctx.storage);
    this.#sockets = new JobSockets(ctx, this.#store);
  }

  /** Sets the alarm that takes the job up if its row exists then; otherwise everything here is forgotten. */
  async arm(jobId: string): Promise<void> {
    this.#store.saveDocument('job-id', jobId);
    await this.ctx.storage.setAlarm(Date.now() + ARM_MS);
  }

  /** Begins the job, or goes on with it. A second delivery changes nothing. */
  async start(jobId: string): Promise<void> {
    this.#store.saveDocument('job-id', jobId);
    await this.#turn((job, deps) => this.#advance(job, deps));
  }

  /** Looks after a job that seems idle; Postgres decides how it stands. */
  async wake(jobId: string): Promise<void> {
    this.#job = null;
    await this.start(jobId);
  }

  /** Lets a consumer begin a step; null: there is nothing to do. */
  async begin(stepKey: string, fence: number): Promise<Assignment | null> {
    return this.#turn(async (job, deps) => startStep(job, deps, stepKey, fence));
  }

  /** Takes in what became of a step. Reports that arrive together are settled together. */
  report(report: StepReport): Promise<ReportAnswer> {
    const answer = new Promise<ReportAnswer>((resolve, reject) => {
      this.#inbox.push({ report, resolve, reject });
    });
    this.ctx.waitUntil(this.#turns.run(() => this.#settleInbox()));
    return answer;
  }

  /** True while the result of this attempt is wanted. */
  async isWanted(stepKey: string, fence: number): Promise<boolean> {
    const row = await this.#turn(async (job) => job.journal.get(stepKey));
    return row?.fence === fence && (row.state === 'running' || row.state === 'sent');
  }

  /** What the owner asks for: cancel, retry, skip. Whoever calls has checked that it is the owner. */
  async ask(jobId: string, wish: JobWish & { id?: string | undefined }): Promise<JobAnswer> {
    this.#store.saveDocument('job-id', jobId);
    // A job that stands still has no alarm; if this ends right after the commit of a retry, one takes it up.
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + ARM_MS);
    const answer = await this.#turn(async (job, deps) => {
      const said = await askForJob(job, deps, wish, (work) => this.ctx.waitUntil(work));
      await this.#advance(job, deps);
      return said;
    });
    return answer ?? 'missing';
  }

  /** The finished steps in the film's order. */
  async doneSteps(): Promise<DoneStep[]> {
    return (await this.#turn(async (job) => doneStepsOf(job))) ?? [];
  }

  /** What can be watched already; null: there is no such job. */
  async preview(jobId: string): Promise<Preview | null> {
    this.#store.saveDocument('job-id', jobId);
    return this.#turn(async (job) => previewOf(job));
  }

  /** What was spent so far; null: there is no such job. */
  async receipt(jobId: string): Promise<Receipt | null> {
    this.#store.saveDocument('job-id', jobId);
    return this.#turn(async (job, deps) => receiptOf(job, await readAccounts(deps.db, jobId)));
  }

  /** Forgets the job's script, plan and events, when its rows are deleted. */
  async forget(): Promise<void> {
    await this.#turns.run(async () => {
      this.#job = null;
      this.#sockets.closeAll();
      await this.#store.clear();
    });
  }

  /** A ticket that opens one socket within 60 s, of that sign-in or key. */
  async createTicket(listener: string): Promise<string> {
    return this.#sockets.createTicket(listener);
  }

  /** Closes the sockets of a sign-in or key that has ended, or all but those of one. */
  async closeListeners(which: { only: string } | { but: string | null }): Promise<void> {
    this.#sockets.closeListeners(which);
  }

  /** The WebSocket of `GET jobs/:id/events`; the route has checked Origin and form. */
  override async fetch(request: Request): Promise<Response> {
    return this.#sockets.open(new URL(request.url).searchParams);
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    this.#sockets.hear(socket, message);
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    this.#sockets.closed(socket, code);
  }

  /** The watchdog. It must never throw: after six throws Cloudflare gives an alarm up. */
  override async alarm(): Promise<void> {
    try {
      const found = await this.#turn((job, deps) => this.#advance(job, deps).then(() => true));
      if (found === null) await this.#store.clear();
    } catch (error) {
      this.#log('alarm.failed', error);
      await this.ctx.storage.setAlarm(Date.now() + AGAIN_MS);
    }
  }

  async #settleInbox(): Promise<void> {
    const waiting = this.#inbox.splice(0);
    if (waiting.length === 0) return;
    try {
      const answers = await this.#inTurn((job, deps) =>
        settleReports(
          job,
          deps,
          waiting.map(({ report }) => report),
        ),
      );
      waiting.forEach(({ resolve }, i) => {
        resolve(answers?.[i] ?? { verdict: 'stale', goOn: false });
      });
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      return;
    }
    // The reports are in; trouble from here on is the alarm's.
    await this.#inTurn((job, deps) => this.#advance(job, deps)).catch(() => undefined);
  }

  async #advance(job: OpenJob, deps: CourseDeps): Promise<void> {
    const wakeAt = await advanceJob(job, deps);
    await saveProgress(job, deps);
    await this.#renewClaims(job, deps);
    const now = Date.now();
    if (isActive(job.row.status)) {
      await this.ctx.storage.setAlarm(Math.max(now, Math.min(wakeAt ?? Infinity, now + WATCH_MS)));
    } else await this.ctx.storage.deleteAlarm();
  }

  async #renewClaims(job: OpenJob, deps: CourseDeps): Promise<void> {
    const now = deps.now();
    if (!isActive(job.row.status) || now.getTime() - this.#renewedAt < RENEW_MS) return;
    const making = [...job.journal.values()].flatMap(({ state, assetKey }) =>
      assetKey && (state === 'sent' || state === 'running') ? [assetKey] : [],
    );
    await renewClaims(deps.db, job.row.id, making, now);
    this.#renewedAt = now.getTime();
  }

  #turn<T>(work: (job: OpenJob, deps: CourseDeps) => Promise<T>): Promise<T | null> {
    return this.#turns.run(() => this.#inTurn(work));
  }

  /** Null: there is no such job (yet). */
  async #inTurn<T>(work: (job: OpenJob, deps: CourseDeps) => Promise<T>): Promise<T | null> {
    const deps = this.#deps();
    try {
      const jobId = this.#store.document<string>('job-id');
      if (jobId === null) return null;
      this.#job ??= await openJob(jobId, {
        db: deps.db,
        store: this.#store,
        say: (event) => this.#sockets.say(event),
      });
      return this.#job && (await work(this.#job, deps));
    } catch (error) {
      this.#log('turn.failed', error);
      this.#job = null;
      this.#closeLife();
      const soon = Date.now() + AGAIN_MS;
      const alarm = await this.ctx.storage.getAlarm();
      if (alarm === null || alarm > soon) await this.ctx.storage.setAlarm(soon);
      throw error;
    } finally {
      // From the turn's end on: a turn may take longer than that, and must not lose its database.
      this.#idle = setTimeout(() => this.#closeLife(), IDLE_MS);
    }
  }

  #deps(): CourseDeps {
    this.#life ??= createDeps(this.env, 1);
    clearTimeout(this.#idle);
    const { deps } = this.#life;
    const checkpoint = createCheckpoint(deps.settings.checkpointUrl, (name) => this.ctx.abort(name));
    return { ...deps, dice: Math.random, checkpoint };
  }

  #closeLife(): void {
    clearTimeout(this.#idle);
    const life = this.#life;
    this.#life = null;
    if (life) this.ctx.waitUntil(life.close());
  }

  #log(event: string, error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    const hasQuery = error instanceof Error && 'query' in error;
    const message = error instanceof Error && !hasQuery ? error.message : undefined;
    console.error(JSON.stringify({ level: 'error', event, job: this.#job?.row.id, error: name, message }));
  }
}
