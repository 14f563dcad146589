import { ComposerOrder, type MadeFile, type OrderReport, type OrderStatus } from '#domain/composer-order';
import { sha256Hex } from '#domain/content-key';
import { ROLES_OF } from '#domain/object-keys';
import type { SpeechEngine } from '#domain/speech-engine';
import { verifyOrderToken } from './order-token.ts';

const TYPES: Readonly<Record<MadeFile['role'], string>> = {
  plan: 'application/json',
  picture: 'image/png',
  clip: 'video/mp4',
  speech: 'audio/wav',
  music: 'audio/mpeg',
  effect: 'audio/mpeg',
  piece: 'video/h264',
  mix: 'audio/mp4',
  narration: 'audio/mpeg',
  film: 'video/mp4',
  poster: 'image/jpeg',
  twin: 'video/mp4',
  report: 'application/json',
  export: 'video/webm',
};

/** What becomes of an order: a report, or nothing at all. */
export type Fate = 'done' | 'silent' | Extract<OrderReport, { state: 'failed' }>;

export interface HeldOrder {
  order: ComposerOrder;
  token: string;
  /** How often the same order was handed over. */
  deliveries: number;
  state: OrderStatus['state'];
  report?: OrderReport;
}

/** The composer's side of its protocol without the cutting: orders are held until `work` is called. */
export class FakeComposer {
  readonly orders = new Map<string, HeldOrder>();
  /** Every order ever taken, its kind and id, restarts or not. */
  readonly taken: { id: string; kind: string }[] = [];
  /** Every order that was brought to its end. */
  readonly made: ComposerOrder[] = [];
  readonly stopped: string[] = [];
  check = { passed: true, checks: [{ name: 'frames', passed: true, detail: 'as asked' }] };
  studioVersion = 'studio-1';
  speechEngines: SpeechEngine[] = [];
  /** Orders held at once; more are answered 429. */
  depth = 64;
  /** 'away': refuses connections. 'full': answers 429. */
  mood: 'well' | 'away' | 'full' = 'well';
  fate: (order: ComposerOrder) => Fate = () => 'done';
  readonly #first = new Map<string, string>();
  readonly #secret: string;
  readonly #post: (url: string, token: string, body: unknown) => Promise<{ status: number; json: unknown }>;

  constructor(
    secret: string,
    post: (url: string, token: string, body: unknown) => Promise<{ status: number; json: unknown }>,
  ) {
    this.#secret = secret;
    this.#post = post;
  }

  /** Forgets everything, as a killed process does. */
  restart(): void {
    this.orders.clear();
  }

