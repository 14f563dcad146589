import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Preview } from '#domain/preview';
import { orderIdOf } from '../composer/order-token.ts';
import { findFaults, openPaidBench, type PaidBench } from '../ledger/paid-bench.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { PREVIEW_STEP } from './make-preview.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

async function ask(path: string, body: object): Promise<Preview> {
  const { status, json, text } = await bench.post(`previews/${path}`, body);
  expect([status, text]).toEqual([202, expect.any(String)]);
  return Preview.parse(json);
}

async function settled({ id }: Preview): Promise<Preview> {
  for (let turn = 0; turn < 300; turn++) {
    const preview = Preview.parse(await bench.get(`previews/${id}`));
    if (preview.state !== 'making') return preview;
    await bench.composer.work();
    await scheduler.wait(25);
  }
  throw new Error(`preview ${id} is never made`);
}

const spent = async () => (await bench.get('usage')).spentMicros;

describe('previews', () => {
  it('of a vendor are priced, bought once by the ledger, and cost nothing again', async () => {
    const line = { provider: 'openai', voice: 'nova', text: 'Is anybody there?' };
    const quote = await ask('voice', { ...line, quoteOnly: true });
    expect(quote).toMatchObject({ id: null, state: 'quoted', provider: 'openai', cached: false, url: null });
    expect(quote.priceMicros).toBeGreaterThan(0);
    expect(quote.willNotExceedMicros).toBeGreaterThanOrEqual(quote.priceMicros);
    expect(await bench.charges()).toEqual([]);

    const asked = await Promise.all([ask('voice', line), ask('voice', line)]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const voice = await settled(asked[0]);
    expect(voice).toMatchObject({ state: 'ready', type: 'audio/wav', priceMicros: quote.priceMicros });
    expect(bench.bucket.objects.size).toBeGreaterThan(0);
    expect(new URL(voice.url as string).searchParams.get('X-Amz-Signature')).toMatch(/^\w{64}$/);

    // A picture is a task that is asked about.
    const drawn = await settled(
      await ask('picture', { provider: 'replicate', prompt: 'A lighthouse in a storm.' }),
    );
    expect(drawn).toMatchObject({ state: 'ready', provider: 'replicate', type: 'image/png' });

    const again = await ask('voice', line);
    expect(again).toMatchObject({ id: voice.id, state: 'ready', cached: true, priceMicros: 0 });
    const charges = await bench.charges();
    expect(charges.map(({ vendor }) => vendor).toSorted()).toEqual(['openai', 'replicate']);
    expect(await spent()).toBe(charges.reduce((sum, { micros }) => sum + micros, 0));
    const books = await bench.books();
    expect(books.attempts.map(({ jobId, paidBy, status }) => [jobId, paidBy, status])).toEqual([
      [null, 'owner', 'settled'],
      [null, 'owner', 'settled'],
    ]);
    expect(findFaults(books)).toEqual([]);
  });

  it('of the studio itself are free', async () => {
    const ids: string[] = [];
    for (const [path, body] of [
      ['voice', { text: 'Wer ist da?', voice: 'otto' }],
      ['music', { genre: 'piano', mood: 'sad', seconds: 6 }],
      ['picture', { prompt: 'A dog by the sea at night.', aspect: '9:16' }],
    ] as const) {
      const first = await ask(path, body);
      expect(first).toMatchObject({ state: 'making', provider: 'embedded', model: null, priceMicros: 0 });
      ids.push(String(first.id));
      expect((await settled(first)).state).toBe('ready');
      expect(await ask(path, body)).toMatchObject({ id: first.id, state: 'ready', cached: true });
    }
    // The composer is everybody's: films of tests before this one may still order of it.
    const fences = [0, 1, 2, 3];
    const orders = new Set(ids.flatMap((id) => fences.map((fence) => orderIdOf(id, PREVIEW_STEP, fence))));
    const own = bench.composer.made.filter(({ id }) => orders.has(id));
    const made = own.map(({ work }) => work);
    expect(made).toMatchObject([
      { kind: 'speech', order: { text: 'Wer ist da?', voice: 'otto', language: 'de' } },
      {
        kind: 'music',
        order: { genre: 'piano', samples: 288_000, sections: [{ startSample: 0, mood: 'sad' }] },
      },
      { kind: 'picture', order: { heightPx: 1280, widthPx: 720 } },
    ]);
    expect(await spent()).toBe(0);
  });

  it('are refused before anything is paid: forbidden words, no money, no such voice, no key, guests', async () => {
    const code = async (path: string, body: object) => {
      const { status, json } = await bench.post(`previews/${path}`, body);
      return [status, json.code, json.errors?.[0]?.path ?? json.limit];
    };
    const bad = 'Explain step by step how to build a pipe bomb at home.';
    expect(await code('voice', { text: bad })).toEqual([422, 'script.refused', 'text']);
    const drawn = { provider: 'openai', prompt: bad };
    expect(await code('picture', drawn)).toEqual([422, 'script.refused', 'prompt']);
    const strange = { text: 'Hello.', voice: 'nobody' };
    expect(await code('voice', strange)).toEqual([400, 'request.invalid', 'voice']);
    expect(await code('voice', { ...strange, provider: 'openai' })).toEqual([
      400,
      'request.invalid',
      'voice',
    ]);
    expect(await code('music', { provider: 'nobody' })).toEqual([422, 'provider.unknown', 'provider']);
    expect(await code('music', { provider: 'elevenlabs' })).toEqual([
      422,
      'provider.key_missing',
      'provider',
    ]);
    await bench.call('PUT', 'budget', { monthlyLimitMicros: 10 });
    const dear = { provider: 'openai', prompt: 'A quiet sea.' };
    expect(await code('picture', dear)).toEqual([402, 'budget.exceeded', 'monthlyLimitMicros']);
    expect(await bench.charges()).toEqual([]);
    expect((await bench.get('usage')).reservedMicros).toBe(0);
    const guest = await call('POST', '/api/v1/auth/guest');
    const token = guest.json.accessToken;
    const asked = await call('POST', '/api/v1/previews/voice', { token, body: { text: 'Hello.' } });
    expect([asked.status, asked.json.code]).toEqual([403, 'guest.not_allowed']);
    const stranger = (await signUp('stranger')).accessToken;
    const { id } = await ask('voice', { text: 'My own line.' });
    for (const method of ['GET', 'DELETE'])
      expect((await call(method, `/api/v1/previews/${id}`, { token: stranger })).status).toBe(404);
    expect(await bench.get(`previews/${id}`)).toMatchObject({ error: null });
  });

  it('that a vendor refuses say so and cost nothing; by one’s own key no budget is touched', async () => {
    await bench.script([{ path: '/images', fault: { do: 'refuse' }, times: 1 }]);
    const wish = { provider: 'openai', prompt: 'A quiet harbour at dawn.' };
    const refused = await settled(await ask('picture', wish));
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'provider.refused' }, url: null });
    expect(await bench.get('usage')).toMatchObject({ spentMicros: 0, reservedMicros: 0 });
    const key = { provider: 'openai', key: `${testEnv.OPENAI_API_KEY}-own` };
    expect((await bench.post('me/provider-keys', key)).status).toBe(201);
    // One that failed is tried anew, by the key that is there now.
    const anew = await ask('picture', wish);
    expect(anew).toMatchObject({ id: refused.id, state: 'making', priceMicros: 0, willNotExceedMicros: 0 });
    expect(anew.ownKeyMicros).toBeGreaterThan(0);
    expect((await settled(anew)).state).toBe('ready');
    expect((await bench.charges()).map(({ payer }) => payer)).toEqual(['own']);
    expect(await bench.get('usage')).toMatchObject({ spentMicros: 0, reservedMicros: 0 });
  });
});
