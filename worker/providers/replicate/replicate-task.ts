import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';
import type { ProviderModel } from '#domain/provider-models';
import { MADE_BYTES_MAX, type Made, type ProviderContext, type TaskMaker, type TaskState } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { type Asking, readCapped, requireWithin, underClock } from '../vendor-request.ts';
import { askReplicate, expectShape, Prediction } from './replicate-request.ts';

/** A forgotten prediction stops itself, so an abandoned one cannot run on. Waiting for a machine counts. */
const CANCEL_AFTER = '15m';
/** The clocks of two houses differ; and a submission arrives long before the later bound, or never. */
const LOOKUP_BEFORE_MS = 2 * 60_000;
const LOOKUP_AFTER_MS = 5 * 60_000;
/** Pages of 100: all that an account may create within those bounds at 600 a minute (docs «Rate limits»). */
const LOOKUP_PAGES = 42;

/** Models that are run by the hash of a version (POST /v1/predictions); the others are official. */
const VERSIONS: Readonly<Record<string, string>> = {
  'meta/musicgen': '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb',
};

const List = z.object({ next: z.string().nullish(), results: z.array(z.unknown()) });

/**
 * The seed of a submission. It is the one documented field of a prediction that is ours to choose, comes back
 * in lists, and changes nothing but the picture's chance: so a submission is found again by it. 31 bits.
 */
export function seedOf(marker: string): number {
  return Number.parseInt(sha256Hex(marker).slice(0, 8), 16) >>> 1;
}

/** What is special to one kind of work. */
export interface ReplicateWork<Request, Meta> {
  facts: ProviderModel;
  /** The model's input without its prompt and seed. */
  inputOf(request: Request, ctx: ProviderContext, asking: Asking): Record<string, unknown>;
  /** Reads the file; throws `garbage` if it is not what was asked for. */
  read(body: Uint8Array<ArrayBuffer>, asking: Asking): Pick<Made<Meta>, 'type' | 'meta'>;
  /** What a prediction that has ended cost. Official models charge for what comes out, others for time. */
  costMicros(request: Request, prediction: Prediction): number;
}

/** Predictions: submitted, asked about, stopped, and found again by their seed if the reply was lost. */
export function replicateTask<Request extends { model: string; prompt: string }, Meta>(
  work: ReplicateWork<Request, Meta>,
): TaskMaker<Request, Meta> {
  const { facts } = work;
  return {
    protocol: 'task',
    facts,
    idempotencyKey: null,
    lookup: facts.lookupMs === null ? null : { windowMs: facts.lookupMs },
    async submit(request, { marker }, ctx) {
      const asking: Asking = { provider: 'Replicate', phase: 'submit' };
      requireWithin(facts, request.prompt, asking);
      const version = Object.hasOwn(VERSIONS, request.model) ? VERSIONS[request.model] : undefined;
      const input = {
        prompt: request.prompt,
        ...work.inputOf(request, ctx, asking),
        seed: seedOf(marker),
      };
      const answer = await askReplicate(ctx, {
        phase: 'submit',
        method: 'POST',
        path: version ? '/predictions' : `/models/${request.model}/predictions`,
        // Without `Prefer: wait` Replicate answers at once with the prediction's id.
        headers: { 'cancel-after': CANCEL_AFTER },
        body: version ? { version, input } : { input },
      });
      return { taskId: expectShape(Prediction, answer, 'submit').id };
    },
    async poll(taskId, request, ctx) {
      const path = `/predictions/${encodeURIComponent(taskId)}`;
      const answer = await askReplicate(ctx, { phase: 'poll', method: 'GET', path });
      return stateOf(work, expectShape(Prediction, answer, 'poll'), request, ctx);
    },
    async cancel(taskId, ctx) {
      const path = `/predictions/${encodeURIComponent(taskId)}/cancel`;
      const answer = await askReplicate(ctx, { phase: 'cancel', method: 'POST', path });
      expectShape(Prediction, answer, 'cancel');
    },
    async find(request, { marker, submittedAt }, ctx) {
      const at = (offsetMs: number) => new Date(submittedAt.getTime() + offsetMs).toISOString();
      const between = { created_after: at(-LOOKUP_BEFORE_MS), created_before: at(LOOKUP_AFTER_MS) };
      let path: string | null = `/predictions?${new URLSearchParams(between)}`;
      for (let page = 0; page < LOOKUP_PAGES && path !== null; page++) {
        const answer = await askReplicate(ctx, { phase: 'find', method: 'GET', path });
        const { next, results } = expectShape(List, answer, 'find');
        for (const result of results) {
          const prediction = Prediction.safeParse(result);
          if (prediction.success && isSubmission(prediction.data, request, marker)) return prediction.data.id;
        }
        // Only the cursor is taken from the answer: the key goes to the address that we chose.
        path = next ? `/predictions?${next.split('?')[1] ?? ''}` : null;
      }
      if (path === null) return null;
      // Not all was seen, and «not there» would be paid for.
      throw new ProviderError('unavailable', {
        provider: 'Replicate',
        phase: 'find',
        detail: 'too long a list',
      });
    },
  };
}

