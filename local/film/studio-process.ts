import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A studio in a process of its own. */
export interface StudioProcess {
  url: string;
  pid: number;
  /** Stops it as Ctrl-C would and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a studio in its own process and waits for its address, the first URL it prints.
 *
 * @param env settings over those of this process, e.g. PORT, S3_PORT, DATA_DIR.
 * @throws Error with what the studio printed, if it ends before it is ready.
 */
export async function startStudioProcess(env: Record<string, string> = {}): Promise<StudioProcess> {
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, ...env },
    // The channel ends with this process, however it ends, and the studio stops itself then.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own group: a Ctrl-C at the terminal reaches only the one who started it, which then stops it.
    detached: true,
  });
  const exited = once(child, 'exit');
  const printed: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      printed.push(line);
      const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line)?.[0];
      if (address) resolve(address);
    };
    createInterface({ input: child.stdout! }).on('line', read);
    createInterface({ input: child.stderr! }).on('line', (line) => printed.push(line));
    child.once('exit', (code) => {
      reject(new Error(`The studio ended (${code}) before it was ready:\n${printed.slice(-20).join('\n')}`));
    });
  });
  return {
    url,
    pid: child.pid!,
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}
