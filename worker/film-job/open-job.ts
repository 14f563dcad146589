import { and, eq, isNull } from 'drizzle-orm';
import { SpeechMeta } from '#domain/composer-order';
import { stepKeyOf } from '#domain/film-orders';
import { type FilmPlan, type Line, shotsOf } from '#domain/film-plan';
import {
  applyStepEvent,
  freshStep,
  type Journal,
  type JournalStep,
  type StepEvent,
  type Verdict,
} from '#domain/journal';
import { composerWindow } from '#domain/next-steps';
import { portraitsOf } from '#domain/provider-requests';
import { vendorsOf } from '#domain/purchase';
import { type FilmSoFar, isKept, nameOfStep, type Step, stepsOf, withoutShots } from '#domain/steps';
import { buildOpening, OPENING_SHOTS, type SpokenLine, type Timeline } from '#domain/timeline';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { JournalStore, NewEvent } from './journal-store.ts';

/** What the course of a job touches outside itself. */
export type CourseDeps = Pick<
  Deps,
  'db' | 'bucket' | 'composer' | 'queues' | 'now' | 'newId' | 'settings' | 'checkpoint'
> & {
  /** In [0, 1). */
  dice(): number;
};

export type JobRow = Pick<
  typeof jobs.$inferSelect,
  | 'id'
  | 'userId'
  | 'projectId'
  | 'planId'
  | 'script'
  | 'status'
  | 'progress'
  | 'config'
  | 'retryCount'
  | 'ownKeys'
>;

/** A job in hand: its row of Postgres, its film so far, its journal. */
export interface OpenJob {
  row: JobRow;
  film: FilmSoFar;
  journal: Map<string, JournalStep>;
  store: JournalStore;
  /** How far running steps are, 0–1 by key. */
  shares: Map<string, number>;
  /** Chosen at the start; null: not asked yet. */
  studioVersion: string | null;
  /** Orders that the composer holds at once. */
  window: number;
  /** Numbers, keeps and broadcasts an event. */
  say(event: NewEvent): void;
}

const COLUMNS = {
  id: jobs.id,
  userId: jobs.userId,
  projectId: jobs.projectId,
  planId: jobs.planId,
  script: jobs.script,
  status: jobs.status,
  progress: jobs.progress,
  config: jobs.config,
  retryCount: jobs.retryCount,
  ownKeys: jobs.ownKeys,
};

/** The job's row as Postgres has it now; null: there is none (yet), or it is deleted. */
export async function loadJobRow(db: CourseDeps['db'], jobId: string): Promise<JobRow | null> {
  const [row] = await db
    .select(COLUMNS)
    .from(jobs)
    .where(and(eq(jobs.id, jobId), isNull(jobs.deletedAt)));
  return row ?? null;
}

/** Takes a job up from Postgres, which decides its status, and from its journal. */
export async function openJob(
  jobId: string,
  parts: { db: CourseDeps['db']; store: JournalStore; say: OpenJob['say'] },
): Promise<OpenJob | null> {
  const row = await loadJobRow(parts.db, jobId);
  if (!row) return null;
  const journal = parts.store.journal();
  const film = withOpening(readFilm(parts.store, row), journal, row);
  return {
    row,
    film,
    journal: doubtful(film, journal),
    store: parts.store,
    shares: new Map(),
    studioVersion: parts.store.document<string>('studio-version'),
    window: parts.store.document<number>('window') ?? composerWindow(1),
    say: parts.say,
  };
}

/**
 * After a sleep or a crash nobody knows whether messages and orders are still there: they are asked for at
 * once. What the Worker does itself may well be going on; its lease says until when.
 */
function doubtful(film: FilmSoFar, journal: Map<string, JournalStep>): Map<string, JournalStep> {
  for (const step of stepsOf(film)) {
    const { key } = step;
    const row = journal.get(key);
    if (row?.state === 'sent' || (row?.state === 'running' && isKept(step)))
      journal.set(key, { ...row, leaseUntil: 0 });
  }
  return journal;
}

/** The film as the frozen documents have it: the plan without the shots that the user skipped. */
export function readFilm(store: JournalStore, row: JobRow): FilmSoFar {
  const plan = store.document<FilmPlan>('plan');
  const skipped = new Set(store.document<string[]>('skipped') ?? []);
  return {
    plan: plan && withoutShots(plan, skipped),
    timeline: store.document<Timeline>('timeline'),
    music: row.config.music !== false,
    vendors: vendorsOf(row.config),
    portraits: portraitsOf(row.config),
    noteParts: store.document<number>('note-parts') ?? 0,
  };
}

/** The same film, or one of which the beginning is laid out as far as it is spoken. */
export function withOpening(
  film: FilmSoFar,
  journal: Journal,
  { config }: Pick<JobRow, 'config'>,
): FilmSoFar {
  const { plan, timeline, opening } = film;
  if (!plan || timeline || opening?.shots.length === OPENING_SHOTS) return film;
  const first = shotsOf(plan).slice(0, OPENING_SHOTS);
  const spoken = spokenIn(
    first.flatMap(({ shot }) => shot.lines),
    journal,
  );
  const next = buildOpening(plan, spoken, config);
  return next && next.shots.length !== opening?.shots.length ? { ...film, opening: next } : film;
}

/** What is spoken so far of some lines, by line. */
export function spokenIn(lines: readonly Line[], journal: Journal): Record<string, SpokenLine> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const result = journal.get(stepKeyOf.speech(line.id))?.result;
      return result ? [[line.id, SpeechMeta.parse(result.meta)]] : [];
    }),
  );
}

/** Lets something happen to a step; memory, journal and sockets follow. */
export function changeStep(job: OpenJob, step: Step, event: StepEvent): Verdict {
  const before = job.journal.get(step.key) ?? freshStep(step.key, step.kind);
  const { step: after, verdict } = applyStepEvent(before, event);
  if (verdict !== 'applied') return verdict;
  job.journal.set(step.key, after);
  job.store.saveSteps([after]);
  if (after.state !== 'running') job.shares.delete(step.key);
  const told = toldState(before, after, event);
  if (told) {
    job.say({
      type: 'step',
      stepKey: step.key,
      kind: step.kind,
      shotId: step.shotId,
      lineId: step.lineId,
      state: told,
      reused: after.reused,
      detail: after.error?.message ?? nameOfStep(step, job.film.plan),
    });
  }
  return verdict;
}

function toldState(before: JournalStep, after: JournalStep, event: StepEvent) {
  if (before.state === after.state) return null;
  if (after.state === 'running') return 'started';
  if (after.state === 'done' || after.state === 'failed') return after.state;
  return event.type === 'failed' ? 'retrying' : null;
}
