import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { usageMicros } from '#domain/prices';
import { recordTune } from './make-media.ts';
import type { Outcome, VendorRequest } from './vendor-wire.ts';

const Music = z.object({
  prompt: z.string().min(1).max(4_100),
  music_length_ms: z.int().min(3_000).max(600_000),
  model_id: z.enum(['music_v1', 'music_v2', 'music_v2_5']),
  force_instrumental: z.boolean().default(false),
});
const Effect = z.object({
  text: z.string().min(1).max(450),
  duration_seconds: z.number().min(0.5).max(30),
  model_id: z.literal('eleven_text_to_sound_v2').default('eleven_text_to_sound_v2'),
});

/** What a music or sound request asks for; null: the vendor would not take it. */
export function soundAsked({ path, body, query }: VendorRequest) {
  const format = query.get('output_format') ?? 'auto';
  if (path === '/v1/music') {
    const music = Music.safeParse(body).data;
    if (!music || !/^(?:auto|mp3_(?:44100|48000)_\d+)$/.test(format)) return null;
    const { prompt, music_length_ms: lengthMs, model_id: model } = music;
    return { what: 'music', prompt, lengthMs, model, credits: null };
  }
  const effect = Effect.safeParse(body).data;
  if (!effect || !/^mp3_44100_\d+$/.test(format)) return null;
  const { text: prompt, duration_seconds: seconds, model_id: model } = effect;
  return { what: 'effect', prompt, lengthMs: seconds * 1_000, model, credits: Math.ceil(seconds * 20) };
}

/** Makes it. Effects tell their credits; music is charged by its length. */
export async function makeSound(asked: NonNullable<ReturnType<typeof soundAsked>>): Promise<Outcome> {
  const { what, prompt, lengthMs, model, credits } = asked;
  const body = await recordTune(prompt, lengthMs);
  const usage = credits === null ? { 'music-millisecond': lengthMs } : { credit: credits };
  const headers = {
    'content-type': 'audio/mpeg',
    'request-id': randomBytes(12).toString('hex'),
    ...(credits === null ? {} : { 'character-cost': String(credits) }),
  };
  const charge = { what, model, micros: usageMicros('elevenlabs', model, usage) };
  return { reply: { status: 200, headers, body }, charge };
}
