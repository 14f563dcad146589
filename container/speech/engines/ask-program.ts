import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PATIENCE_MS = 10_000;
const MOST_WORDS_BYTES = 1 << 20;

/** What a program prints when it is asked about itself; null: it does not start, or does not come to an end. */
export function askProgram(path: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const limits = { timeout: PATIENCE_MS, maxBuffer: MOST_WORDS_BYTES, killSignal: 'SIGKILL' as const };
    execFile(path, [...args], { ...limits, windowsHide: true }, (error, stdout, stderr) => {
      // A program that only knows how to speak complains about such a question, which is an answer as well.
      const answered = error === null || typeof error.code === 'number';
      resolve(answered ? `${stdout}${stderr}` : null);
    });
  });
}

const SAMPLE_BYTES = 1 << 20;

/** Eight hex digits that change with a file's length, its first or its last MiB: models are too long to read whole. */
export async function fingerprint(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      hash.update(`${size}\n`);
      for (const position of [0, Math.max(0, size - SAMPLE_BYTES)]) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SAMPLE_BYTES), position });
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest('hex').slice(0, 8);
}
