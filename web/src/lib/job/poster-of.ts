import type { Job } from '#domain/film-job';
import { studio } from '#web/api/studio.ts';

/** A signed URL lives an hour; one that is older than this is asked for anew. */
const FRESH_MS = 45 * 60_000;
const known = new Map<string, { url: string | null; at: number }>();

/** A picture that stands for the film: its poster, or the first picture made so far; null: none yet. */
export async function posterOf(job: Job): Promise<string | null> {
  const key = `${job.id} ${job.status}`;
  const found = known.get(key);
  const settled = job.status === 'completed';
  if (found && Date.now() - found.at < (settled ? FRESH_MS : 15_000)) return found.url;
  const url = await lookUp(job);
  known.set(key, { url, at: Date.now() });
  return url;
}

async function lookUp(job: Job): Promise<string | null> {
  if (job.status === 'completed') return (await studio.jobs.output(job.id)).poster;
  if (job.progress === 0 && job.status !== 'processing') return null;
  const assets = (await studio.jobs.assets(job.id)).items;
  return assets.find((asset) => asset.kind === 'picture')?.url ?? null;
}
