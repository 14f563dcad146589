import { and, eq, inArray, lt } from 'drizzle-orm';
import { linesOf } from '#domain/film-plan';
import { isActive } from '#domain/job';
import { composerWindow, type NextSteps, nextSteps } from '#domain/next-steps';
import { planParts } from '#domain/plan-notes';
import { progressOf } from '#domain/progress';
import { failsAlone } from '#domain/purchase';
import { type Step, stepsOf } from '#domain/steps';
import { buildTimeline } from '#domain/timeline';
import { releaseClaims } from '../assets/claim-assets.ts';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { jobs, plans } from '../db/schema.ts';
import { planHash, scriptHash } from '../moderation/judge-text.ts';
import { askSilent } from './ask-silent.ts';
import { beginRound } from './begin-round.ts';
import { failureOf } from './failure.ts';
import { leaveModeratedOut, leaveRefusedOut, planThatWasRead, refusedInPlan } from './leave-out.ts';
import { moveJob } from './move-job.ts';
import { type CourseDeps, changeStep, type OpenJob, readFilm, spokenIn, withOpening } from './open-job.ts';
import { prepareSteps } from './prepare-steps.ts';
import { outputChange } from './publication.ts';
import { resendSteps, sendSteps } from './send-steps.ts';

/** More rounds than a job has waves; a loop beyond it is a fault of ours that the next alarm takes up. */
const MAX_ROUNDS = 500;
/** How soon the composer is asked for its version again. */
const VERSION_RETRY_MS = 2_000;

/**
 * Brings a job as far as it can go by itself now. Returns when something is due next (ms since the epoch), or
 * null: only a report moves the job, or it has ended.
 */
export async function advanceJob(job: OpenJob, deps: CourseDeps): Promise<number | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { status } = job.row;
    if (!isActive(status)) return null;
    if (status === 'pending' || status === 'queued') {
      beginRound(job);
      if (!(await begin(job, deps))) return null;
      continue;
    }
    await loadPlan(job, deps);
    job.film = withOpening(job.film, job.journal, job.row);
    const next = nextSteps(job.film, job.journal, deps.now().getTime(), job.window);
    const byKey = new Map(stepsOf(job.film).map((step) => [step.key, step]));
    const named = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
    const failed = named(next.failed);
    const ends = failed.some((step) => endsJob(job, step));
    if (!ends && failed.length > 0 && isAtRest(next) && leaveRefusedOut(job, failed)) continue;
    if (ends || (failed.length > 0 && isAtRest(next))) {
      await failJob(job, deps, failed);
      return null;
    }
    if (status === 'moderating' && next.moderated) {
      if (!isWhatWasRead(job)) {
        await failChanged(job, deps);
        return null;
      }
      const left = leaveModeratedOut(job);
      if (left === 'left-out') continue;
      await (left === 'empty' ? failEmpty(job, deps) : beginFilming(job, deps));
      continue;
    }
    if (next.finished) {
      await completeJob(job, deps);
      return null;
    }
    if (next.unbegun.length > 0) await resendSteps(job, deps, named(next.unbegun));
    if (next.silent.length > 0) {
      await askSilent(job, deps, named(next.silent));
      continue;
    }
    const timeline = next.ready.find((step) => step.kind === 'timeline');
    if (timeline) {
      layOut(job, deps, timeline);
      continue;
    }
    if (next.unprepared.length > 0) {
      const version = await frozenVersion(job, deps);
      if (version === null) return deps.now().getTime() + VERSION_RETRY_MS;
      await prepareSteps(job, deps, next.unprepared, version);
      continue;
    }
    if (next.ready.length > 0) {
      await sendSteps(job, deps, next.ready);
      continue;
    }
    return next.wakeAt;
  }
  return deps.now().getTime();
}

