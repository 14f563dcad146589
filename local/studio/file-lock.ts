import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes a lock that only one holder, in this process or any other, can have; null when it is taken. The
 * operating system gives it back when the process dies, however it dies, so a lock is never stale.
 */
function tryFileLock(path: string): { release(): void } | null {
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

/** Takes the lock as soon as it is free; null when it still is not after `waitMs`. */
export async function waitForFileLock(path: string, waitMs: number): Promise<{ release(): void } | null> {
  const endMs = Date.now() + waitMs;
  for (;;) {
    const lock = tryFileLock(path);
    if (lock || Date.now() >= endMs) return lock;
    await sleep(100);
  }
}
