import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The private folders of orders: one an order, under one of this process, gone when it is. */
export class OrderFolders {
  private readonly root: string;
  private readonly own: string;

  constructor(dataDir: string) {
    this.root = dataDir;
    this.own = join(dataDir, `run-${process.pid}-${randomUUID().slice(0, 8)}`);
  }

  /** Removes what dead composers left behind, and makes room for this one. */
  async open(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    for (const name of await readdir(this.root)) {
      const pid = Number(/^run-(\d+)-/.exec(name)?.[1] ?? 0);
      // In a container every process has the same few ids, so our own on an old folder means a dead one.
      if (pid > 0 && (pid === process.pid || !isAlive(pid))) await remove(join(this.root, name));
    }
    await mkdir(this.own, { recursive: true });
  }

  /** A new empty folder. */
  async take(): Promise<string> {
    return mkdtemp(join(this.own, 'order-'));
  }

  async giveBack(folder: string): Promise<void> {
    await remove(folder);
  }

  async close(): Promise<void> {
    await remove(this.own);
  }
}

/** A dying ffmpeg may still write its last block, so removing is tried again. */
function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
