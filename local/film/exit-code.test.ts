import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT, exitCodeOfJob } from './exit-code.ts';
import { usage } from './film-args.ts';
import { runFilm } from './run-film.ts';

let home: string;
let told: { out: string; error: string };
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'film-exit-'));
  told = { out: '', error: '' };
  const listen = (stream: NodeJS.WriteStream, to: keyof typeof told) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      told[to] += text;
      return true;
    });
  listen(process.stdout, 'out');
  listen(process.stderr, 'error');
  vi.stubEnv('FILM_API_KEY', 'fsk_of_this_test');
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

/** Runs the command at a studio that refuses everything so. */
async function refusedWith(status: number, code: string, ...args: string[]): Promise<number> {
  const studio = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ type: `urn:problem:${code}`, title: 'No', status, code, requestId: 'r' }));
  }).listen(0, '127.0.0.1');
  await once(studio, 'listening');
  const url = `http://127.0.0.1:${(studio.address() as AddressInfo).port}`;
  try {
    return await runFilm({ name: 'film', home, startStudio: null }, [...args, '--studio', url]);
  } finally {
    studio.closeAllConnections();
    studio.close();
  }
}

describe('the exit code of the film command', () => {
  it.each([
    [401, 'auth.invalid_token', EXIT.signIn],
    [403, 'auth.scope_missing', EXIT.signIn],
    [402, 'budget.exceeded', EXIT.budget],
    [404, 'job.not_found', EXIT.notFound],
    [409, 'job.illegal_transition', EXIT.failed],
    [500, 'internal.error', EXIT.failed],
    [503, 'database.unavailable', EXIT.unreachable],
  ])(
    'at a refusal with %i %s is %i, and nothing is printed for the next program',
    async (status, code, exit) => {
      expect(await refusedWith(status, code, 'retry', 'job_1', '--json')).toBe(exit);
      expect(told).toEqual({ out: '', error: 'No\n' });
    },
  );

  it('tells wrong usage from a studio that is not there', async () => {
    const place = { name: 'film', home, startStudio: null };
    expect(await runFilm(place, ['get'])).toBe(EXIT.usage);
    expect(await runFilm(place, [join(home, 'none.txt')])).toBe(EXIT.usage);
    expect(await runFilm(place, ['jobs', '--studio', 'http://127.0.0.1:9'])).toBe(EXIT.unreachable);
    expect(await runFilm(place, ['--help'])).toBe(EXIT.done);
  });

  it('of a film that has settled tells a budget from other reasons', () => {
    const error = (code: string) => ({ code, message: '' });
    expect(exitCodeOfJob({ status: 'completed', error: null })).toBe(EXIT.done);
    expect(exitCodeOfJob({ status: 'failed', error: error('budget.exceeded') })).toBe(EXIT.budget);
    expect(exitCodeOfJob({ status: 'failed', error: error('step.failed') })).toBe(EXIT.failed);
    expect(exitCodeOfJob({ status: 'moderation_failed', error: null })).toBe(EXIT.failed);
  });

  it('stands in the help and in the package’s own words', async () => {
    const readme = await readFile(new URL('../../sdk/README.md', import.meta.url), 'utf8');
    for (const code of Object.values(EXIT)) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\| `, 'm'));
      expect(usage('film')).toMatch(new RegExp(`(codes:|,|\\n) +${code} `));
    }
  });
});
