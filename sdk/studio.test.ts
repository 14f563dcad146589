import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { type Job, Studio, StudioProblem, waitForJob, watchJob } from './studio.ts';

interface Asked {
  method: string;
  path: string;
  token: string | undefined;
  body: string;
}
type Answer = (asked: Asked) => { status: number; body?: unknown; headers?: Record<string, string> };

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

/** A server that answers as it is told, and its address. */
async function serve(answer: Answer): Promise<{ url: string; server: Server; asked: Asked[] }> {
  const asked: Asked[] = [];
  const own = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const token = request.headers.authorization?.replace('Bearer ', '');
    const { method = '', url: path = '' } = request;
    asked.push({ method, path, token, body });
    const { status, body: answered, headers } = answer({ method, path, token, body });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(answered === undefined ? undefined : JSON.stringify(answered));
  });
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(own.address() as AddressInfo).port}`, server: own, asked };
}

const problem = (status: number, code: string) => ({
  status,
  body: { type: `urn:problem:${code}`, title: code, status, code, requestId: 'req_1' },
});
const isRefresh = ({ path }: Asked) => path === '/api/v1/auth/refresh';
const jobOf = (status: Job['status']) => ({ id: 'job_1', status, progress: 50 });

describe('the client', () => {
  it('signs in anew once for any number of requests that meet the end of the token, and sends bodies again', async () => {
    const sessions: string[] = [];
    const { url, asked } = await serve((a) => {
      if (isRefresh(a)) return { status: 200, body: { accessToken: 'new', refreshToken: 'rt_2' } };
      return a.token === 'new' ? { status: 201, body: { id: 'prj_1' } } : problem(401, 'auth.invalid_token');
    });
    const studio = new Studio({
      url: `${url}/`,
      token: 'old',
      refreshToken: 'rt_1',
      onSession: (session) => void sessions.push(session.refreshToken ?? ''),
    });
    const create = () => studio.api.POST('/api/v1/projects', { body: { name: 'A film' } });
    const made = await Promise.all([create(), create(), create()]);
    expect(made.map(({ data }) => data?.id)).toEqual(['prj_1', 'prj_1', 'prj_1']);
    expect(asked.filter(isRefresh).map(({ body }) => body)).toEqual(['{"refreshToken":"rt_1"}']);
    expect(sessions).toEqual(['rt_2']);
    expect(asked.filter(({ token }) => token === 'new').map(({ body }) => JSON.parse(body).name)).toEqual([
      'A film',
      'A film',
      'A film',
    ]);
  });

  it('throws what the studio says, and gives up a sign-in that has ended', async () => {
    const { url, asked } = await serve(() => problem(401, 'auth.refresh_reused'));
    const studio = new Studio({ url, token: 'old', refreshToken: 'rt_1' });
    for (let i = 0; i < 2; i++) {
      const error = await studio.api.GET('/api/v1/me').catch((thrown) => thrown);
      expect(error).toBeInstanceOf(StudioProblem);
      expect([error.code, error.status, error.requestId]).toEqual(['auth.refresh_reused', 401, 'req_1']);
    }
    expect(asked.filter(isRefresh)).toHaveLength(1);
  });

  it('says so when what answers is no studio', async () => {
    const { url } = await serve(() => ({ status: 502, body: 'a proxy', headers: { 'retry-after': '3' } }));
    const error = await new Studio({ url }).api.GET('/api/health').catch((thrown) => thrown);
    expect([error.code, error.status, error.retryAfterMs]).toEqual(['answer.unreadable', 502, 3000]);
  });
});

describe('waiting', () => {
  it('bears a studio that is away, and ends when the job has settled', async () => {
    const looks = [200, 503, 200, 503, 200];
    const { url } = await serve(() => {
      const status = looks.shift() ?? 200;
      if (status !== 200) return { ...problem(503, 'database.unavailable'), headers: { 'retry-after': '0' } };
      return { status, body: jobOf(looks.length === 0 ? 'completed' : 'processing') };
    });
    const seen: string[] = [];
    const job = await waitForJob(new Studio({ url }), 'job_1', {
      pollMs: 1,
      onProgress: ({ status }) => seen.push(status),
    });
    expect([job.status, seen]).toEqual(['completed', ['processing', 'processing', 'completed']]);
  });

  it('does not bear a job that is not there, and ends on a signal', async () => {
    const { url } = await serve(() => problem(404, 'job.not_found'));
    await expect(waitForJob(new Studio({ url }), 'job_1')).rejects.toThrow('job.not_found');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(waitForJob(new Studio({ url }), 'job_1', { signal })).rejects.toThrow('enough');
  });
});

describe('watching', () => {
  it('tells every event once and in order through broken connections, each with a ticket of its own', async () => {
    const events = [
      ...Array.from({ length: 9 }, (_, i) => ({
        seq: i + 1,
        at: '',
        type: 'progress',
        progress: i,
        note: '',
      })),
      { seq: 10, at: '', type: 'status', status: 'completed', reason: '', error: null },
    ];
    let tickets = 0;
    const opened: string[] = [];
    const { url, server: http } = await serve(({ path }) =>
      path.endsWith('/tickets')
        ? { status: 201, body: { ticket: `tkt_${++tickets}`, expiresIn: 60 } }
        : { status: 200, body: jobOf('processing') },
    );
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket, request) => {
      const query = new URL(request.url ?? '', url).searchParams;
      opened.push(`${query.get('ticket')} after ${query.get('after')}`);
      // One that was seen already, then some more, then the line breaks.
      const from = Math.max(0, Number(query.get('after')) - 1);
      for (const event of events.slice(from, from + 5)) socket.send(JSON.stringify(event));
      socket.close();
    });
    const seen: number[] = [];
    for await (const event of watchJob(new Studio({ url }), 'job_1')) seen.push(event.seq);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(opened).toEqual(['tkt_1 after 0', 'tkt_2 after 5', 'tkt_3 after 9']);
    sockets.close();
  });

  it('ends at once for a job that has settled before', async () => {
    const { url, server: http } = await serve(({ path }) =>
      path.endsWith('/tickets')
        ? { status: 201, body: { ticket: 'tkt_1', expiresIn: 60 } }
        : { status: 200, body: jobOf('completed') },
    );
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket) => socket.close());
    const seen: unknown[] = [];
    for await (const event of watchJob(new Studio({ url }), 'job_1', { after: 10 })) seen.push(event);
    expect(seen).toEqual([]);
    sockets.close();
  });
});
