/**
 * A composer process between a bucket on disk and somebody who gives it orders and counts what it does. The bench's
 * own process plays worker and bucket, so the composer's CPU and memory are measured alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { json as readJson } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freeAssetKey } from '#domain/asset-key';
import {
  type MadeFile,
  OrderReport,
  OrderStatus,
  type OrderWork,
  UploadRequest,
} from '#domain/composer-order';
import { assetObjectKey } from '#domain/object-keys';
import { signOrderToken } from '../worker/composer/order-token.ts';
import { treeRssMb } from './measure-process.ts';

const SECRET = 'a-secret-for-benchmarks-only';
const TICKS_A_SECOND = 100;
const SAMPLE_MS = 100;
/** An order of whose heartbeat nothing more is heard in this time is asked about. */
const TRIES = 5;

/** An object of the bucket. */
export interface Stored {
  key: string;
  sha256: string;
}

export interface Done {
  files: MadeFile[];
  meta: Record<string, unknown>;
  /** It was there already. */
  reused: boolean;
}

interface Underway {
  id: string;
  work: OrderWork;
  assetKey: string;
  token: string;
  settle: (report: OrderReport | 'composer gone') => void;
}

export interface RigOptions {
  folder: string;
  slots: number;
  /** More variables of the composer's environment. */
  env?: Record<string, string>;
}

export class ComposerRig {
  readonly folder: string;
  readonly dataDir: string;
  /** Orders by kind that a composer has worked on, every attempt counted. */
  readonly given: Record<string, number> = {};
  readonly #options: RigOptions;
  readonly #assets = new Map<string, Done>();
  readonly #underway = new Map<string, Underway>();
  readonly #server: Server;
  #own = '';
  #child: ChildProcess | null = null;
  #url = '';
  #up = Promise.withResolvers<void>();
  #version = '';
  #count = 0;
  #cpuOfDead = 0;
  #peakRssMb = 0;
  #sampler: NodeJS.Timeout | undefined;

