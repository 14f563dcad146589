import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startStudioProcess } from '../local/film/studio-process.ts';
import { Account } from './api.ts';

const SCRIPT = `Mara walked through the forest in the snow. "Is anybody here?" she called. Nobody answered.

A fox crossed the path and looked at her. At the edge of the trees she saw the light of a cabin.`;

/** A port that was free just now; after a restart the studio has to come back at the same address. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

it('finishes its film by itself after the whole studio was killed in the middle', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-kill-'));
  const env = { PORT: await freePort(), S3_PORT: await freePort(), DATA_DIR: dataDir };
  const first = await startStudioProcess(env);
  const account = await Account.register(first.url);
  const jobId = await account.createJob(await account.createProject(), SCRIPT, { resolution: 480, fps: 24 });
  for (;;) {
    const { body } = await account.call('GET', `jobs/${jobId}`);
    expect(['pending', 'queued', 'moderating', 'processing']).toContain(body.status);
    if (body.status === 'processing' && body.progress >= 20) break;
    await sleep(100);
  }
  process.kill(-first.pid, 'SIGKILL');
  await sleep(500);

  const second = await startStudioProcess(env);
  try {
    const again = new Account(second.url);
    Object.assign(again, { accessToken: account.accessToken });
    const job = await again.settled(jobId);
    expect([job.status, job.error]).toEqual(['completed', null]);
    const { body } = await again.call('GET', `jobs/${jobId}/history`);
    expect((body.items ?? body).map((t: { to: string }) => t.to)).toEqual([
      'pending',
      'queued',
      'moderating',
      'processing',
      'completed',
    ]);
    const output = (await again.call('GET', `jobs/${jobId}/output`)).body;
    expect((await fetch(output.url, { method: 'GET', headers: { range: 'bytes=0-99' } })).status).toBe(206);
  } finally {
    await second.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}, 300_000);