/** True if script and plan are, by hash, the very texts that moderation has read. */
function isWhatWasRead(job: OpenJob): boolean {
  const { journal, row } = job;
  const plan = planThatWasRead(job);
  const read = (key: string) => journal.get(key)?.result?.meta.sha256;
  // Jobs that began under earlier versions noted none.
  const same = (hash: unknown, text: string) => hash === undefined || hash === text;
  return (
    same(read('moderate-script'), scriptHash(row.script)) &&
    plan !== null &&
    same(read('moderate-plan'), planHash(plan))
  );
}

async function beginFilming(job: OpenJob, deps: CourseDeps): Promise<void> {
  const findings = refusedInPlan(job);
  const many = new Set(findings.map(({ shotId }) => shotId)).size;
  const reason =
    many === 0
      ? 'Nothing to object to'
      : `Without ${many === 1 ? 'one shot' : `${many} shots`} that moderation refused`;
  const change = {
    moderationStatus: 'allowed',
    moderationScore: highestScore(job),
    ...(many === 0 ? {} : { moderationFindings: findings }),
  } as const;
  await moveJob(job, deps, { to: 'processing', actor: 'system', reason, change });
}

/** What its owner skipped and what moderation refused are the whole film together. */
async function failEmpty(job: OpenJob, deps: CourseDeps): Promise<void> {
  const findings = refusedInPlan(job);
  const message = `${findings[0]?.message} (“${findings[0]?.sentence}”)`;
  await moveJob(job, deps, {
    to: 'moderation_failed',
    actor: 'system',
    reason: message,
    change: {
      moderationStatus: 'refused',
      moderationScore: Math.max(...findings.map(({ score }) => score)),
      moderationFindings: findings,
      errorCode: 'script.refused',
      errorMessage: message,
    },
  });
}

async function failChanged(job: OpenJob, deps: CourseDeps): Promise<void> {
  const message = 'The text has changed since it was moderated. Try again.';
  const change = { errorCode: 'moderation.changed', errorMessage: message };
  await moveJob(job, deps, { to: 'failed', actor: 'system', reason: message, change });
}

/** True if the failure of a step leaves nothing to wait for. */
function endsJob(job: OpenJob, step: Step): boolean {
  return step.place !== 'vendor' || !failsAlone(job.journal.get(step.key)?.error?.code ?? '');
}

/** True if nothing goes on and nothing can begin. */
function isAtRest({ ready, unprepared, flying, wakeAt }: NextSteps): boolean {
  return ready.length + unprepared.length + flying === 0 && wakeAt === null;
}

function begin(job: OpenJob, deps: CourseDeps): Promise<boolean> {
  return job.row.status === 'pending'
    ? moveJob(job, deps, { to: 'queued', actor: 'system', reason: 'Taken up' })
    : moveJob(job, deps, {
        to: 'moderating',
        actor: 'system',
        reason: 'The script is read and checked',
        change: job.row.retryCount === 0 ? { startedAt: deps.now() } : {},
      });
}

/** Freezes the plan that the plan step has chosen; a job keeps the version that it began with. */
async function loadPlan(job: OpenJob, deps: CourseDeps): Promise<void> {
  const read = job.journal.get('plan')?.result?.meta;
  const planId = job.journal.get('notes')?.result?.meta.planId ?? read?.planId;
  if (typeof planId !== 'string' || (job.film.plan && job.store.document('plan-id') === planId)) return;
  // Jobs that began under earlier versions did not note which storyboard they froze, and had one only.
  if (job.film.plan && job.store.document('plan-id') === null) return;
  const [row] = await deps.db.select({ plan: plans.plan }).from(plans).where(eq(plans.id, planId));
  if (!row) throw new Error(`plan ${planId} is gone`);
  job.store.saveDocument('plan', row.plan);
  job.store.saveDocument('plan-id', planId);
  if (read?.noted === true && planId === read.planId) {
    job.store.saveDocument('note-parts', planParts(row.plan).length);
  }
  job.film = readFilm(job.store, job.row);
  job.row = { ...job.row, planId };
  if (!job.film.plan || ((job.film.noteParts ?? 0) > 0 && planId === read?.planId)) return;
  job.say({
    type: 'planned',
    title: row.plan.title,
    shots: row.plan.scenes.reduce((sum, scene) => sum + scene.shots.length, 0),
    lines: linesOf(row.plan).length,
  });
}

