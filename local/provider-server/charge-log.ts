import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

/** One request that could have cost something, or a task's end. Refused ones stand here with 0. */
export interface LogEntry {
  n: number;
  at: string;
  vendor: string;
  what: string;
  model: string;
  micros: number;
  requestHash: string;
  /** SHA-256 (hex) of the prompt or of the text to be spoken. */
  textHash?: string;
  taskId?: string;
  /** Whose account; absent: the studio's. */
  payer?: 'own';
  /** Pictures that were shown with a picture's prompt. */
  references?: number;
  /** What the answer's `x-request-id` says. */
  requestId?: string;
}

/** A prediction as it was submitted; how it stands follows from the clock. */
export interface TaskRecord {
  id: string;
  /** Absent: replicate. */
  vendor?: 'elevenlabs' | 'runway';
  account: string;
  payer?: 'own';
  model: string;
  input: Record<string, unknown>;
  requestHash: string;
  createdAtMs: number;
  doneAtMs: number;
  error: string | null;
}

type Line =
  | { type: 'entry'; entry: LogEntry }
  | { type: 'task'; task: TaskRecord }
  | { type: 'cancelled'; taskId: string; atMs: number };

/**
 * What the vendor charged, as JSON lines that are on the disk before anybody is answered. Opened again it knows
 * everything it knew; a last line that a kill tore is taken off.
 */
export class ChargeLog {
  readonly entries: LogEntry[] = [];
  readonly tasks = new Map<string, TaskRecord>();
  readonly cancelled = new Map<string, number>();
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a+', 0o600);
    const bytes = readFileSync(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) ftruncateSync(this.#file, whole);
    for (const row of bytes.subarray(0, whole).toString('utf8').split('\n')) {
      if (row !== '') this.#remember(JSON.parse(row) as Line);
    }
  }

  get totalMicros(): number {
    return this.entries.reduce((sum, { micros }) => sum + micros, 0);
  }

  charge(entry: Omit<LogEntry, 'n' | 'at'>): void {
    const stamped = { n: this.entries.length + 1, at: new Date().toISOString(), ...entry };
    this.#append({ type: 'entry', entry: stamped });
  }

  submit(task: TaskRecord): void {
    this.#append({ type: 'task', task });
  }

  cancel(taskId: string, atMs: number): void {
    this.#append({ type: 'cancelled', taskId, atMs });
  }

  close(): void {
    closeSync(this.#file);
  }

  #append(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
    this.#remember(line);
  }

  #remember(line: Line): void {
    switch (line.type) {
      case 'entry':
        this.entries.push(line.entry);
        return;
      case 'task':
        this.tasks.set(line.task.id, line.task);
        return;
      case 'cancelled':
        this.cancelled.set(line.taskId, line.atMs);
        return;
      default:
        line satisfies never;
    }
  }
}
