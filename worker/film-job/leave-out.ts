import { z } from 'zod';
import { Finding } from '#domain/film-job';
import { stepKeyOf } from '#domain/film-orders';
import type { FilmPlan } from '#domain/film-plan';
import { isRefusal } from '#domain/purchase';
import { nameOfStep, type Step, withoutShots } from '#domain/steps';
import { forgetSteps } from './forget-steps.ts';
import type { OpenJob } from './open-job.ts';

const skippedOf = ({ store }: OpenJob) => new Set(store.document<string[]>('skipped') ?? []);

/** True if the film has the shot and has not left it out already. */
export function hasShot(job: OpenJob, shotId: string): boolean {
  const plan = job.store.document<FilmPlan>('plan');
  const known = plan?.scenes.some((scene) => scene.shots.some((shot) => shot.id === shotId)) ?? false;
  return known && !skippedOf(job).has(shotId);
}

/** The film without these shots, too; null: nothing would be left of it. */
export function keptWithout(job: OpenJob, shotIds: readonly string[]): FilmPlan | null {
  const plan = job.store.document<FilmPlan>('plan');
  return plan && withoutShots(plan, new Set([...skippedOf(job), ...shotIds]));
}

/** Leaves shots and what they say out of the film; pictures and voices of the others stay as they are. */
export function leaveOut(job: OpenJob, shotIds: readonly string[]): void {
  const kept = keptWithout(job, shotIds);
  if (!kept) throw new Error('nothing would be left of the film');
  const stay = new Set(
    kept.scenes.flatMap((scene) =>
      scene.shots.flatMap((shot) => [
        stepKeyOf.picture(shot.id),
        ...shot.lines.map((line) => stepKeyOf.speech(line.id)),
      ]),
    ),
  );
  job.store.saveDocument('skipped', [...skippedOf(job), ...shotIds]);
  // A portrait stays even if nobody whom it shows is left: it is paid for, and pictures name it.
  forgetSteps(job, (key) => !stay.has(key) && job.journal.get(key)?.kind !== 'sheet');
}

/**
 * Goes on without the shots of which something was refused, where the config says so. False: something else failed as
 * well, it belongs to no shot, or nothing would be left.
 */
export function leaveRefusedOut(job: OpenJob, failed: readonly Step[]): boolean {
  if (job.row.config.refusedShots !== 'skip') return false;
  const shotIds = new Set<string>();
  for (const { key, shotId } of failed) {
    if (shotId === null || !isRefusal(job.journal.get(key)?.error?.code ?? '')) return false;
    shotIds.add(shotId);
  }
  if (!keptWithout(job, [...shotIds])) return false;
  leaveOut(job, [...shotIds]);
  return true;
}

const Refused = z.array(Finding);

/** Why moderation wants shots left out of the storyboard; empty: it objects to nothing. */
export function refusedInPlan({ journal }: OpenJob): Finding[] {
  return Refused.parse(journal.get('moderate-plan')?.result?.meta.refused ?? []);
}

/** The storyboard as moderation has read it at last: without the shots that it refused. Null: there is none. */
export function planThatWasRead(job: OpenJob): FilmPlan | null {
  const plan = job.store.document<FilmPlan>('plan');
  return plan && withoutShots(plan, shotsIn(refusedInPlan(job)));
}

/**
 * Leaves the shots out that moderation refused in the storyboard, and says of each why. `done`: nothing more is to be
 * left out. `empty`: nothing would be left of the film.
 */
export function leaveModeratedOut(job: OpenJob): 'left-out' | 'done' | 'empty' {
  const findings = refusedInPlan(job);
  const shotIds = [...shotsIn(findings)].filter((shotId) => hasShot(job, shotId));
  if (shotIds.length === 0) return 'done';
  if (!keptWithout(job, shotIds)) return 'empty';
  const { plan } = job.film;
  leaveOut(job, shotIds);
  for (const shotId of shotIds) {
    const why = findings.find((finding) => finding.shotId === shotId);
    const left = { kind: 'picture', shotId, lineId: null } as const;
    job.say({
      type: 'step',
      ...left,
      stepKey: stepKeyOf.picture(shotId),
      state: 'failed',
      reused: false,
      detail: `${nameOfStep(left, plan)} is left out: ${why?.message} (“${why?.sentence}”)`,
    });
  }
  return 'left-out';
}

const shotsIn = (findings: readonly Finding[]): Set<string> =>
  new Set(findings.flatMap(({ shotId }) => shotId ?? []));
