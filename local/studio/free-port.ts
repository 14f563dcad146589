import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Something the person who starts the studio can put right; shown without a stack. */
export class StartError extends Error {}

const ATTEMPT_MS = 250;

/**
 * The port itself if it can be listened on, or a free one for 0. Throws a StartError that names the setting
 * to change when it is taken and stays so for `patienceMs`.
 */
export async function claimPort(port: number, setting: string, patienceMs = 0): Promise<number> {
  const endMs = Date.now() + patienceMs;
  for (;;) {
    try {
      return await listenOnce(port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') {
        throw new StartError(
          `Port ${port} may not be opened (${code}). Choose another: ${setting}=8787 npm start`,
        );
      }
      if (Date.now() >= endMs) {
        const another = `${setting}=${port + 10} npm start`;
        throw new StartError(`Port ${port} is taken. Stop what uses it, or choose another: ${another}`);
      }
      await sleep(ATTEMPT_MS);
    }
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const claimed = (probe.address() as { port: number }).port;
      probe.close(() => resolve(claimed));
    });
  });
}

/** A port from a setting's text. Throws a StartError for what is no port. */
export function readPort(text: string | undefined, setting: string, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new StartError(`${setting} must be a port from 0 to 65535, not "${text}".`);
  }
  return port;
}
