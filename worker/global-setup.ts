import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    neonProxy: string;
    s3Endpoint: string;
    composerUrl: string;
    providerUrl: string;
  }
}

interface Addresses {
  composerUrl: string;
  databaseUrl: string;
  neonProxy: string;
  s3Endpoint: string;
  providerUrl: string;
}

/**
 * Starts the run's database and bucket. They are a child process because this project resolves packages as a
 * Worker does, and their servers are Node's.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = fork(fileURLToPath(new URL('./testing/cloud.global-setup.ts', import.meta.url).href), {
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as Addresses),
    exited.then(([code]) => Promise.reject(new Error(`The test cloud ended with code ${code}`))),
  ]);
  project.provide('databaseUrl', ready.databaseUrl);
  project.provide('neonProxy', ready.neonProxy);
  project.provide('s3Endpoint', ready.s3Endpoint);
  project.provide('composerUrl', ready.composerUrl);
  project.provide('providerUrl', ready.providerUrl);
  return async () => {
    child.disconnect();
    await exited;
  };
}
