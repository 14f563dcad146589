import type { Estimate } from '#domain/estimate';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { type ApiProblem, asProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';
import { m } from '#web/words/messages.js';
import type { ShotSpan } from '#web/write/shot-marks.ts';
import type { PlanAnswer, PlanOrder } from './plan-worker.ts';
import { reuseShots } from './reuse-shots.ts';

const PLAN_AFTER_MS = 250;
const ESTIMATE_AFTER_MS = 900;
/** A planner whose code has not come for so long does not come. */
const PLANNER_MS = 20_000;

/**
 * The storyboard and the quote of a script as it is typed: the plan is made here, off the main thread,
 * by the same planner the studio uses; the quote is the studio's own.
 */
export class LivePlan {
  plan = $state.raw<FilmPlan | null>(null);
  /** Where its shots stand in `plannedScript`, in its order. */
  spans = $state.raw<readonly ShotSpan[]>([]);
  /** The very text that `plan` was made of: its shots point into it. */
  plannedScript = $state.raw('');
  planError = $state<string | null>(null);
  /** The planner's own code does not come: only a reload asks for it anew. */
  missing = $state(false);
  planning = $state(false);
  estimate = $state.raw<Estimate | null>(null);
  estimateProblem = $state.raw<ApiProblem | null>(null);
  estimating = $state(false);

  #worker: Worker | null = null;
  /** Runs until the planner has answered once. */
  #late: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #ordered = '';
  #planTimer: ReturnType<typeof setTimeout> | undefined;
  #estimateTimer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;

  /** The script or the config has changed. */
  update(script: string, config: JobConfig): void {
    clearTimeout(this.#planTimer);
    clearTimeout(this.#estimateTimer);
    this.#asking?.abort();
    this.estimating = false;
    if (script.trim() === '') {
      this.#lastId += 1;
      this.plan = null;
      this.spans = [];
      this.planError = null;
      this.planning = false;
      this.estimate = null;
      this.estimateProblem = null;
      return;
    }
    this.planning = true;
    this.#planTimer = setTimeout(() => this.#orderPlan(script, config), PLAN_AFTER_MS);
    this.estimating = true;
    this.#estimateTimer = setTimeout(() => void this.#ask(script, config), ESTIMATE_AFTER_MS);
  }

  /** Asks for the quote once more, e.g. after the studio could not be reached. */
  askAgain(script: string, config: JobConfig): void {
    clearTimeout(this.#estimateTimer);
    void this.#ask(script, config);
  }

  stop(): void {
    clearTimeout(this.#planTimer);
    clearTimeout(this.#estimateTimer);
    clearTimeout(this.#late);
    this.#asking?.abort();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #orderPlan(script: string, config: JobConfig): void {
    this.#worker ??= this.#startWorker();
    this.#lastId += 1;
    this.#ordered = script;
    this.#worker.postMessage({ id: this.#lastId, script, config } satisfies PlanOrder);
  }

  #startWorker(): Worker {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' });
    this.#late = setTimeout(() => {
      this.planning = false;
      this.missing = true;
    }, PLANNER_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<PlanAnswer>) => {
      clearTimeout(this.#late);
      this.missing = false;
      if (data.id !== this.#lastId) return;
      this.planning = false;
      if ('plan' in data) {
        this.spans = spansOf(data.plan);
        this.plan = reuseShots(this.plan, data.plan);
        this.plannedScript = this.#ordered;
        this.planError = null;
      } else {
        this.planError = data.error;
      }
    });
    worker.addEventListener('error', (event) => {
      clearTimeout(this.#late);
      this.planning = false;
      this.planError = event.message || m.planner_not_started();
      worker.terminate();
      this.#worker = null;
    });
    return worker;
  }

  async #ask(script: string, config: JobConfig): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.estimating = true;
    try {
      const estimate = await studio.estimate({ script, config }, asking.signal);
      if (asking.signal.aborted) return;
      this.estimate = estimate;
      this.estimateProblem = null;
    } catch (thrown) {
      if (asking.signal.aborted) return;
      this.estimate = null;
      this.estimateProblem = asProblem(thrown);
    }
    this.estimating = false;
  }
}

function spansOf(plan: FilmPlan): ShotSpan[] {
  return shotsOf(plan)
    .flatMap(({ shot }, index) =>
      shot.source ? [{ shotId: shot.id, number: index + 1, ...shot.source }] : [],
    )
    .sort((a, b) => a.start - b.start);
}
