import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OrderStatus, SpeechMeta } from '#domain/composer-order';
import { type Composer, type ComposerParts, createComposer } from './app.ts';
import { readEnv } from './env.ts';
import { installFakeEngine } from './testing/fake-engines.ts';
import { type FakeWorker, startFakeWorker, TEST_SECRET } from './testing/fake-worker.ts';

let worker: FakeWorker;
let dir: string;
let composers: Composer[];

beforeEach(async () => {
  worker = await startFakeWorker();
  dir = await mkdtemp(join(tmpdir(), 'composer-test-'));
  composers = [];
});
afterEach(async () => {
  await Promise.all(composers.map((composer) => composer.close(0)));
  await worker.close();
  await rm(dir, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}, parts: ComposerParts = {}): Promise<string> {
  const env = readEnv({
    COMPOSER_SECRET: TEST_SECRET,
    DATA_DIR: dir,
    SLOTS: '1',
    PATH: process.env.PATH,
    ...settings,
  });
  const composer = await createComposer(env, { beatMs: 100, log: () => {}, ...parts });
  composers.push(composer);
  await new Promise<void>((resolve) => composer.server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(composer.server.address() as AddressInfo).port}`;
}

const speech = (text: string) => ({ kind: 'speech', order: { text, voice: 'slt', language: 'en' } }) as const;

async function call(method: string, url: string, token: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** A thread module that does `body`. */
async function threadOf(body: string): Promise<string> {
  const file = join(dir, 'thread.mjs');
  await writeFile(file, body);
  return file;
}
const SLOW_THREAD = `import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
export default ({ port }) => new Promise((resolve) => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  child.once('spawn', () => port.postMessage({ child: child.pid }));
  writeFileSync(new URL('child', import.meta.url), String(child.pid));
  port.postMessage({ progress: 0.5 });
});`;

test('an order goes from text to a file in the bucket, is told done, and leaves nothing behind', async () => {
  const url = await start();
  const order = worker.order('ord_whole', speech('The lamp burns tonight.'));
  const token = await worker.token(order.id);
  worker.mood.troubles = 2;
  const accepted = await call('POST', `${url}/v1/orders`, token, order);
  expect(accepted.status).toBe(202);
  const report = await worker.lastReport(order.id);
  if (report.state !== 'done') throw new Error(JSON.stringify(report));
  expect(report.files.map((file) => [file.role, file.type])).toEqual([['speech', 'audio/wav']]);
  const meta = SpeechMeta.parse(report.meta);
  expect(meta.words.map((word) => word.text).join(' ')).toBe('The lamp burns tonight.');
  const object = worker.objects.get(`/bucket/${report.files[0]!.objectKey}`)!;
  expect(object.length).toBe(44 + 2 * meta.samples);
  const again = await call('POST', `${url}/v1/orders`, token, order);
  expect(again.status).toBe(202);
  expect(((await again.json()) as OrderStatus).state).toBe('done');
  const runs = await readdir(dir);
  expect(await readdir(join(dir, runs[0]!))).toEqual([]);
});

test('a full composer answers 429 with Retry-After, and beats for those that wait', async () => {
  const url = await start({ QUEUE_DEPTH: '1' }, { threadFile: await threadOf(SLOW_THREAD) });
  const statuses: number[] = [];
  for (const n of [1, 2, 3, 4]) {
    const order = worker.order(`ord_${n}`, speech('Wait.'));
    const answer = await call('POST', `${url}/v1/orders`, await worker.token(order.id), order);
    statuses.push(answer.status);
    if (answer.status === 429) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'composer.full', status: 429 });
    }
  }
  expect(statuses).toEqual([202, 202, 202, 429]);
  await expect.poll(() => worker.reports.get('ord_3')?.length ?? 0).toBeGreaterThan(1);
  const health = await (await fetch(`${url}/health`)).json();
  expect(health).toMatchObject({ ok: true, busy: 2, waiting: 1, slots: 1 });
});

test('DELETE stops a busy thread and its children within two seconds', async () => {
  const url = await start({}, { threadFile: await threadOf(SLOW_THREAD) });
  const order = worker.order('ord_stop', speech('Stop.'));
  const token = await worker.token(order.id);
  await call('POST', `${url}/v1/orders`, token, order);
  await expect
    .poll(
      async () =>
        ((await (await call('GET', `${url}/v1/orders/ord_stop`, token)).json()) as OrderStatus).progress,
    )
    .toBeGreaterThan(0.4);
  const before = performance.now();
  const stopped = await call('DELETE', `${url}/v1/orders/ord_stop`, token);
  expect(await stopped.json()).toMatchObject({ state: 'stopped' });
  expect(performance.now() - before).toBeLessThan(2000);
  const child = Number(await readFile(join(dir, 'child'), 'utf8'));
  await expect.poll(() => isRunning(child)).toBe(false);
});

/** A killed child whose thread is gone stays in the table as a zombie, which runs no more. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('"do not go on" and a lost lease stop an order without a last report', async () => {
  const url = await start({}, { threadFile: await threadOf(SLOW_THREAD) });
  for (const [id, change] of [
    ['ord_nogo', () => (worker.mood.goOn = false)],
    ['ord_lost', () => (worker.mood.reportStatus = 409)],
  ] as const) {
    const order = worker.order(id, speech('Go.'));
    const token = await worker.token(id);
    await call('POST', `${url}/v1/orders`, token, order);
    change();
    const state = async () =>
      ((await (await call('GET', `${url}/v1/orders/${id}`, token)).json()) as OrderStatus).state;
    await expect.poll(state, { timeout: 5000 }).toBe('stopped');
    expect((worker.reports.get(id) ?? []).every((report) => report.state === 'running')).toBe(true);
    worker.mood.goOn = true;
  }
});

test('a thread that dies fails its order as retryable, and the next order is done', async () => {
  const flag = join(dir, 'died');
  const doWork = new URL('orders/do-work.ts', import.meta.url).href;
  const threadFile = await threadOf(`import { existsSync, writeFileSync } from 'node:fs';
export default async (task) => {
  if (!existsSync(${JSON.stringify(flag)})) { writeFileSync(${JSON.stringify(flag)}, ''); process.exit(7); }
  return (await import(${JSON.stringify(doWork)})).default(task);
};`);
  const url = await start({}, { threadFile });
  const first = worker.order('ord_dies', speech('One.'));
  await call('POST', `${url}/v1/orders`, await worker.token(first.id), first);
  expect(await worker.lastReport(first.id)).toMatchObject({
    state: 'failed',
    code: 'thread.lost',
    retryable: true,
  });
  const second = worker.order('ord_lives', speech('Two.'));
  await call('POST', `${url}/v1/orders`, await worker.token(second.id), second);
  expect(await worker.lastReport(second.id)).toMatchObject({ state: 'done' });
});

test('forged, foreign, expired and misdirected tokens are refused', async () => {
  const url = await start();
  const order = worker.order('ord_mine', speech('Mine.'));
  const wrong = [
    await worker.token(order.id, { secret: 'another-secret-0123456789' }),
    await worker.token(order.id, { audience: 'composer' }),
    await worker.token(order.id, { expires: '-1s' }),
    'x.y.z',
  ];
  for (const token of wrong) {
    const answer = await call('POST', `${url}/v1/orders`, token, order);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
  const foreign = await call('POST', `${url}/v1/orders`, await worker.token('ord_other'), order);
  expect(foreign.status).toBe(403);
  expect((await call('DELETE', `${url}/v1/orders/ord_mine`, await worker.token('ord_other'))).status).toBe(
    404,
  );
});

test('bodies that are no order get a 4xx problem', async () => {
  const url = await start();
  const token = await worker.token('ord_bad');
  const post = (body: string | Buffer<ArrayBuffer>, type = 'application/json') =>
    fetch(`${url}/v1/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    });
  expect((await post('{')).status).toBe(400);
  expect((await post(Buffer.from([0xff, 0xfe]))).status).toBe(400);
  expect((await post('{}', 'text/plain')).status).toBe(415);
  expect((await post('{}')).status).toBe(422);
  expect((await post(`"${'x'.repeat(17 * 1024 * 1024)}"`).catch(() => ({ status: 413 }))).status).toBe(413);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${url}/v1/orders`)).status).toBe(405);
});

test('inputs come from the bucket’s origin only', async () => {
  const url = await start({ ALLOWED_INPUT_ORIGINS: 'https://bucket.example' });
  const order = {
    ...worker.order('ord_ssrf', speech('Hm.')),
    inputs: { a: 'http://169.254.169.254/latest' },
  };
  await call('POST', `${url}/v1/orders`, await worker.token(order.id), order);
  expect(await worker.lastReport(order.id)).toMatchObject({ code: 'input.forbidden', retryable: false });
});

test('a stopping composer refuses new orders and hands the others back as retryable', async () => {
  const url = await start({}, { threadFile: await threadOf(SLOW_THREAD) });
  const order = worker.order('ord_back', speech('Back.'));
  await call('POST', `${url}/v1/orders`, await worker.token(order.id), order);
  const closing = composers[0]!.close(300);
  const late = worker.order('ord_late', speech('Late.'));
  expect((await call('POST', `${url}/v1/orders`, await worker.token(late.id), late)).status).toBe(503);
  expect(await worker.lastReport(order.id)).toMatchObject({ code: 'composer.stopping', retryable: true });
  await closing;
  composers = [];
});

test('says which speech engines it has found, and refuses to speak by one that it has not', async () => {
  const ESPEAK_NG_PATH = await installFakeEngine('espeak-ng', dir);
  const url = await start({ ESPEAK_NG_PATH, PATH: '' });
  const { speech: engines } = await (await fetch(`${url}/v1/engines`)).json();
  expect(engines).toEqual([
    expect.objectContaining({ name: 'espeak-ng', title: 'eSpeak NG', version: '1.52.0' }),
  ]);
  const ask = async (id: string, engine: string) => {
    const work = { kind: 'speech', order: { ...speech('Hm.').order, engine } } as const;
    const order = worker.order(id, work);
    await call('POST', `${url}/v1/orders`, await worker.token(id), order);
    return worker.lastReport(id);
  };
  expect(await ask('ord_has', 'espeak-ng@1.52.0')).toMatchObject({ state: 'done' });
  expect(await ask('ord_not', 'piper@1')).toMatchObject({
    state: 'failed',
    code: 'engine.missing',
    retryable: false,
    message: expect.stringContaining('config.providers.voice asks for the speech engine Piper 1'),
  });
  await expect(start({ PIPER_PATH: join(dir, 'nothing') })).rejects.toThrow(/PIPER_PATH/);
});
