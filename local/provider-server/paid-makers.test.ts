import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ceilingMicros } from '#domain/prices';
import { PROVIDER_MODELS } from '#domain/provider-models';
import type { EffectRequest, MusicRequest } from '#domain/provider-requests';
import { readMonoWav } from '../../container/sound/wav.ts';
import type { ImageMeta } from '../../worker/providers/image-maker.ts';
import type { Made, Maker, TaskMaker } from '../../worker/providers/maker.ts';
import type { SoundMeta } from '../../worker/providers/music-maker.ts';
import {
  clipMakerOf,
  effectMakerOf,
  imageMakerOf,
  musicMakerOf,
  planNoterOf,
  voiceMakerOf,
} from '../../worker/providers/paid-makers.ts';
import {
  contextOf,
  describeMaker,
  failureOf,
  nextSubmission,
  pollUntilEnd,
  type VendorBench,
} from '../../worker/providers/provider.test-suite.ts';
import { drawPicture } from './draw-picture.ts';
import { clipOf, OFFENSIVE, partOf, pictureOf, speechOf, startVendor } from './provider-fixture.ts';
import type { TEST_KEYS } from './start-provider-server.ts';

const FIRST_PICTURE = new Uint8Array(await drawPicture('A lighthouse', 64, 36));
const SOUND_MS = 3_000;

function inspectPicture({ body, type, meta }: Made<ImageMeta>): void {
  expect(type).toBe('image/png');
  expect([...body.subarray(1, 4)].map((c) => String.fromCharCode(c)).join('')).toBe('PNG');
  expect(meta).toEqual({ widthPx: meta.widthPx, heightPx: meta.heightPx });
  expect(meta.widthPx / meta.heightPx).toBeCloseTo(1.5, 1);
}

/** One model of each kind of request; the others of a maker differ by their name and price alone. */
const ALIKE = new Set([
  'gpt-image-2.6-sunburst',
  'eleven_v3',
  'eleven_flash_v2_5',
  'stable-image-ultra',
  'sd3.5-large',
  'gen4.5',
]);

for (const { stage, provider, model } of PROVIDER_MODELS.filter(({ model }) => !ALIKE.has(model))) {
  const choice = `${provider}:${model}`;
  const vendor = provider as keyof typeof TEST_KEYS;
  if (stage === 'image') {
    describeMaker(choice, {
      maker: imageMakerOf(choice),
      request: pictureOf(provider, model),
      another: pictureOf(provider, model, 'A kitchen in the morning.'),
      offensive: pictureOf(provider, model, OFFENSIVE),
      start: () => startVendor(vendor),
      inspect: inspectPicture,
    });
  } else if (stage === 'voice') {
    describeMaker(choice, {
      maker: voiceMakerOf(choice),
      request: speechOf(provider, model),
      another: speechOf(provider, model, 'Come back before the tide.'),
      offensive: speechOf(provider, model, OFFENSIVE),
      start: () => startVendor(vendor),
      inspect({ body, type, meta }) {
        expect(type).toBe('audio/wav');
        const sound = readMonoWav(Buffer.from(body));
        expect(sound.rate).toBe(48_000);
        expect(sound.samples.length).toBe(meta.samples);
        expect(meta.samples / 48_000).toBeGreaterThan(1);
        if (provider === 'openai') expect(meta.words).toBeNull();
        else expect(meta.words?.length).toBeGreaterThan(3);
      },
    });
  } else if (stage === 'video') {
    describeMaker(choice, {
      maker: clipMakerOf(choice),
      request: clipOf(provider, model),
      another: clipOf(provider, model, 'The waves roll in.'),
      offensive: clipOf(provider, model, OFFENSIVE),
      start: () => startVendor(vendor),
      inputs: { picture: { body: FIRST_PICTURE, type: 'image/png', url: null } },
      inspect({ body, type, meta }) {
        expect(type).toBe('video/mp4');
        expect(Buffer.from(body).toString('latin1', 4, 8)).toBe('ftyp');
        expect(meta.durationMs).toBe(5_000);
        expect(meta.widthPx).toBeGreaterThan(meta.heightPx);
      },
    });
  } else if (stage === 'plan') {
    describeMaker(choice, {
      maker: planNoterOf(choice),
      request: partOf(model, 'Mara waits at the sea. Nobody comes.'),
      another: partOf(model, 'Tom opens the door. It rains.'),
      offensive: partOf(model, OFFENSIVE),
      start: () => startVendor(vendor),
      inspect({ body, type, meta }) {
        expect(type).toBe('application/json');
        expect(JSON.parse(new TextDecoder().decode(body))).toEqual(meta);
        expect(meta.shots.length).toBeGreaterThan(0);
      },
    });
  } else if (stage === 'music' || stage === 'effect') {
    const suite = {
      start: () => startVendor(vendor),
      inspect({ body, type, meta }: Made<SoundMeta>) {
        expect(type).toMatch(/^audio\/(?:wav|mpeg)$/);
        expect(body.byteLength).toBeGreaterThan(1_000);
        expect(meta.durationMs / SOUND_MS).toBeCloseTo(1, 1);
        expect(meta.channels).toBe(2);
      },
    };
    const of = { provider, model, lengthMs: SOUND_MS };
    if (stage === 'music') {
      const tuneOf = (prompt: string): MusicRequest => ({ kind: 'music', prompt, ...of });
      describeMaker(choice, {
        ...suite,
        maker: musicMakerOf(choice),
        request: tuneOf('Calm piano'),
        another: tuneOf('Tense strings'),
        offensive: tuneOf(OFFENSIVE),
      });
    } else {
      const soundOf = (prompt: string): EffectRequest => ({ kind: 'effect', prompt, ...of });
      describeMaker(choice, {
        ...suite,
        maker: effectMakerOf(choice),
        request: soundOf('A door creaks'),
        another: soundOf('Rain on a roof'),
        offensive: soundOf(OFFENSIVE),
      });
    }
  }
}

