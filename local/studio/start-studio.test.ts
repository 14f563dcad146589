import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDescendants } from '../chaos/process-list.ts';
import type { Studio } from './start-studio.ts';
import { startTinyStudio } from './tiny/tiny-studio.ts';

let dataDir: string;
let studio: Studio;
const json = async (path: string, base = studio.url) => (await fetch(base + path)).json();

/** Runtimes of other tests in this process. */
let others: number[] = [];

beforeAll(async () => {
  others = findDescendants(process.pid, 'workerd');
  dataDir = await mkdtemp(join(tmpdir(), 'studio-local-'));
  const settingsFile = join(dataDir, 'settings');
  await writeFile(
    settingsFile,
    'OPENAI_API_KEY="sk-from-file" # comment\nMODERATION_THRESHOLD=0.5\nRUNWAY_API_KEY=\n',
  );
  studio = await startTinyStudio(dataDir, { settingsFile, settings: { MODERATION_THRESHOLD: '0.6' } });
});
afterAll(async () => {
  await studio.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe('a studio', () => {
  it('serves the screen, also below paths of its own', async () => {
    expect(await (await fetch(`${studio.url}/films/1`)).text()).toContain('<title>tiny</title>');
  });

  it('gives the Worker its own settings over wrangler.toml, and a person’s over its own', async () => {
    expect(await json('/api/settings')).toMatchObject({
      GREETING: 'from wrangler.toml',
      S3_BUCKET: 'films',
      S3_ENDPOINT: studio.s3Url,
      OPENAI_API_KEY: 'sk-from-file',
      MODERATION_THRESHOLD: '0.6',
      DATABASE_URL: studio.databaseUrl,
    });
    expect(await json('/api/settings')).not.toHaveProperty('RUNWAY_API_KEY');
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('runs 40 of 40 concurrent transactions from inside the Worker', async () => {
    const values = await Promise.all(Array.from({ length: 40 }, () => json('/api/database')));
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('delivers queues and fires crons', async () => {
    await fetch(`${studio.url}/api/send`);
    await studio.runCron();
    await expect.poll(() => json('/api/counts')).toMatchObject({ queue: 1 });
    expect((await json('/api/counts')).cron).toBeGreaterThanOrEqual(1);
  });

  it('has a bucket that its pages may use', async () => {
    const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } =
      await json('/api/settings');
    const aws = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'auto', retries: 0 });
    const url = `${studio.s3Url}/films/outputs/a.txt`;
    expect((await aws.fetch(url, { method: 'PUT', body: 'film' })).status).toBe(200);
    const { url: signed } = await aws.sign(url, { aws: { signQuery: true } });
    const read = await fetch(signed, { headers: { origin: studio.url } });
    expect([await read.text(), read.headers.get('access-control-allow-origin')]).toEqual([
      'film',
      studio.url,
    ]);
  });

  it('brings a dead composer back at the same address', async () => {
    const text = async () => (await fetch(`${studio.url}/api/composer`)).text();
    expect(await text()).toBe('composer with 48');
    const first = studio.composerPid()!;
    process.kill(first, 'SIGKILL');
    await expect.poll(text, { timeout: 10_000 }).toBe('composer with 48');
    expect(studio.composerPid()).not.toBe(first);
  });

  it.runIf(process.platform === 'linux')('brings a dead runtime back at the same address', async () => {
    const before = findDescendants(process.pid, 'workerd').filter((pid) => !others.includes(pid));
    expect(before.length).toBeGreaterThan(0);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await expect.poll(() => json('/api/settings').catch(() => null), { timeout: 30_000 }).toBeTruthy();
    expect(findDescendants(process.pid, 'workerd')).not.toEqual(expect.arrayContaining(before));
  });

  it('refuses a second studio on its data, and a port that is taken, in words', async () => {
    await expect(startTinyStudio(dataDir, { patienceMs: 0 })).rejects.toThrow(
      /already running on .*DATA_DIR=/,
    );
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const other = await mkdtemp(join(tmpdir(), 'studio-local-'));
    await expect(startTinyStudio(other, { port, patienceMs: 0 })).rejects.toThrow(
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=`,
    );
    await expect(startTinyStudio(other, { s3Port: port, patienceMs: 0 })).rejects.toThrow('S3_PORT=');
    blocker.close();
    await rm(other, { recursive: true });
  });
});

it('leaves nothing running when it is killed, and goes on where it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studio-killed-'));
  const program = fileURLToPath(new URL('./tiny/tiny-studio.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const first = JSON.parse(line) as { url: string; composer: number };
  expect([await json('/api/object', first.url), await json('/api/database', first.url)]).toEqual([1, 1]);
  process.kill(-child.pid!, 'SIGKILL');
  await expect
    .poll(
      () =>
        fetch(first.url).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 5000 },
    )
    .toBe('gone');
  await expect.poll(() => isAlive(first.composer)).toBe(false);
  const again = await startTinyStudio(folder);
  expect([await json('/api/object', again.url), await json('/api/database', again.url)]).toEqual([2, 2]);
  expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))).toEqual({
    url: again.url,
    pid: process.pid,
  });
  await again.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Alive and not a zombie that nobody has collected yet. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
