import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';
import { usageMicros } from '#domain/prices';
import { type ClipModel, PROVIDER_MODELS } from '#domain/provider-models';
import type { ChargeLog, TaskRecord } from './charge-log.ts';
import { isOffensive } from './is-offensive.ts';
import { drawClip } from './make-media.ts';
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

const MODELS = PROVIDER_MODELS.filter((m): m is ClipModel => m.provider === 'runway' && m.stage === 'video');
/** A data address with its base64 (docs «Inputs»). */
const PICTURE_CHARS = 5 * 1024 * 1024;

const problem = (status: number, error: string, headers = {}): Reply => json(status, { error }, headers);

/** The answer of a given status as Runway words it. */
export function runwayStatus(status: number, retryAfterS?: number): Reply {
  const wait: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  return problem(status, status === 429 ? 'You have made too many requests.' : 'Internal error.', wait);
}

const Submission = z.strictObject({
  model: z.string(),
  promptText: z.string().min(1).max(1_000),
  promptImage: z
    .string()
    .regex(/^(?:https:\/\/|data:image\/(?:png|jpeg|webp);base64,)/)
    .max(PICTURE_CHARS),
  ratio: z.string().regex(/^\d+:\d+$/),
  duration: z.int().min(2).max(10),
  seed: z.int().min(0).max(4_294_967_295).optional(),
});
const REFUSED = 'SAFETY.INPUT.TEXT';

/** Runway's part of the wire: tasks that run by the clock and are charged in credits when they succeed. */
export class RunwayApi {
  readonly #log: ChargeLog;
  readonly #options: { key: string; pictureScale: number; taskMs: number };

  constructor(log: ChargeLog, options: { key: string; pictureScale: number; taskMs: number }) {
    this.#log = log;
    this.#options = options;
  }

  /** Charges what has come to its end since; called before anything is told of it. */
  settle(now = Date.now()): void {
    const charged = new Set(this.#log.entries.map(({ taskId }) => taskId));
    for (const task of this.#log.tasks.values()) {
      if (task.vendor !== 'runway' || charged.has(task.id)) continue;
      if (this.#statusOf(task, now) !== 'SUCCEEDED') continue;
      const { model, requestHash, id: taskId, input } = task;
      const micros = usageMicros('runway', model, { credit: creditsOf(task) });
      const textHash = sha256Hex(String(input.promptText));
      const payer = task.payer ? { payer: task.payer } : {};
      this.#log.charge({
        vendor: 'runway',
        what: 'clip',
        model,
        micros,
        requestHash,
        textHash,
        taskId,
        ...payer,
      });
    }
  }