it.each(PROVIDER_MODELS.filter(({ model, stage }) => ALIKE.has(model) && stage !== 'video'))(
  '$provider:$model costs what the vendor charges',
  async ({ stage, provider, model }) => {
    const choice = `${provider}:${model}`;
    const bench = await startVendor(provider as keyof typeof TEST_KEYS);
    const made = await (stage === 'image'
      ? makeNow(imageMakerOf(choice), pictureOf(provider, model), bench)
      : makeNow(voiceMakerOf(choice), speechOf(provider, model), bench));
    expect(made.costMicros).toBeGreaterThan(0);
    expect(made.costMicros).toBe(bench.chargedMicros());
    await bench.close();
  },
);

const makeNow = <Request, Meta>(maker: Maker<Request, Meta>, request: Request, bench: VendorBench) => {
  if (maker.protocol !== 'call') throw new Error('it answers with the result');
  return maker.call(request, contextOf(bench));
};

describe('a picture', () => {
  let bench: VendorBench;
  beforeEach(async () => {
    bench = await startVendor('openai', { pictureScale: 0.25 });
  });
  afterEach(() => bench.close());

  it('can be drawn, and its cost stays below what was reserved', async () => {
    const request = pictureOf('openai', 'gpt-image-2.6-flare');
    const maker = imageMakerOf('openai');
    if (maker.protocol !== 'call') throw new Error('OpenAI answers with the picture');
    const made = await maker.call(request, contextOf(bench));
    expect(made.costMicros).toBeLessThanOrEqual(ceilingMicros('openai', request.model, request));
    const image = await loadImage(Buffer.from(made.body));
    expect({ widthPx: image.width, heightPx: image.height }).toEqual(made.meta);
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
    expect(new Set(data).size).toBeGreaterThan(40);
  });

  it('is not taken from an answer without one', async () => {
    const maker = imageMakerOf('openai');
    if (maker.protocol !== 'call') throw new Error('OpenAI answers with the picture');
    const usage = { input_tokens: 1, output_tokens: 1 };
    const answers = [
      '[]',
      '{"data":[]}',
      JSON.stringify({ data: [{ b64_json: 'AAAA' }], usage }),
      JSON.stringify({ data: [{ b64_json: '*' }], usage }),
      JSON.stringify({ data: [{ b64_json: 'AAAA' }], usage: { input_tokens: -1, output_tokens: 1.5 } }),
    ];
    for (const body of answers) {
      const answer = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
      const asked = maker.call(
        pictureOf('openai', 'gpt-image-2.6-flare'),
        contextOf(bench, { fetch: answer }),
      );
      expect(await failureOf(asked)).toMatchObject({ kind: 'garbage', charged: 'maybe' });
    }
  });

  it('of more than a step may hold is not read to its end', async () => {
    const maker = imageMakerOf('openai');
    if (maker.protocol !== 'call') throw new Error('OpenAI answers with the picture');
    let sent = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1 << 20;
        controller.enqueue(new Uint8Array(1 << 20).fill(0x20));
      },
      cancel() {
        cancelled = true;
      },
    });
    const asked = maker.call(
      pictureOf('openai', 'gpt-image-2.6-flare'),
      contextOf(bench, { fetch: async () => new Response(endless) }),
    );
    expect(await failureOf(asked)).toMatchObject({ kind: 'garbage', charged: 'maybe' });
    expect(sent).toBeLessThan(26 << 20);
    expect(cancelled).toBe(true);
  });
});

