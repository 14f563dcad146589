import { FakeComposer } from '../composer/fake-composer.ts';
import { call } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';

interface FakeObject {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  headers?: Record<string, string>;
}

const KEPT = /^x-amz-(meta-|checksum-sha256$)/;

/** A bucket that keeps objects by key and believes every signature. */
export class FakeObjects {
  readonly objects = new Map<string, FakeObject>();
  down = false;

  async fetch(request: Request): Promise<Response> {
    if (this.down) throw new TypeError('fetch failed: connection refused');
    const key = decodeURIComponent(new URL(request.url).pathname).replace(/^\/[^/]+\/?/, '');
    const source = request.headers.get('x-amz-copy-source');
    if (request.method === 'PUT' && source) {
      const from = this.objects.get(decodeURIComponent(source).replace(/^\/[^/]+\//, ''));
      if (!from) return new Response(null, { status: 404 });
      this.objects.set(key, from);
      return new Response('<CopyObjectResult/>');
    }
    if (request.method === 'POST') {
      for (const [, gone] of (await request.text()).matchAll(/<Key>([^<]*)<\/Key>/g))
        this.objects.delete(gone ?? '');
      return new Response('<DeleteResult/>');
    }
    if (request.method === 'PUT') {
      if (request.headers.get('if-none-match') === '*' && this.objects.has(key)) {
        return new Response(null, { status: 412 });
      }
      const headers = Object.fromEntries([...request.headers].filter(([name]) => KEPT.test(name)));
      const type = request.headers.get('content-type') ?? '';
      this.objects.set(key, { body: new Uint8Array(await request.arrayBuffer()), type, headers });
      return new Response(null);
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return new Response(null, { status: 204 });
    }
    const prefix = new URL(request.url).searchParams.get('prefix');
    if (key === '' && prefix !== null) {
      const keys = [...this.objects.keys()].filter((k) => k.startsWith(prefix));
      const contents = keys.map((k) => `<Contents><Key>${k}</Key></Contents>`).join('');
      return new Response(`<ListBucketResult>${contents}<IsTruncated>false</IsTruncated></ListBucketResult>`);
    }
    const found = this.objects.get(key);
    if (!found) return new Response(null, { status: 404 });
    const { body, type, headers } = found;
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { 'content-type': type, 'content-length': String(body.byteLength), ...headers },
    });
  }
}

/**
 * Puts a scripted composer and a bucket in memory in the place of the network; everything else is refused.
 * The Worker, its objects and queues run in the isolate of the tests and see the same `fetch`.
 */
export function installOutside(): { composer: FakeComposer; bucket: FakeObjects; restore(): void } {
  const real = globalThis.fetch;
  const composerUrl = String(testEnv.COMPOSER_URL);
  const bucketUrl = String(testEnv.S3_ENDPOINT);
  const bucket = new FakeObjects();
  const composer = new FakeComposer(String(testEnv.COMPOSER_SECRET), async (url, token, body) => {
    const { pathname } = new URL(url);
    const { status, json } = await call('POST', pathname, { token, body });
    return { status, json };
  });
  globalThis.fetch = async (input, init) => {
    const request = new Request(input as RequestInfo, init);
    const { pathname } = new URL(request.url);
    if (!request.url.startsWith(composerUrl) && !request.url.startsWith(bucketUrl)) {
      return real(input as RequestInfo, init);
    }
    return /^\/(v1|health)\b/.test(pathname) ? composer.fetch(request) : bucket.fetch(request);
  };
  return {
    composer,
    bucket,
    restore() {
      globalThis.fetch = real;
    },
  };
}
