import { describe, expect, it } from 'vitest';
import {
  hashRefreshToken,
  newRefreshToken,
  REFRESH_TOKEN_SECONDS,
  REUSE_GRACE_MS,
  successorOf,
} from './refresh-token.ts';

describe('a refresh token', () => {
  it('has 256 random bits, never twice the same', () => {
    const tokens = Array.from({ length: 100 }, newRefreshToken);
    for (const token of tokens) expect(token).toMatch(/^rt_[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(100);
  });

  it('has one successor under a secret, and others under others', async () => {
    const token = newRefreshToken();
    const next = await successorOf(token, 'one');
    expect(next).toMatch(/^rt_[\w-]{43}$/);
    expect(await successorOf(token, 'one')).toBe(next);
    expect(await successorOf(token, 'two')).not.toBe(next);
    expect(await successorOf(newRefreshToken(), 'one')).not.toBe(next);
    expect(await successorOf('rt_a', 'secret')).toBe('rt_heFk2_iAdcAHqu4c_LVT-l7ZTH8w9McgXlL5MuqN_KQ');
  });

  it('is kept as a hash of its own kind', () => {
    expect(hashRefreshToken('rt_a')).toBe('16fe233bd6b04934b437d53d51758ec840844aa2ba350093eaf4bb91d231a6ff');
    expect(hashRefreshToken('rt_a')).not.toBe(hashRefreshToken('rt_b'));
  });

  it('lives a week, and may come again for ten seconds', () => {
    expect([REFRESH_TOKEN_SECONDS, REUSE_GRACE_MS]).toEqual([604_800, 10_000]);
  });
});
