import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { ApiProblem } from './api-problem.ts';
import { sendRequest } from './send-request.ts';

const realFetch = globalThis.fetch;
let server: Server | undefined;

/** A real server; only the origin that a browser would add is put before the path. */
async function serve(listener: RequestListener): Promise<void> {
  const started = createServer(listener).listen(0, '127.0.0.1');
  server = started;
  await new Promise((resolve) => started.once('listening', resolve));
  const { port } = started.address() as AddressInfo;
  globalThis.fetch = (path, init) => realFetch(`http://127.0.0.1:${port}${path}`, init);
}
afterEach(() => {
  globalThis.fetch = realFetch;
  server?.closeAllConnections();
  server?.close();
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('It was answered'),
    (e: ApiProblem) => e,
  );

it('sends JSON as the web client and reads the answer', async () => {
  await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () =>
      response.end(JSON.stringify({ url: request.url, body, client: request.headers['x-client'] })),
    );
  });
  const answer = await sendRequest('POST', 'projects', { body: { name: 'A' } });
  expect(answer).toEqual({ url: '/api/v1/projects', body: '{"name":"A"}', client: 'web' });
});

it('turns a problem document into its words, code and fields', async () => {
  const errors = [{ path: 'name', message: 'Too long' }];
  await serve((_, response) => {
    response.writeHead(400, { 'content-type': 'application/problem+json' });
    response.end(
      JSON.stringify({ title: 'The request is not valid', status: 400, code: 'request.invalid', errors }),
    );
  });
  const problem = await failure(sendRequest('POST', 'projects'));
  expect(problem).toMatchObject({
    code: 'request.invalid',
    status: 400,
    message: 'Something that was filled in is not right.',
  });
  expect(problem.messageFor('name')).toBe('Too long');
  expect(problem.passing).toBe(false);
});

it('has words for an answer that is no JSON', async () => {
  await serve((_, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  );
  const problem = await failure(sendRequest('GET', 'me'));
  expect(problem).toMatchObject({ status: 502, code: 'internal.error', passing: true });
});

it('has words for a studio that is not there', async () => {
  await serve((request) => request.socket.destroy());
  expect(await failure(sendRequest('GET', 'me'))).toMatchObject({
    code: 'network.unreachable',
    passing: true,
  });
});

it('lets a caller change its mind', async () => {
  await serve(() => undefined);
  const mind = new AbortController();
  const sent = sendRequest('GET', 'me', { signal: mind.signal });
  mind.abort(new Error('No longer wanted'));
  await expect(sent).rejects.toThrow('No longer wanted');
});
