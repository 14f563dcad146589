import { z } from 'zod';
import { priceMicros } from '#domain/prices';
import type { ImageModel } from '#domain/provider-models';
import { askVendor, type Explanation } from '../ask-vendor.ts';
import type { ImageMaker } from '../image-maker.ts';
import { MADE_BYTES_MAX } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { readPngSize } from '../read-picture.ts';
import { referencesOf } from '../references.ts';
import { type Asking, readCapped, requireWithin } from '../vendor-request.ts';

const STABILITY_URL = 'https://api.stability.ai/v2beta';
const ASKING: Asking = { provider: 'Stability AI', phase: 'call' };

/** The models with an endpoint of their own; the others are named to `sd3`. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  'stable-image-core': 'core',
  'stable-image-ultra': 'ultra',
};

/** Errors (https://platform.stability.ai/docs/api-reference, read 2026-11-22). */
const Problem = z.object({ id: z.string(), name: z.string(), errors: z.array(z.string()) });

function explain(body: unknown): Explanation {
  const parsed = Problem.safeParse(body);
  if (!parsed.success) return {};
  const { id, name, errors } = parsed.data;
  const said = { detail: errors.join(' '), providerRequestId: id };
  // A 403 may be the key's as well as the content's; its name tells.
  if (name === 'content_moderation') return { ...said, kind: 'refused' };
  return name === 'payment_required' ? { ...said, kind: 'out_of_quota' } : said;
}

/** Pictures from Stability AI's generate endpoints (multipart in, PNG out). A lost answer is lost. */
export function stabilityImages(facts: ImageModel): Extract<ImageMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    async call(request, ctx) {
      const { model, prompt, widthPx, heightPx } = request;
      requireWithin(facts, prompt, ASKING);
      referencesOf(request, facts, ctx, ASKING);
      const own = Object.hasOwn(ENDPOINTS, model) ? ENDPOINTS[model] : undefined;
      const form = new FormData();
      form.set('prompt', prompt);
      form.set('aspect_ratio', aspectOf(widthPx, heightPx));
      form.set('output_format', 'png');
      if (own === undefined) form.set('model', model);
      const base = (ctx.baseUrl ?? STABILITY_URL).replace(/\/+$/, '');
      return askVendor(ctx, {
        asking: ASKING,
        url: `${base}/stable-image/generate/${own ?? 'sd3'}`,
        init: {
          method: 'POST',
          // The bytes themselves, not base64 in JSON: half the memory.
          headers: { authorization: `Bearer ${ctx.apiKey}`, accept: 'image/*' },
          body: form,
        },
        explain,
        async read(response, asking) {
          const providerRequestId = response.headers.get('x-request-id');
          const body = await readCapped(response, MADE_BYTES_MAX, asking);
          if (response.headers.get('finish-reason') === 'CONTENT_FILTERED') {
            // It was made, and then blurred: whether that is paid for is not documented.
            const detail = 'the picture was blurred';
            throw new ProviderError('refused', { ...asking, providerRequestId, detail, charged: 'maybe' });
          }
          const meta = readPngSize(body, asking);
          const costMicros = priceMicros('stability', model, request);
          return { body, type: 'image/png', providerRequestId, costMicros, meta };
        },
      });
    },
  };
}

const ASPECTS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'] as const;

/** The documented shape nearest to a size. */
function aspectOf(widthPx: number, heightPx: number): string {
  const wished = Math.log(widthPx / heightPx);
  const off = (aspect: string) => {
    const [w = 1, h = 1] = aspect.split(':').map(Number);
    return Math.abs(Math.log(w / h) - wished);
  };
  return ASPECTS.reduce((best, aspect) => (off(aspect) < off(best) ? aspect : best));
}
