import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EXIT } from '../local/film/exit-code.ts';
import { Studio, waitForJob, watchJob } from '../sdk/studio.ts';

/** One shot: what is tried here is the way to a film. */
const SCRIPT = 'The lamp went out.';
const url = inject('studioUrl');
const password = 'a password of the client';
const email = `client-${Date.now().toString(36)}@example.com`;
let dir: string;
let studio: Studio;
let refreshToken = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'studio-client-'));
  await writeFile(join(dir, 'lamp.txt'), SCRIPT);
  studio = new Studio({
    url,
    onSession: (session) => {
      refreshToken = session.refreshToken ?? '';
    },
  });
  await studio.register({ email, username: email.split('@')[0]!, password });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function allOf<T>(told: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of told) all.push(one);
  return all;
}

describe('the generated client', () => {
  it('makes a film: told of every event once, waited for, the same at a repeat, fetched whole', async () => {
    const { data: project } = await studio.api.POST('/api/v1/projects', { body: { name: 'The lamp' } });
    const make = () =>
      studio.api.POST('/api/v1/projects/{projectId}/jobs', {
        params: { path: { projectId: project!.id }, header: { 'idempotency-key': 'the-lamp' } },
        body: { script: SCRIPT, config: { resolution: 480, fps: 24, music: false } },
      });
    const [{ data: job }, { data: repeated }] = [await make(), await make()];
    const params = { path: { jobId: job!.id } };
    expect(repeated!.id).toBe(job!.id);

    const progress: number[] = [];
    const [events, settled] = await Promise.all([
      allOf(watchJob(studio, job!.id)),
      // Another one of the same account, whose access token has run out.
      waitForJob(new Studio({ url, token: 'worn-out', refreshToken }), job!.id, {
        pollMs: 300,
        onProgress: (seen) => progress.push(seen.progress),
      }),
    ]);
    expect(settled).toMatchObject({ status: 'completed', progress: 100, error: null });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.at(-1)).toMatchObject({ type: 'status', status: 'completed' });

    const { data: output } = await studio.api.GET('/api/v1/jobs/{jobId}/output', { params });
    const film = Buffer.from(await (await fetch(output!.url)).arrayBuffer());
    expect([film.length, film.subarray(4, 8).toString()]).toEqual([output!.bytes, 'ftyp']);
    await expect(
      studio.api.POST('/api/v1/jobs/{jobId}/retry', { params: { ...params, header: {} }, body: {} }),
    ).rejects.toMatchObject({ name: 'StudioProblem', status: 409, code: 'job.illegal_transition' });
  });
});

describe('the film command', () => {
  /** Runs the command with a home of its own. */
  async function film(...args: string[]): Promise<{ code: number; out: string; error: string }> {
    const child = spawn(process.execPath, ['local/film/film.ts', ...args, '--studio', url], {
      env: { ...process.env, DATA_DIR: join(dir, 'home'), FILM_PASSWORD: password, FILM_API_KEY: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'exit');
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: (await exited)[0] as number, out, error };
  }

  it('signs in, makes a film, tells of it as JSON, and fails with a code that scripts can read', async () => {
    expect(await film('login', '--email', email)).toMatchObject({ code: EXIT.done, error: '' });
    const file = join(dir, 'lamp.mp4');
    const made = await film(
      'make',
      join(dir, 'lamp.txt'),
      '-o',
      file,
      '--resolution',
      '480',
      '--no-music',
      '--json',
    );
    expect(made).toMatchObject({ code: EXIT.done, error: '' });
    const { job, output } = JSON.parse(made.out);
    expect((await readFile(file)).length).toBe(output.bytes);
    expect(await readFile(join(dir, 'lamp.srt'), 'utf8')).toContain('The lamp went out.');

    const receipt = JSON.parse((await film('receipt', job.id, '--json')).out);
    expect(receipt).toMatchObject({ jobId: job.id, actualMicros: 0 });
    const told = (await film('watch', job.id, '--json')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.at(-1)).toMatchObject({ type: 'status', status: 'completed' });

    expect(await film('retry', job.id)).toMatchObject({ code: EXIT.failed, out: '' });
    const missing = await film('get', 'job_unknown', '-o', join(dir, 'none.mp4'));
    expect(missing).toMatchObject({ code: EXIT.notFound, out: '' });
    expect(missing.error).not.toContain('    at ');
  });
});
