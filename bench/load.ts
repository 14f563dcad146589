/**
 * Everyday traffic at a fixed rate: lists, looks, projects that come and go, storyboards, tickets with sockets, sign-ins,
 * and now and then a film of one line. A request's time begins when it was due, so that a studio that stalls is not
 * measured by whoever waits for it. `LOAD_MINUTES` (10), `LOAD_RATE` (30 a second), `LOAD_USERS` (20), `LOAD_FILL`
 * (24000), `LOAD_DATABASE_URL` (none: the embedded database; a PostgreSQL is asked 200 a second), `BENCH_SEED` (1).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account } from '../e2e/api.ts';
import { SeededDice } from '../local/chaos/seeded-dice.ts';
import { startStudioProcess } from '../local/film/studio-process.ts';
import { rssByProgram, treeCpuSeconds, treeRssMb } from './measure-process.ts';

const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);
/** The figures to reach, on the embedded database at its rate as on a PostgreSQL at that one's. */
const MOST_P99_MS = 250;
const [RATE_EMBEDDED, RATE_POSTGRES] = [30, 200];
const MOST_GROWTH = 0.1;
const FILM = { script: 'The lamp went out.', config: { resolution: 480, fps: 24, music: false } };
/** One film a minute is made beside the requests. */
const FILM_EVERY_MS = 60_000;
const WARM_MS = 30_000;
/**
 * workerd keeps some 30 KB a request until it holds about half a gigabyte, in the front that runs none of our code as
 * well, while the Worker's own heap stays as it is. So it is filled first, or its filling is all that would be seen.
 */
const FILL_AT_ONCE = 8;

interface User extends Account {
  projectId: string;
  jobId: string;
}
interface Seen {
  kind: string;
  ms: number;
  ok: boolean;
}
type Deed = (user: User, dice: SeededDice) => Promise<boolean>;

const answers = async (asked: Promise<{ status: number }>, status = 200) => (await asked).status === status;

/** What is done, and how many of a thousand requests do it. */
const DEEDS: Readonly<Record<string, { share: number; act: Deed }>> = {
  'list jobs': { share: 300, act: (user) => answers(user.call('GET', 'jobs?limit=20')) },
  'read a job': { share: 250, act: (user) => answers(user.call('GET', `jobs/${user.jobId}`)) },
  'list projects': { share: 150, act: (user) => answers(user.call('GET', 'projects')) },
  'read usage': { share: 100, act: (user) => answers(user.call('GET', 'usage')) },
  'read history': { share: 65, act: (user) => answers(user.call('GET', `jobs/${user.jobId}/history`)) },
  'make and delete a project': { share: 60, act: makeAndDelete },
  'quote a film': { share: 40, act: (user) => answers(user.call('POST', 'estimates', FILM)) },
  'listen to a job': { share: 30, act: listen },
  'sign in': { share: 5, act: (user) => answers(user.call('POST', 'auth/login', credentials(user))) },
};

const credentials = ({ email, password }: User) => ({ email, password });

async function makeAndDelete(user: User): Promise<boolean> {
  const made = await user.call('POST', 'projects', { name: 'For a moment' });
  return made.status === 201 && answers(user.call('DELETE', `projects/${made.body.id}`), 204);
}

/** Opens a socket from the beginning, and hears the whole course of a finished film, gaplessly. */
async function listen(user: User): Promise<boolean> {
  const { body } = await user.call('POST', `jobs/${user.jobId}/tickets`);
  const query = new URLSearchParams({ ticket: body.ticket, after: '0' });
  const address = `${user.url.replace('http', 'ws')}/api/v1/jobs/${user.jobId}/events?${query}`;
  const socket = new WebSocket(address);
  try {
    return await new Promise<boolean>((resolve) => {
      let next = 1;
      socket.onmessage = ({ data }) => {
        const { seq, status } = JSON.parse(data);
        if (seq !== next++) resolve(false);
        else if (status === 'completed') resolve(true);
      };
      socket.onerror = () => resolve(false);
      socket.onclose = () => resolve(false);
    });
  } finally {
    socket.close();
  }
}

async function enter(url: string): Promise<User> {
  const user = Object.assign(await Account.register(url), { projectId: '', jobId: '' });
  user.projectId = await user.createProject('Under load');
  user.jobId = await user.createJob(user.projectId, FILM.script, FILM.config);
  await user.settled(user.jobId);
  return user;
}

