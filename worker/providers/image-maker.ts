import type { ImageRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** Size of the picture as it was made, read from the file itself. */
export interface ImageMeta {
  widthPx: number;
  heightPx: number;
}

/** Makes one picture of a prompt. */
export type ImageMaker = Maker<ImageRequest, ImageMeta>;
