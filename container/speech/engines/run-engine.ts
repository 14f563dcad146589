import { spawn } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OrderRefused } from '../../orders/order-refused.ts';
import { type Mono, readMonoWav } from '../../sound/wav.ts';
import { ENGINE_KINDS } from './find-engines.ts';
import type { EngineLine, FoundEngine } from './speech-engine.ts';

export interface EngineLimits {
  /** Longest run for a line, in ms. */
  timeMs: number;
  /** Longest file for a line, in bytes. */
  wavBytes: number;
}

/** A second a word and ten for the start, at 48 kHz and 16 bit: no voice speaks so slowly. */
export function limitsOf(words: number): EngineLimits {
  return { timeMs: 30_000 + 1_000 * words, wavBytes: 96_000 * (10 + words) };
}

const LOOK_EVERY_MS = 100;
const STDERR_TAIL_CHARS = 500;

/**
 * Has an engine speak a line and reads its sound. The program is gone before this settles. Throws OrderRefused
 * `engine.missing` where the program is gone, an Error naming the engine where it fails, writes no sound, takes too
 * long or writes too much, and the signal's reason when aborted.
 */
export async function runEngine(
  engine: FoundEngine,
  line: EngineLine,
  limits: EngineLimits,
  signal?: AbortSignal,
): Promise<Mono> {
  signal?.throwIfAborted();
  const kind = ENGINE_KINDS[engine.name];
  const { args, stdin, textFile } = kind.command(line);
  try {
    if (textFile !== undefined) await writeFile(line.textPath, textFile);
    const fault = await runProgram(engine.path, args, { stdin, wavPath: line.wavPath, limits, signal });
    signal?.throwIfAborted();
    if (fault === 'missing') throw engineMissing(kind.title, engine.version);
    if (fault !== null) throw new Error(`The speech engine ${kind.title} ${fault}`);
    const file = await readFile(line.wavPath).catch(() => null);
    if (!file) throw new Error(`The speech engine ${kind.title} wrote no file.`);
    return readSound(file, kind.title);
  } finally {
    await Promise.all([rm(line.wavPath, { force: true }), rm(line.textPath, { force: true })]);
  }
}

/** The engine that a film was quoted with is not on this machine (any more). */
export function engineMissing(title: string, version: string | null): OrderRefused {
  const engine = version === null ? title : `${title} ${version}`;
  const wish = `config.providers.voice asks for the speech engine ${engine}, which is not on this machine.`;
  return new OrderRefused('engine.missing', `${wish} Install it again, or make the film with "embedded".`);
}

function readSound(file: Uint8Array, title: string): Mono {
  try {
    const sound = readMonoWav(file);
    if (sound.rate >= 8_000 && sound.rate <= 48_000 && sound.samples.length > 0) return sound;
    throw new Error(`${sound.samples.length} samples at ${sound.rate} Hz`);
  } catch (error) {
    throw new Error(`The speech engine ${title} wrote no usable sound: ${(error as Error).message}`);
  }
}

interface ProgramRun {
  stdin: string | undefined;
  wavPath: string;
  limits: EngineLimits;
  signal: AbortSignal | undefined;
}

/** Runs a program to its end; answers what was wrong with it, or null. */
async function runProgram(
  path: string,
  args: readonly string[],
  { stdin, wavPath, limits, signal }: ProgramRun,
): Promise<string | null> {
  const child = spawn(path, args, {
    cwd: dirname(wavPath),
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  let fault: string | null = null;
  const stop = (why: string | null) => {
    fault ??= why;
    child.kill('SIGKILL');
  };
  const onAbort = () => stop(null);
  const timer = setTimeout(() => stop(`took over ${limits.timeMs} ms for a line.`), limits.timeMs);
  const looking = setInterval(() => {
    stat(wavPath).then(
      ({ size }) => size > limits.wavBytes && stop(`wrote over ${limits.wavBytes} bytes for a line.`),
      // It has not begun to write.
      () => {},
    );
  }, LOOK_EVERY_MS);
  signal?.addEventListener('abort', onAbort, { once: true });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-STDERR_TAIL_CHARS);
  });
  // A program that ends without having read tells by its exit what was wrong.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (fault !== null) return fault;
    if (code !== 0) return `ended with ${code ?? child.signalCode}: ${said.trim() || 'it says nothing'}`;
    const size = await stat(wavPath).then(
      (file) => file.size,
      () => 0,
    );
    return size > limits.wavBytes ? `wrote over ${limits.wavBytes} bytes for a line.` : null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'EACCES' ? 'missing' : `did not start: ${message}`;
  } finally {
    clearTimeout(timer);
    clearInterval(looking);
    signal?.removeEventListener('abort', onAbort);
  }
}
