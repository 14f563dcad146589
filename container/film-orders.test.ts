import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CheckMeta,
  frameToSample,
  JoinMeta,
  type MadeFile,
  type OrderStatus,
  type OrderWork,
} from '#domain/composer-order';
import type { PaintSpec } from '#domain/paint-spec';
import { type Composer, createComposer } from './app.ts';
import { readEnv } from './env.ts';
import { type FakeWorker, startFakeWorker, TEST_SECRET } from './testing/fake-worker.ts';

let worker: FakeWorker;
let composer: Composer;
let dir: string;
let url: string;

beforeAll(async () => {
  worker = await startFakeWorker();
  dir = await mkdtemp(join(tmpdir(), 'film-orders-'));
  const env = readEnv({ COMPOSER_SECRET: TEST_SECRET, DATA_DIR: dir, SLOTS: '2', PATH: process.env.PATH });
  composer = await createComposer(env, { log: () => {} });
  await new Promise<void>((resolve) => composer.server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(composer.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await composer.close(0);
  await worker.close();
  await rm(dir, { recursive: true, force: true });
});

const size = { widthPx: 320, heightPx: 180, fps: 30 as const };
const still = { x: 0.5, y: 0.5, zoom: 1 };
const paint: PaintSpec = {
  seed: 4,
  place: 'coast',
  time: 'dusk',
  weather: 'clear',
  season: 'summer',
  mood: 'calm',
  framing: 'wide',
  people: [],
  props: ['lighthouse'],
  focus: null,
};

async function give(id: string, work: OrderWork, inputs: Record<string, string> = {}): Promise<string> {
  const token = await worker.token(id);
  const answer = await fetch(`${url}/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(worker.order(id, work, inputs)),
  });
  expect(answer.status).toBe(202);
  return token;
}

async function done(id: string): Promise<{ files: MadeFile[]; meta: Record<string, unknown> }> {
  const report = await worker.lastReport(id);
  if (report.state !== 'done') throw new Error(JSON.stringify(report));
  return report;
}

const view = (frames: number, firstFrame = 0) => ({
  source: { kind: 'paint' as const, paint },
  motion: { kind: 'push-in' as const, from: still, to: { ...still, zoom: 1.2 } },
  shotFrames: frames,
  firstFrame,
});

test('a film is made of orders alone: every kind, from text to a checked file', async () => {
  const frames = 45;
  const samples = frameToSample(frames, 30);
  await give('ord_picture', { kind: 'picture', order: { paint, widthPx: 320, heightPx: 180 } });
  await give('ord_speech', {
    kind: 'speech',
    order: { text: 'The lamp burns.', voice: 'awb', language: 'en' },
  });
  const music = {
    genre: 'ambient',
    tempo: 80,
    seed: 1,
    samples,
    sections: [{ startSample: 0, mood: 'calm' }],
  } as const;
  await give('ord_music', { kind: 'music', order: { ...music, sections: [...music.sections] } });
  for (const n of [0, 1]) {
    const part = n === 0 ? { frames: 30, from: view(45) } : { frames: 15, from: view(45, 30) };
    const order = { ...size, ...part, captions: [], captionStyle: 'plain' as const };
    await give(`ord_piece${n}`, { kind: 'piece', order });
  }
  const key = async (id: string, role: string) =>
    (await done(id)).files.find((file) => file.role === role)!.objectKey;
  expect((await done('ord_picture')).files[0]!.type).toBe('image/png');
  await give(
    'ord_mix',
    {
      kind: 'mix',
      order: {
        samples,
        speech: [{ input: 'line', startSample: 4800 }],
        music: { input: 'music', volume: 0.5 },
        loudnessLufs: -14,
        truePeakDbtp: -1,
      },
    },
    { line: await key('ord_speech', 'speech'), music: await key('ord_music', 'music') },
  );
  expect((await done('ord_mix')).files.map((file) => file.role)).toEqual(['mix', 'narration', 'music']);
  await give(
    'ord_join',
    {
      kind: 'join',
      order: {
        ...size,
        frames,
        pieces: [
          { input: 'p0', frames: 30 },
          { input: 'p1', frames: 15 },
        ],
        mix: 'mix',
        posterFrame: 20,
      },
    },
    {
      p0: await key('ord_piece0', 'piece'),
      p1: await key('ord_piece1', 'piece'),
      mix: await key('ord_mix', 'mix'),
    },
  );
  expect(JoinMeta.parse((await done('ord_join')).meta)).toEqual({
    durationMs: 1500,
    widthPx: 320,
    heightPx: 180,
  });
  const film = await key('ord_join', 'film');
  await give(
    'ord_check',
    { kind: 'check', order: { ...size, film: 'film', frames, loudnessLufs: -14 } },
    { film },
  );
  const { checks, passed } = CheckMeta.parse((await done('ord_check')).meta);
  expect(checks.filter((check) => !check.passed)).toEqual([]);
  expect(passed).toBe(true);
});

test('a piece in the middle of its encoding stops within two seconds and leaves no ffmpeg', async () => {
  const order = {
    ...size,
    widthPx: 1280,
    heightPx: 720,
    frames: 9000,
    from: view(9000),
    captions: [],
    captionStyle: 'plain' as const,
  };
  const token = await give('ord_long', { kind: 'piece', order });
  const headers = { authorization: `Bearer ${token}` };
  const progress = async () =>
    ((await (await fetch(`${url}/v1/orders/ord_long`, { headers })).json()) as OrderStatus).progress;
  await expect.poll(progress, { timeout: 30_000 }).toBeGreaterThan(0.2205);
  const before = performance.now();
  const stopped = await fetch(`${url}/v1/orders/ord_long`, { method: 'DELETE', headers });
  expect(await stopped.json()).toMatchObject({ state: 'stopped' });
  expect(performance.now() - before).toBeLessThan(2000);
  expect(await commandsWith(dir)).toEqual([]);
});

/** Command lines of running processes that name `path`, as Linux lists them. */
async function commandsWith(path: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(path)) found.push(line.replaceAll('\0', ' '));
  }
  return found;
}

test('an order whose input is not what it says fails for good, with a reason', async () => {
  worker.objects.set('/bucket/bad.png', Buffer.from('#EXTM3U\nfile:///etc/passwd\n'));
  const from = { ...view(10), source: { kind: 'image' as const, input: 'pic' } };
  const order = { ...size, frames: 10, from, captions: [], captionStyle: 'plain' as const };
  await give('ord_badpic', { kind: 'piece', order }, { pic: 'bad.png' });
  expect(await worker.lastReport('ord_badpic')).toMatchObject({ state: 'failed', retryable: false });
  await give('ord_gone', { kind: 'piece', order }, { pic: 'absent.png' });
  expect(await worker.lastReport('ord_gone')).toMatchObject({ code: 'input.unavailable', retryable: true });
});
