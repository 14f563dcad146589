import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { installOutside } from './fake-outside.ts';

const SCRIPT = `The lighthouse stood alone on the cliff. Rain fell on the sea.

Mara climbed the stairs. "Is anybody there?" she asked.

An old man opened the door. "I have waited for you," he said.`;
const CONFIG = { resolution: 480 };
const USUAL = ['pending', 'queued', 'moderating', 'processing', 'completed'];

let outside: ReturnType<typeof installOutside>;
let token: string;
let projectId: string;

beforeEach(async () => {
  outside = installOutside();
  token = (await signUp('maker')).accessToken;
  projectId = (await call('POST', '/api/v1/projects', { token, body: { name: 'Film' } })).json.id;
});
afterEach(() => outside.restore());

async function createJob(script = SCRIPT, config: object = CONFIG): Promise<string> {
  const answer = await call('POST', `/api/v1/projects/${projectId}/jobs`, { token, body: { script, config } });
  expect(answer.status, answer.text).toBe(202);
  return answer.json.id;
}

const get = async (path: string) => (await call('GET', `/api/v1/${path}`, { token })).json;
const stubOf = (jobId: string) => testEnv.FILM_JOB.getByName(jobId);
const history = async (jobId: string) => (await get(`jobs/${jobId}/history`)).items.map((t: { to: string }) => t.to);

/** Lets the composer work until the job is in one of these states. */
async function workUntil(jobId: string, states: string[], between: () => Promise<void> = async () => {}) {
  for (let turn = 0; turn < 400; turn++) {
    const job = await get(`jobs/${jobId}`);
    if (states.includes(job.status)) return job;
    await outside.composer.work();
    await between();
    await scheduler.wait(20);
  }
  throw new Error(`job is ${(await get(`jobs/${jobId}`)).status}: ${JSON.stringify(await stubOf(jobId).doneSteps())}`);
}

const SETTLED = ['completed', 'failed', 'moderation_failed', 'cancelled'];

describe('a job', () => {
  it('goes from script to film, and its history is the usual way', async () => {
    const jobId = await createJob();
    const job = await workUntil(jobId, SETTLED);
    expect(job).toMatchObject({ status: 'completed', progress: 100, error: null });
    expect(await history(jobId)).toEqual(USUAL);
    const root = `outputs/${jobId}`;
    const names = [...outside.bucket.objects.keys()].filter((key) => key.startsWith(root)).map((key) => key.slice(root.length));
    for (const name of ['/output.mp4', '/captions.srt', '/captions.vtt', '/poster.jpg', '/receipt.json', '/images/image_0001.png', '/audio/narration.mp3', '/audio/music.mp3']) {
      expect(names).toContain(name);
    }
    const output = await get(`jobs/${jobId}/output`);
    expect(output.durationMs).toBeGreaterThan(1000);
  });
});
