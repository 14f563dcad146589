import { describe, expect, it } from 'vitest';
import { ceilingMicros } from '#domain/prices';
import type { ImageRequest } from '#domain/provider-requests';
import type { ImageMeta } from '../../worker/providers/image-maker.ts';
import type { InputFile, Made, ProviderContext } from '../../worker/providers/maker.ts';
import { imageMakerOf } from '../../worker/providers/paid-makers.ts';
import {
  contextOf,
  failureOf,
  nextSubmission,
  pollUntilEnd,
} from '../../worker/providers/provider.test-suite.ts';
import { drawPicture } from './draw-picture.ts';
import { pictureOf, startVendor } from './provider-fixture.ts';

const portraitOf = async (name: string, url: string | null = null): Promise<InputFile> => ({
  body: new Uint8Array(await drawPicture(name, 32, 32)),
  type: 'image/png',
  url,
});

async function make(choice: string, request: ImageRequest, ctx: ProviderContext): Promise<Made<ImageMeta>> {
  const maker = imageMakerOf(choice);
  if (maker.protocol === 'call') return maker.call(request, ctx);
  const { taskId } = await maker.submit(request, nextSubmission(), ctx);
  const state = await pollUntilEnd(maker, taskId, request, ctx);
  if (state.state !== 'done') throw new Error(`the task is ${state.state}`);
  return state.made;
}

describe.each([
  ['openai', 'gpt-image-2.6-flare'],
  ['replicate', 'black-forest-labs/flux-kontext-pro'],
] as const)('a picture of %s with a portrait', (vendor, model) => {
  const choice = `${vendor}:${model}`;
  const plain = pictureOf(vendor, model);
  const request = { ...plain, references: ['chr_mara'] };

  it('is shown the portrait, and another portrait makes another picture', async () => {
    const bench = await startVendor(vendor);
    const mara = contextOf(bench, { inputs: { chr_mara: await portraitOf('Mara') } });
    const tom = contextOf(bench, { inputs: { chr_mara: await portraitOf('Tom of the long name') } });
    const [without, one, two] = [
      await make(choice, plain, contextOf(bench)),
      await make(choice, request, mara),
      await make(choice, request, tom),
    ];
    expect(Buffer.from(one.body).equals(without.body)).toBe(false);
    expect(Buffer.from(one.body).equals(two.body)).toBe(false);
    const cost = without.costMicros + one.costMicros + two.costMicros;
    expect(cost).toBe(bench.chargedMicros());
    expect(one.costMicros).toBeLessThanOrEqual(ceilingMicros(vendor, model, request));
    await bench.close();
  });

  it('is not asked for without the portrait that it names, nor with more than it takes', async () => {
    const bench = await startVendor(vendor);
    await expect(make(choice, request, contextOf(bench))).rejects.toMatchObject({
      kind: 'invalid_request',
      charged: 'no',
    });
    const many = Array.from({ length: 17 }, (_, i) => `chr_${i}`);
    const portrait = await portraitOf('Mara');
    const inputs = Object.fromEntries(many.map((name) => [name, portrait]));
    await expect(
      make(choice, { ...plain, references: many }, contextOf(bench, { inputs })),
    ).rejects.toMatchObject({ kind: 'invalid_request', charged: 'no' });
    expect(bench.chargedMicros()).toBe(0);
    await bench.close();
  });
});

describe('portraits', () => {
  it('travel by their signed address where there is one, and never by an open one', async () => {
    const maker = imageMakerOf('replicate:black-forest-labs/flux-kontext-pro');
    if (maker.protocol !== 'task') throw new Error('Replicate takes tasks');
    const request = { ...pictureOf('replicate', 'black-forest-labs/flux-kontext-pro'), references: ['a'] };
    for (const [url, seen] of [
      ['https://bucket.example/a.png?signature', /^https:\/\/bucket\.example\/a\.png\?signature$/],
      ['http://127.0.0.1:8788/a.png', /^data:image\/png;base64,iVBOR/],
    ] as const) {
      const bench = await startVendor('replicate');
      const inputs = { a: await portraitOf('Mara', url) };
      await maker.submit(request, nextSubmission(), contextOf(bench, { inputs }));
      const [task] = [...bench.server.log.tasks.values()];
      expect(task?.input.input_image).toMatch(seen);
      await bench.close();
    }
  });

  it('are refused by models that take none', async () => {
    for (const [vendor, model] of [
      ['stability', 'stable-image-core'],
      ['replicate', 'black-forest-labs/flux-1.1-pro'],
    ] as const) {
      const bench = await startVendor(vendor);
      const ctx = contextOf(bench, { inputs: { a: await portraitOf('Mara') } });
      const asked = make(`${vendor}:${model}`, { ...pictureOf(vendor, model), references: ['a'] }, ctx);
      expect(await failureOf(asked)).toMatchObject({ kind: 'invalid_request', charged: 'no' });
      await bench.close();
    }
  });
});