  /** Null: the path is another vendor's. */
  async answer(request: VendorRequest, fault: VendorFault | null): Promise<Outcome | null> {
    const { method, path } = request;
    const file = /^\/clips\/([\w-]+)\.mp4$/.exec(path)?.[1];
    if (file) return { reply: await this.#file(file) };
    const id = /^\/v1\/tasks\/([\w-]+)$/.exec(path)?.[1];
    const organization = path === '/v1/organization';
    if (!id && !organization && path !== '/v1/image_to_video') return null;
    const gate = this.#gate(request, fault);
    if (gate) return { reply: gate };
    if (organization) return { reply: json(200, { creditBalance: 1_000, tier: {}, usage: {} }) };
    try {
      if (!id && method === 'POST') return this.#submit(request, fault);
      if (id && method === 'GET') return { reply: this.#one(request, id) };
      if (id && method === 'DELETE') return { reply: this.#delete(request, id) };
      return { reply: problem(405, 'Method not allowed') };
    } finally {
      // After the answer is known and before it is given: what is told of as done is charged.
      this.settle();
    }
  }

  #gate(request: VendorRequest, fault: VendorFault | null): Reply | null {
    const { key } = this.#options;
    const given = bearerOf(request);
    if (!isKnownKey(given, key)) return problem(401, 'Unauthorized: the API key is invalid.');
    if (request.headers['x-runway-version'] !== '2024-11-06') {
      return problem(400, 'A valid X-Runway-Version header is required.');
    }
    if (fault?.do === 'status') return runwayStatus(fault.status, fault.retryAfterS);
    if (request.method === 'POST' && (given === brokeKey(key) || fault?.do === 'quota')) {
      return problem(400, 'You do not have enough credits to run this task.');
    }
    return null;
  }

  #submit(request: VendorRequest, fault: VendorFault | null): Outcome {
    const parsed = Submission.safeParse(request.body);
    if (!parsed.success) {
      const { issues } = parsed.error;
      return { reply: json(400, { error: 'Validation of body failed', issues }) };
    }
    const { model, promptText, promptImage, ratio, duration } = parsed.data;
    const facts = MODELS.find((m) => m.model === model);
    if (!facts) return { reply: problem(400, `Unknown model ${model}`) };
    if (!facts.sizes.some(({ widthPx, heightPx }) => `${widthPx}:${heightPx}` === ratio)) {
      return { reply: problem(400, `Invalid ratio ${ratio}`) };
    }
    const now = Date.now();
    const refused = fault?.do === 'refuse' || isOffensive(promptText);
    const task: TaskRecord = {
      id: randomUUID(),
      vendor: 'runway',
      account: sha256Hex(bearerOf(request)),
      ...payerOf(request),
      model,
      input: { promptText, ratio, duration, picture: sha256Hex(promptImage) },
      requestHash: request.hash,
      createdAtMs: now,
      doneAtMs: now + (fault?.do === 'slow-task' ? fault.ms : this.#options.taskMs),
      error: refused ? REFUSED : fault?.do === 'fail-task' ? fault.error : null,
    };
    this.#log.submit(task);
    return { reply: json(200, { id: task.id, estimatedCost: { credits: creditsOf(task) } }) };
  }

  #mine(request: VendorRequest, id: string): TaskRecord | null {
    const task = this.#log.tasks.get(id);
    return task?.vendor === 'runway' && task.account === sha256Hex(bearerOf(request)) ? task : null;
  }

  #one(request: VendorRequest, id: string): Reply {
    const task = this.#mine(request, id);
    return task ? json(200, this.#present(task, request.origin)) : problem(404, 'An asset was not found.');
  }

  /** One that has ended is deleted, with its clip: it cannot be fetched again. */
  #delete(request: VendorRequest, id: string): Reply {
    const task = this.#mine(request, id);
    if (task && !this.#log.cancelled.has(id)) this.#log.cancel(id, Date.now());
    return { status: 204, body: '' };
  }

  async #file(id: string): Promise<Reply> {
    const task = this.#log.tasks.get(id);
    if (task?.vendor !== 'runway' || this.#statusOf(task, Date.now()) !== 'SUCCEEDED') {
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
    }
    const { promptText, ratio, picture, duration } = task.input;
    const [width = 16, height = 16] = String(ratio)
      .split(':')
      .map((px) => Math.max(16, Math.round(Number(px) * this.#options.pictureScale)));
    const body = await drawClip(`${promptText} ${picture}`, width, height, Number(duration));
    return { status: 200, headers: { 'content-type': 'video/mp4' }, body };
  }

  #statusOf(task: TaskRecord, now: number): 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' {
    if (this.#log.cancelled.has(task.id)) return 'CANCELLED';
    if (now >= task.doneAtMs) return task.error === null ? 'SUCCEEDED' : 'FAILED';
    return now < (task.createdAtMs + task.doneAtMs) / 2 ? 'PENDING' : 'RUNNING';
  }

  #present(task: TaskRecord, origin: string) {
    const status = this.#statusOf(task, Date.now());
    const shared = { id: task.id, createdAt: new Date(task.createdAtMs).toISOString(), status };
    const estimatedCost = { credits: creditsOf(task) };
    switch (status) {
      case 'PENDING':
        return { ...shared, estimatedCost };
      case 'RUNNING':
        return { ...shared, estimatedCost, progress: 0.5 };
      case 'CANCELLED':
        return { ...shared, cost: { credits: 0 } };
      case 'FAILED': {
        const failureCode = task.error === REFUSED ? REFUSED : 'INTERNAL.BAD_OUTPUT.CODE01';
        return { ...shared, cost: { credits: 0 }, failure: `It failed: ${task.error}`, failureCode };
      }
      case 'SUCCEEDED':
        return { ...shared, cost: estimatedCost, output: [`${origin}/clips/${task.id}.mp4`] };
      default:
        return status satisfies never;
    }
  }
}

function creditsOf({ model, input }: TaskRecord): number {
  return Number(input.duration) * (MODELS.find((m) => m.model === model)?.creditsPerSecond ?? 0);
}