export async function benchLoad(): Promise<Record<string, object>> {
  const databaseUrl = process.env.LOAD_DATABASE_URL;
  const minutes = setting('LOAD_MINUTES', 10);
  const rate = setting('LOAD_RATE', databaseUrl === undefined ? RATE_EMBEDDED : RATE_POSTGRES);
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-load-'));
  const ports = { PORT: '0', S3_PORT: '0' };
  const settingsFile = databaseUrl === undefined ? 'none' : join(dataDir, 'settings');
  if (databaseUrl !== undefined) await writeFile(settingsFile, `DATABASE_URL=${databaseUrl}\n`);
  const studio = await startStudioProcess({
    ...ports,
    DATA_DIR: dataDir,
    STUDIO_SETTINGS_FILE: settingsFile,
  });
  try {
    const users: User[] = [];
    for (let i = 0; i < setting('LOAD_USERS', 20); i++) users.push(await enter(studio.url));
    const dice = new SeededDice(setting('BENCH_SEED', 1));
    await fill(studio.url, setting('LOAD_FILL', 24_000));
    await run(users, dice, { rate, forMs: WARM_MS });
    const [rssMb, cpu] = [treeRssMb(studio.pid), treeCpuSeconds(studio.pid)];
    const before = rssByProgram(studio.pid);
    const films = filmsBeside(users, minutes * 60_000);
    const seen = await run(users, dice, { rate, forMs: minutes * 60_000 });
    const made = await films;
    const growth = treeRssMb(studio.pid) / rssMb - 1;
    const after = rssByProgram(studio.pid);
    const memory = Object.fromEntries(
      Object.entries(after).map(([program, mb]) => [program, `${before[program] ?? 0} → ${mb} MB`]),
    );
    const cpuSeconds = treeCpuSeconds(studio.pid) - cpu;
    const rows = Object.fromEntries(Object.keys(DEEDS).map((kind) => [kind, rowOf(seen, kind)]));
    const all = rowOf(seen);
    const errors = seen.filter(({ ok }) => !ok).length;
    const isMet = all.p99Ms < MOST_P99_MS && errors === 0 && growth < MOST_GROWTH && made.once === made.asked;
    const sums = {
      ...{ minutes, asked: rate, reached: Math.round((seen.length / (minutes * 60)) * 10) / 10 },
      ...{ films: `${made.once} of ${made.asked}`, rssMb: Math.round(rssMb), growth: percent(growth) },
      ...{ cpuShare: percent(cpuSeconds / (minutes * 60)), met: isMet ? 'yes' : 'no' },
    };
    return { ...rows, all, studio: sums, memory };
  } finally {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

async function fill(url: string, requests: number): Promise<void> {
  let left = requests;
  const lane = async () => {
    while (left-- > 0) await (await fetch(`${url}/api/health`)).text();
  };
  await Promise.all(Array.from({ length: FILL_AT_ONCE }, lane));
}

/** Sends `rate` requests a second, whether or not those before are answered; waits for all. */
async function run(
  users: readonly User[],
  dice: SeededDice,
  { rate, forMs }: { rate: number; forMs: number },
): Promise<Seen[]> {
  const seen: Promise<Seen>[] = [];
  const began = performance.now();
  for (let i = 0; (i * 1000) / rate < forMs; i++) {
    const due = began + (i * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    const user = users[Math.floor(dice.next() * users.length)] as User;
    seen.push(ask(user, dice, due));
  }
  return Promise.all(seen);
}

async function ask(user: User, dice: SeededDice, due: number): Promise<Seen> {
  const kind = draw(dice);
  // An answer that never comes, or a connection that breaks, is an error as well.
  const ok = await DEEDS[kind]!.act(user, dice).catch(() => false);
  return { kind, ms: performance.now() - due, ok };
}

function draw(dice: SeededDice): string {
  let left = dice.next() * Object.values(DEEDS).reduce((sum, { share }) => sum + share, 0);
  for (const [kind, { share }] of Object.entries(DEEDS)) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'list jobs';
}

/** Films that are asked for beside the requests, and how many of them were made, each once. */
async function filmsBeside(users: readonly User[], forMs: number): Promise<{ asked: number; once: number }> {
  const films: Promise<boolean>[] = [];
  for (let i = 0; i * FILM_EVERY_MS < forMs; i++) {
    const user = users[i % users.length] as User;
    films.push(makeOnce(user));
    await sleep(Math.min(FILM_EVERY_MS, forMs - i * FILM_EVERY_MS));
  }
  const once = (await Promise.all(films)).filter(Boolean).length;
  return { asked: films.length, once };
}

async function makeOnce(user: User): Promise<boolean> {
  const jobId = await user.createJob(user.projectId, FILM.script, FILM.config);
  const { status } = await user.settled(jobId);
  const { body } = await user.call('GET', `jobs/${jobId}/history`);
  const ends = body.items.filter(({ to }: { to: string }) => to === 'completed');
  return status === 'completed' && ends.length === 1;
}

function rowOf(seen: readonly Seen[], kind?: string) {
  const those = seen.filter((one) => kind === undefined || one.kind === kind);
  const sorted = those.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  return {
    requests: those.length,
    errors: those.filter(({ ok }) => !ok).length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    mostMs: at(1),
  };
}
