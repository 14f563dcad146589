import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SignJWT } from 'jose';
import { type ComposerOrder, OrderReport, type OrderWork, UploadRequest } from '#domain/composer-order';

export const TEST_SECRET = 'a-secret-only-for-tests-0123456789';

/** How the fake worker answers, to be changed while a test runs. */
export interface FakeMood {
  goOn: boolean;
  /** Answers this many calls with 503 before it is well again. */
  troubles: number;
  /** Answers reports with this status instead. */
  reportStatus: number | null;
}

/** Worker and bucket in one small server that speaks the real protocol on loopback. */
export interface FakeWorker {
  url: string;
  mood: FakeMood;
  reports: Map<string, OrderReport[]>;
  /** Objects of the bucket by path. */
  objects: Map<string, Buffer>;
  /** The order of a test, with inputs of the bucket by name. */
  order(id: string, work: OrderWork, inputs?: Record<string, string>): ComposerOrder;
  token(id: string, claims?: { audience?: string; expires?: string; secret?: string }): Promise<string>;
  /** The last report of an order, once it has one. */
  lastReport(id: string): Promise<OrderReport>;
  close(): Promise<void>;
}

export async function startFakeWorker(): Promise<FakeWorker> {
  const mood: FakeMood = { goOn: true, troubles: 0, reportStatus: null };
  const reports = new Map<string, OrderReport[]>();
  const objects = new Map<string, Buffer>();
  const grants = new Map<string, { bytes: number; sha256: string; type: string }>();
  const waiters: (() => void)[] = [];
  let count = 0;

  const server = createServer((request, response) => {
    void handle(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const path = new URL(request.url!, 'http://x').pathname;
    if (path.startsWith('/bucket/')) return bucket(path, request, response, body);
    if (mood.troubles > 0) {
      mood.troubles--;
      return void json(503, {});
    }
    const [, id, uploads] = /^\/internal\/orders\/(\w+)(\/uploads)?$/.exec(path) ?? [];
    if (id === undefined || !request.headers.authorization?.startsWith('Bearer ')) return void json(404, {});
    if (uploads) {
      const asked = UploadRequest.parse(JSON.parse(body.toString()));
      const objectKey = `assets/${asked.role}/${asked.sha256}-${++count}`;
      grants.set(`/bucket/${objectKey}`, asked);
      const headers = {
        'content-type': asked.type,
        'content-length': String(asked.bytes),
        'x-sum': asked.sha256,
      };
      return void json(200, { objectKey, url: `${url}/bucket/${objectKey}`, headers });
    }
    if (mood.reportStatus !== null) return void json(mood.reportStatus, {});
    reports.set(id, [...(reports.get(id) ?? []), OrderReport.parse(JSON.parse(body.toString()))]);
    for (const wake of waiters.splice(0)) wake();
    json(200, { goOn: mood.goOn });
  }

  function bucket(path: string, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    if (request.method === 'GET') {
      const object = objects.get(path);
      response.writeHead(object ? 200 : 404).end(object);
      return;
    }
    const grant = grants.get(path);
    const right =
      grant !== undefined &&
      body.length === grant.bytes &&
      Number(request.headers['content-length']) === grant.bytes &&
      request.headers['content-type'] === grant.type &&
      createHash('sha256').update(body).digest('hex') === grant.sha256;
    if (right) objects.set(path, body);
    response.writeHead(right ? 200 : 403).end();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    mood,
    reports,
    objects,
    order(id, work, inputs = {}) {
      const signed = Object.entries(inputs).map(([name, key]) => [name, `${url}/bucket/${key}`]);
      return { id, work, inputs: Object.fromEntries(signed), reportUrl: `${url}/internal/orders/${id}` };
    },
    token(id, { audience = 'composer-order', expires = '1h', secret = TEST_SECRET } = {}) {
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setSubject(id)
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    },
    async lastReport(id) {
      for (;;) {
        const last = reports.get(id)?.at(-1);
        if (last && last.state !== 'running') return last;
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
