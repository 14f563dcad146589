import { afterEach, expect, it, vi } from 'vitest';
import { putFile } from './put-file.ts';

/** A request as a browser makes it, answered by hand. */
class HandRequest extends EventTarget {
  static last: HandRequest;
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  status = 0;
  sent: unknown = null;
  constructor() {
    super();
    HandRequest.last = this;
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.end('abort');
  }
  end(type: string, status = 0) {
    this.status = status;
    this.dispatchEvent(new Event(type));
    this.dispatchEvent(new Event('loadend'));
  }
  move(loaded: number, total: number) {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }));
  }
}

const put = {
  url: 'http://bucket/x',
  headers: { 'content-length': '3', 'content-type': 'image/png', 'x-amz-checksum-sha256': 'abc' },
  expiresAt: '',
};
function begin() {
  vi.stubGlobal('XMLHttpRequest', HandRequest);
  const leaving = new AbortController();
  const shares: number[] = [];
  const done = putFile(put, new Blob(['abc']), {
    signal: leaving.signal,
    onprogress: (share) => shares.push(share),
  });
  return { done, leaving, shares, request: HandRequest.last };
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('sends a file with the headers that were signed, but for its length, and tells how far it is', async () => {
  const { done, shares, request } = begin();
  request.move(1, 4);
  request.move(4, 4);
  request.end('load', 200);
  await done;
  expect(shares).toEqual([0.25, 1]);
  expect(request.headers).toEqual({ 'content-type': 'image/png', 'x-amz-checksum-sha256': 'abc' });
});

it.each([
  ['error', 0, 'network.unreachable'],
  ['load', 403, 'bucket.unavailable'],
])('tells trouble that passes: %s %i', async (type, status, code) => {
  const { done, request } = begin();
  request.end(type, status);
  await expect(done).rejects.toMatchObject({ code, passing: code.startsWith('network') });
});

it('gives up a line on which nothing moves', async () => {
  vi.useFakeTimers();
  const { done, request } = begin();
  const failed = expect(done).rejects.toMatchObject({ code: 'network.timeout' });
  vi.advanceTimersByTime(29_000);
  request.move(1, 4);
  vi.advanceTimersByTime(29_000);
  expect(request.status).toBe(0);
  vi.advanceTimersByTime(2_000);
  await failed;
});

it('is taken back at once', async () => {
  const { done, leaving } = begin();
  leaving.abort();
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
});
