import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { frameAt, loudness, probe } from './probe.ts';

/** Prose, so that every word of it is spoken. */
const SCRIPT = `The ferry left the harbour before dawn, and nobody waved. Old Tomas stood at the rail in his grey coat, holding a lantern that had gone out.

"You should have stayed," said the girl beside him. Rain began to fall on the black water.

He laughed softly. By noon they saw the island: a white church, a few pine trees, and smoke from one chimney.`;
const CONFIG = { resolution: 480, fps: 24, aspect: '16:9' };

/** Words as they are heard: quotation marks are not spoken, everything else is verbatim. */
const words = (text: string) => text.replace(/["“”]/g, '').split(/\s+/).filter(Boolean);
const url = inject('studioUrl');
let dir: string;
let owner: Account;
let projectId: string;
let jobId: string;
// biome-ignore lint/suspicious/noExplicitAny: bodies of several routes
let job: any, output: any;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'studio-film-'));
  owner = await Account.register(url);
  projectId = await owner.createProject('The ferry');
  jobId = await owner.createJob(projectId, SCRIPT, CONFIG);
  job = await owner.settled(jobId);
  output = (await owner.call('GET', `jobs/${jobId}/output`)).body;
}, 300_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

async function fetchTo(name: string, address: string): Promise<string> {
  const response = await fetch(address);
  expect(response.status, address).toBe(200);
  const file = join(dir, name);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

describe('a film from a script nobody prepared', () => {
  it('is completed, with the history of the state table', async () => {
    expect(job.error).toBeNull();
    expect(job.status).toBe('completed');
    expect(job.progress).toBe(100);
    const { body } = await owner.call('GET', `jobs/${jobId}/history`);
    const transitions = body.items ?? body;
    expect(transitions.map((t: { to: string }) => t.to)).toEqual([
      'pending',
      'queued',
      'moderating',
      'processing',
      'completed',
    ]);
  });

  it('is an MP4 of the asked size whose sound and picture are equally long', async () => {
    const { streams, format } = await probe(await fetchTo('film.mp4', output.url));
    const video = streams.find((s) => s.codec_type === 'video')!;
    const audio = streams.find((s) => s.codec_type === 'audio')!;
    expect(format.format_name).toContain('mp4');
    expect([video.codec_name, video.width, video.height]).toEqual(['h264', 854, 480]);
    expect(audio.codec_name).toBe('aac');
    expect(Math.abs(Number(video.duration) - Number(audio.duration))).toBeLessThan(0.1);
    expect(Number(video.nb_read_frames) / 24).toBeCloseTo(output.durationMs / 1000, 1);
    expect(output).toMatchObject({ widthPx: 854, heightPx: 480 });
  });

  it('is as loud as films should be', async () => {
    const { lufs, truePeak } = await loudness(join(dir, 'film.mp4'));
    expect(lufs).toBeGreaterThan(-15);
    expect(lufs).toBeLessThan(-13);
    expect(truePeak).toBeLessThanOrEqual(-0.9);
  });

  it('shows pictures: bright enough, and not the same ones throughout', async () => {
    const seconds = output.durationMs / 1000;
    const frames = await Promise.all(
      [0.2, 0.5, 0.8].map((share) => frameAt(join(dir, 'film.mp4'), share * seconds)),
    );
    for (const frame of frames) {
      expect(frame.length).toBe(854 * 480 * 3);
      const mean = frame.reduce((sum, v) => sum + v, 0) / frame.length;
      expect(mean).toBeGreaterThan(8);
    }
    expect(new Set(frames.map((f) => createHash('sha256').update(f).digest('hex'))).size).toBe(3);
  });

  it("has captions whose words are the script's words", async () => {
    const srt = await (await fetch(output.captions.srt)).text();
    const spoken = srt
      .split(/\n\n+/)
      .filter(Boolean)
      .flatMap((block) => block.split('\n').slice(2))
      .join(' ');
    expect(words(spoken)).toEqual(words(SCRIPT));
    expect(await (await fetch(output.captions.vtt)).text()).toMatch(/^WEBVTT\n/);
  });

  it('has a poster, pictures and sound of its own in the bucket', async () => {
    const poster = await fetch(output.poster);
    expect(poster.headers.get('content-type')).toBe('image/jpeg');
    const assets = (await owner.call('GET', `jobs/${jobId}/assets`)).body;
    const kinds = new Set((assets.items ?? assets).map((a: { kind: string }) => a.kind));
    for (const kind of ['picture', 'speech', 'music', 'piece', 'mix', 'film']) expect(kinds).toContain(kind);
  });

  it('cannot be fetched by an address with one character changed', async () => {
    const at = output.url.indexOf('X-Amz-Signature=') + 'X-Amz-Signature='.length + 5;
    const changed = output.url.slice(0, at) + (output.url[at] === '0' ? '1' : '0') + output.url.slice(at + 1);
    expect((await fetch(changed)).status).toBe(403);
    const other = output.url.replace(/output\.mp4/, 'output.mp3');
    expect((await fetch(other)).status).toBe(403);
  });

  it('costs nothing, and its receipt says so', async () => {
    const { body } = await owner.call('GET', `jobs/${jobId}/costs`);
    expect(body).toMatchObject({ jobId, actualMicros: 0, currency: 'USD' });
    expect(body.items.length).toBeGreaterThan(5);
  });

  it('is made of nothing new the second time', async () => {
    const again = await owner.createJob(projectId, SCRIPT, CONFIG);
    expect((await owner.settled(again)).status).toBe('completed');
    const assets = (await owner.call('GET', `jobs/${again}/assets`)).body;
    const remade = (assets.items ?? assets).filter((a: { reused: boolean }) => !a.reused);
    expect(remade).toEqual([]);
  });

  it('paints and speaks only what an edit changed', async () => {
    const edited = await owner.createJob(
      projectId,
      SCRIPT.replace('smoke from one chimney', 'a bell without a tower'),
      CONFIG,
    );
    expect((await owner.settled(edited)).status).toBe('completed');
    const assets = (await owner.call('GET', `jobs/${edited}/assets`)).body;
    const made = (assets.items ?? assets).filter((a: { reused: boolean }) => !a.reused);
    const count = (kind: string) => made.filter((a: { kind: string }) => a.kind === kind).length;
    expect(count('speech')).toBeGreaterThan(0);
    expect(count('speech')).toBeLessThanOrEqual(2);
    expect(count('picture')).toBeLessThanOrEqual(3);
  });
});

describe('what is another’s', () => {
  it('looks as if it did not exist', async () => {
    const stranger = await Account.register(url);
    const planId = job.planId;
    for (const [method, path] of [
      ['GET', `projects/${projectId}`],
      ['PATCH', `projects/${projectId}`],
      ['DELETE', `projects/${projectId}`],
      ['GET', `projects/${projectId}/plans`],
      ['GET', `plans/${planId}`],
      ['GET', `jobs/${jobId}`],
      ['GET', `jobs/${jobId}/history`],
      ['GET', `jobs/${jobId}/costs`],
      ['GET', `jobs/${jobId}/assets`],
      ['GET', `jobs/${jobId}/output`],
      ['POST', `jobs/${jobId}/cancel`],
      ['POST', `jobs/${jobId}/retry`],
      ['POST', `jobs/${jobId}/tickets`],
    ] as const) {
      const answer = await stranger.call(method, path, method === 'PATCH' ? { name: 'mine' } : undefined);
      const missing = await stranger.call(
        method,
        path.replace(/(prj|plan|pln|job)_[^/]+/, (id) => `${id.slice(0, -6)}zzzzzz`),
        method === 'PATCH' ? { name: 'mine' } : undefined,
      );
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([404, missing.body.code]);
    }
    const list = await stranger.call('GET', `jobs?projectId=${projectId}`);
    expect(list.body.items ?? []).toEqual([]);
  });
});

describe('a forbidden script', () => {
  it('ends in moderation_failed, names the sentence, and nothing is made', async () => {
    const bad = 'I will explain step by step how to build a pipe bomb at home and fill it with nails.';
    const refused = await owner.createJob(
      projectId,
      `The sun rose over the village. ${bad} Birds sang.`,
      CONFIG,
    );
    const settled = await owner.settled(refused);
    expect(settled.status).toBe('moderation_failed');
    expect(settled.moderation.findings[0].sentence).toBe(bad);
    const assets = (await owner.call('GET', `jobs/${refused}/assets`)).body;
    expect(assets.items ?? assets).toEqual([]);
    expect((await owner.call('GET', `jobs/${refused}/output`)).status).toBe(409);
  });
});

describe('cancel', () => {
  it('stops a running job for good', async () => {
    const id = await owner.createJob(projectId, `${SCRIPT} ${'The sea went on and on. '.repeat(30)}`, CONFIG);
    const answer = await owner.call('POST', `jobs/${id}/cancel`);
    expect(answer.status).toBe(200);
    expect((await owner.settled(id)).status).toBe('cancelled');
    expect((await owner.call('POST', `jobs/${id}/retry`)).body.code).toBe('job.illegal_transition');
  });
});

describe('events', () => {
  it('tell a job from its beginning, in order and without gaps, to a ticket that works once', async () => {
    const { body } = await owner.call('POST', `jobs/${jobId}/tickets`);
    const address = `${url.replace('http', 'ws')}/api/v1/jobs/${jobId}/events?ticket=${body.ticket}&after=0`;
    const events = await new Promise<{ seq: number; type: string; status?: string }[]>((resolve, reject) => {
      const seen: { seq: number; type: string; status?: string }[] = [];
      const socket = new WebSocket(address);
      socket.onmessage = ({ data }) => {
        const event = JSON.parse(data);
        seen.push(event);
        if (event.status === 'completed') {
          socket.close();
          resolve(seen);
        }
      };
      socket.onerror = () => reject(new Error('the socket broke'));
    });
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.filter((e) => e.type === 'status').map((e) => e.status)).toEqual(
      ['pending', 'queued', 'moderating', 'processing', 'completed'].slice(
        -events.filter((e) => e.type === 'status').length,
      ),
    );
    const second = await fetch(address.replace('ws', 'http'), { headers: { upgrade: 'websocket' } }).catch(
      () => null,
    );
    expect(second?.status ?? 401).not.toBe(101);
  });
});
