import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A program of this project that runs beside us and can be killed. */
export interface ChildProgram {
  pid: number;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a program with this same Node and waits for its first line, which must be JSON. Throws with what it
 * said instead. It is given a pipe as stdin, so that it can see us end.
 */
export async function startProgram(
  path: string,
  env: Record<string, string>,
): Promise<ChildProgram & { said: unknown }> {
  const child = spawn(process.execPath, [path], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => undefined);
  // Whatever ends us, nothing of a chaos run goes on.
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  child.once('exit', () => process.removeListener('exit', reap));
  let complaint = '';
  child.stderr?.on('data', (data) => {
    complaint = (complaint + data).slice(-2_000);
  });
  const said = await new Promise<unknown>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', (line) => {
      try {
        resolve(JSON.parse(line));
      } catch {
        reject(new Error(`${path} said: ${line}`));
      }
    });
    child.once('exit', (code) => reject(new Error(`${path} ended (${code}): ${complaint}`)));
  });
  return { said, pid: child.pid!, kill: () => killAndWait(child) };
}

async function killAndWait(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
