import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DatabaseKind, findPostgres } from '../local/chaos/chaos-database.ts';
import { type ChaosWorld, openWorld } from '../local/chaos/chaos-world.ts';
import { startProbe, timeToHealth } from '../local/chaos/probe-studio.ts';
import { StubbornClient } from '../local/chaos/stubborn-client.ts';

const soak = process.env.SOAK === '1';
/** How long each trouble lasts. */
const TROUBLE_MS = soak ? 25_000 : 9_000;
/** A request that a person waits for longer than this hangs. */
const HANG_MS = 10_000;
const HEALTHY_MS = 5_000;

const whyNot = (kind: DatabaseKind): string | null => {
  if (kind === 'embedded') return null;
  if (!findPostgres()) return 'this machine has no PostgreSQL (initdb)';
  return soak ? null : 'left to npm run soak';
};

describe.each<DatabaseKind>(['embedded', 'postgres'])('a studio whose database, %s,', (kind) => {
  const skipped = whyNot(kind);
  describe.skipIf(skipped)(skipped ? `is not tried: ${skipped}` : 'is in trouble', () => {
    let folder: string;
    let world: ChaosWorld;
    let token: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'studio-trouble-'));
      world = await openWorld({ folder, database: kind });
      const client = new StubbornClient(world.url, 'prober');
      await client.register();
      token = client.accessToken;
    });
    afterAll(async () => {
      await world.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    });

    const troubles: [string, () => Promise<void>][] = [
      [
        'is away and comes back',
        async () => {
          await world.database.kill();
          await sleep(TROUBLE_MS / 3);
          await world.database.start();
        },
      ],
      [
        'has its line cut',
        async () => {
          world.link.set('refused');
          await sleep(TROUBLE_MS / 3);
          world.link.set('open');
        },
      ],
      [
        'hangs on a half-open line',
        async () => {
          world.link.set('silent');
          await sleep(TROUBLE_MS);
          world.link.set('open');
        },
      ],
      [
        'needs five seconds for an answer',
        async () => {
          world.link.set('slow');
          await sleep(TROUBLE_MS);
          world.link.set('open');
        },
      ],
      [
        'has no connection left',
        async () => {
          const release = await world.fill();
          await sleep(TROUBLE_MS);
          await release();
        },
      ],
    ];

    it.each(troubles)('%s', async (_, trouble) => {
      expect(await timeToHealth(world.url, token)).toBeLessThan(60_000);
      const probe = startProbe(world.url, token);
      await trouble();
      const health = await timeToHealth(world.url, token);
      const answers = await probe.stop();
      const slowest = Math.max(...answers.map(({ tookMs }) => tookMs));
      const bad = answers.filter(({ status }) => status >= 500 || status === 0);
      console.log(
        `${answers.length} answers, ${bad.length} bad, slowest ${slowest} ms, healthy after ${health} ms`,
      );
      expect(answers.filter(({ tookMs }) => tookMs > HANG_MS)).toEqual([]);
      for (const answer of bad) {
        expect(answer).toMatchObject({
          status: 503,
          type: expect.stringMatching(/^application\/problem\+json/),
        });
        expect(answer.retryAfter).toMatch(/^\d+$/);
      }
      expect(health).toBeLessThanOrEqual(HEALTHY_MS);
    });
  });
});
