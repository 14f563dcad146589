import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { Studio, StudioProblem, uploadFile } from './studio.ts';

const FILE = new Uint8Array(200_000).map((_, i) => i % 251);
const SHA = createHash('sha256').update(FILE).digest('hex');

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A studio and its bucket in one: `puts` are the statuses that the bucket answers, `states` how the upload stands. */
async function serve({ puts = [200], states = ['ready'] }: { puts?: number[]; states?: (string | null)[] }) {
  const asked: string[] = [];
  const arrived: { bytes: Buffer; length: string | undefined; type: string | undefined }[] = [];
  const announced: unknown[] = [];
  const own = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const body = await buffer(request);
    asked.push(`${method} ${path}`);
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (method === 'PUT') {
      const status = puts.shift() ?? 200;
      arrived.push({ bytes: body, length: headers['content-length'], type: headers['content-type'] });
      return response.writeHead(status).end();
    }
    const put = { url: `http://${headers.host}/bucket?signed`, headers: { 'content-type': 'image/png' } };
    if (path === '/api/v1/uploads') {
      announced.push(JSON.parse(body.toString()));
      return answer(201, { id: 'upl_1', state: 'waiting', put: states[0] === null ? null : put });
    }
    if (path.endsWith('/complete')) return answer(202, { id: 'upl_1', state: 'checking' });
    const state = states.length > 1 ? states.shift() : states[0];
    const error = state === 'refused' ? { code: 'upload.refused', message: 'This is a voice' } : null;
    return answer(200, { id: 'upl_1', state: state ?? 'ready', sha256: SHA, error });
  });
  server = own.listen(0, '127.0.0.1');
  await once(own, 'listening');
  const studio = new Studio({ url: `http://127.0.0.1:${(own.address() as AddressInfo).port}`, token: 't' });
  return { studio, asked, arrived, announced };
}

it('announces a file, sends it whole with its length and type, and waits until it may be used', async () => {
  const { studio, asked, arrived, announced } = await serve({ states: ['checking', 'checking', 'ready'] });
  const told: string[] = [];
  const upload = await uploadFile(studio, FILE, {
    ...{ kind: 'picture', type: 'image/png', pollMs: 1 },
    onProgress: ({ stage, sentBytes, bytes }) => told.push(`${stage} ${sentBytes} of ${bytes}`),
  });
  expect(upload).toMatchObject({ state: 'ready', sha256: SHA });
  expect(announced).toEqual([{ kind: 'picture', type: 'image/png', bytes: FILE.length, sha256: SHA }]);
  expect(arrived.map(({ length, type }) => [length, type])).toEqual([['200000', 'image/png']]);
  expect(arrived[0]?.bytes.equals(FILE)).toBe(true);
  expect(told[0]).toBe('sending 0 of 200000');
  expect(told.length).toBeGreaterThan(4);
  expect(told.slice(-2)).toEqual(['sending 200000 of 200000', 'checking 200000 of 200000']);
  expect(asked.slice(0, 3)).toEqual([
    'POST /api/v1/uploads',
    'PUT /bucket?signed',
    'POST /api/v1/uploads/upl_1/complete',
  ]);
});

it('sends nothing that was brought before, and takes the type of a Blob', async () => {
  const { studio, arrived, announced } = await serve({ states: [null] });
  await uploadFile(studio, new Blob([FILE], { type: 'audio/wav' }), { kind: 'voice' });
  expect([arrived.length, announced]).toMatchObject([0, [{ type: 'audio/wav' }]]);
});

it('begins anew at a bucket that is away, and gives up at one that refuses', async () => {
  const away = await serve({ puts: [503, 200] });
  const options = { kind: 'picture', type: 'image/png' } as const;
  await uploadFile(away.studio, FILE, options);
  expect(away.arrived).toHaveLength(2);
  server?.closeAllConnections();
  const shut = await serve({ puts: [403] });
  await expect(uploadFile(shut.studio, FILE, options)).rejects.toThrow('The bucket answered 403.');
  expect(shut.arrived).toHaveLength(1);
});

it('throws the reason where a file is refused, and ends on a signal', async () => {
  const { studio } = await serve({ states: ['refused'] });
  const options = { kind: 'picture', type: 'image/png' } as const;
  const refused = await uploadFile(studio, FILE, options).catch((error) => error);
  expect(refused).toBeInstanceOf(StudioProblem);
  expect([refused.code, refused.message]).toEqual(['upload.refused', 'This is a voice']);
  const { studio: slow } = await serve({ states: ['checking'] });
  const signal = AbortSignal.timeout(50);
  await expect(uploadFile(slow, FILE, { ...options, signal, pollMs: 5 })).rejects.toThrow(/timeout/);
});
