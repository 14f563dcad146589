import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';
import { usageMicros } from '#domain/prices';
import type { ChargeLog, TaskRecord } from './charge-log.ts';
import { isOffensive } from './is-offensive.ts';
import { outputOf, predictMs, SERVED_MODELS, usageOf, VERSIONS } from './replicate-models.ts';
import {
  bearerOf,
  brokeKey,
  isKnownKey,
  json,
  type Outcome,
  payerOf,
  type Reply,
  type VendorFault,
  type VendorRequest,
} from './vendor-wire.ts';

export interface ReplicateOptions {
  key: string;
  pictureScale: number;
  /** How long a prediction runs. */
  taskMs: number;
  /** After this, what went in and came out is removed. */
  retentionMs: number;
}

const PAGE = 100;
const FLAGGED =
  'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';

const problem = (status: number, title: string, detail: string, headers = {}) =>
  json(status, { title, detail, status }, headers);
const missing = () => problem(404, 'Not found', 'The requested resource could not be found.');

/** The answer of a given status as Replicate words it. */
export function replicateStatus(status: number, retryAfterS?: number): Reply {
  const wait: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  if (status !== 429) return problem(status, 'Internal server error', 'An unexpected error occurred.', wait);
  // The documented body tells the wait, and no header is documented.
  return json(429, { detail: `Request was throttled. Your rate limit resets in ~${retryAfterS ?? 30}s.` });
}

/** Replicate's part of the wire: predictions that run by the clock and are charged when they succeed. */
export class ReplicateApi {
  readonly #log: ChargeLog;
  readonly #options: ReplicateOptions;

  constructor(log: ChargeLog, options: ReplicateOptions) {
    this.#log = log;
    this.#options = options;
  }

