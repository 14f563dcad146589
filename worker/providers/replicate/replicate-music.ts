import { usageMicros } from '#domain/prices';
import type { MusicModel } from '#domain/provider-models';
import type { MusicRequest } from '#domain/provider-requests';
import type { MusicMaker, SoundMeta } from '../music-maker.ts';
import { readWav } from '../read-sound.ts';
import { replicateTask } from './replicate-task.ts';

/**
 * MusicGen on Replicate (https://replicate.com/meta/musicgen/api, read 2026-11-22). It is no official model: the
 * machine's time is charged, that of failed and stopped predictions too (docs «Billing»).
 */
export function replicateMusic(facts: MusicModel): Extract<MusicMaker, { protocol: 'task' }> {
  return replicateTask<MusicRequest, SoundMeta>({
    facts,
    inputOf: ({ lengthMs }) => ({
      model_version: 'stereo-large',
      duration: Math.max(1, Math.round(lengthMs / 1_000)),
      normalization_strategy: 'loudness',
      output_format: 'wav',
    }),
    read: (body, asking) => ({ type: 'audio/wav', meta: readWav(body, asking) }),
    costMicros({ model }, { metrics }) {
      const milliseconds = Math.ceil((metrics?.predict_time ?? 0) * 1_000);
      return usageMicros('replicate', model, { 'gpu-millisecond': milliseconds });
    },
  });
}
