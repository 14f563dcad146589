import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CheckMeta, type OrderReport, type OrderWork, SpeechMeta } from '#domain/composer-order';
import { type Composer, type ComposerParts, createComposer } from './app.ts';
import { readEnv } from './env.ts';
import { findFfmpeg } from './ffmpeg/find-ffmpeg.ts';
import { type FakeWorker, startFakeWorker, TEST_SECRET } from './testing/fake-worker.ts';
import { type HostileFile, hostileFiles, hostileTexts } from './testing/hostile-media.ts';

const SOAK = process.env.SOAK === '1';
const SIZE = { widthPx: 96, heightPx: 64, fps: 25 as const };
const REST = { x: 0.5, y: 0.5, zoom: 1 };

let dir: string;
let worker: FakeWorker;
let canary: Server;
/** What nobody may open: whoever does waits there until somebody writes, and so is seen. */
let fifo: string;
let canaryUrl: string;
let called = 0;
let opened = false;
let watch: NodeJS.Timeout;
const composers: { composer: Composer; data: string }[] = [];
let count = 0;

beforeAll(async () => {
  worker = await startFakeWorker();
  dir = await mkdtemp(join(tmpdir(), 'hostile-'));
  fifo = join(dir, 'canary');
  expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
  canary = createServer((_, response) => {
    called++;
    response.end('#EXTM3U');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  canaryUrl = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/canary.m3u8`;
  watch = setInterval(() => {
    try {
      closeSync(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
      opened = true;
    } catch (error) {
      // Nobody reads.
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
  }, 20);
});
afterEach(async () => {
  const left = await Promise.all(composers.map(async ({ data }) => foldersIn(data)));
  expect(left.flat()).toEqual([]);
  await Promise.all(composers.splice(usual ? 1 : 0).map(({ composer }) => composer.close(0)));
  expect([called, opened]).toEqual([0, false]);
});
afterAll(async () => {
  await Promise.all(composers.map(({ composer }) => composer.close(0)));
  clearInterval(watch);
  await worker.close();
  canary.close();
  await rm(dir, { recursive: true, force: true });
});

/** Folders of orders that a composer keeps. */
async function foldersIn(data: string): Promise<string[]> {
  const runs = await readdir(data);
  return (await Promise.all(runs.map((run) => readdir(join(data, run))))).flat();
}

async function start(parts: ComposerParts = {}, data = join(dir, `data-${++count}`)) {
  const env = readEnv({ COMPOSER_SECRET: TEST_SECRET, DATA_DIR: data, SLOTS: '2', PATH: process.env.PATH });
  const composer = await createComposer(env, { log: () => {}, ...parts });
  composers.push({ composer, data });
  await new Promise<void>((resolve) => composer.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(composer.server.address() as AddressInfo).port}`;
  return async (work: OrderWork, inputs: Record<string, string> = {}): Promise<OrderReport> => {
    const id = `ord_h${++count}`;
    // An input that is a URL already is taken as it is.
    const named = worker.order(id, work, inputs);
    for (const [name, value] of Object.entries(inputs)) if (value.includes(':')) named.inputs[name] = value;
    const headers = { authorization: `Bearer ${await worker.token(id)}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/v1/orders`, { method: 'POST', headers, body: JSON.stringify(named) });
    expect([answer.status, await answer.text()]).toEqual([202, expect.any(String)]);
    let ended = false;
    const report = worker.lastReport(id).finally(() => {
      ended = true;
    });
    // However an order fares, the composer answers.
    while (!ended) {
      const began = performance.now();
      expect((await fetch(`${url}/health`)).status).toBe(200);
      if (SOAK) expect(performance.now() - began).toBeLessThan(1000);
      await Promise.race([sleep(100), report]);
    }
    return report;
  };
}

type Give = Awaited<ReturnType<typeof start>>;
let usual: Give | null = null;
/** The composer of all tests that want no special one. */
async function usualComposer(): Promise<Give> {
  usual ??= await start();
  return usual;
}

function put(name: string, bytes: Buffer): string {
  const key = `${name.replaceAll(/\W/g, '-')}-${++count}`;
  worker.objects.set(`/bucket/${key}`, bytes);
  return key;
}

const piece = (captions: string[] = []): OrderWork => ({
  kind: 'piece',
  order: {
    ...{ ...SIZE, frames: 2, captionStyle: 'plain' },
    captions: captions.length > 0 ? [{ startFrame: 0, endFrame: 2, rows: captions, words: [] }] : [],
    from: {
      source: { kind: 'image', input: 'picture' },
      motion: { kind: 'still', from: REST, to: REST },
      ...{ shotFrames: 2, firstFrame: 0 },
    },
  },
});
const mix = (what: 'line' | 'music'): OrderWork => ({
  kind: 'mix',
  order: {
    ...{ samples: 48_000, loudnessLufs: -14, truePeakDbtp: -1 },
    speech: what === 'line' ? [{ input: 'line', startSample: 0 }] : [],
    music: what === 'music' ? { input: 'music', volume: 0.5 } : null,
  },
});
const film = (kind: 'check' | 'export'): OrderWork =>
  kind === 'check'
    ? { kind, order: { ...SIZE, film: 'film', frames: 25, loudnessLufs: null } }
    : { kind, order: { ...SIZE, film: 'film', frames: 25, format: 'webm' } };
const files = (): HostileFile[] => hostileFiles({ file: fifo, url: canaryUrl });
const outcome = (report: OrderReport) =>
  report.state === 'failed' ? [report.retryable, report.message !== ''] : report.state;

test('no file in a picture’s place opens another; what is no picture fails for good, with a reason', async () => {
  const give = await usualComposer();
  for (const { name, bytes, harmless } of files()) {
    const report = await give(piece(), { picture: put(name, bytes) });
    expect([name, outcome(report)]).toEqual([name, harmless ? 'done' : [false, true]]);
  }
});

test('no file in a sound’s or a film’s place opens another, and none is taken for one', async () => {
  const give = await usualComposer();
  const some = files().filter(
    ({ name }, i) => SOAK || i % 19 === 3 || /in an? (MP4|WAVE)|of another/.test(name),
  );
  for (const { name, bytes } of some) {
    for (const what of ['line', 'music'] as const) {
      const report = await give(mix(what), { [what]: put(name, bytes) });
      // What points at another file is read at its own bytes instead, which may pass for a second of noise.
      if (/ of a/.test(name)) continue;
      expect([name, what, report]).toMatchObject([
        name,
        what,
        { state: 'failed', message: expect.stringMatching(/\w/) },
      ]);
    }
    if (!SOAK && !/in an MP4/.test(name)) continue;
    const exported = await give(film('export'), { film: put(name, bytes) });
    expect([name, exported]).toMatchObject([name, { state: 'failed', message: expect.stringMatching(/\w/) }]);
    const checked = await give(film('check'), { film: put(name, bytes) });
    expect(CheckMeta.parse(checked.state === 'done' ? checked.meta : null).passed).toBe(false);
  }
});

test('script text is never a program: it is drawn and spoken as it stands', async () => {
  const give = await usualComposer();
  const [, , whole] = files().filter(({ harmless }) => harmless);
  const picture = put('ground', whole!.bytes);
  const texts = hostileTexts(SOAK ? 500 : 6, fifo);
  const drawn = new Set<string>();
  for (const [i, text] of texts.entries()) {
    const report = await give(piece([text, text.slice(0, 90)]), { picture });
    if (report.state !== 'done') throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(report)}`);
    drawn.add(report.files[0]!.sha256);
    if (!SOAK && i % 3 > 0) continue;
    const order = { text, voice: 'slt', language: 'en' };
    const said = await give({ kind: 'speech', order });
    if (said.state !== 'done') throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(said)}`);
    const words = SpeechMeta.parse(said.meta).words.map((word) => word.text);
    expect(words.join(' ')).toBe(text.toWellFormed().split(/\s+/).filter(Boolean).join(' '));
  }
  expect(drawn.size).toBeGreaterThan(texts.length * 0.8);
});

test('names and addresses that lead elsewhere never leave the composer’s door', async () => {
  const give = await usualComposer();
  for (const url of ['file:///etc/passwd', `${canaryUrl.replace('http:', 'gopher:')}`, 'data:text/plain,x']) {
    expect(await give(piece(), { picture: url })).toMatchObject({
      code: 'input.forbidden',
      retryable: false,
    });
  }
  await expect(give(piece(), { '../picture': 'x' })).rejects.toThrow();
  await expect(give(piece(), { '/etc/passwd': 'x' })).rejects.toThrow();
});

test('a stream without an end is refused at its limit, one that trickles is given up', async () => {
  const endless = createServer((request, response) => {
    const [block, everyMs] = request.url === '/fast' ? [Buffer.alloc(1 << 20), 0] : [Buffer.alloc(10), 20];
    const more = () => {
      if (response.destroyed) return;
      if (response.write(block)) setTimeout(more, everyMs);
      else response.once('drain', more);
    };
    more();
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const { port } = endless.address() as AddressInfo;
  const give = await start({ slowest: { graceMs: 300, bytesPerMs: 100 } });
  const fast = await give(piece(), { picture: `http://127.0.0.1:${port}/fast` });
  expect(fast).toMatchObject({ state: 'failed', code: 'input.too_large', retryable: false });
  const slow = await give(piece(), { picture: `http://127.0.0.1:${port}/slow` });
  expect(slow).toMatchObject({ state: 'failed', code: 'input.unavailable', retryable: true });
  endless.closeAllConnections();
  endless.close();
});

test('a line that lasts for hours is refused, and music is cut to the film', async () => {
  const seconds = SOAK ? 8 * 3600 : 601;
  const wave = Buffer.alloc(44 + seconds * 8000, 128);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt32LE(0x0001_0001, 20);
  wave.writeUInt32LE(8000, 24);
  wave.writeUInt32LE(8000, 28);
  wave.writeUInt32LE(0x0008_0001, 32);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(wave.length - 44, 40);
  for (let i = 44; i < wave.length; i++) wave[i] = i % 32 < 16 ? 148 : 108;
  const give = await usualComposer();
  const key = put('long', wave);
  expect(await give(mix('line'), { line: key })).toMatchObject({ code: 'input.too_long', retryable: false });
  const cut = await give(mix('music'), { music: key });
  expect(cut.state === 'failed' ? cut.message : cut.state).toBe('done');
});

test('a thread that wants all memory dies alone, and its order says so', async () => {
  const threadFile = join(dir, 'greedy.mjs');
  const doWork = new URL('orders/do-work.ts', import.meta.url).href;
  await writeFile(
    threadFile,
    `const { default: doWork } = await import(${JSON.stringify(doWork)});
export default (task) => {
  if (task.work.kind !== 'speech') return doWork(task);
  const kept = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
};`,
  );
  const give = await start({ threadFile, threadMemoryMb: 48 });
  const greedy = await give({ kind: 'speech', order: { text: 'More.', voice: 'slt', language: 'en' } });
  expect(greedy).toMatchObject({ state: 'failed', code: 'thread.lost', retryable: true });
  const [, , whole] = files().filter(({ harmless }) => harmless);
  expect(await give(piece(), { picture: put('ground', whole!.bytes) })).toMatchObject({ state: 'done' });
});

test('work that takes too long ends as such', async () => {
  const give = await start({ workLimitMs: 400 });
  const [, , whole] = files().filter(({ harmless }) => harmless);
  const work = piece();
  if (work.kind === 'piece') Object.assign(work.order, { frames: 90_000, widthPx: 640, heightPx: 480 });
  const report = await give(work, { picture: put('ground', whole!.bytes) });
  expect(report).toMatchObject({ state: 'failed', code: 'order.timeout', retryable: true });
});

/** A disk of `size`; null where this user may not mount one. */
async function smallDisk(size: string): Promise<string | null> {
  const at = await mkdtemp(join(dir, 'disk-'));
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', at]).status === 0 ? at : null;
}

test('on a full disk an order fails as such and is worth another attempt; nothing is delivered cut off', async () => {
  const noise = Buffer.from(Array.from({ length: 160 * 120 * 3 }, (_, i) => (i * i * 2_654_435_761) >>> 24));
  const source = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '160x120', '-i', 'pipe:0'];
  const args = ['-v', 'error', ...source, '-f', 'image2pipe', '-c:v', 'png', 'pipe:1'];
  const { stdout } = spawnSync(findFfmpeg().path, args, { input: noise });
  const picture = put('noise', stdout);
  const work = piece();
  if (work.kind === 'piece') Object.assign(work.order, { frames: 60, widthPx: 320, heightPx: 240 });
  const want = await (await usualComposer())(work, { picture });
  if (want.state !== 'done') throw new Error(JSON.stringify(want));
  const ends: string[] = [];
  for (const size of SOAK ? ['64k', '96k', '160k', '224k', '320k', '4m'] : ['96k', '4m']) {
    const disk = await smallDisk(size);
    if (disk === null) {
      console.warn('no disk can be mounted here: the full disk is not tried');
      return;
    }
    try {
      const report = await (await start({}, disk))(work, { picture });
      ends.push(report.state === 'failed' ? report.code : report.state);
      if (report.state === 'failed') expect(report.retryable).toBe(true);
      if (report.state === 'done') expect(report.files).toEqual(sameAs(want.files));
    } finally {
      await Promise.all(composers.splice(1).map(({ composer }) => composer.close(0)));
      spawnSync('umount', ['-l', disk]);
    }
  }
  expect(ends.at(-1)).toBe('done');
  expect(ends[0]).toBe('disk.full');
});

/** The same bytes, wherever they lie in the bucket. */
const sameAs = (all: Extract<OrderReport, { state: 'done' }>['files']) =>
  all.map((file) => ({ ...file, objectKey: expect.any(String) }));
