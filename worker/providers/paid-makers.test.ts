import { describe, expect, it } from 'vitest';
import { PROVIDER_MODELS } from '#domain/provider-models';
import type { ImageRequest, SpeechRequest } from '#domain/provider-requests';
import type { ProviderContext } from './maker.ts';
import {
  clipMakerOf,
  effectMakerOf,
  imageMakerOf,
  musicMakerOf,
  planNoterOf,
  voiceMakerOf,
} from './paid-makers.ts';
import { failureOf } from './provider.test-suite.ts';

/** The whole suite runs against a scripted vendor in local/; this is what only workerd can show. */
const picture: ImageRequest = {
  kind: 'picture',
  provider: 'openai',
  model: 'gpt-image-2.6-flare',
  prompt: 'A lighthouse.',
  widthPx: 1536,
  heightPx: 1024,
  quality: 'medium',
};
const speech: SpeechRequest = {
  kind: 'speech',
  provider: 'openai',
  model: 'gpt-4o-mini-tts',
  text: 'Come back.',
  voice: 'nova',
  instructions: 'Softly.',
};
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** `answer` stands for the vendor; the runtime checks every option of the request as its own fetch would. */
function contextWith(answer: (request: Request) => Response | Promise<Response>): ProviderContext {
  return {
    apiKey: 'sk-key',
    baseUrl: 'http://vendor.test/v1',
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => answer(new Request(input, init)),
    signal: new AbortController().signal,
    timeoutMs: 5_000,
  };
}

const images = imageMakerOf('openai');
const voices = voiceMakerOf('openai');
if (images.protocol !== 'call' || voices.protocol !== 'call')
  throw new Error('OpenAI answers with the result');

describe('paid makers in workerd', () => {
  it('ask OpenAI for a picture', async () => {
    const usage = { input_tokens: 10, output_tokens: 100 };
    const made = await images.call(
      picture,
      contextWith(async (request) => {
        expect(request.url).toBe('http://vendor.test/v1/images/generations');
        expect(request.headers.get('authorization')).toBe('Bearer sk-key');
        expect(request.redirect).toBe('manual');
        expect(await request.json()).toMatchObject({ size: '1536x1024', output_format: 'png', n: 1 });
        return Response.json({ data: [{ b64_json: PNG }], usage }, { headers: { 'x-request-id': 'req_1' } });
      }),
    );
    expect(made).toMatchObject({ costMicros: 3_050, providerRequestId: 'req_1', meta: { widthPx: 1 } });
  });

  it('ask OpenAI for speech', async () => {
    const sound = btoa(String.fromCharCode(...new Uint8Array(4_800)));
    const rows = [
      { type: 'speech.audio.delta', audio: sound },
      { type: 'speech.audio.done', usage: { input_tokens: 5, output_tokens: 7 } },
    ];
    const body = rows.map((row) => `data: ${JSON.stringify(row)}\n\n`).join('');
    const made = await voices.call(
      speech,
      contextWith(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } })),
    );
    expect(made).toMatchObject({ type: 'audio/wav', costMicros: 87, meta: { samples: 4_800, words: null } });
  });

  it('show OpenAI portraits as files', async () => {
    const usage = {
      input_tokens: 1_010,
      input_tokens_details: { text_tokens: 10, image_tokens: 1_000 },
      output_tokens: 100,
    };
    const body = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
    const made = await images.call(
      { ...picture, references: ['chr_mara'] },
      {
        ...contextWith(async (request) => {
          expect(request.url).toBe('http://vendor.test/v1/images/edits');
          const form = await request.formData();
          const [file] = form.getAll('image[]');
          if (!(file instanceof File)) throw new Error('no file');
          expect({ type: file.type, size: file.size }).toEqual({ type: 'image/png', size: body.length });
          expect(form.get('size')).toBe('1536x1024');
          return Response.json({ data: [{ b64_json: PNG }], usage });
        }),
        inputs: { chr_mara: { body, type: 'image/png', url: null } },
      },
    );
    // 10 at $5, 1,000 at $8, 100 at $30 a million.
    expect(made.costMicros).toBe(50 + 8_000 + 3_000);
  });

  it('ask Stability AI for a picture', async () => {
    const stability = imageMakerOf('stability');
    if (stability.protocol !== 'call') throw new Error('Stability AI answers with the result');
    const body = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
    const made = await stability.call(
      { ...picture, provider: 'stability', model: 'stable-image-core' },
      contextWith(async (request) => {
        expect(request.url).toBe('http://vendor.test/v1/stable-image/generate/core');
        expect(request.headers.get('accept')).toBe('image/*');
        const form = await request.formData();
        expect(Object.fromEntries(form)).toEqual({
          prompt: 'A lighthouse.',
          aspect_ratio: '3:2',
          output_format: 'png',
        });
        return new Response(body, { headers: { 'content-type': 'image/png', 'x-request-id': 'r1' } });
      }),
    );
    expect(made).toMatchObject({ costMicros: 30_000, providerRequestId: 'r1', meta: { widthPx: 1 } });
  });

  it('end a body that never ends by their own clock', async () => {
    const never = () => new Response(new ReadableStream({ pull: () => new Promise<void>(() => undefined) }));
    const error = await failureOf(images.call(picture, { ...contextWith(never), timeoutMs: 100 }));
    expect(error).toMatchObject({ kind: 'timeout', charged: 'maybe' });
  });

  it.each([
    ['openai', picture],
    ['replicate', { ...picture, provider: 'replicate', model: 'black-forest-labs/flux-1.1-pro' } as const],
  ])('reach %s by the runtime’s own fetch', async (choice, request) => {
    const maker = imageMakerOf(choice);
    const ctx = { ...contextWith(() => Response.error()), baseUrl: 'http://127.0.0.1:9/v1', fetch };
    const submission = { marker: 'row', submittedAt: new Date() };
    const asked =
      maker.protocol === 'call' ? maker.call(request, ctx) : maker.submit(request, submission, ctx);
    const error = await failureOf(asked);
    expect(error.kind).toBe('cut');
    expect(String(error.cause)).not.toMatch(/illegal invocation|not implemented/i);
  });
});

const MAKERS = {
  image: imageMakerOf,
  voice: voiceMakerOf,
  video: clipMakerOf,
  music: musicMakerOf,
  effect: effectMakerOf,
  plan: planNoterOf,
};

describe('the makers of all models', () => {
  it('can look lost answers up exactly where quotes reckon with it', () => {
    for (const { stage, provider, model, lookup } of PROVIDER_MODELS) {
      const maker = MAKERS[stage](`${provider}:${model}`);
      expect(maker.lookup !== null && maker.lookup !== false, model).toBe(lookup);
    }
  });
});