  private constructor(options: RigOptions) {
    this.#options = options;
    this.folder = options.folder;
    this.dataDir = join(options.folder, 'composer');
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error));
      });
    });
    this.#server.requestTimeout = 0;
  }

  /** Starts bucket and composer; close it when done. */
  static async open(options: RigOptions): Promise<ComposerRig> {
    const rig = new ComposerRig(options);
    await new Promise<void>((resolve) => rig.#server.listen(0, '127.0.0.1', resolve));
    rig.#own = `http://127.0.0.1:${(rig.#server.address() as AddressInfo).port}`;
    await rig.startComposer();
    return rig;
  }

  get pid(): number {
    if (!this.#child?.pid) throw new Error('no composer runs');
    return this.#child.pid;
  }

  get url(): string {
    return this.#url;
  }

  async startComposer(): Promise<void> {
    const script = fileURLToPath(new URL('../container/server.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ PORT: '0', HOST: '127.0.0.1', COMPOSER_SECRET: SECRET, DATA_DIR: this.dataDir },
        ...{ SLOTS: `${this.#options.slots}`, QUEUE_DEPTH: '1000' },
        ...this.#options.env,
      },
    });
    this.#child = child;
    let words = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000);
    });
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).once('line', resolve);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the composer ended with ${code}: ${words}`)));
    });
    this.#url = `http://127.0.0.1:${JSON.parse(line).listening}`;
    const answer = (await (await fetch(`${this.#url}/v1/version`)).json()) as { studioVersion: string };
    this.#version = answer.studioVersion;
    this.#sampler = setInterval(() => {
      this.#peakRssMb = Math.max(this.#peakRssMb, treeRssMb(this.pid));
    }, SAMPLE_MS);
    this.#up.resolve();
  }

  /** SIGKILL, as a box that vanishes. What was under way is given again as soon as a composer runs. */
  async killComposer(): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('no composer runs');
    this.#cpuOfDead += cpuSecondsOf(this.pid);
    clearInterval(this.#sampler);
    this.#up = Promise.withResolvers();
    this.#child = null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    for (const { settle } of this.#underway.values()) settle('composer gone');
  }

  /** CPU seconds of all composers so far, their ended ffmpegs included, and the most memory at once since `resetPeak`. */
  cost(): { cpuSeconds: number; peakRssMb: number } {
    const cpuSeconds = this.#cpuOfDead + (this.#child ? cpuSecondsOf(this.pid) : 0);
    return { cpuSeconds, peakRssMb: this.#peakRssMb };
  }

  resetPeak(): void {
    this.#peakRssMb = 0;
  }

  /** Puts a local file's content under a name of the bucket. */
  async store(path: string): Promise<Stored> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const sha256 = hash.digest('hex');
    const key = `uploads/${sha256}`;
    mkdirSync(join(this.folder, 'bucket', 'uploads'), { recursive: true });
    await pipeline(createReadStream(path), createWriteStream(this.pathOf(key)));
    return { key, sha256 };
  }

  /** Where an object lies on disk. */
  pathOf(key: string): string {
    return join(this.folder, 'bucket', key);
  }

  keyOf(work: OrderWork, inputs: Readonly<Record<string, Stored>>): string {
    const hashes = Object.fromEntries(Object.entries(inputs).map(([name, { sha256 }]) => [name, sha256]));
    return freeAssetKey('usr_bench', work, hashes, this.#version);
  }

  isMade(assetKey: string): boolean {
    return this.#assets.has(assetKey);
  }

  /** Has an order done, unless the same was done before. Gives it again to the next composer if one is killed. */
  async make(work: OrderWork, inputs: Readonly<Record<string, Stored>> = {}): Promise<Done> {
    const assetKey = this.keyOf(work, inputs);
    const known = this.#assets.get(assetKey);
    if (known) return { ...known, reused: true };
    for (let tries = 0; ; ) {
      await this.#up.promise;
      const report = await this.attempt(work, inputs, assetKey);
      if (report === 'composer gone') continue;
      if (report.state === 'done') {
        const done = { files: report.files, meta: report.meta, reused: false };
        this.#assets.set(assetKey, done);
        return done;
      }
      const why = report.state === 'failed' ? `${report.code} ${report.message}` : report.state;
      if (report.state !== 'failed' || !report.retryable || ++tries === TRIES)
        throw new Error(`${work.kind}: ${why}`);
    }
  }

  /** Gives an order once; its last report. `onId` hears the order's id as soon as it is accepted. */
  async attempt(
    work: OrderWork,
    inputs: Readonly<Record<string, Stored>>,
    assetKey = this.keyOf(work, inputs),
    onId?: (id: string) => void,
  ): Promise<OrderReport | 'composer gone'> {
    const id = `ord_${assetKey.slice(0, 40)}${++this.#count}`;
    const claims = {
      jobId: 'job_bench',
      stepKey: work.kind,
      attempt: 1,
      fence: 1,
      assetKey,
      kind: work.kind,
    };
    const token = await signOrderToken(SECRET, id, claims);
    const { promise, resolve: settle } = Promise.withResolvers<OrderReport | 'composer gone'>();
    this.#underway.set(id, { id, work, assetKey, token, settle });
    const urls = Object.entries(inputs).map(([name, { key }]) => [name, `${this.#own}/bucket/${key}`]);
    const order = {
      id,
      work,
      inputs: Object.fromEntries(urls),
      reportUrl: `${this.#own}/internal/orders/${id}`,
    };
    try {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      for (;;) {
        const said = await fetch(`${this.#url}/v1/orders`, {
          method: 'POST',
          headers,
          body: JSON.stringify(order),
        })
          .then(async (response) => ({ status: response.status, text: await response.text() }))
          .catch(() => null);
        if (said === null) {
          // A composer that was killed meanwhile has settled it; else the connection only failed once.
          if (await Promise.race([promise.then(() => true), sleep(100, false)])) return await promise;
          continue;
        }
        if (said.status === 202) break;
        if (said.status !== 429) throw new Error(`the composer answered ${said.status} ${said.text}`);
        await sleep(200);
      }
      this.given[work.kind] = (this.given[work.kind] ?? 0) + 1;
      onId?.(id);
      return await promise;
    } finally {
      this.#underway.delete(id);
    }
  }

  /** Asks the composer to stop an order; resolves when it says that nothing of it runs. */
  async stop(id: string): Promise<OrderStatus> {
    const underway = this.#underway.get(id);
    if (!underway) throw new Error(`${id} is not under way`);
    const headers = { authorization: `Bearer ${underway.token}` };
    const answer = await fetch(`${this.#url}/v1/orders/${id}`, { method: 'DELETE', headers });
    const status = OrderStatus.parse(await answer.json());
    underway.settle({ state: 'failed', code: 'stopped', message: 'stopped', retryable: false });
    return status;
  }

  /** Pieces that the composer has begun to work on and not delivered yet. */
  async begunPieces(): Promise<number> {
    const pieces = [...this.#underway.values()].filter(({ work }) => work.kind === 'piece');
    const begun = pieces.map(async ({ id, token }) => {
      const headers = { authorization: `Bearer ${token}` };
      const signal = AbortSignal.timeout(20_000);
      const answer = await fetch(`${this.#url}/v1/orders/${id}`, { headers, signal });
      if (answer.status !== 200) return answer.text().then(() => false);
      const { state, progress } = OrderStatus.parse(await answer.json());
      // Up to a tenth its inputs are fetched and it waits for a thread.
      return state === 'running' && progress > 0.1;
    });
    return (await Promise.all(begun)).filter(Boolean).length;
  }

  async close(): Promise<void> {
    clearInterval(this.#sampler);
    const child = this.#child;
    if (child) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url!, 'http://x').pathname;
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path.startsWith('/bucket/')) return this.#bucket(path.slice('/bucket/'.length), request, response);
    const [, id = '', uploads] = /^\/internal\/orders\/(\w+)(\/uploads)?$/.exec(path) ?? [];
    const body = await readJson(request);
    const underway = this.#underway.get(id);
    if (!underway) return void say(409, {});
    if (uploads) {
      const { role, type } = UploadRequest.parse(body);
      const objectKey = assetObjectKey(underway.work.kind, underway.assetKey, role, type);
      if (objectKey === null) return void say(422, {});
      return void say(200, {
        objectKey,
        url: `${this.#own}/bucket/${objectKey}`,
        headers: { 'content-type': type },
      });
    }
    const report = OrderReport.parse(body);
    if (report.state !== 'running') underway.settle(report);
    say(200, { goOn: true });
  }

  async #bucket(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = this.pathOf(key);
    if (request.method === 'PUT') {
      mkdirSync(dirname(path), { recursive: true });
      await pipeline(request, createWriteStream(path));
      return void response.writeHead(200).end();
    }
    const { size } = await stat(path);
    response.writeHead(200, { 'content-length': size });
    await pipeline(createReadStream(path), response);
  }
}

/** User and system time of a process and of its children that have ended, in seconds (Linux). */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
  return (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / TICKS_A_SECOND;
}
