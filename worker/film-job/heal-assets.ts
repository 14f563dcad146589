import { and, eq, inArray } from 'drizzle-orm';
import type { MadeFile } from '#domain/composer-order';
import { applyStepEvent } from '#domain/journal';
import { type Step, stepsOf } from '#domain/steps';
import { assets } from '../db/schema.ts';
import { NO_ACCOUNTS } from '../ledger/accounts.ts';
import { forgetSteps } from './forget-steps.ts';
import type { CourseDeps, OpenJob } from './open-job.ts';
import { planPublication } from './publication.ts';
import type { StepOutcome } from './step-outcome.ts';

/** What whoever works on a step says when an object that it needs is not there. */
const MISSING = new Set(['input.unavailable', 'asset.missing']);
/** A bucket that loses objects again and again is a fault that its owner must hear of. */
const MOST_HEALINGS = 5;
/** The document that counts them. */
export const HEALINGS = 'healings';
/** A Worker may have six outgoing connections at once; one is the database's. */
const ASKED_AT_ONCE = 5;

/**
 * Heals a job whose step failed because objects have vanished from the bucket: their asset rows are dropped, so
 * that no job finds them, and their steps and all that follow those begin anew. What is still there is found by
 * its key. False: nothing has vanished, or it happened too often; then the failure is the step's own.
 */
export async function healAssets(
  job: OpenJob,
  deps: CourseDeps,
  step: Step,
  fence: number,
  outcome: StepOutcome,
): Promise<boolean> {
  const row = job.journal.get(step.key);
  if (!row || outcome.type !== 'failed' || !MISSING.has(outcome.error.code)) return false;
  const event = { type: 'failed', fence, error: outcome.error, notBefore: null } as const;
  if (applyStepEvent(row, event).verdict !== 'applied') return false;
  const healings = job.store.document<number>(HEALINGS) ?? 0;
  if (healings >= MOST_HEALINGS) return false;

  const vanished = await findVanished(deps, objectsOf(job, deps, step));
  const makers = [...job.journal.values()].filter((made) =>
    made.result?.files.some((file) => vanished.has(file.objectKey)),
  );
  if (makers.length === 0) return false;
  const keys = makers.flatMap(({ assetKey }) => assetKey ?? []);
  await deps.db
    .delete(assets)
    .where(and(inArray(assets.key, keys), eq(assets.userId, job.row.userId), eq(assets.state, 'ready')));
  job.store.saveDocument(HEALINGS, healings + 1);
  const steps = stepsOf(job.film);
  const lost = new Set(makers.map(({ key }) => key));
  const anew = withFollowers(steps, [step.key, ...lost]);
  forgetSteps(job, (key) => anew.has(key));
  for (const { key, kind, shotId, lineId } of steps.filter((made) => lost.has(made.key))) {
    const detail = 'Its file has vanished from the bucket; it is made again.';
    job.say({ type: 'step', stepKey: key, kind, shotId, lineId, state: 'retrying', reused: false, detail });
  }
  return true;
}

/** The objects that a step reads. */
function objectsOf(job: OpenJob, deps: CourseDeps, step: Step): string[] {
  if (step.kind === 'publish')
    return planPublication(job, NO_ACCOUNTS, deps.now()).copies.map(({ from }) => from);
  const draft = job.store.draft(step.key);
  if (!draft) return [];
  if ('purchase' in draft) return Object.values(draft.purchase.inputs ?? {}).map((file) => file.objectKey);
  return Object.values(draft.inputs).flatMap(({ stepKey, role }) => {
    const files: readonly MadeFile[] = job.journal.get(stepKey)?.result?.files ?? [];
    return files.filter((file) => file.role === role).map((file) => file.objectKey);
  });
}

async function findVanished({ bucket }: CourseDeps, objectKeys: readonly string[]): Promise<Set<string>> {
  const vanished = new Set<string>();
  const unique = [...new Set(objectKeys)];
  for (let start = 0; start < unique.length; start += ASKED_AT_ONCE) {
    const some = unique.slice(start, start + ASKED_AT_ONCE);
    const heads = await Promise.all(some.map((key) => bucket.head(key)));
    for (const [i, key] of some.entries()) if (heads[i] === null) vanished.add(key);
  }
  return vanished;
}

/** `keys` and the keys of all steps that follow them, however far behind; each comes after what it follows. */
function withFollowers(steps: readonly Step[], keys: readonly string[]): Set<string> {
  const found = new Set(keys);
  for (const step of steps) if (step.after.some((key) => found.has(key))) found.add(step.key);
  return found;
}
