import type { JobAsset } from '#domain/film-job';
import type { StepKind } from '#domain/steps';
import type { Deps } from '../deps.ts';
import { findJob, type JobOfUser } from './find-job.ts';

const KIND_OF_STEP: Readonly<Partial<Record<StepKind, JobAsset['kind']>>> = {
  sheet: 'sheet',
  picture: 'picture',
  clip: 'clip',
  speech: 'speech',
  music: 'music',
  effect: 'effect',
  piece: 'piece',
  mix: 'mix',
  join: 'film',
};

/** Every portrait, picture, voice and piece that the job has so far, each with a signed URL. Throws `job.not_found`. */
export async function listAssets(
  { db, bucket, filmJob, now }: Pick<Deps, 'db' | 'bucket' | 'filmJob' | 'now'>,
  { userId, jobId }: JobOfUser,
): Promise<JobAsset[]> {
  await findJob(db, { userId, jobId });
  const done = await filmJob.getByName(jobId).doneSteps();
  const at = now();
  const assets = done.map(async ({ key, kind, shotId, lineId, characterId, reused, file }) => {
    const shown = KIND_OF_STEP[kind];
    if (!shown || !file) return [];
    const { url, expiresAt } = await bucket.signGet(file.objectKey, { now: at });
    const { type, bytes } = file;
    const expires = expiresAt.toISOString();
    const whose = characterId === undefined ? {} : { characterId };
    const made = { stepKey: key, kind: shown, shotId, lineId, ...whose, reused };
    return [{ ...made, url, expiresAt: expires, type, bytes }];
  });
  return (await Promise.all(assets)).flat();
}
