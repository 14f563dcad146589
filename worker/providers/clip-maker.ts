import type { ClipRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** As the file itself tells. It may be longer than the shot, and carry sound that nobody wants. */
export interface ClipMeta {
  widthPx: number;
  heightPx: number;
  durationMs: number;
}

/** Sets the input `picture` in motion: video/mp4. */
export type ClipMaker = Maker<ClipRequest, ClipMeta>;
