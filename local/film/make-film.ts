import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Job, type Studio, waitForJob, watchJob } from '../../sdk/studio.ts';
import { EXIT, exitCodeOfJob } from './exit-code.ts';
import { fetchFilm } from './fetch-film.ts';
import type { MakeArgs } from './film-args.ts';
import { print, sayJob } from './print.ts';

const POLL_MS = 500;

/** Makes a film of a script, follows it and fetches it. Ctrl-C cancels it. Answers the exit code. */
export async function makeFilm(
  studio: Studio,
  args: MakeArgs & { script: string; json: boolean },
): Promise<number> {
  const projectId = args.projectId ?? (await createProject(studio, basename(args.scriptFile).slice(0, 120)));
  const { data } = await studio.api.POST('/api/v1/projects/{projectId}/jobs', {
    params: { path: { projectId }, header: { 'idempotency-key': randomUUID() } },
    body: { script: args.script, config: args.config },
  });
  const created = data!;
  const params = { path: { jobId: created.id } };
  const cancel = () => studio.api.POST('/api/v1/jobs/{jobId}/cancel', { params });
  const onInterrupt = () => void cancel().finally(() => process.exit(EXIT.interrupted));
  process.once('SIGINT', onInterrupt);
  const job = await follow(studio, created, args.json);
  process.off('SIGINT', onInterrupt);
  if (job.status !== 'completed') return tellUnmade(job, args.json);
  const fetched = await fetchFilm(studio, job.id, args.outFile);
  print(args.json, { job, ...fetched }, () => sayFetched(fetched));
  return EXIT.done;
}

type Fetched = Awaited<ReturnType<typeof fetchFilm>>;

/** A fetched film in words. */
export function sayFetched({ output, film, captions }: Fetched): string {
  const seconds = (output.durationMs / 1000).toFixed(1);
  return `${film}  ${output.widthPx}×${output.heightPx}  ${seconds} s\n${captions}`;
}

async function createProject(studio: Studio, name: string): Promise<string> {
  const { data } = await studio.api.POST('/api/v1/projects', { body: { name } });
  return data!.id;
}

/** Goes on with a failed film, and follows it. Answers the exit code. */
export async function retryFilm(studio: Studio, jobId: string, json: boolean): Promise<number> {
  const { data } = await studio.api.POST('/api/v1/jobs/{jobId}/retry', {
    params: { path: { jobId }, header: { 'idempotency-key': randomUUID() } },
    body: {},
  });
  const job = await follow(studio, data!, json);
  if (job.status !== 'completed') return tellUnmade(job, json);
  print(json, job, () => sayJob(job));
  return EXIT.done;
}

/** Tells what happens to a film until it has settled; `json`: one event a line. Answers the exit code. */
export async function watchFilm(studio: Studio, jobId: string, json: boolean): Promise<number> {
  const { data } = await studio.api.GET('/api/v1/jobs/{jobId}', { params: { path: { jobId } } });
  if (json) {
    for await (const event of watchJob(studio, jobId)) process.stdout.write(`${JSON.stringify(event)}\n`);
  }
  const job = await follow(studio, data!, json);
  if (job.status !== 'completed') return json ? exitCodeOfJob(job) : tellUnmade(job, json);
  if (!json) process.stdout.write(`${sayJob(job)}\n`);
  return EXIT.done;
}

async function follow(studio: Studio, first: Job, quiet: boolean): Promise<Job> {
  const format = ' {bar} {percentage}% | {status} | {duration_formatted}';
  const bar = quiet
    ? null
    : new SingleBar({ format, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5000 });
  bar?.start(100, first.progress, { status: first.status });
  try {
    return await waitForJob(studio, first.id, {
      pollMs: POLL_MS,
      onProgress: ({ progress, status }) => bar?.update(progress, { status }),
    });
  } finally {
    bar?.stop();
  }
}

function tellUnmade(job: Job, json: boolean): number {
  const refused = job.moderation?.findings.map((f) => `  “${f.sentence}”\n  ${f.message} ${f.suggestion}`);
  const words = [job.error?.message ?? `The job ended as ${job.status}.`, ...(refused ?? [])].join('\n');
  process.stderr.write(`${words}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ job })}\n`);
  return exitCodeOfJob(job);
}
