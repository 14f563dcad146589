import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type LogFile = { path: string; write(text: string): void; close(): Promise<void> };

const MAX_BYTES = 8 << 20;

/** A log that goes on over restarts; when it is large, starting renames it to `.old`. */
export function openLog(dataDir: string, name: string): LogFile {
  const path = rotatedLog(dataDir, name);
  const stream = createWriteStream(path, { flags: 'a' });
  return {
    path,
    write: (text) => void stream.write(text.endsWith('\n') ? text : `${text}\n`),
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

/** The path of a log that another program writes, rotated like those of our own. */
export function rotatedLog(dataDir: string, name: string): string {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > MAX_BYTES) renameSync(path, `${path}.old`);
  return path;
}
