import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStudioProcess } from '../local/film/studio-process.ts';

/** Runs a measurement on a studio of its own, or on the one at STUDIO_URL. */
export async function withStudio<T>(measure: (url: string) => Promise<T>): Promise<T> {
  if (process.env.STUDIO_URL) return measure(process.env.STUDIO_URL);
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const studio = await startStudioProcess({
    PORT: '0',
    S3_PORT: '0',
    DATA_DIR: dataDir,
    STUDIO_SETTINGS_FILE: 'none',
  });
  try {
    return await measure(studio.url);
  } finally {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
