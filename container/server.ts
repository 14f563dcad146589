import { fstatSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { keepCompiledCode } from './compile-cache.ts';

/** How long running orders may end after a request to stop, in ms. */
const GRACE_MS = 10_000;

keepCompiledCode();
const { createComposer } = await import('./app.ts');
const { readEnv } = await import('./env.ts');

const env = readEnv(process.env);
const composer = await createComposer(env);
composer.server.listen(env.port, env.host, () => {
  const { port } = composer.server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ listening: port })}\n`);
  composer.warm().catch(tellOf);
});
composer.server.on('error', (error) => {
  process.stderr.write(`${JSON.stringify({ event: 'listen.failed', message: error.message })}\n`);
  process.exit(1);
});

/** Orders load what they need by themselves. */
function tellOf(error: Error): void {
  if (!stopping)
    process.stderr.write(`${JSON.stringify({ event: 'warm.failed', message: error.message })}\n`);
}

let stopping = false;
async function stop(graceMs: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await composer.close(graceMs);
  process.exit(0);
}

process.on('SIGTERM', () => void stop(GRACE_MS));
process.on('SIGINT', () => void stop(GRACE_MS));
// A parent that dies cannot send a signal, but the pipe it held to our stdin ends.
if (stdinIsPipe()) {
  process.stdin.resume();
  process.stdin.on('end', () => void stop(0));
  process.stdin.on('error', () => void stop(0));
}

/** Node parents give their children a socket pair where other programs give a pipe. */
function stdinIsPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch (error) {
    // Started without any stdin at all.
    if ((error as NodeJS.ErrnoException).code === 'EBADF') return false;
    throw error;
  }
}
