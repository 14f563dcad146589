import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from './start-studio.ts';

/**
 * Serves the screen from its sources with hot reload, and passes `/api` on to a studio. Resolves when it
 * answers; throws when it ends before. The port must be free. It ends by itself when its stdin ends.
 */
export async function startWebDevServer(
  studioUrl: string,
  port: number,
): Promise<{ close(): Promise<void> }> {
  const vite = join(PROJECT_ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(
    process.execPath,
    [
      vite,
      'dev',
      'web',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--strictPort',
      '--clearScreen',
      'false',
    ],
    {
      cwd: PROJECT_ROOT,
      // web/vite.config.ts reads STUDIO_URL for its proxy.
      env: { ...process.env, STUDIO_URL: studioUrl },
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  while (!(await fetch(`http://127.0.0.1:${port}/`).then(isAnswer, isRefusal))) {
    if (child.exitCode !== null) throw new Error(`The web server ended with code ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    close: async () => {
      child.stdin?.end();
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const isAnswer = () => true;
const isRefusal = () => false;
