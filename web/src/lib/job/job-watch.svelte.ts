import type { JobAsset, JobEvent, JobOutput, JobPreview, Receipt, Transition } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import { isActive, isSettled } from '#domain/job';
import { type ApiProblem, asProblem } from '#web/api/api-problem.ts';
import { type JobDetail, studio } from '#web/api/studio.ts';
import { JobSocket } from './job-socket.ts';
import { keepAddresses, RESIGN_BEFORE_MS } from './keep-addresses.ts';

/** How events reach the screen: by socket, by asking again and again, or not at all (nothing to come). */
export type Connection = 'connecting' | 'live' | 'polling' | 'idle';

const POLL_MS = 2000;
const ASSETS_AT_MOST_EVERY_MS = 1500;
const LOG_LENGTH = 200;

/** Everything the screen knows of one job, kept up to date from `start` to `stop`. */
export class JobWatch {
  job = $state.raw<JobDetail | null>(null);
  assets = $state.raw<readonly JobAsset[]>([]);
  output = $state.raw<JobOutput | null>(null);
  receipt = $state.raw<Receipt | null>(null);
  /** What can be watched of a film that is not finished; null: nothing yet. */
  preview = $state.raw<JobPreview | null>(null);
  history = $state.raw<readonly Transition[]>([]);
  /** What happened, newest first. */
  log = $state.raw<readonly JobEvent[]>([]);
  /** What is being done now, in the studio's words. */
  note = $state('');
  /** The storyboard that the film is made of, once there is one. */
  plan = $state.raw<FilmPlan | null>(null);
  planned = $state.raw<{ shots: number; lines: number } | null>(null);
  connection = $state<Connection>('connecting');
  problem = $state.raw<ApiProblem | null>(null);