  /** Answers what the composer answers. */
  async fetch(request: Request): Promise<Response> {
    if (this.mood === 'away') throw new TypeError('fetch failed: connection refused');
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ ok: true, running: 0, waiting: this.#busy, slots: 6 });
    if (pathname === '/v1/version') return Response.json({ studioVersion: this.studioVersion });
    if (pathname === '/v1/engines') return Response.json({ speech: this.speechEngines });
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    if (request.method === 'POST' && pathname === '/v1/orders') return this.#take(request, token);
    const id = /^\/v1\/orders\/([^/]+)$/.exec(pathname)?.[1] ?? '';
    if (!(await verifyOrderToken(this.#secret, id, token))) return new Response(null, { status: 401 });
    const held = this.orders.get(id);
    if (request.method === 'DELETE') {
      this.stopped.push(id);
      if (held) held.state = 'stopped';
    }
    if (!held) return new Response(null, { status: 404 });
    const { state, report } = held;
    const status = { id, kind: held.order.work.kind, state, progress: 0.5, ...(report ? { report } : {}) };
    return Response.json(status satisfies OrderStatus);
  }

  get #busy(): number {
    return [...this.orders.values()].filter((held) => held.state === 'waiting').length;
  }

  async #take(request: Request, token: string): Promise<Response> {
    const order = ComposerOrder.parse(await request.json());
    if (!(await verifyOrderToken(this.#secret, order.id, token))) return new Response(null, { status: 401 });
    const known = this.orders.get(order.id);
    if (known) known.deliveries++;
    else if (this.mood === 'full' || this.#busy >= this.depth) {
      return new Response(null, { status: 429, headers: { 'retry-after': '1' } });
    } else {
      this.orders.set(order.id, { order, token, deliveries: 1, state: 'waiting' });
      this.taken.push({ id: order.id, kind: order.work.kind });
      if (!this.#first.has(order.work.kind)) this.#first.set(order.work.kind, JSON.stringify(order.work));
    }
    return Response.json({ id: order.id }, { status: 202 });
  }

  /** Brings up to `count` held orders to the end their fate has for them. Returns how many. */
  async work(count = Number.POSITIVE_INFINITY): Promise<number> {
    const waiting = [...this.orders.values()].filter((held) => held.state === 'waiting').slice(0, count);
    await Promise.all(waiting.map((held) => this.finish(held)));
    return waiting.length;
  }

  /** Fetches an order's inputs, makes its files, uploads them and reports; answers the status of the report's answer. */
  async finish(held: HeldOrder): Promise<number> {
    const fate = this.fate(held.order);
    held.state = 'running';
    if (fate === 'silent') return 0;
    if (fate !== 'done') {
      held.state = 'failed';
      return this.#report(held, fate);
    }
    const { work, inputs } = held.order;
    for (const [name, url] of Object.entries(inputs)) {
      const { status } = await fetch(url);
      if (status === 200) continue;
      const message = `Input ${name}: the bucket answered ${status}`;
      held.state = 'failed';
      return this.#report(held, { state: 'failed', code: 'input.unavailable', message, retryable: true });
    }
    const files: MadeFile[] = [];
    for (const role of rolesMade(work)) {
      const body = `${role} of ${JSON.stringify(work.order)}`;
      const file = {
        role,
        bytes: new TextEncoder().encode(body).length,
        sha256: sha256Hex(body),
        type: role === 'music' && work.kind !== 'mix' ? 'audio/flac' : TYPES[role],
      };
      const grant = await this.#post(`${held.order.reportUrl}/uploads`, held.token, file);
      if (grant.status !== 200) return grant.status;
      const { url, headers, objectKey } = grant.json as {
        url: string;
        headers: Record<string, string>;
        objectKey: string;
      };
      const put = await fetch(url, { method: 'PUT', headers, body });
      if (!put.ok) throw new Error(`the bucket answered ${put.status}`);
      files.push({ ...file, objectKey });
    }
    held.state = 'done';
    this.made.push(held.order);
    return this.#report(held, {
      state: 'done',
      files,
      meta: work.kind === 'check' ? this.check : metaOf(work),
    });
  }

  /** True for the very first work of its kind that was taken, whatever order asks for it. */
  isFirst(kind: string, work: ComposerOrder['work']): boolean {
    return work.kind === kind && JSON.stringify(work) === this.#first.get(kind);
  }

  async #report(held: HeldOrder, report: OrderReport): Promise<number> {
    held.report = report;
    return (await this.#post(held.order.reportUrl, held.token, report)).status;
  }

  /** Sends a report for an order, whatever happened to it since. */
  async report(held: HeldOrder, report: OrderReport): Promise<number> {
    return (await this.#post(held.order.reportUrl, held.token, report)).status;
  }
}

const BROUGHT = { picture: 'picture', voice: 'speech', music: 'music' } as const;

function rolesMade(work: ComposerOrder['work']): readonly MadeFile['role'][] {
  if (work.kind === 'intake') return [BROUGHT[work.order.media]];
  if (work.kind !== 'mix') return ROLES_OF[work.kind];
  return work.order.music ? ROLES_OF.mix : ROLES_OF.mix.filter((role) => role !== 'music');
}

function metaOf(work: ComposerOrder['work']): Record<string, unknown> {
  switch (work.kind) {
    case 'speech': {
      const texts = work.order.text.split(/\s+/).filter(Boolean);
      const each = 16_000;
      const words = texts.map((text, i) => ({ text, startSample: i * each, endSample: (i + 1) * each }));
      return { samples: texts.length * each, words };
    }
    case 'intake':
      return work.order.media === 'picture'
        ? { widthPx: 640, heightPx: 480 }
        : { samples: 48_000, ...(work.order.media === 'voice' ? { words: [] } : {}) };
    case 'piece':
      return { frames: work.order.frames, bytes: 1, codecs: 'avc1.64001f' };
    case 'mix':
      return { integratedLufs: -14, truePeakDbtp: -1.2, samples: work.order.samples };
    case 'join': {
      const { frames, fps, widthPx, heightPx } = work.order;
      return { durationMs: Math.round((frames * 1000) / fps), widthPx, heightPx };
    }
    default:
      return {};
  }
}
