import type { JobEvent } from '#domain/film-job';
import type { DraftOrder } from '#domain/film-orders';
import type { JournalStep } from '#domain/journal';
import type { Purchase } from '#domain/purchase';

/** What a step is to do, frozen: an order for the composer, or a purchase. */
export type StepDraft = DraftOrder | { purchase: Purchase };

/** Characters a row of a document holds: a row of a Durable Object may have 2 MB, a character 4 bytes. */
const PART_CHARS = 400_000;

/** Omit that keeps a union a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event before it has its number. */
export type NewEvent = Without<JobEvent, 'seq' | 'at'>;

/**
 * What a FilmJob keeps in its own SQLite: one row a step, what each step is to do, documents that are frozen
 * at the start (plan, timeline, versions), the events its sockets have seen, tickets. Synchronous.
 */
export class JournalStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#createTables();
  }

  #createTables(): void {
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS steps (key TEXT PRIMARY KEY, row TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS drafts (key TEXT PRIMARY KEY, draft TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS documents (name TEXT, part INTEGER, text TEXT NOT NULL, PRIMARY KEY (name, part));
      CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY, event TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS tickets (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL);
    `);
  }

  /** All or nothing: `work` must be synchronous. */
  atomically(work: () => void): void {
    this.#storage.transactionSync(work);
  }

  journal(): Map<string, JournalStep> {
    const rows = this.#sql.exec<{ key: string; row: string }>('SELECT key, row FROM steps');
    return new Map(rows.toArray().map(({ key, row }) => [key, JSON.parse(row) as JournalStep]));
  }

  saveSteps(steps: Iterable<JournalStep>): void {
    for (const step of steps) {
      this.#sql.exec('INSERT OR REPLACE INTO steps (key, row) VALUES (?, ?)', step.key, JSON.stringify(step));
    }
  }

  /** Forgets steps and what they were to do; they begin anew when their turn comes. */
  dropSteps(keys: Iterable<string>): void {
    for (const key of keys) {
      this.#sql.exec('DELETE FROM steps WHERE key = ?', key);
      this.#sql.exec('DELETE FROM drafts WHERE key = ?', key);
    }
  }

  draft(key: string): StepDraft | null {
    const [row] = this.#sql.exec<{ draft: string }>('SELECT draft FROM drafts WHERE key = ?', key).toArray();
    return row ? (JSON.parse(row.draft) as StepDraft) : null;
  }

  saveDraft(key: string, draft: StepDraft): void {
    this.#sql.exec('INSERT OR REPLACE INTO drafts (key, draft) VALUES (?, ?)', key, JSON.stringify(draft));
  }

  document<T>(name: string): T | null {
    const rows = this.#sql
      .exec<{ text: string }>('SELECT text FROM documents WHERE name = ? ORDER BY part', name)
      .toArray();
    return rows.length === 0 ? null : (JSON.parse(rows.map((row) => row.text).join('')) as T);
  }

  saveDocument(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    this.atomically(() => {
      this.dropDocument(name);
      for (let part = 0, start = 0; start < text.length; part++) {
        const end = partEnd(text, start);
        const slice = text.slice(start, end);
        this.#sql.exec('INSERT INTO documents (name, part, text) VALUES (?, ?, ?)', name, part, slice);
        start = end;
      }
    });
  }

  dropDocument(name: string): void {
    this.#sql.exec('DELETE FROM documents WHERE name = ?', name);
  }

  /** The next fencing token; it never comes again in this job. */
  nextFence(): number {
    const fence = (this.document<number>('fence') ?? 0) + 1;
    this.saveDocument('fence', fence);
    return fence;
  }

  /** Numbers an event without a gap and keeps it. */
  appendEvent(event: NewEvent, at: Date): JobEvent {
    const [last] = this.#sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM events').toArray();
    const numbered = { ...event, seq: (last?.seq ?? 0) + 1, at: at.toISOString() } as JobEvent;
    this.#sql.exec('INSERT INTO events (seq, event) VALUES (?, ?)', numbered.seq, JSON.stringify(numbered));
    return numbered;
  }

  /** Events with a higher number than `after`, as they are sent. */
  eventsAfter(after: number): string[] {
    const rows = this.#sql.exec<{ event: string }>(
      'SELECT event FROM events WHERE seq > ? ORDER BY seq',
      after,
    );
    return rows.toArray().map((row) => row.event);
  }

  saveTicket(hash: string, expiresAt: number, now: number): void {
    this.#sql.exec('DELETE FROM tickets WHERE expires_at <= ?', now);
    this.#sql.exec('INSERT INTO tickets (hash, expires_at) VALUES (?, ?)', hash, expiresAt);
  }

  /** Takes a ticket away; true: it was there and in time. */
  takeTicket(hash: string, now: number): boolean {
    const taken = this.#sql.exec<{ expires_at: number }>(
      'DELETE FROM tickets WHERE hash = ? RETURNING expires_at',
      hash,
    );
    const [ticket] = taken.toArray();
    return ticket !== undefined && ticket.expires_at > now;
  }

  /** Forgets everything, the alarm included: there is no such job. */
  async clear(): Promise<void> {
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
    this.#createTables();
  }
}

/** Where a part that begins at `start` ends: never between the halves of a surrogate pair. */
function partEnd(text: string, start: number): number {
  const end = Math.min(text.length, start + PART_CHARS);
  return end < text.length && (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
