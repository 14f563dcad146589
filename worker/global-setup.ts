import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    neonProxy: string;
  }
}

/**
 * Starts the database of the run. It is a child process because this project resolves packages as a Worker
 * does, and the database's servers are Node's.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = fork(fileURLToPath(new URL('./testing/database.global-setup.ts', import.meta.url).href), {
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as { databaseUrl: string; neonProxy: string }),
    exited.then(([code]) => Promise.reject(new Error(`The test database ended with code ${code}`))),
  ]);
  project.provide('databaseUrl', ready.databaseUrl);
  project.provide('neonProxy', ready.neonProxy);
  return async () => {
    child.disconnect();
    await exited;
  };
}