function isSubmission(
  { input, model }: Prediction,
  request: { model: string; prompt: string },
  marker: string,
): boolean {
  return model === request.model && input?.seed === seedOf(marker) && input.prompt === request.prompt;
}

async function stateOf<Request, Meta>(
  work: ReplicateWork<Request, Meta>,
  prediction: Prediction,
  request: Request,
  ctx: ProviderContext,
): Promise<TaskState<Meta>> {
  switch (prediction.status) {
    case 'starting':
    case 'processing':
      return { state: 'running' };
    case 'canceled':
    case 'aborted':
      return { state: 'cancelled', costMicros: work.costMicros(request, prediction) };
    case 'failed': {
      const costMicros = work.costMicros(request, prediction);
      return { state: 'failed', error: failureOf(prediction), costMicros };
    }
    case 'succeeded':
      return fetchOutput(work, prediction, request, ctx);
    default:
      return prediction.status satisfies never;
  }
}

/** The safety checker's words, as the FLUX models give them. */
const FLAGGED = /flagged as sensitive|NSFW|\(E005\)/i;

function failureOf({ id, error }: Prediction): ProviderError {
  const detail = typeof error === 'string' ? error : undefined;
  const kind = FLAGGED.test(detail ?? '') ? 'refused' : 'unavailable';
  return new ProviderError(kind, { provider: 'Replicate', phase: 'poll', detail, providerRequestId: id });
}

/** A file that is paid for: while it cannot be fetched the task stays as it is, and is asked again. */
async function fetchOutput<Request, Meta>(
  work: ReplicateWork<Request, Meta>,
  prediction: Prediction,
  request: Request,
  ctx: ProviderContext,
): Promise<TaskState<Meta>> {
  const asking: Asking = { provider: 'Replicate', phase: 'poll' };
  const costMicros = work.costMicros(request, prediction);
  const details = { ...asking, providerRequestId: prediction.id };
  const lost = (detail: string): TaskState<Meta> => ({
    state: 'failed',
    error: new ProviderError('garbage', { ...details, detail }),
    costMicros,
  });
  if (prediction.data_removed) return lost('the file was removed before it was fetched');
  const url = Array.isArray(prediction.output) ? prediction.output[0] : prediction.output;
  if (typeof url !== 'string' || !isDelivery(url, ctx)) return lost('no file in it');
  const { fetch } = ctx;
  const body = await underClock(asking, ctx, async (signal) => {
    // The file's address is its secret; the key is not for its host.
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.ok) return readCapped(response, MADE_BYTES_MAX, asking);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new ProviderError('unavailable', { ...details, status: response.status });
  });
  if (!body) return lost('the file is gone');
  const { type, meta } = work.read(body, asking);
  return { state: 'done', made: { body, type, providerRequestId: prediction.id, costMicros, meta } };
}

/** Files come from replicate.delivery, or from where a base URL of our own points; nowhere else is asked. */
function isDelivery(text: string, { baseUrl }: ProviderContext): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (baseUrl !== undefined && url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === 'https:' && url.port === '' && /(^|\.)replicate\.delivery$/.test(url.hostname);
}