describe('a prediction', () => {
  const request = pictureOf('replicate', 'black-forest-labs/flux-1.1-pro');
  const maker = imageMakerOf('replicate') as TaskMaker<typeof request, ImageMeta>;

  it('is paid once, however often the replies are lost', async () => {
    const count = Number(process.env.LOST_REPLIES ?? 100);
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`seed ${seed}, ${count} submissions`);
    const bench = await startVendor('replicate', { taskMs: 0 });
    const faults = ['cut', 'garbage', 'status'].flatMap((fault) =>
      ['before', 'after'].map((when) => ({
        fault: { do: fault, when, ...(fault === 'status' ? { status: 500 } : {}) },
        probability: 0.12,
      })),
    );
    bench.server.script(faults, seed);
    const ctx = contextOf(bench);
    let lost = 0;
    for (let i = 0; i < count; i++) {
      let taskId: string | null = null;
      const submission = nextSubmission();
      while (taskId === null) {
        try {
          ({ taskId } = await maker.submit(request, submission, ctx));
        } catch {
          lost++;
          taskId = await maker.find(request, submission, ctx);
        }
      }
      expect((await maker.poll(taskId, request, ctx)).state).toBe('done');
    }
    expect(lost).toBeGreaterThan(count / 4);
    expect(bench.server.log.tasks.size).toBe(count);
    expect(bench.chargedMicros()).toBe(count * 40_000);
    await bench.close();
  });

  it('is found on a later page', async () => {
    const bench = await startVendor('replicate');
    const ctx = contextOf(bench);
    const first = nextSubmission();
    const { taskId } = await maker.submit(request, first, ctx);
    await Promise.all(Array.from({ length: 130 }, () => maker.submit(request, nextSubmission(), ctx)));
    expect(await maker.find(request, first, ctx)).toBe(taskId);
    await bench.close();
  });

  it('whose picture was removed is lost, and its price is told', async () => {
    const bench = await startVendor('replicate', { taskMs: 0, retentionMs: 20 });
    const ctx = contextOf(bench);
    const { taskId } = await maker.submit(request, nextSubmission(), ctx);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const state = await maker.poll(taskId, request, ctx);
    expect(state).toMatchObject({
      state: 'failed',
      costMicros: bench.chargedMicros(),
      error: { kind: 'garbage' },
    });
    expect(bench.chargedMicros()).toBe(40_000);
    await bench.close();
  });

  it('outlives the vendor’s restart, and is charged once', async () => {
    const bench = await startVendor('replicate', { taskMs: 50 });
    const submission = nextSubmission();
    const { taskId } = await maker.submit(request, submission, contextOf(bench));
    await bench.server.close();
    const again = await startVendor('replicate', { logFile: bench.logFile });
    expect(await maker.find(request, submission, contextOf(again))).toBe(taskId);
    expect((await pollUntilEnd(maker, taskId, request, contextOf(again))).state).toBe('done');
    expect((await pollUntilEnd(maker, taskId, request, contextOf(again))).state).toBe('done');
    expect(again.chargedMicros()).toBe(40_000);
    await again.close();
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://replicate.delivery.evil.example/x.png',
    'https://evilreplicate.delivery/x.png',
    'http://replicate.delivery/x.png',
    'https://replicate.delivery:8443/x.png',
    'file:///etc/passwd',
    'not an address',
  ])('is never fetched from %s', async (output) => {
    const asked: string[] = [];
    const lying = (async (input: RequestInfo | URL) => {
      asked.push(String(input));
      return Response.json({ id: 'abc', status: 'succeeded', output });
    }) as typeof fetch;
    const bench = await startVendor('replicate');
    const state = await maker.poll('abc', request, contextOf(bench, { fetch: lying }));
    expect(state).toMatchObject({ state: 'failed', error: { kind: 'garbage' } });
    expect(asked).toEqual([`${bench.baseUrl}/predictions/abc`]);
    await bench.close();
  });

  it('asks for further pages at its own address alone', async () => {
    const asked: string[] = [];
    const lying = (async (input: RequestInfo | URL) => {
      asked.push(new URL(String(input)).origin);
      return Response.json({
        next: 'https://evil.example/v1/predictions?cursor=x',
        results: [{ odd: true }],
      });
    }) as typeof fetch;
    const bench = await startVendor('replicate');
    const endless = await failureOf(
      maker.find(request, nextSubmission(), contextOf(bench, { fetch: lying })),
    );
    expect(endless).toMatchObject({ kind: 'unavailable', charged: 'no' });
    expect(new Set(asked)).toEqual(new Set([new URL(bench.baseUrl).origin]));
    expect(asked).toHaveLength(42);
    await bench.close();
  });
});
