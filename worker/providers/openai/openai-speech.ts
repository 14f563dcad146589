import { usageMicros } from '#domain/prices';
import type { SpeechModel } from '#domain/provider-models';
import type { SpeechRequest } from '#domain/provider-requests';
import { ProviderError } from '../provider-error.ts';
import { type Asking, readCapped } from '../vendor-request.ts';
import type { VoiceMaker } from '../voice-maker.ts';
import { askOpenAI } from './openai-request.ts';
import { PCM_BYTES_MAX, readSpeechEvents } from './read-speech-events.ts';
import { wavOf48k } from './speech-sound.ts';

/**
 * Speech from OpenAI's speech endpoint. Models that stream events tell their cost in tokens; the older ones
 * charge by character. Raw samples are asked for, so that the length is known to the sample.
 */
export function openaiSpeech(facts: SpeechModel): Extract<VoiceMaker, { protocol: 'call' }> {
  const eventful = facts.instructable;
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: (request, ctx) =>
      askOpenAI(
        { facts, text: request.text },
        ctx,
        (client, options) =>
          client.audio.speech
            .create(
              {
                model: request.model,
                input: request.text,
                voice: request.voice,
                response_format: 'pcm',
                ...(request.instructions === null ? {} : { instructions: request.instructions }),
                ...(eventful ? { stream_format: 'sse' as const } : {}),
              },
              options,
            )
            .asResponse(),
        async (response, asking) => {
          const { pcm, costMicros } = eventful
            ? await readPricedSpeech(response, request, asking)
            : await readPlainSpeech(response, request, asking);
          const { body, samples } = wavOf48k(pcm);
          return {
            body,
            type: 'audio/wav',
            providerRequestId: response.headers.get('x-request-id'),
            costMicros,
            meta: { samples, words: null },
          };
        },
      ),
  };
}

async function readPricedSpeech(response: Response, { model }: SpeechRequest, asking: Asking) {
  const { pcm, inputTokens, outputTokens } = await readSpeechEvents(response, asking);
  const usage = { 'input-text-token': inputTokens, 'output-audio-token': outputTokens };
  return { pcm, costMicros: usageMicros('openai', model, usage) };
}

async function readPlainSpeech(response: Response, { model, text }: SpeechRequest, asking: Asking) {
  const type = response.headers.get('content-type') ?? '';
  const pcm = await readCapped(response, PCM_BYTES_MAX, asking);
  if (!/^(audio\/|application\/octet-stream)/.test(type) || pcm.byteLength < 2 || pcm.byteLength % 2 === 1) {
    throw new ProviderError('garbage', { ...asking, detail: `${pcm.byteLength} bytes that are no sound` });
  }
  return { pcm, costMicros: usageMicros('openai', model, { character: [...text].length }) };
}
