import type { JobPreview } from '#domain/film-job';
import { SIGNED_GET_SECONDS } from '../bucket/bucket.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/** What can be watched of a film that is being made. Throws `job.not_found`. */
export async function readPreview(
  { db, bucket, filmJob, now }: Pick<Deps, 'db' | 'bucket' | 'filmJob' | 'now'>,
  { userId, jobId }: JobOfUser,
): Promise<JobPreview> {
  await findJob(db, { userId, jobId });
  const preview = await filmJob.getByName(jobId).preview(jobId);
  if (!preview) throw createProblem('job.not_found');
  const at = now();
  const sign = async (objectKey: string) => (await bucket.signGet(objectKey, { now: at })).url;
  const { codecs, pieces, lines, ...facts } = preview;
  return {
    ...facts,
    type: codecs === null ? null : `video/mp4; codecs="${codecs}"`,
    pieces: await Promise.all(
      pieces.map(async ({ file, ...piece }) => ({
        ...piece,
        url: await sign(file.objectKey),
        bytes: file.bytes,
      })),
    ),
    lines: await Promise.all(
      lines.map(async ({ file, ...line }) => ({ ...line, url: await sign(file.objectKey) })),
    ),
    expiresAt: new Date(at.getTime() + SIGNED_GET_SECONDS * 1000).toISOString(),
  };
}