function highestScore(job: OpenJob): number {
  const scores = ['moderate-script', 'moderate-plan'].map((key) => job.journal.get(key)?.result?.meta.score);
  return Math.max(0, ...scores.filter((score) => typeof score === 'number'));
}

/** The timeline from what was spoken: pure, so it is done here and at once. */
function layOut(job: OpenJob, deps: CourseDeps, step: Step): void {
  const { plan } = job.film;
  if (!plan) throw new Error('there is no plan to lay out');
  const spoken = spokenIn(linesOf(plan), job.journal);
  job.store.saveDocument('timeline', buildTimeline(plan, spoken, job.row.config));
  const fence = job.store.nextFence();
  changeStep(job, step, { type: 'sent', fence, leaseUntil: deps.now().getTime() });
  changeStep(job, step, { type: 'done', fence, result: { files: [], meta: {} } });
  job.film = readFilm(job.store, job.row);
}

/** The studio's version that this job's keys hold; null: the composer cannot be reached yet. */
async function frozenVersion(job: OpenJob, deps: CourseDeps): Promise<string | null> {
  if (job.studioVersion !== null) return job.studioVersion;
  try {
    const [version, workers] = await Promise.all([deps.composer.version(), deps.composer.workers()]);
    job.studioVersion = version;
    job.window = composerWindow(workers);
  } catch (error) {
    if (error instanceof ComposerUnavailable) return null;
    throw error;
  }
  job.store.saveDocument('studio-version', job.studioVersion);
  job.store.saveDocument('window', job.window);
  return job.studioVersion;
}

async function failJob(job: OpenJob, deps: CourseDeps, failed: readonly Step[]): Promise<void> {
  const { code, message } = await failureOf(job, deps, failed);
  await moveJob(job, deps, {
    to: 'failed',
    actor: 'system',
    reason: message,
    change: { errorCode: code, errorMessage: message },
  });
  const claimed = [...job.journal.values()].flatMap((row) =>
    row.assetKey && (row.state === 'failed' || row.state === 'waiting') ? [row.assetKey] : [],
  );
  await releaseClaims(deps.db, job.row.id, claimed);
}

async function completeJob(job: OpenJob, deps: CourseDeps): Promise<void> {
  const done = await moveJob(job, deps, {
    to: 'completed',
    actor: 'system',
    reason: 'The film is finished',
    change: { ...outputChange(job), progress: 100, completedAt: deps.now() },
  });
  if (done) job.say({ type: 'progress', progress: 100, note: 'Finished' });
}

/** Writes how far a job is, if it is further than before, and says so. */
export async function saveProgress(job: OpenJob, deps: CourseDeps): Promise<void> {
  if (!isActive(job.row.status)) return;
  const progress = progressOf(job.film, job.journal, job.shares);
  if (progress <= job.row.progress) return;
  await deps.db
    .update(jobs)
    .set({ progress, updatedAt: deps.now() })
    .where(
      and(
        eq(jobs.id, job.row.id),
        lt(jobs.progress, progress),
        inArray(jobs.status, ['pending', 'queued', 'moderating', 'processing']),
      ),
    );
  job.row = { ...job.row, progress };
  job.say({ type: 'progress', progress, note: noteOf(job) });
}

/** What goes on, for a person: the stage of the last step that is at work. */
function noteOf(job: OpenJob): string {
  if (job.row.status !== 'processing') return 'Reading the script';
  const done = (kind: string) => [...job.journal.values()].some((r) => r.kind === kind && r.state === 'done');
  if (done('check')) return 'Publishing';
  if (done('join')) return 'Checking the film';
  if (done('mix') && done('piece')) return 'Joining the film';
  return done('timeline') ? 'Filming' : 'Painting and speaking';
}
