import { z } from 'zod';
import { type Usage, usageMicros } from '#domain/prices';
import type { ImageModel } from '#domain/provider-models';
import { fromBase64 } from '../base64.ts';
import type { ImageMaker } from '../image-maker.ts';
import { type InputFile, MADE_BYTES_MAX } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { readPngSize } from '../read-picture.ts';
import { referencesOf } from '../references.ts';
import { readJson } from '../vendor-request.ts';
import { askOpenAI } from './openai-request.ts';

const Count = z.int().min(0);
/** What we rely on of the images endpoints' answer (API reference, «The image generation response»). */
const ImagesAnswer = z.object({
  data: z.tuple([z.object({ b64_json: z.string().min(1) })]),
  usage: z.object({
    input_tokens: Count,
    input_tokens_details: z.object({ image_tokens: Count, text_tokens: Count }).optional(),
    output_tokens: Count,
  }),
});

/**
 * Pictures from OpenAI's images endpoints, as PNG: `generations`, or `edits` (multipart, `image[]`, SDK 7.57.0)
 * where portraits are shown. They answer with the picture; a lost answer is lost.
 */
export function openaiImages(facts: ImageModel): Extract<ImageMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: (request, ctx) => {
      const { model, prompt, widthPx, heightPx, quality } = request;
      const shown = referencesOf(request, facts, ctx, { provider: 'OpenAI', phase: 'call' });
      const wish = {
        model,
        prompt,
        n: 1,
        size: `${widthPx}x${heightPx}`,
        quality: quality ?? ('auto' as const),
        output_format: 'png' as const,
      };
      return askOpenAI(
        { facts, text: prompt },
        ctx,
        (client, options) =>
          shown.length === 0
            ? client.images.generate(wish, options).asResponse()
            : client.images.edit({ ...wish, image: shown.map(fileOf) }, options).asResponse(),
        async (response, asking) => {
          const providerRequestId = response.headers.get('x-request-id');
          const answer = ImagesAnswer.safeParse(await readJson(response, asking));
          if (!answer.success) throw new ProviderError('garbage', { ...asking, providerRequestId });
          const { data, usage } = answer.data;
          const body = fromBase64(data[0].b64_json);
          if (!body || body.byteLength > MADE_BYTES_MAX) {
            throw new ProviderError('garbage', { ...asking, providerRequestId, detail: 'no picture in it' });
          }
          return {
            body,
            type: 'image/png',
            providerRequestId,
            costMicros: usageMicros('openai', model, priced(usage, shown.length > 0)),
            meta: readPngSize(body, asking),
          };
        },
      );
    },
  };
}

/** The page prices no output text, so all that comes out is counted as picture. */
function priced(usage: z.infer<typeof ImagesAnswer>['usage'], shown: boolean): Usage {
  const { input_tokens, input_tokens_details: told, output_tokens } = usage;
  // Where the answer does not part them, what was shown may be all of it: it is the dearer.
  const image = told?.image_tokens ?? (shown ? input_tokens : 0);
  return {
    'input-text-token': Math.max(0, input_tokens - image),
    ...(image === 0 ? {} : { 'input-image-token': image }),
    'output-image-token': output_tokens,
  };
}

function fileOf({ body, type }: InputFile, index: number): File {
  return new File([body], `image-${index + 1}.${type.slice('image/'.length)}`, { type });
}
