import { priceMicros } from '#domain/prices';
import type { ImageModel } from '#domain/provider-models';
import type { ImageRequest } from '#domain/provider-requests';
import type { ImageMaker, ImageMeta } from '../image-maker.ts';
import { readPngSize } from '../read-picture.ts';
import { addressOf, referencesOf } from '../references.ts';
import { replicateTask } from './replicate-task.ts';

/**
 * A portrait inside the request: Replicate recommends addresses above 256 kB, and takes what fits a request
 * (docs «Input files»); a signed address is used wherever there is one.
 */
const PORTRAIT_BYTES_MAX = 8 * 1024 * 1024;

/** FLUX on Replicate; Kontext is shown one portrait. Official models charge for each picture that comes out. */
export function replicateImages(facts: ImageModel): Extract<ImageMaker, { protocol: 'task' }> {
  return replicateTask<ImageRequest, ImageMeta>({
    facts,
    inputOf(request, ctx, asking) {
      const [portrait] = referencesOf(request, facts, ctx, asking);
      const shared = { output_format: 'png', prompt_upsampling: false };
      if (facts.references === 0) {
        const { widthPx: width, heightPx: height } = request;
        return { ...shared, aspect_ratio: 'custom', width, height };
      }
      const shown = portrait ? { input_image: addressOf(portrait, PORTRAIT_BYTES_MAX, asking) } : {};
      return { ...shared, aspect_ratio: '3:2', ...shown };
    },
    read: (body, asking) => ({ type: 'image/png', meta: readPngSize(body, asking) }),
    costMicros: (request, { status }) =>
      status === 'succeeded' ? priceMicros('replicate', request.model, request) : 0,
  });
}
