import { describe, expect, it } from 'vitest';
import { call } from '../testing/api.ts';

/** Cloudflare's counter, on one machine: so many a key. */
function fakeLimit(most: number) {
  const seen = new Map<string, number>();
  return {
    seen,
    limit: async ({ key }: { key: string }) => {
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { success: (seen.get(key) ?? 0) <= most };
    },
  };
}

describe('a flood', () => {
  it('of one address is turned away as it should be told; others are served', async () => {
    const settings = { FLOOD_LIMIT: fakeLimit(3), COSTLY_LIMIT: fakeLimit(99) };
    const ask = (address: string) =>
      call('GET', '/api/health', { headers: { 'cf-connecting-ip': address }, settings });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask('198.51.100.1')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask('198.51.100.1');
    expect(refused.json.code).toBe('request.rate_limited');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('x-request-id')).toBe(refused.json.requestId);
    expect((await ask('198.51.100.2')).status).toBe(200);
  });

  it('of what costs more is turned away sooner, and before it costs anything', async () => {
    const settings = { FLOOD_LIMIT: fakeLimit(99), COSTLY_LIMIT: fakeLimit(1) };
    const headers = { 'cf-connecting-ip': '198.51.100.3' };
    const guest = () => call('POST', '/api/v1/auth/guest', { headers, settings });
    expect([(await guest()).status, (await guest()).status]).toEqual([201, 429]);
    const body = { refreshToken: 'rt_unknown' };
    expect((await call('POST', '/api/v1/auth/refresh', { body, headers, settings })).status).toBe(401);
    expect((await call('GET', '/api/health', { headers, settings })).status).toBe(200);
  });

  it('on one machine is nobody’s: its own requests and the composer’s are not counted', async () => {
    const flood = fakeLimit(0);
    const own: Record<string, string>[] = [
      {},
      { 'cf-connecting-ip': '127.0.0.1' },
      { 'cf-connecting-ip': '::1' },
    ];
    for (const headers of own) {
      const answer = await call('GET', '/api/health', { headers, settings: { FLOOD_LIMIT: flood } });
      expect(answer.status).toBe(200);
    }
    expect(flood.seen.size).toBe(0);
  });
});
