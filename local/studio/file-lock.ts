import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that only one holder, in this process or any other, can have; null when it is taken. The
 * operating system gives it back when the process dies, however it dies, so a lock is never stale.
 */
export function tryFileLock(path: string): { release(): void } | null {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => database.close() };
}

const SQLITE_BUSY = 5;

/** Runs `work` while holding the lock, waiting for it as long as it takes. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const lock = tryFileLock(path);
    if (lock) return await work().finally(() => lock.release());
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
