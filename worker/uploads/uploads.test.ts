import { Buffer } from 'node:buffer';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NewUpload, ownAssetKey, Upload } from '#domain/own-media';
import { assets, uploads } from '../db/schema.ts';
import { SETTLED } from '../film-job/film-bench.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { openPaidBench, type PaidBench } from '../ledger/paid-bench.ts';
import { call, signUp } from '../testing/api.ts';
import { endUpload } from './end-upload.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

/** 640 × 480 by its header; nothing here decodes it. */
const PNG = Buffer.from(
  `89504e470d0a1a0a0000000d4948445200000280000001e00802000000${'00'.repeat(8)}49454e44ae426082`,
  'hex',
);
const WAV = Buffer.from('RIFF\u0004\0\0\0WAVE', 'latin1');
const sha256 = async (body: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(body))).toString('hex');

interface Sent {
  kind?: string;
  type?: string;
  /** What arrives instead. */
  arrives?: Uint8Array;
}

async function bring(body: Uint8Array, { kind = 'picture', type = 'image/png', arrives = body }: Sent = {}) {
  const announced = { kind, type, bytes: body.length, sha256: await sha256(body) };
  const made = await bench.post('uploads', announced);
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  const upload = NewUpload.parse(made.json);
  if (upload.put) {
    const put = { method: 'PUT', headers: upload.put.headers, body: new Uint8Array(arrives) };
    expect((await fetch(upload.put.url, put)).ok).toBe(true);
  }
  return { upload, complete: () => bench.post(`uploads/${upload.id}/complete`) };
}

async function settled(id: string): Promise<Upload> {
  for (let turn = 0; turn < 200; turn++) {
    const upload = Upload.parse(await bench.get(`uploads/${id}`));
    if (upload.state !== 'checking') return upload;
    await bench.composer.work();
    await scheduler.wait(20);
  }
  throw new Error(`upload ${id} is never looked at`);
}

async function ready(body: Uint8Array, sent: Sent = {}): Promise<Upload> {
  const { upload, complete } = await bring(body, sent);
  expect((await complete()).status).toBe(202);
  const after = await settled(upload.id);
  expect(after).toMatchObject({ state: 'ready', error: null });
  return after;
}

const edit = (planId: string, plan: unknown) =>
  bench.call('PATCH', `plans/${planId}`, { plan }, { 'if-match': '*' });
async function storyboard(script = '"Who is there?" asked Mara. The sea was calm. Mara listened.') {
  const made = await bench.post(`projects/${bench.projectId}/plans`, { script });
  return { planId: made.json.id as string, plan: made.json.plan };
}

