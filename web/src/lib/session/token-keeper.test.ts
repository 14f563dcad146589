import { describe, expect, it } from 'vitest';
import type { Session } from '#domain/account';
import { TokenKeeper } from './token-keeper.ts';

const user = {
  id: 'usr_1',
  email: 'a@b.c',
  username: 'abc',
  role: 'user' as const,
  guestUntil: null,
  emailVerified: true,
  createdAt: '2026-01-01T00:00:00Z',
};
const sessionOf = (accessToken: string): Session => ({
  user,
  accessToken,
  tokenType: 'Bearer',
  expiresIn: 1800,
});

/** One browser: its cookie's rotations are counted, its lock admits one task at a time. */
function browser() {
  const world = { now: 0, rotations: 0, over: false, tabs: [] as TokenKeeper[] };
  let turn: Promise<unknown> = Promise.resolve();
  const openTab = () => {
    const tab: TokenKeeper = new TokenKeeper({
      refresh: async () => {
        await Promise.resolve();
        return world.over ? null : sessionOf(`token-${++world.rotations}`);
      },
      exclusively: (task) => {
        const mine = turn.then(task);
        turn = mine.catch(() => undefined);
        return mine;
      },
      onchange: (session) => {
        for (const other of world.tabs) if (other !== tab && session) other.keep(session);
      },
      nowMs: () => world.now,
    });
    world.tabs.push(tab);
    return tab;
  };
  return { world, openTab };
}

describe('TokenKeeper', () => {
  it('renews once for many callers', async () => {
    const { world, openTab } = browser();
    const tab = openTab();
    const tokens = await Promise.all([tab.living(), tab.living(), tab.renew(null)]);
    expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
    expect(world.rotations).toBe(1);
  });

  it('renews once for many tabs', async () => {
    const { world, openTab } = browser();
    const [a, b, c] = [openTab(), openTab(), openTab()];
    await Promise.all([a.living(), b.living(), c.living()]);
    expect(world.rotations).toBe(1);
    expect([a.current, b.current, c.current]).toEqual(['token-1', 'token-1', 'token-1']);
  });

  it('keeps a token while it lives and renews it before it ends', async () => {
    const { world, openTab } = browser();
    const tab = openTab();
    await tab.living();
    world.now = 1_739_000;
    expect(await tab.living()).toBe('token-1');
    world.now = 1_741_000;
    expect(await tab.living()).toBe('token-2');
  });

  it('renews a refused token although it has not ended', async () => {
    const { openTab } = browser();
    const tab = openTab();
    const token = await tab.living();
    expect(await tab.renew(token)).toBe('token-2');
  });

  it('says when the session is over', async () => {
    const { world, openTab } = browser();
    const tab = openTab();
    await tab.living();
    world.over = true;
    expect(await tab.renew('token-1')).toBeNull();
    expect(tab.current).toBeNull();
  });

  it('tries again after a renewal that failed', async () => {
    let down = true;
    const tab = new TokenKeeper({
      refresh: async () => {
        if (down) throw new Error('unreachable');
        return sessionOf('token-1');
      },
      exclusively: (task) => task(),
      onchange: () => undefined,
      nowMs: () => 0,
    });
    await expect(tab.living()).rejects.toThrow('unreachable');
    down = false;
    expect(await tab.living()).toBe('token-1');
  });
});
