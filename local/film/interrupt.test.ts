import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXIT } from './exit-code.ts';

let home: string;
let studio: Server;
let film: ChildProcess;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'film-interrupt-'));
  await writeFile(join(home, 'lamp.txt'), 'The lamp went out.');
});
afterEach(async () => {
  film.kill('SIGKILL');
  studio.closeAllConnections();
  studio.close();
  await rm(home, { recursive: true });
});

/** A studio whose film is never done, which answers a cancel or is silent; resolves once it is asked how far it is. */
async function makeEndlessFilm({ silent }: { silent: boolean }) {
  const asked: string[] = [];
  const job = { id: 'job_1', status: 'processing', progress: 40, error: null };
  const { promise: followed, resolve } = Promise.withResolvers<void>();
  studio = createServer((request, response) => {
    const { method, url } = request;
    asked.push(`${method} ${url}`);
    if (method === 'GET') resolve();
    if (url?.endsWith('/cancel') && silent) return;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(job));
  }).listen(0, '127.0.0.1');
  await once(studio, 'listening');
  const address = `http://127.0.0.1:${(studio.address() as AddressInfo).port}`;
  const args = ['local/film/film.ts', 'make', join(home, 'lamp.txt'), '-o', join(home, 'lamp.mp4')];
  const child = spawn(process.execPath, [...args, '--json', '--studio', address], {
    env: { ...process.env, DATA_DIR: home, FILM_API_KEY: 'fsk_of_this_test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  film = child;
  const ended = once(child, 'exit');
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  await Promise.race([
    followed,
    ended.then(async () => {
      throw new Error(`the command ended by itself: ${(await said).join('')}`);
    }),
  ]);
  return { asked, child, ended, said };
}

const isCancel = (request: string) => request === 'POST /api/v1/jobs/job_1/cancel';

it('cancels the film at Ctrl-C, says nothing to the next program, and ends with 130', async () => {
  const { asked, child, ended, said } = await makeEndlessFilm({ silent: false });
  child.kill('SIGINT');
  expect(await ended).toEqual([EXIT.interrupted, null]);
  expect(asked.filter(isCancel)).toHaveLength(1);
  expect(await said).toEqual(['', '']);
});

it('waits for no studio that is silent: the second Ctrl-C ends it', async () => {
  const { asked, child, ended } = await makeEndlessFilm({ silent: true });
  child.kill('SIGINT');
  await expect.poll(() => asked.filter(isCancel).length).toBe(1);
  child.kill('SIGINT');
  // A shell tells this as 130, too.
  expect(await ended).toEqual([null, 'SIGINT']);
});
