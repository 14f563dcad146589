import { z } from 'zod';
import { usageMicros } from '#domain/prices';
import type { ClipModel } from '#domain/provider-models';
import { askVendor, type Explanation } from '../ask-vendor.ts';
import type { ClipMaker, ClipMeta } from '../clip-maker.ts';
import { MADE_BYTES_MAX, type ProviderContext, type TaskState } from '../maker.ts';
import { ProviderError, type ProviderErrorKind, type ProviderPhase } from '../provider-error.ts';
import { readClip } from '../read-clip.ts';
import { addressOf, inputOf } from '../references.ts';
import { type Asking, readCapped, readJson, requireWithin, underClock } from '../vendor-request.ts';

const RUNWAY_URL = 'https://api.dev.runwayml.com/v1';
/** The version that the official SDK 4.20.1 asks for. */
const VERSION = '2024-11-06';

const Credits = z.object({ credits: z.number().min(0) });
const Ended = { id: z.string(), cost: Credits };
const Waiting = { id: z.string() };
/** https://docs.dev.runwayml.com/api/ (SDK 4.20.1, `TaskRetrieveResponse`). */
const Task = z.discriminatedUnion('status', [
  z.object({ status: z.literal('PENDING'), ...Waiting }),
  z.object({ status: z.literal('THROTTLED'), ...Waiting }),
  z.object({ status: z.literal('RUNNING'), ...Waiting }),
  z.object({ status: z.literal('CANCELLED'), ...Ended }),
  z.object({
    status: z.literal('FAILED'),
    ...Ended,
    failure: z.string(),
    failureCode: z.string().optional(),
  }),
  z.object({ status: z.literal('SUCCEEDED'), ...Ended, output: z.array(z.string()) }),
]);
type Task = z.infer<typeof Task>;
const Submitted = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) });
const Problem = z.object({ error: z.string() });

/** Runway's image to video: submitted, asked about (at most every 5 s), stopped. A lost task id is lost. */
export function runwayClips(facts: ClipModel): Extract<ClipMaker, { protocol: 'task' }> {
  const retrieve = async (taskId: string, phase: ProviderPhase, ctx: ProviderContext): Promise<Task> => {
    const answer = await ask(ctx, phase, 'GET', `/tasks/${encodeURIComponent(taskId)}`);
    return expectTask(Task, answer, phase);
  };
  return {
    protocol: 'task',
    facts,
    idempotencyKey: null,
    lookup: null,
    async submit(request, _submission, ctx) {
      const asking: Asking = { provider: 'Runway', phase: 'submit' };
      requireWithin(facts, request.prompt, asking);
      const body = {
        model: request.model,
        promptText: request.prompt,
        promptImage: addressOf(inputOf('picture', ctx, asking), facts.pictureBytes, asking),
        ratio: `${request.widthPx}:${request.heightPx}`,
        duration: request.seconds,
      };
      const answer = await ask(ctx, 'submit', 'POST', '/image_to_video', body);
      return { taskId: expectTask(Submitted, answer, 'submit').id };
    },
    poll: async (taskId, { model }, ctx) => stateOf(await retrieve(taskId, 'poll', ctx), model, ctx),
    async cancel(taskId, ctx) {
      // Deleting a task that has ended deletes its clip as well.
      const { status } = await retrieve(taskId, 'cancel', ctx);
      if (status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED') return;
      await ask(ctx, 'cancel', 'DELETE', `/tasks/${encodeURIComponent(taskId)}`);
    },
    async find() {
      return null;
    },
  };
}

async function ask(
  ctx: ProviderContext,
  phase: ProviderPhase,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> {
  return askVendor(ctx, {
    asking: { provider: 'Runway', phase },
    url: `${(ctx.baseUrl ?? RUNWAY_URL).replace(/\/+$/, '')}${path}`,
    init: {
      method,
      headers: {
        authorization: `Bearer ${ctx.apiKey}`,
        'x-runway-version': VERSION,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    async read(response, asking) {
      if (response.status !== 204) return readJson(response, asking, 256 * 1024);
      await response.body?.cancel();
      return null;
    },
    explain,
  });
}

/** An empty account is a 400 like any other; only its words tell. */
function explain(body: unknown): Explanation {
  const parsed = Problem.safeParse(body);
  if (!parsed.success) return {};
  const { error: detail } = parsed.data;
  return /enough credits|insufficient credits/i.test(detail) ? { detail, kind: 'out_of_quota' } : { detail };
}

function expectTask<T extends z.ZodType>(schema: T, answer: unknown, phase: ProviderPhase): z.output<T> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ProviderError('garbage', { provider: 'Runway', phase });
}

async function stateOf(task: Task, model: string, ctx: ProviderContext): Promise<TaskState<ClipMeta>> {
  // A task tells what remained charged; what was paid back is not in it.
  const micros = ({ credits }: { credits: number }) =>
    usageMicros('runway', model, { credit: Math.ceil(credits) });
  switch (task.status) {
    case 'PENDING':
    case 'THROTTLED':
    case 'RUNNING':
      return { state: 'running' };
    case 'CANCELLED':
      return { state: 'cancelled', costMicros: micros(task.cost) };
    case 'FAILED': {
      const { failure: detail, failureCode = '', id: providerRequestId } = task;
      const details = { provider: 'Runway', phase: 'poll' as const, detail, providerRequestId };
      const error = new ProviderError(kindOf(failureCode), details);
      return { state: 'failed', error, costMicros: micros(task.cost) };
    }
    case 'SUCCEEDED':
      return fetchClip(task, micros(task.cost), ctx);
    default:
      return task satisfies never;
  }
}

/** https://docs.dev.runwayml.com/errors/task-failures/, read 2026-11-22. */
function kindOf(failureCode: string): ProviderErrorKind {
  if (failureCode.startsWith('SAFETY.') || failureCode === 'INPUT_PREPROCESSING.SAFETY.TEXT')
    return 'refused';
  return failureCode === 'ASSET.INVALID' ? 'invalid_request' : 'unavailable';
}

/** A clip that is paid for: while it cannot be fetched the task stays as it is, and is asked again. */
async function fetchClip(
  { id, output }: Extract<Task, { status: 'SUCCEEDED' }>,
  costMicros: number,
  ctx: ProviderContext,
): Promise<TaskState<ClipMeta>> {
  const asking: Asking = { provider: 'Runway', phase: 'poll' };
  const [url] = output;
  if (url === undefined || !isDelivery(url, ctx)) {
    const error = new ProviderError('garbage', { ...asking, providerRequestId: id, detail: 'no clip in it' });
    return { state: 'failed', error, costMicros };
  }
  const { fetch } = ctx;
  const body = await underClock(asking, ctx, async (signal) => {
    // The file's address is its secret; the key is not for its host.
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.ok) return readCapped(response, MADE_BYTES_MAX, asking);
    await response.body?.cancel();
    // Addresses end after a day; the next answer has new ones.
    throw new ProviderError('unavailable', { ...asking, providerRequestId: id, status: response.status });
  });
  const meta = readClip(body, asking);
  return { state: 'done', made: { body, type: 'video/mp4', providerRequestId: id, costMicros, meta } };
}

/** Clips come from Runway's own hosts, or from where a base URL of our own points; nowhere else is asked. */
function isDelivery(text: string, { baseUrl }: ProviderContext): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (baseUrl !== undefined && url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === 'https:' && url.port === '' && DELIVERY.test(url.hostname);
}

/** CloudFront is what the API reference's own examples name. */
const DELIVERY = /(^|\.)(?:runwayml\.com|cloudfront\.net)$/;
