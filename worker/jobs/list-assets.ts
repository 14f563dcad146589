import type { OrderWork } from '#domain/composer-order';
import type { JobAsset } from '#domain/film-job';
import type { Deps } from '../deps.ts';
import { findJob, type JobOfUser } from './find-job.ts';

const KIND_OF_STEP: Readonly<Record<string, JobAsset['kind']>> = {
  picture: 'picture',
  speech: 'speech',
  music: 'music',
  piece: 'piece',
  mix: 'mix',
  join: 'film',
} satisfies Partial<Record<OrderWork['kind'], JobAsset['kind']>>;

/** Every picture, voice and piece that the job has so far, each with a signed URL. Throws `job.not_found`. */
export async function listAssets(
  { db, bucket, filmJob, now }: Pick<Deps, 'db' | 'bucket' | 'filmJob' | 'now'>,
  { userId, jobId }: JobOfUser,
): Promise<JobAsset[]> {
  await findJob(db, { userId, jobId });
  const done = await filmJob.getByName(jobId).doneSteps();
  const at = now();
  const assets = done.map(async ({ key, kind, shotId, lineId, reused, file }) => {
    const shown = KIND_OF_STEP[kind];
    if (!shown || !file) return [];
    const { url, expiresAt } = await bucket.signGet(file.objectKey, { now: at });
    const { type, bytes } = file;
    const expires = expiresAt.toISOString();
    return [{ stepKey: key, kind: shown, shotId, lineId, reused, url, expiresAt: expires, type, bytes }];
  });
  return (await Promise.all(assets)).flat();
}
