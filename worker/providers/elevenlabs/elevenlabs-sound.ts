import { expectedUsage, type Usage, usageMicros } from '#domain/prices';
import type { EffectModel, MusicModel } from '#domain/provider-models';
import type { EffectRequest, MusicRequest } from '#domain/provider-requests';
import { MADE_BYTES_MAX, type Made, type ProviderContext } from '../maker.ts';
import type { EffectMaker, MusicMaker, SoundMeta } from '../music-maker.ts';
import { ProviderError } from '../provider-error.ts';
import { readMp3 } from '../read-sound.ts';
import { readCapped, requireWithin } from '../vendor-request.ts';
import { askElevenLabs, creditsOf } from './elevenlabs-request.ts';

/** 48 kHz, as the studio's own sound; open to every plan but the free one (API reference, `output_format`). */
const MUSIC_FORMAT = 'mp3_48000_192';
const EFFECT_FORMAT = 'mp3_44100_128';

/** Music (POST /v1/music, SDK 2.73.0). It answers with the file; a lost answer is lost. */
export function elevenlabsMusic(facts: MusicModel): Extract<MusicMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: (request, ctx) =>
      askForSound(facts, request, ctx, `/music?output_format=${MUSIC_FORMAT}`, {
        prompt: request.prompt,
        music_length_ms: request.lengthMs,
        model_id: request.model,
        force_instrumental: true,
      }),
  };
}

/** Sound effects (POST /v1/sound-generation, SDK 2.73.0). */
export function elevenlabsEffects(facts: EffectModel): Extract<EffectMaker, { protocol: 'call' }> {
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: (request, ctx) =>
      askForSound(facts, request, ctx, `/sound-generation?output_format=${EFFECT_FORMAT}`, {
        text: request.prompt,
        duration_seconds: request.lengthMs / 1_000,
        model_id: request.model,
      }),
  };
}

async function askForSound(
  facts: MusicModel | EffectModel,
  request: MusicRequest | EffectRequest,
  ctx: ProviderContext,
  path: string,
  body: unknown,
): Promise<Made<SoundMeta>> {
  requireWithin(facts, request.prompt, { provider: 'ElevenLabs', phase: 'call' });
  return askElevenLabs(ctx, {
    phase: 'call',
    method: 'POST',
    path,
    body,
    async read(response, asking) {
      const sound = await readCapped(response, MADE_BYTES_MAX, asking);
      const providerRequestId = response.headers.get('request-id') ?? response.headers.get('song-id');
      if (!/^audio\//.test(response.headers.get('content-type') ?? '')) {
        throw new ProviderError('garbage', { ...asking, providerRequestId, detail: 'no sound in it' });
      }
      const meta = readMp3(sound, asking);
      const credits = creditsOf(response.headers);
      const usage: Usage = credits === null ? expectedUsage(request) : { credit: credits };
      const costMicros = usageMicros('elevenlabs', request.model, usage);
      return { body: sound, type: 'audio/mpeg', providerRequestId, costMicros, meta };
    },
  });
}
