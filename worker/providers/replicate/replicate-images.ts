import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';
import { priceMicros } from '#domain/prices';
import type { ImageModel } from '#domain/provider-models';
import type { ImageRequest } from '#domain/provider-requests';
import type { ImageMaker, ImageMeta } from '../image-maker.ts';
import { MADE_BYTES_MAX, type ProviderContext, type TaskState } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { readPngSize } from '../read-picture.ts';
import { readCapped, requireWithin, underClock } from '../vendor-request.ts';
import { askReplicate, expectShape, Prediction } from './replicate-request.ts';

/** Inputs and outputs are removed an hour after the prediction (docs «Data retention»); a little less. */
const LOOKUP_WINDOW_MS = 55 * 60_000;
/** A forgotten prediction stops itself, so an abandoned one cannot run on. Waiting for a machine counts. */
const CANCEL_AFTER = '15m';
/** The clocks of two houses differ; and a submission arrives long before the later bound, or never. */
const LOOKUP_BEFORE_MS = 2 * 60_000;
const LOOKUP_AFTER_MS = 5 * 60_000;
/** Pages of 100: all that an account may create within those bounds at 600 a minute (docs «Rate limits»). */
const LOOKUP_PAGES = 42;

const List = z.object({ next: z.string().nullish(), results: z.array(z.unknown()) });

/**
 * The seed of a submission. It is the one documented field of a prediction that is ours to choose, comes back
 * in lists, and changes nothing but the picture's chance: so a submission is found again by it. 31 bits.
 */
export function seedOf(marker: string): number {
  return Number.parseInt(sha256Hex(marker).slice(0, 8), 16) >>> 1;
}

/** FLUX on Replicate: submitted, asked about, stopped, and found again by its seed if the reply was lost. */
export function replicateImages(facts: ImageModel): Extract<ImageMaker, { protocol: 'task' }> {
  return {
    protocol: 'task',
    facts,
    idempotencyKey: null,
    lookup: { windowMs: LOOKUP_WINDOW_MS },
    async submit(request, { marker }, ctx) {
      requireWithin(facts, request.prompt, { provider: 'Replicate', phase: 'submit' });
      const answer = await askReplicate(ctx, {
        phase: 'submit',
        method: 'POST',
        path: `/models/${request.model}/predictions`,
        // Without `Prefer: wait` Replicate answers at once with the prediction's id.
        headers: { 'cancel-after': CANCEL_AFTER },
        body: { input: inputOf(request, marker) },
      });
      return { taskId: expectShape(Prediction, answer, 'submit').id };
    },
    async poll(taskId, request, ctx) {
      const path = `/predictions/${encodeURIComponent(taskId)}`;
      const answer = await askReplicate(ctx, { phase: 'poll', method: 'GET', path });
      return stateOf(expectShape(Prediction, answer, 'poll'), request, ctx);
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

function inputOf({ prompt, widthPx, heightPx }: ImageRequest, marker: string) {
  const size = { aspect_ratio: 'custom', width: widthPx, height: heightPx };
  return { prompt, ...size, output_format: 'png', prompt_upsampling: false, seed: seedOf(marker) };
}

function isSubmission({ input, model }: Prediction, request: ImageRequest, marker: string): boolean {
  return model === request.model && input?.seed === seedOf(marker) && input.prompt === request.prompt;
}

/** Official models charge for each picture that comes out (docs «Official models»): what fails costs nothing. */
async function stateOf(
  prediction: Prediction,
  request: ImageRequest,
  ctx: ProviderContext,
): Promise<TaskState<ImageMeta>> {
  switch (prediction.status) {
    case 'starting':
    case 'processing':
      return { state: 'running' };
    case 'canceled':
    case 'aborted':
      return { state: 'cancelled', costMicros: 0 };
    case 'failed':
      return { state: 'failed', error: failureOf(prediction), costMicros: 0 };
    case 'succeeded':
      return fetchPicture(prediction, request, ctx);
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

/** A picture that is paid for: while its file cannot be fetched the task stays as it is, and is asked again. */
async function fetchPicture(
  prediction: Prediction,
  request: ImageRequest,
  ctx: ProviderContext,
): Promise<TaskState<ImageMeta>> {
  const asking = { provider: 'Replicate', phase: 'poll' as const };
  const costMicros = priceMicros('replicate', request.model, request);
  const details = { ...asking, providerRequestId: prediction.id };
  const lost = (detail: string): TaskState<ImageMeta> => ({
    state: 'failed',
    error: new ProviderError('garbage', { ...details, detail }),
    costMicros,
  });
  if (prediction.data_removed) return lost('the picture was removed before it was fetched');
  const url = Array.isArray(prediction.output) ? prediction.output[0] : prediction.output;
  if (typeof url !== 'string' || !isDelivery(url, ctx)) return lost('no picture in it');
  const { fetch } = ctx;
  const body = await underClock(asking, ctx, async (signal) => {
    // The file's address is its secret; the key is not for its host.
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.ok) return readCapped(response, MADE_BYTES_MAX, asking);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new ProviderError('unavailable', { ...details, status: response.status });
  });
  if (!body) return lost('the picture is gone');
  const meta = readPngSize(body, asking);
  return {
    state: 'done',
    made: { body, type: 'image/png', providerRequestId: prediction.id, costMicros, meta },
  };
}

/** Files come from replicate.delivery, or from where a base URL of our own points; nowhere else is asked. */
function isDelivery(text: string, { baseUrl }: ProviderContext): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (baseUrl !== undefined && url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === 'https:' && url.port === '' && /(^|\.)replicate\.delivery$/.test(url.hostname);
}