describe('files of one’s own', () => {
  it('are announced, sent, looked at, decoded and then used; a film names them and pays nothing for them', async () => {
    const picture = await ready(PNG);
    expect(picture).toMatchObject({ widthPx: 640, heightPx: 480, durationMs: null });
    expect(new URL(picture.url as string).searchParams.get('X-Amz-Signature')).toMatch(/^\w{64}$/);
    const voice = await ready(WAV, { kind: 'voice', type: 'audio/wav' });
    const music = await ready(WAV, { kind: 'music', type: 'audio/wav' });
    expect([voice.durationMs, music.durationMs, voice.id === music.id]).toEqual([1_000, 1_000, false]);
    expect([...bench.bucket.objects.keys()].filter((key) => key.startsWith('temp/uploads/'))).toEqual([]);
    // Somebody else has to send it, whatever is there of others.
    const stranger = { token: (await signUp('stranger')).accessToken };
    const announced = { kind: 'picture', type: 'image/png', bytes: PNG.length, sha256: await sha256(PNG) };
    const theirs = await call('POST', '/api/v1/uploads', { ...stranger, body: announced });
    expect(theirs.json).toMatchObject({ state: 'waiting', put: { url: expect.any(String) } });
    expect(theirs.json.id).not.toBe(picture.id);
    // The same again is there already.
    expect((await bring(PNG)).upload).toMatchObject({ id: picture.id, state: 'ready', put: null });

    const { planId, plan } = await storyboard();
    const shots = plan.scenes.flatMap((scene: { shots: object[] }) => scene.shots);
    for (const shot of shots) {
      shot.picture = picture.sha256;
      for (const line of shot.lines) line.recording = voice.sha256;
    }
    plan.music.recording = music.sha256;
    const edited = await edit(planId, plan);
    expect([edited.status, edited.text]).toEqual([200, expect.any(String)]);
    const config = { quality: 'final', resolution: 480, providers: { image: 'replicate', voice: 'openai' } };
    const quote = await bench.post('estimates', { planId: edited.json.id, config });
    expect(quote.json).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
    const job = await bench.post(`projects/${bench.projectId}/jobs`, { planId: edited.json.id, config });
    expect((await bench.workUntil(job.json.id, SETTLED, { alarms: true })).status).toBe('completed');
    // A call needs a row of the ledger before it is made.
    expect(await bench.attempts(job.json.id)).toEqual([]);
    const made: { kind: string; reused: boolean }[] = (await bench.get(`jobs/${job.json.id}/assets`)).items;
    for (const kind of ['picture', 'speech', 'music']) {
      const some = made.filter((asset) => asset.kind === kind);
      expect([kind, some.length > 0, some.every(({ reused }) => reused)]).toEqual([kind, true, true]);
    }
  });

  it('are refused by what they are, and nothing of them is used', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const bomb = Buffer.from(PNG);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const bad: [Uint8Array, Sent, RegExp][] = [
      [svg, {}, /SVG/],
      [bomb, {}, /more than 8K/],
      [PNG.subarray(0, 40), {}, /cut off/],
      [WAV, { type: 'image/png' }, /a sound/],
      [PNG, { type: 'image/jpeg' }, /image\/png, and image\/jpeg was announced/],
      [Buffer.from('MZ\u0090\0 not a sound'), { kind: 'voice', type: 'audio/mpeg' }, /no PNG/],
      [Buffer.concat([PNG, Buffer.from('x')]), { arrives: PNG }, /not the one that was announced/],
    ];
    for (const [body, sent, words] of bad) {
      const { upload, complete } = await bring(body, sent);
      const answer = await complete();
      expect([answer.status, answer.json.code]).toEqual([422, 'upload.refused']);
      expect(answer.json.detail).toMatch(words);
      expect(await bench.get(`uploads/${upload.id}`)).toMatchObject({ state: 'refused', url: null });
    }
    const large = { kind: 'picture', type: 'image/png', bytes: 16 * 1024 * 1024 + 1, sha256: 'c'.repeat(64) };
    expect((await bench.post('uploads', large)).json.errors[0].path).toBe('bytes');
    const silent = { kind: 'picture', type: 'audio/wav', bytes: 9, sha256: 'c'.repeat(64) };
    expect((await bench.post('uploads', silent)).json.errors[0].path).toBe('type');
    const absent = await bench.post('uploads', { ...large, bytes: 9 });
    expect((await bench.post(`uploads/${absent.json.id}/complete`)).json.code).toBe('upload.not_arrived');

    // What the composer cannot decode, or a moderator that sees refuses, is used by nobody either.
    bench.composer.fate = ({ work }) =>
      work.kind === 'intake'
        ? { state: 'failed', code: 'input.invalid', message: 'bad', retryable: false }
        : 'done';
    const { upload, complete } = await bring(PNG);
    await complete();
    const broken = await settled(upload.id);
    expect([broken.state, broken.error?.message]).toEqual([
      'refused',
      expect.stringMatching(/cannot be decoded/),
    ]);
    const { planId, plan } = await storyboard();
    plan.scenes[0].shots[0].picture = broken.sha256;
    const refused = await edit(planId, plan);
    expect([refused.status, refused.json.code]).toEqual([422, 'plan.invalid']);
    expect(refused.json.errors[0].path).toBe('plan.scenes.0.shots.0.picture');
  });

  it('are looked at by a moderator that sees, before anybody uses them', async () => {
    const { upload, complete } = await bring(PNG);
    expect((await complete()).status).toBe(202);
    const deps = { ...bench.deps, settings: { ...bench.deps.settings, moderationModel: 'openai' as const } };
    await bench.script([{ path: '/moderations', body: 'image_url', fault: { do: 'refuse' }, times: 1 }]);
    const key = ownAssetKey((await bench.get('me')).id, 'picture', upload.sha256);
    const objectKey = `assets/picture/${key}.png`;
    await deps.bucket.put(objectKey, PNG, 'image/png');
    const file = {
      role: 'picture',
      objectKey,
      bytes: PNG.length,
      sha256: upload.sha256,
      type: 'image/png',
    } as const;
    const [row] = await bench.db
      .update(uploads)
      .set({ fence: 99 })
      .where(eq(uploads.id, upload.id))
      .returning();
    expect(row?.state).toBe('checking');
    const result = { files: [file], meta: { widthPx: 640, heightPx: 480 } };
    const done: StepOutcome = { type: 'done', result };
    expect((await endUpload(deps, { id: upload.id, fence: 1 }, done)).verdict).toBe('stale');
    expect((await endUpload(deps, { id: upload.id, fence: 99 }, done)).verdict).toBe('applied');
    const after = await bench.get(`uploads/${upload.id}`);
    expect([after.state, after.error.code, after.url]).toEqual(['refused', 'upload.refused', null]);
    expect(bench.bucket.objects.has(objectKey)).toBe(false);
    expect(await bench.db.select().from(assets).where(eq(assets.key, key))).toEqual([]);
  });

  it('are their owner’s alone, and a film whose file is gone says so', async () => {
    const picture = await ready(PNG);
    const stranger = (await signUp('stranger')).accessToken;
    for (const [method, path] of [
      ['GET', `uploads/${picture.id}`],
      ['POST', `uploads/${picture.id}/complete`],
      ['DELETE', `uploads/${picture.id}`],
    ] as const) {
      expect((await call(method, `/api/v1/${path}`, { token: stranger })).json.code).toBe('upload.not_found');
    }
    const theirs = async (method: string, path: string, body: object) =>
      (await call(method, `/api/v1/${path}`, { token: stranger, body, headers: { 'if-match': '*' } })).json;
    const { id: theirProject } = await theirs('POST', 'projects', { name: 'Of a stranger' });
    const copied = await theirs('POST', `projects/${theirProject}/plans`, { script: 'A quiet sea.' });
    copied.plan.scenes[0].shots[0].picture = picture.sha256;
    expect(await theirs('PATCH', `plans/${copied.id}`, { plan: copied.plan })).toMatchObject({
      code: 'plan.invalid',
      errors: [{ path: 'plan.scenes.0.shots.0.picture' }],
    });
    const { planId, plan } = await storyboard();
    plan.scenes[0].shots[0].picture = picture.sha256;
    const edited = await edit(planId, plan);
    const start = () =>
      bench.post(`projects/${bench.projectId}/jobs`, { planId: edited.json.id, config: { resolution: 480 } });
    // It was there when the film was asked for, and is not when its shot is to be made.
    const key = ownAssetKey((await bench.get('me')).id, 'picture', picture.sha256);
    expect((await bench.db.delete(assets).where(eq(assets.key, key)).returning()).length).toBe(1);
    const end = await bench.workUntil((await start()).json.id, SETTLED, { alarms: true });
    expect(end.error).toMatchObject({
      code: 'upload.missing',
      message: expect.stringMatching(/your own file/i),
    });
    expect((await bench.call('DELETE', `uploads/${picture.id}`)).status).toBe(204);
    expect([...bench.bucket.objects.keys()].filter((name) => name.includes(key))).toEqual([]);
    expect((await start()).json.code).toBe('plan.invalid');
    const guest = await call('POST', '/api/v1/auth/guest');
    const body = { kind: 'picture', type: 'image/png', bytes: 9, sha256: 'd'.repeat(64) };
    const asked = await call('POST', '/api/v1/uploads', { token: guest.json.accessToken, body });
    expect(asked.json.code).toBe('guest.not_allowed');
  });
});
