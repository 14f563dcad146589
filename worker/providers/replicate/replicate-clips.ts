import { priceMicros } from '#domain/prices';
import type { ClipModel } from '#domain/provider-models';
import type { ClipRequest } from '#domain/provider-requests';
import type { ClipMaker, ClipMeta } from '../clip-maker.ts';
import { readClip } from '../read-clip.ts';
import { addressOf, inputOf } from '../references.ts';
import { replicateTask } from './replicate-task.ts';

/**
 * Wan on Replicate (https://replicate.com/wan-video/wan-2.5-i2v/api, read 2026-11-22). Its own writer of
 * prompts is off: what was moderated is what is asked for. Charged by the second of what comes out.
 */
export function replicateClips(facts: ClipModel): Extract<ClipMaker, { protocol: 'task' }> {
  return replicateTask<ClipRequest, ClipMeta>({
    facts,
    inputOf: ({ seconds }, ctx, asking) => ({
      image: addressOf(inputOf('picture', ctx, asking), facts.pictureBytes, asking),
      duration: seconds,
      resolution: '720p',
      enable_prompt_expansion: false,
    }),
    read: (body, asking) => ({ type: 'video/mp4', meta: readClip(body, asking) }),
    costMicros: (request, { status }) =>
      status === 'succeeded' ? priceMicros('replicate', request.model, request) : 0,
  });
}