  readonly #id: string;
  #planId: string | null = null;
  #socket: JobSocket | null = null;
  #poll: ReturnType<typeof setInterval> | undefined;
  #resign: ReturnType<typeof setTimeout> | undefined;
  #assetsTimer: ReturnType<typeof setTimeout> | undefined;
  #assetsAt = 0;
  #jobTimer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(id: string) {
    this.#id = id;
  }

  /** @throws ApiProblem if the job cannot be had at all, e.g. 404 */
  async start(): Promise<void> {
    await this.#loadJob();
    await Promise.all([this.#loadAssets(), this.#loadAside()]);
    this.#follow();
  }

  stop(): void {
    this.#stopped = true;
    this.#hangUp();
    clearTimeout(this.#resign);
    clearTimeout(this.#assetsTimer);
    clearTimeout(this.#jobTimer);
  }

  async cancel(): Promise<void> {
    await studio.jobs.cancel(this.#id);
    await this.refresh();
  }

  async retry(): Promise<void> {
    await studio.jobs.retry(this.#id);
    await this.refresh();
  }

  /** Makes a shot of a failed film again, or the film without it. */
  async actOnShot(shotId: string, action: 'retry' | 'skip'): Promise<void> {
    await studio.jobs.actOnShot(this.#id, shotId, action);
    await this.refresh();
  }

  /** Asks for everything anew; trouble is kept in `problem`. */
  async refresh(): Promise<void> {
    try {
      await this.#loadJob();
      this.problem = null;
      await Promise.all([this.#loadAssets(), this.#loadAside()]);
      this.#follow();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  #follow(): void {
    if (this.#stopped || !this.job) return;
    const { status } = this.job;
    // A failed film's events are still wanted: they say which shot it was.
    if (isSettled(status) && status !== 'failed') {
      this.#hangUp();
      this.connection = 'idle';
      return;
    }
    if (this.#socket) return;
    this.connection = 'connecting';
    this.#socket = new JobSocket(this.#id, {
      onevent: (event) => this.#take(event),
      onlive: (live) => {
        this.connection = live ? 'live' : 'polling';
        if (live) this.#loadJobSoon();
      },
    });
    void this.#socket.open();
    // Until the socket is there, and whenever it is not, the job is asked for.
    this.#poll = setInterval(() => {
      if (this.connection === 'live' || document.hidden || this.job?.status === 'failed') return;
      this.connection = 'polling';
      this.#loadJobSoon();
      this.#loadAssetsSoon();
    }, POLL_MS);
  }

  #hangUp(): void {
    this.#socket?.close();
    this.#socket = null;
    clearInterval(this.#poll);
  }

  #take(event: JobEvent): void {
    this.log = [event, ...this.log].slice(0, LOG_LENGTH);
    if (event.type === 'progress') {
      this.note = event.note;
      // Replayed events may be older than the job: progress never goes back.
      if (this.job && event.progress > this.job.progress)
        this.job = { ...this.job, progress: event.progress, updatedAt: event.at };
    } else if (event.type === 'planned') {
      this.planned = { shots: event.shots, lines: event.lines };
      if (this.job) this.job = { ...this.job, title: event.title };
    } else if (event.type === 'step') {
      if (event.state === 'done') this.#loadAssetsSoon();
    } else {
      this.#loadJobSoon();
    }
  }

  async #loadJob(): Promise<void> {
    const before = this.job?.status;
    const job = await studio.jobs.get(this.#id);
    if (this.#stopped) return;
    this.job = job;
    if (before && before !== job.status) {
      await Promise.all([this.#loadAside(), this.#loadAssets()]);
      this.#follow();
    }
  }

  /** Several events at once ask for the job once. */
  #loadJobSoon(): void {
    if (this.#stopped) return;
    clearTimeout(this.#jobTimer);
    this.#jobTimer = setTimeout(() => {
      this.#loadJob().then(
        () => {
          this.problem = null;
        },
        (thrown) => {
          this.problem = asProblem(thrown);
        },
      );
    }, 120);
  }

  #loadAssetsSoon(): void {
    if (this.#stopped || this.#assetsTimer !== undefined) return;
    const wait = Math.max(150, this.#assetsAt + ASSETS_AT_MOST_EVERY_MS - Date.now());
    this.#assetsTimer = setTimeout(() => {
      this.#assetsTimer = undefined;
      void this.#loadAssets();
      // What is made of a final film has been paid: the money spent so far is told as it grows.
      if (this.job?.config.quality === 'final' && this.connection === 'live') this.#loadJobSoon();
    }, wait);
  }

  async #loadAssets(): Promise<void> {
    this.#assetsAt = Date.now();
    try {
      const { items: fresh } = await studio.jobs.assets(this.#id);
      if (!this.#stopped) this.assets = keepAddresses(this.assets, fresh, Date.now());
      if (this.job && isActive(this.job.status) && fresh.some((asset) => asset.kind === 'piece')) {
        const preview = await studio.jobs.preview(this.#id);
        if (!this.#stopped) this.preview = preview;
      }
    } catch (thrown) {
      // Pictures on the way are a nicety; the next step or poll asks again.
      console.warn('The pictures so far could not be listed', thrown);
    }
    this.#resignInTime();
  }

  async #loadAside(): Promise<void> {
    if (!this.job) return;
    try {
      const done = this.job.status === 'completed';
      const { planId } = this.job;
      if (planId !== null && this.#planId !== planId) {
        this.plan = (await studio.plans.get(planId)).plan;
        this.#planId = planId;
      }
      const [history, receipt, output] = await Promise.all([
        studio.jobs.history(this.#id),
        isActive(this.job.status) ? null : studio.jobs.costs(this.#id),
        done ? studio.jobs.output(this.#id) : null,
      ]);
      if (this.#stopped) return;
      this.history = history.items;
      this.receipt = receipt;
      this.output = output;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
    this.#resignInTime();
  }

  /** Asks for the film's addresses anew, e.g. because one has ended while the page slept. */
  async resignOutput(): Promise<void> {
    this.output = await studio.jobs.output(this.#id);
  }

  #resignInTime(): void {
    clearTimeout(this.#resign);
    const ends = [this.output, ...this.assets].flatMap((it) => (it ? [Date.parse(it.expiresAt)] : []));
    if (ends.length === 0 || this.#stopped) return;
    const wait = Math.max(10_000, Math.min(...ends) - RESIGN_BEFORE_MS - Date.now());
    this.#resign = setTimeout(() => void Promise.all([this.#loadAssets(), this.#loadAside()]), wait);
  }
}
