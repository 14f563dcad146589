import { JoinMeta } from '#domain/composer-order';
import type { JobOutput } from '#domain/film-job';
import { outputKeys } from '#domain/object-keys';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/** Where the finished film is, by signed URLs. Throws `job.not_found`, `job.not_completed`. */
export async function readOutput(
  { db, bucket, filmJob, now }: Pick<Deps, 'db' | 'bucket' | 'filmJob' | 'now'>,
  { userId, jobId }: JobOfUser,
): Promise<JobOutput> {
  const job = await findJob(db, { userId, jobId });
  if (job.status !== 'completed') {
    throw createProblem('job.not_completed', { detail: `The job is ${job.status.replace('_', ' ')}.` });
  }
  const done = await filmJob.getByName(jobId).doneSteps();
  const join = done.find((step) => step.kind === 'join');
  if (!join?.file) throw new Error(`job ${jobId} is completed without a film`);
  const { durationMs, widthPx, heightPx } = JoinMeta.parse(join.meta);
  const keys = outputKeys(jobId);
  const at = now();
  const sign = (key: string, downloadName?: string) =>
    bucket.signGet(key, { now: at, ...(downloadName === undefined ? {} : { downloadName }) });
  const film = await sign(keys.film);
  return {
    url: film.url,
    downloadUrl: (await sign(keys.film, `${fileNameOf(job.title)}.mp4`)).url,
    expiresAt: film.expiresAt.toISOString(),
    captions: { srt: (await sign(keys.srt)).url, vtt: (await sign(keys.vtt)).url },
    poster: (await sign(keys.poster)).url,
    durationMs,
    widthPx,
    heightPx,
    bytes: join.file.bytes,
  };
}

/** A title as a file name that every system takes. */
export function fileNameOf(title: string | null): string {
  const name = (title ?? '')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.replace(/^\.+/, '').slice(0, 100).trim() || 'film';
}