  /** Charges what has come to its end since; called before anything is told of it. */
  settle(now = Date.now()): void {
    const charged = new Set(this.#log.entries.map(({ taskId }) => taskId));
    for (const task of this.#log.tasks.values()) {
      if (task.vendor || charged.has(task.id) || this.#statusOf(task, now) !== 'succeeded') continue;
      const { model, requestHash, id: taskId, input } = task;
      const micros = usageMicros('replicate', model, usageOf(task));
      const textHash = sha256Hex(String(input.prompt));
      const what = 'prediction';
      const payer = task.payer ? { payer: task.payer } : {};
      this.#log.charge({ vendor: 'replicate', what, model, micros, requestHash, textHash, taskId, ...payer });
    }
  }

  /** Null: the path is another vendor's. */
  async answer(request: VendorRequest, fault: VendorFault | null): Promise<Outcome | null> {
    const { method, path } = request;
    const file = /^\/files\/([\w-]+)\/output\.\w+$/.exec(path);
    if (file) return { reply: method === 'GET' ? await this.#file(file[1]!) : missing() };
    const model = /^\/v1\/models\/([\w.-]+\/[\w.-]+)\/predictions$/.exec(path)?.[1];
    const task = /^\/v1\/predictions\/([\w-]+)(\/cancel)?$/.exec(path);
    const account = path === '/v1/account';
    if (!model && !task && !account && path !== '/v1/predictions') return null;
    const version = String((request.body as { version?: unknown } | undefined)?.version ?? '');
    const gate = this.#gate(request, fault);
    if (gate) return { reply: gate };
    if (account) return { reply: json(200, { type: 'user', username: 'local', name: 'Local' }) };
    const asked = model ?? (path === '/v1/predictions' ? VERSIONS[version] : undefined);
    try {
      if (asked && method === 'POST') return this.#submit(request, asked, fault);
      if (task && method === (task[2] ? 'POST' : 'GET')) {
        return { reply: this.#one(request, task[1]!, task[2] !== undefined) };
      }
      if (path === '/v1/predictions' && method === 'GET') return { reply: this.#list(request) };
      return { reply: missing() };
    } finally {
      // After the answer is known and before it is given: what is told of as done is charged.
      this.settle();
    }
  }

  #gate(request: VendorRequest, fault: VendorFault | null): Reply | null {
    const { key } = this.#options;
    const given = bearerOf(request);
    if (!isKnownKey(given, key)) {
      return problem(401, 'Unauthenticated', 'You did not pass a valid authentication token');
    }
    if (fault?.do === 'status') return replicateStatus(fault.status, fault.retryAfterS);
    if (request.method === 'POST' && (given === brokeKey(key) || fault?.do === 'quota')) {
      return problem(402, 'Insufficient credit', 'You have insufficient credit to run this model.');
    }
    return null;
  }

  #submit(request: VendorRequest, model: string, fault: VendorFault | null): Outcome {
    const served = SERVED_MODELS[model];
    if (!served) return { reply: missing() };
    const parsed = z.object({ input: served.input }).safeParse(request.body);
    if (!parsed.success) {
      const rows = parsed.error.issues.map(({ path, message }) => `- ${path.join('.')}: ${message}\n`);
      return { reply: problem(422, 'Input validation failed', rows.join('')) };
    }
    const input = parsed.data.input as Record<string, unknown> & { prompt: string };
    const now = Date.now();
    const flagged = fault?.do === 'refuse' || isOffensive(input.prompt);
    const task: TaskRecord = {
      id: randomBytes(13).toString('hex'),
      account: sha256Hex(bearerOf(request)),
      ...payerOf(request),
      model,
      input,
      requestHash: request.hash,
      createdAtMs: now,
      doneAtMs: now + (fault?.do === 'slow-task' ? fault.ms : this.#options.taskMs),
      error: flagged ? FLAGGED : fault?.do === 'fail-task' ? fault.error : null,
    };
    this.#log.submit(task);
    return { reply: json(201, this.#present(task, request.origin, now)) };
  }

  #one(request: VendorRequest, id: string, cancel: boolean): Reply {
    const task = this.#log.tasks.get(id);
    if (!task || task.vendor || task.account !== sha256Hex(bearerOf(request))) return missing();
    const now = Date.now();
    if (cancel && now < task.doneAtMs && !this.#log.cancelled.has(id)) this.#log.cancel(id, now);
    return json(200, this.#present(task, request.origin, now));
  }

  /** Newest first, a hundred a page, by the cursor that `next` holds. */
  #list(request: VendorRequest): Reply {
    const account = sha256Hex(bearerOf(request));
    const bound = (name: string, otherwise: number) => {
      const text = request.query.get(name);
      return text === null ? otherwise : Date.parse(text);
    };
    const [after, before] = [bound('created_after', 0), bound('created_before', Number.MAX_SAFE_INTEGER)];
    const mine = [...this.#log.tasks.values()]
      .filter((t) => !t.vendor && t.account === account && t.createdAtMs >= after && t.createdAtMs < before)
      .reverse();
    const cursor = request.query.get('cursor');
    const start = cursor === null ? 0 : mine.findIndex(({ id }) => id === cursor) + 1;
    const page = mine.slice(start, start + PAGE);
    const more = start + PAGE < mine.length ? page.at(-1)?.id : undefined;
    const query = new URLSearchParams(request.query);
    if (more) query.set('cursor', more);
    return json(200, {
      previous: null,
      next: more ? `${request.origin}/v1/predictions?${query}` : null,
      results: page.map((task) => this.#present(task, request.origin, Date.now())),
    });
  }

  async #file(id: string): Promise<Reply> {
    const task = this.#log.tasks.get(id);
    const now = Date.now();
    if (!task || task.vendor || this.#statusOf(task, now) !== 'succeeded' || this.#isRemoved(task, now)) {
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
    }
    const { type, body } = await outputOf(task, this.#options.pictureScale);
    return { status: 200, headers: { 'content-type': type }, body };
  }

  #isRemoved(task: TaskRecord, now: number): boolean {
    return now > task.doneAtMs + this.#options.retentionMs;
  }

  #statusOf(task: TaskRecord, now: number): 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' {
    if (this.#log.cancelled.has(task.id)) return 'canceled';
    if (now >= task.doneAtMs) return task.error === null ? 'succeeded' : 'failed';
    return now < (task.createdAtMs + task.doneAtMs) / 2 ? 'starting' : 'processing';
  }

  #present(task: TaskRecord, origin: string, now: number) {
    const status = this.#statusOf(task, now);
    const removed = this.#isRemoved(task, now);
    const iso = (ms: number) => new Date(ms).toISOString();
    const self = `${origin}/v1/predictions/${task.id}`;
    return {
      id: task.id,
      model: task.model,
      version: 'hidden',
      input: removed ? {} : task.input,
      output: status === 'succeeded' && !removed ? `${origin}/files/${task.id}/${fileOf(task)}` : null,
      error: status === 'failed' ? task.error : null,
      logs: '',
      data_removed: removed,
      status,
      source: 'api',
      created_at: iso(task.createdAtMs),
      ...(now >= task.doneAtMs
        ? {
            started_at: iso(task.createdAtMs),
            completed_at: iso(task.doneAtMs),
            metrics: { predict_time: status === 'succeeded' ? predictMs(task) / 1_000 : 0 },
          }
        : {}),
      urls: { get: self, cancel: `${self}/cancel`, web: `${origin}/p/${task.id}` },
    };
  }
}

const fileOf = ({ model }: TaskRecord) => `output.${SERVED_MODELS[model]?.extension ?? 'bin'}`;
