import type { Estimate, PlanWithEstimate } from '#domain/estimate';
import type { FilmPlan } from '#domain/film-plan';
import { type ApiProblem, asProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';
import type { NewId } from './edit-plan.ts';

/** What an edit looks like from the history: the plan before it. */
interface Step {
  label: string;
  /** Edits of one field in a row are one step. */
  key: string | null;
  at: number;
  before: FilmPlan;
}

/** saved · changed (will be saved soon) · saving · failed (see `problem`) · conflict (edited elsewhere). */
export type SaveState = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';

const SAVE_AFTER_MS = 1500;
const SAME_STEP_MS = 2500;
const STEPS = 200;

/** A random id in the form of a plan's own, e.g. `sht_0f…`. */
export const randomId: NewId = (kind) => {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** A storyboard being edited: every change can be undone, and is stored as a new version by itself. */
export class Board {
  plan: FilmPlan = $state.raw({} as FilmPlan);
  estimate: Estimate = $state.raw({} as Estimate);
  /** The stored version that `plan` grew from. */
  planId = $state('');
  version = $state(0);
  state = $state<SaveState>('saved');
  problem = $state.raw<ApiProblem | null>(null);
  #past = $state.raw<readonly Step[]>([]);
  #future = $state.raw<readonly Step[]>([]);
  #stored: FilmPlan;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;
  readonly #onstored: (planId: string) => void;

  constructor(stored: PlanWithEstimate, onstored: (planId: string) => void) {
    this.#onstored = onstored;
    this.#stored = stored.plan;
    this.plan = stored.plan;
    this.#take(stored);
  }

  get undoLabel(): string | null {
    return this.#past.at(-1)?.label ?? null;
  }
  get redoLabel(): string | null {
    return this.#future.at(-1)?.label ?? null;
  }

  /** Makes an edit. Edits with the same `key`, soon after each other, are undone together. */
  edit(label: string, next: FilmPlan, key: string | null = null): void {
    if (next === this.plan) return;
    const last = this.#past.at(-1);
    const goesOn = key !== null && last?.key === key && Date.now() - last.at < SAME_STEP_MS;
    const step = { label, key, at: Date.now(), before: goesOn ? last.before : this.plan };
    this.#past = [...(goesOn ? this.#past.slice(0, -1) : this.#past), step].slice(-STEPS);
    this.#future = [];
    this.#show(next);
  }

  undo(): void {
    const step = this.#past.at(-1);
    if (!step) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { ...step, before: this.plan }];
    this.#show(step.before);
  }

  redo(): void {
    const step = this.#future.at(-1);
    if (!step) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { ...step, key: null, before: this.plan }];
    this.#show(step.before);
  }

  /** Stores what is not stored yet. @throws ApiProblem when it cannot be stored as it is */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#saving || this.plan !== this.#stored) {
      await (this.#saving ?? this.#save());
      if (this.problem) throw this.problem;
    }
  }

  /** Tries to store once more. */
  retry(): void {
    this.problem = null;
    void this.#save();
  }

  /** After a conflict: what is here becomes the version after the one that was stored elsewhere. */
  async overwrite(newestId: string): Promise<void> {
    const newest = await studio.plans.get(newestId);
    this.#take(newest);
    this.problem = null;
    await this.#save();
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.plan !== this.#stored && this.state !== 'conflict') void this.#save();
  }

  #show(plan: FilmPlan): void {
    this.plan = plan;
    if (this.state === 'conflict') return;
    this.state = 'changed';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), SAVE_AFTER_MS);
  }

  #take(stored: PlanWithEstimate): void {
    this.planId = stored.id;
    this.version = stored.version;
    this.estimate = stored.estimate;
  }

  #save(): Promise<void> {
    // One at a time: the version that is stored is the one that the next one follows.
    this.#saving ??= this.#store().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #store(): Promise<void> {
    const plan = this.plan;
    if (plan === this.#stored) {
      this.state = 'saved';
      return;
    }
    this.state = 'saving';
    this.problem = null;
    try {
      const stored = await studio.plans.update(this.planId, this.version, plan);
      this.#stored = plan;
      this.#take(stored);
      this.state = this.plan === plan ? 'saved' : 'changed';
      this.#onstored(stored.id);
      if (this.plan !== plan) this.#timer = setTimeout(() => void this.#save(), SAVE_AFTER_MS);
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.state = this.problem.code === 'plan.version_conflict' ? 'conflict' : 'failed';
    }
  }
}
