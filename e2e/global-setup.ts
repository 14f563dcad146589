import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStudioProcess } from '../local/film/studio-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    studioUrl: string;
  }
}

/** One real studio for all tests of this room, on free ports, with data of its own. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-e2e-'));
  const studio = await startStudioProcess({ PORT: '0', S3_PORT: '0', DATA_DIR: dataDir });
  project.provide('studioUrl', studio.url);
  return async () => {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}
