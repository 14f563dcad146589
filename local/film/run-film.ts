import { readFile } from 'node:fs/promises';
import { type components, type Job, type Studio, StudioProblem } from '../../sdk/studio.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { fetchExport } from './fetch-export.ts';
import { fetchFilm } from './fetch-film.ts';
import { type FilmArgs, parseFilmArgs, UsageError, usage } from './film-args.ts';
import { makeFilm, retryFilm, sayFetched, watchFilm } from './make-film.ts';
import { print, sayJob, sayReceipt } from './print.ts';
import { logIn, logOut, openStudio } from './sign-in.ts';
import type { StudioProcess } from './studio-process.ts';

/** Where the command stands: in the studio's own folder, or installed from its package. */
export interface FilmPlace {
  /** How it is called, for `--help`. */
  name: string;
  /** The folder in which sign-ins are kept. */
  home: string;
  /** Starts a studio where none runs; null: there is none to start. */
  startStudio: (() => Promise<StudioProcess>) | null;
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

async function make(
  { home, startStudio }: FilmPlace,
  url: string,
  args: Extract<FilmArgs, { command: 'make' }>,
): Promise<number> {
  const script = await readFile(args.scriptFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The script ${args.scriptFile} cannot be read (${error.code}).`);
  });
  const at = async (studioUrl: string) => makeFilm(await openStudio(home, studioUrl), { ...args, script });
  if (args.studioUrl || (await isStudio(url))) return at(url);
  if (!startStudio) throw new UsageError(`No studio runs at ${url}. Name one with --studio.`);
  const studio = await startStudio();
  try {
    return await at(studio.url);
  } finally {
    await studio.stop();
  }
}

type Page<T> = { items: T[]; nextCursor: string | null } | undefined;

/** Every item of a paged list. */
async function readAll<T>(ask: (cursor: string | undefined) => Promise<{ data?: Page<T> }>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { data } = await ask(cursor);
    items.push(...(data?.items ?? []));
    if (!data?.nextCursor) return items;
    cursor = data.nextCursor;
  }
}

const LIMIT = 100;

async function listProjects({ api }: Studio, json: boolean): Promise<void> {
  const projects = await readAll<components['schemas']['Project']>((cursor) =>
    api.GET('/api/v1/projects', { params: { query: { cursor, limit: LIMIT } } }),
  );
  print(json, projects, () => projects.map(({ id, name }) => `${id}  ${name}`).join('\n'));
}

async function listJobs({ api }: Studio, projectId: string | null, json: boolean): Promise<void> {
  const jobs = await readAll<Job>((cursor) =>
    api.GET('/api/v1/jobs', {
      params: { query: { cursor, limit: LIMIT, projectId: projectId ?? undefined } },
    }),
  );
  print(json, jobs, () => jobs.map(sayJob).join('\n'));
}

async function run(place: FilmPlace, args: FilmArgs): Promise<number> {
  const { home } = place;
  const url = args.studioUrl ?? `http://127.0.0.1:${process.env.PORT ?? 8787}`;
  const { json } = args;
  if (args.command === 'make') return make(place, url, args);
  if (args.command === 'login') {
    const user = await logIn(home, url, args);
    print(json, user, () => `Signed in at ${url} as ${user.username}.`);
    return EXIT.done;
  }
  if (args.command === 'logout') {
    await logOut(home, url);
    print(json, {}, () => `Signed out at ${url}.`);
    return EXIT.done;
  }
  const studio = await openStudio(home, url);
  switch (args.command) {
    case 'projects':
      await listProjects(studio, json);
      return EXIT.done;
    case 'jobs':
      await listJobs(studio, args.projectId, json);
      return EXIT.done;
    case 'watch':
      return watchFilm(studio, args.jobId, json);
    case 'retry':
      return retryFilm(studio, args.jobId, json);
    case 'cancel': {
      const { data } = await studio.api.POST('/api/v1/jobs/{jobId}/cancel', {
        params: { path: { jobId: args.jobId } },
      });
      print(json, data, () => sayJob(data!));
      return EXIT.done;
    }
    case 'get': {
      if (args.format) {
        const made = await fetchExport(studio, { ...args, format: args.format });
        print(json, made, () => `${made.file} (${((made.export.bytes ?? 0) / 1e6).toFixed(1)} MB)`);
        return EXIT.done;
      }
      const fetched = await fetchFilm(studio, args.jobId, args.outFile ?? `${args.jobId}.mp4`);
      print(json, fetched, () => sayFetched(fetched));
      return EXIT.done;
    }
    case 'receipt': {
      const { data } = await studio.api.GET('/api/v1/jobs/{jobId}/costs', {
        params: { path: { jobId: args.jobId } },
      });
      print(json, data, () => sayReceipt(data!));
      return EXIT.done;
    }
    default:
      return args satisfies never;
  }
}

/** Does what the command line asks for, says so on the standard output and error, and answers the exit code. */
export async function runFilm(place: FilmPlace, argv: readonly string[]): Promise<number> {
  try {
    const args = parseFilmArgs(argv);
    if (args) return await run(place, args);
    process.stdout.write(`${usage(place.name)}\n`);
    return EXIT.done;
  } catch (error) {
    const code = exitCodeOf(error);
    process.stderr.write(`${sayError(error, code)}\n`);
    if (error instanceof UsageError) process.stderr.write(`${place.name} --help tells what there is.\n`);
    return code;
  }
}

function sayError(error: unknown, code: number): string {
  if (error instanceof UsageError || error instanceof StudioProblem) return error.message;
  if (code === EXIT.unreachable) return 'The studio cannot be reached.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
