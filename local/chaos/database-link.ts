import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a link does with connections. `silent`: a half-open line, everything sent is swallowed and nobody is
 * told; `refused`: connections are cut and new ones turned away; `slow`: every answer waits for `slowMs`.
 */
export type LinkMode = 'open' | 'silent' | 'refused' | 'slow';

export interface DatabaseLink {
  port: number;
  /** Takes effect at once, on open connections too. Those that were silenced stay so for ever. */
  set(mode: LinkMode): void;
  close(): Promise<void>;
}

/** A TCP line on loopback between a studio and its database, which can be disturbed. */
export async function openDatabaseLink(
  targetPort: number,
  { port = 0, slowMs = 5_000 }: { port?: number; slowMs?: number } = {},
): Promise<DatabaseLink> {
  let mode: LinkMode = 'open';
  const pairs = new Set<{ near: Socket; far: Socket; dead: boolean }>();

  const server = createServer({ noDelay: true }, (near) => {
    near.on('error', () => near.destroy());
    if (mode === 'refused') {
      near.destroy();
      return;
    }
    const far = connect({ host: '127.0.0.1', port: targetPort, noDelay: true });
    const pair = { near, far, dead: mode === 'silent' };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      far.destroy();
      // A line that is dead tells nobody that its other end is gone.
      if (!pair.dead) near.destroy();
    };
    far.on('error', end);
    far.on('close', end);
    near.on('close', end);
    near.on('data', (data) => {
      if (!pair.dead) far.write(data);
    });
    let last: Promise<void> = Promise.resolve();
    far.on('data', (data) => {
      const waitMs = mode === 'slow' ? slowMs : 0;
      last = last.then(async () => {
        if (waitMs > 0) await sleep(waitMs);
        if (!pair.dead && !near.destroyed) near.write(data);
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as { port: number }).port,
    set(next) {
      mode = next;
      for (const pair of pairs) {
        if (next === 'silent') pair.dead = true;
        if (next === 'refused') pair.near.destroy();
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const { near, far } of pairs) {
          near.destroy();
          far.destroy();
        }
        server.close(() => resolve());
      }),
  };
}
