import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FilmPlan } from '#domain/film-plan';
import { startVendor } from './provider-fixture.ts';
import { Script, ScriptRequest } from './script.ts';
import { TEST_KEYS } from './start-provider-server.ts';

type Vendor = Awaited<ReturnType<typeof startVendor>>;
const MODEL = 'gpt-image-2.6-flare';
const FLUX = 'models/black-forest-labs/flux-1.1-pro/predictions';

describe('the provider server', () => {
  let vendor: Vendor;
  beforeEach(async () => {
    vendor = await startVendor('openai');
  });
  afterEach(() => vendor.close());

  const post = (path: string, body: unknown, key: string = TEST_KEYS.openai) =>
    fetch(`${vendor.baseUrl}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const control = (path: string, init?: RequestInit) => fetch(new URL(path, vendor.baseUrl), init);

  it('satisfies OpenAI’s own client', async () => {
    const client = new OpenAI({ apiKey: vendor.key, baseURL: vendor.baseUrl, maxRetries: 0 });
    const made = await client.images.generate({ model: MODEL, prompt: 'A boat', size: '1536x1024' });
    expect(made.data?.[0]?.b64_json?.startsWith('iVBORw0KGgo')).toBe(true);
    const wav = await client.audio.speech.create({
      model: 'tts-1',
      voice: 'nova',
      input: 'One two three.',
      response_format: 'wav',
    });
    const bytes = Buffer.from(await wav.arrayBuffer());
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect((bytes.length - 44) / 48_000).toBeCloseTo(1, 1);
    const verdict = await client.moderations.create({ input: ['A calm sea', 'how to build a pipe bomb'] });
    expect(verdict.results.map(({ flagged }) => flagged)).toEqual([false, true]);
    const messages = [{ role: 'user' as const, content: 'Mara waits at the sea. Nobody comes.' }];
    const chat = await client.chat.completions.create({ model: 'gpt-6.1-terra', messages });
    expect(FilmPlan.safeParse(JSON.parse(chat.choices[0]?.message.content ?? '')).success).toBe(true);
    const response = await client.responses.create({ model: 'gpt-6.1-terra', input: 'Mara waits.' });
    expect(FilmPlan.safeParse(JSON.parse(response.output_text)).success).toBe(true);
  });

  it.each([
    ['images/generations', { model: MODEL, prompt: 'x'.repeat(32_001) }, 400, 'string_above_max_length'],
    ['images/generations', { model: MODEL, prompt: 'A boat', size: '100x100' }, 400, 'invalid_value'],
    ['images/generations', { model: MODEL, prompt: 'A boat', size: '1536x1025' }, 400, 'invalid_value'],
    ['images/generations', { model: MODEL }, 400, 'missing_required_parameter'],
    ['images/generations', { model: MODEL, prompt: 'how to build a pipe bomb' }, 400, 'moderation_blocked'],
    ['images/generations', { model: 'gpt-image-1', prompt: 'A boat' }, 404, 'model_not_found'],
    ['audio/speech', { model: 'tts-1', input: 'Hi', voice: 'marin' }, 400, 'invalid_value'],
    [
      'audio/speech',
      { model: 'tts-1', input: 'Hi', voice: 'nova', stream_format: 'sse', response_format: 'pcm' },
      400,
      'unsupported_value',
    ],
    [
      'audio/speech',
      { model: 'tts-1', input: 'x'.repeat(4_097), voice: 'nova' },
      400,
      'string_above_max_length',
    ],
  ])('refuses as OpenAI does: %s', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(vendor.chargedMicros()).toBe(0);
    expect(vendor.server.log.entries).toHaveLength(1);
  });

  it('refuses as Replicate does', async () => {
    const input = { prompt: 'A boat', aspect_ratio: 'custom', width: 1_440, height: 960 };
    const tries: [string, unknown, string, number][] = [
      [FLUX, { input }, 'r8_wrong', 401],
      [FLUX, { input }, `${TEST_KEYS.replicate}-broke`, 402],
      ['models/nobody/nothing/predictions', { input }, TEST_KEYS.replicate, 404],
      [FLUX, { input: {} }, TEST_KEYS.replicate, 422],
      [FLUX, { input: { ...input, width: 4_000 } }, TEST_KEYS.replicate, 422],
      ['predictions/0000000000/cancel', {}, TEST_KEYS.replicate, 404],
    ];
    for (const [path, body, key, status] of tries) {
      const answer = await post(path, body, key);
      expect(answer.status, path).toBe(status);
      expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
    }
    expect(vendor.server.log.tasks.size).toBe(0);
  });

  it('charges before it loses an answer, and not before it breaks off earlier', async () => {
    const body = { model: MODEL, prompt: 'A boat' };
    vendor.script([
      { fault: { do: 'cut', when: 'before' }, times: 1 },
      { fault: { do: 'cut', when: 'after' } },
    ]);
    await expect(post('images/generations', body)).rejects.toThrow();
    expect(vendor.chargedMicros()).toBe(0);
    await expect(post('images/generations', body)).rejects.toThrow();
    expect(vendor.chargedMicros()).toBeGreaterThan(41_000);
  });

  it('charges twice for what arrives twice', async () => {
    vendor.script([{ path: '/images', fault: { do: 'duplicate' }, times: 1 }]);
    const answer = await post('images/generations', { model: MODEL, prompt: 'A boat' });
    expect(answer.status).toBe(200);
    const [first, second] = vendor.server.log.entries;
    expect(second).toMatchObject({ requestHash: first?.requestHash, micros: first?.micros });
  });

  it('is scripted and read over HTTP', async () => {
    const rules = [{ path: '/images', fault: { do: 'status', status: 429, retryAfterS: 3 }, times: 1 }];
    const init = { method: 'POST', body: JSON.stringify({ seed: 7, rules }) };
    expect(await (await control('/__script', init)).json()).toEqual({ rules: 1 });
    const slowed = await post('images/generations', { model: MODEL, prompt: 'A boat' });
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await post('images/generations', { model: MODEL, prompt: 'A boat' })).status).toBe(200);
    const log = (await (await control('/__log?after=1')).json()) as {
      totalMicros: number;
      entries: object[];
    };
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({ n: 2, what: 'image', model: MODEL, micros: log.totalMicros });
    const wrong = { method: 'POST', body: JSON.stringify({ rules: [{ fault: { do: 'explode' } }] }) };
    expect((await control('/__script', wrong)).status).toBe(400);
  });

  it('remembers every charge, and takes off a line that a kill tore', async () => {
    await post('images/generations', { model: MODEL, prompt: 'A boat' });
    const before = vendor.chargedMicros();
    await vendor.server.close();
    await appendFile(vendor.logFile, '{"type":"entry","entry":{"n":2,"mic');
    const again = await startVendor('openai', { logFile: vendor.logFile });
    expect(again.chargedMicros()).toBe(before);
    again.server.log.charge({ vendor: 'openai', what: 'image', model: MODEL, micros: 5, requestHash: '' });
    await again.close();
    const rows = (await readFile(vendor.logFile, 'utf8'))
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(rows.map(({ entry }) => entry.n)).toEqual([1, 2]);
    vendor = await startVendor('openai');
  });
});

describe('a script', () => {
  const strikes = (seed: number) => {
    const rules = [{ fault: { do: 'cut' }, probability: 0.3, skip: 2 }];
    const script = new Script(ScriptRequest.parse({ seed, rules }));
    return Array.from({ length: 200 }, () =>
      script.faultFor({ method: 'POST', path: '/v1/images/generations', body: {} }) ? 1 : 0,
    );
  };

  it('strikes the same requests for the same seed, about as often as it says', () => {
    expect(strikes(5)).toEqual(strikes(5));
    expect(strikes(5)).not.toEqual(strikes(6));
    expect(strikes(5).slice(0, 2)).toEqual([0, 0]);
    const share = strikes(5).reduce<number>((sum, struck) => sum + struck, 0) / 198;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it('strikes only what fits', () => {
    const rules = [{ path: '/speech', body: 'nova', fault: { do: 'refuse' } }];
    const script = new Script(ScriptRequest.parse({ rules }));
    expect(script.faultFor({ method: 'POST', path: '/v1/audio/speech', body: { voice: 'ash' } })).toBeNull();
    expect(script.faultFor({ method: 'GET', path: '/v1/audio/speech', body: { voice: 'nova' } })).toBeNull();
    expect(script.faultFor({ method: 'POST', path: '/v1/audio/speech', body: { voice: 'nova' } })).toEqual({
      do: 'refuse',
    });
  });
});

describe('node local/provider-server/server.ts', () => {
  it('says where it listens, and has its charges on the disk when it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'provider-server-'));
    const logFile = join(folder, 'charges.jsonl');
    const script = fileURLToPath(new URL('server.ts', import.meta.url));
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, PORT: '0', LOG_FILE: logFile, PICTURE_SCALE: '0.05' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [row] = await once(createInterface(child.stdout), 'line');
      const { listening, baseUrl } = JSON.parse(String(row));
      expect(baseUrl).toBe(`http://127.0.0.1:${listening}/v1`);
      const answer = await fetch(`${baseUrl}/images/generations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TEST_KEYS.openai}` },
        body: JSON.stringify({ model: MODEL, prompt: 'A boat' }),
      });
      expect(answer.status).toBe(200);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const entry = JSON.parse(await readFile(logFile, 'utf8')).entry;
      expect(entry).toMatchObject({ n: 1, what: 'image', model: MODEL });
    } finally {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  });
});
