import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import type { Job } from '#domain/film-job';
import { isActive } from '#domain/job';
import { type FilmArgs, parseFilmArgs, USAGE, UsageError } from './film-args.ts';
import { type Credentials, StudioClient, StudioError } from './studio-client.ts';
import { startStudioProcess } from './studio-process.ts';

const POLL_MS = 500;
const dataDir = resolve(process.env.DATA_DIR ?? '.data');

/** The account of this command on this machine's studio, made on first use. */
async function credentials(): Promise<Credentials> {
  const file = join(dataDir, 'film-account.json');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const suffix = randomBytes(4).toString('hex');
  const account = {
    email: `film-${suffix}@studio.localhost.com`,
    username: `film-${suffix}`,
    password: randomBytes(24).toString('base64url'),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(account), { mode: 0o600 });
  return account;
}

async function isStudio(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(3000) });
    return response.ok && (await response.json()).status === 'ok';
  } catch {
    // Nobody listens, or something that is no studio: both mean "start one".
    return false;
  }
}

async function download(url: string, file: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`The bucket answered ${response.status} for ${basename(file)}.`);
  await mkdir(dirname(resolve(file)), { recursive: true });
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}

async function follow(client: StudioClient, first: Job, quiet: boolean): Promise<Job> {
  const bar = quiet
    ? null
    : new SingleBar({
        format: ' {bar} {percentage}% | {status} | {duration_formatted}',
        hideCursor: true,
        noTTYOutput: true,
        notTTYSchedule: 5000,
      });
  bar?.start(100, 0, { status: first.status });
  let job = first;
  while (isActive(job.status)) {
    await sleep(POLL_MS);
    job = await client.job(job.id);
    bar?.update(job.progress, { status: job.status });
  }
  bar?.stop();
  return job;
}

function explain(job: Job): string {
  const refused = job.moderation?.findings.map((f) => `  “${f.sentence}”\n  ${f.message} ${f.suggestion}`);
  return [job.error?.message ?? `The job ended as ${job.status}.`, ...(refused ?? [])].join('\n');
}

async function make(url: string, args: FilmArgs, script: string): Promise<number> {
  const client = new StudioClient(url, await credentials());
  await client.logIn();
  const project = await client.createProject(basename(args.scriptFile).slice(0, 120));
  const created = await client.createJob(project.id, script, args.config, randomUUID());
  const onInterrupt = () => void client.cancel(created.id).finally(() => process.exit(130));
  process.once('SIGINT', onInterrupt);
  const job = await follow(client, created, args.json);
  process.off('SIGINT', onInterrupt);
  if (job.status !== 'completed') {
    process.stderr.write(`${explain(job)}\n`);
    return 1;
  }
  const output = await client.output(job.id);
  const captions = args.outFile.replace(/\.[^./]+$/, '').concat('.srt');
  await Promise.all([download(output.url, args.outFile), download(output.captions.srt, captions)]);
  const seconds = (output.durationMs / 1000).toFixed(1);
  process.stdout.write(
    args.json
      ? `${JSON.stringify({ job, output, film: args.outFile, captions })}\n`
      : `${args.outFile}  ${output.widthPx}×${output.heightPx}  ${seconds} s\n${captions}\n`,
  );
  return 0;
}

async function main(): Promise<number> {
  const args = parseFilmArgs(process.argv.slice(2));
  if (!args) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const script = await readFile(args.scriptFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The script ${args.scriptFile} cannot be read (${error.code}).`);
  });
  const url = args.studioUrl ?? `http://127.0.0.1:${process.env.PORT ?? 8787}`;
  if (args.studioUrl || (await isStudio(url))) return make(url, args, script);
  const studio = await startStudioProcess();
  try {
    return await make(studio.url, args, script);
  } finally {
    await studio.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const told = error instanceof UsageError || error instanceof StudioError;
  process.stderr.write(`${told ? (error as Error).message : (error as Error).stack}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${USAGE}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
