import { z } from 'zod';
import { usageMicros } from '#domain/prices';
import type { ImageModel } from '#domain/provider-models';
import type { ImageMaker } from '../image-maker.ts';
import { MADE_BYTES_MAX } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { readPngSize } from '../read-picture.ts';
import { readJson } from '../vendor-request.ts';
import { askOpenAI } from './openai-request.ts';

const Count = z.int().min(0);
/** What we rely on of the images endpoint's answer (API reference, «The image generation response»). */
const ImagesAnswer = z.object({
  data: z.tuple([z.object({ b64_json: z.string().min(1) })]),
  usage: z.object({ input_tokens: Count, output_tokens: Count }),
});

/** Pictures from OpenAI's images endpoint, as PNG. It answers with the picture; a lost answer is lost. */
export function openaiImages(facts: ImageModel): Extract<ImageMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: ({ model, prompt, widthPx, heightPx, quality }, ctx) =>
      askOpenAI(
        { facts, text: prompt },
        ctx,
        (client, options) =>
          client.images
            .generate(
              {
                model,
                prompt,
                n: 1,
                size: `${widthPx}x${heightPx}`,
                quality: quality ?? 'auto',
                output_format: 'png',
              },
              options,
            )
            .asResponse(),
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
            // The page prices no output text, so all that comes out is counted as picture.
            costMicros: usageMicros('openai', model, {
              'input-text-token': usage.input_tokens,
              'output-image-token': usage.output_tokens,
            }),
            meta: readPngSize(body, asking),
          };
        },
      ),
  };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}
