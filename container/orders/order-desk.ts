import { type ComposerOrder, type OrderKind, type OrderReport, OrderStatus } from '#domain/composer-order';
import { canonicalJson, sha256Hex } from '#domain/content-key';
import { Problem } from './problem.ts';
import { failureOf, type OrderRoom, runOrder } from './run-order.ts';
import { LinkLost, type LinkPatience, OrderUnwanted, WorkerLink } from './worker-link.ts';

export interface DeskOptions {
  slots: number;
  queueDepth: number;
  /** Between two signs of life of an order, in ms. */
  beatMs: number;
  patience: LinkPatience;
  log: (event: Record<string, unknown>) => void;
}

export interface DeskHealth {
  busy: number;
  /** The same as `busy`. */
  running: number;
  waiting: number;
  slots: number;
}

type Entry = {
  id: string;
  kind: OrderKind;
  /** Stands for the work, which may be megabytes, long after it is done. */
  workHash: string;
  order: ComposerOrder | null;
  link: WorkerLink;
  state: OrderStatus['state'];
  progress: number;
  report: OrderReport | undefined;
  abort: AbortController;
  heart: NodeJS.Timeout;
  ended: Promise<void>;
  markEnded: () => void;
  acceptedMs: number;
};

/** Why an order ends before its work is done: nobody wants it, or the composer itself goes. */
const UNWANTED = new OrderUnwanted('stopped');
class ComposerStopping extends Error {
  override readonly name = 'ComposerStopping';
}

const KEPT_FINISHED = 500;
/** Answers to this: come back after so many seconds. */
const RETRY_AFTER_S = 5;
/** Once stopping, the last words of an order are tried for no longer than this. */
const LAST_WORDS_MS = 3_000;

/** Takes orders in, holds those that wait, starts them as slots fall free, and knows how each one is. */
export class OrderDesk {
  private readonly room: OrderRoom;
  private readonly options: DeskOptions;
  private readonly entries = new Map<string, Entry>();
  private readonly waiting: Entry[] = [];
  private readonly running = new Set<Entry>();
  private readonly delivering = new Set<Promise<void>>();
  private stopping = false;

  constructor(room: OrderRoom, options: DeskOptions) {
    this.room = room;
    this.options = options;
  }

  /**
   * Takes an order in. The same id again is the same order, with the fresher token. Throws Problem
   * 409 (same id, other work), 429 (full) or 503 (stopping).
   */
  accept(order: ComposerOrder, token: string): OrderStatus {
    const known = this.entries.get(order.id);
    if (known) {
      if (known.workHash !== hashOf(order)) {
        throw new Problem(409, 'order.conflict', 'This id belongs to an order of other work.');
      }
      known.link.token = token;
      return statusOf(known);
    }
    if (this.stopping) {
      throw new Problem(503, 'composer.stopping', 'The composer is stopping.', {
        retryAfterS: RETRY_AFTER_S,
      });
    }
    if (this.running.size >= this.lanes() && this.waiting.length >= this.options.queueDepth) {
      throw new Problem(429, 'composer.full', 'All slots and waiting places are taken.', {
        retryAfterS: RETRY_AFTER_S,
      });
    }
    const entry = this.open(order, token);
    this.waiting.push(entry);
    this.startNext();
    return statusOf(entry);
  }

  /** How an order is; null if this composer does not know it. */
  status(id: string): OrderStatus | null {
    const entry = this.entries.get(id);
    return entry ? statusOf(entry) : null;
  }

  /** Stops an order and waits until nothing of it runs; null if it is not known. */
  async stop(id: string): Promise<OrderStatus | null> {
    const entry = this.entries.get(id);
    if (!entry) return null;
    if (entry.state === 'waiting' || entry.state === 'running') this.end(entry, UNWANTED);
    await entry.ended;
    return statusOf(entry);
  }

  health(): DeskHealth {
    return {
      busy: this.running.size,
      running: this.running.size,
      waiting: this.waiting.length,
      slots: this.options.slots,
    };
  }

  /** Refuses new orders, lets the running ones end within `graceMs`, hands the rest back. */
  async drain(graceMs: number): Promise<void> {
    this.stopping = true;
    for (const entry of [...this.waiting]) this.end(entry, new ComposerStopping('The composer is stopping.'));
    const all = () => [...this.running].map((entry) => entry.ended);
    await within(graceMs, Promise.all(all()));
    for (const entry of this.running) this.end(entry, new ComposerStopping('The composer is stopping.'));
    await Promise.all(all());
    await within(LAST_WORDS_MS, Promise.all(this.delivering));
    for (const entry of this.entries.values()) clearInterval(entry.heart);
  }

  /** Twice the slots: while some orders compute, others fetch and upload. Threads stay at one a slot. */
  private lanes(): number {
    return this.options.slots * 2;
  }

  private open(order: ComposerOrder, token: string): Entry {
    const { promise: ended, resolve: markEnded } = Promise.withResolvers<void>();
    const link = new WorkerLink(order.reportUrl, token, this.room.allow, this.options.patience);
    const entry: Entry = {
      id: order.id,
      kind: order.work.kind,
      workHash: hashOf(order),
      order,
      link,
      state: 'waiting',
      progress: 0,
      report: undefined,
      abort: new AbortController(),
      heart: setInterval(() => void this.beat(entry), this.options.beatMs),
      ended,
      markEnded,
      acceptedMs: performance.now(),
    };
    this.entries.set(order.id, entry);
    return entry;
  }

  private async beat(entry: Entry): Promise<void> {
    try {
      await entry.link.beat(entry.progress, entry.abort.signal);
    } catch (error) {
      if (error instanceof OrderUnwanted) this.end(entry, error);
    }
  }

  private startNext(): void {
    while (this.running.size < this.lanes() && this.waiting.length > 0) {
      const entry = this.waiting.shift()!;
      entry.state = 'running';
      this.running.add(entry);
      void this.run(entry, entry.order!);
    }
  }

  private async run(entry: Entry, order: ComposerOrder): Promise<void> {
    const { link, abort } = entry;
    const advance = (progress: number) => {
      entry.progress = Math.max(entry.progress, Math.min(1, progress));
    };
    try {
      const report = await runOrder(this.room, order, link, abort.signal, advance);
      this.finish(entry, report);
    } catch (error) {
      this.finish(entry, error instanceof OrderUnwanted ? null : this.reportOf(error));
    }
    this.running.delete(entry);
    this.startNext();
  }

  /** Ends an order from outside: at once if it waits, else as soon as its work has let go. */
  private end(entry: Entry, reason: Error): void {
    const place = this.waiting.indexOf(entry);
    entry.abort.abort(reason);
    if (place < 0) return;
    this.waiting.splice(place, 1);
    this.finish(entry, reason instanceof OrderUnwanted ? null : this.reportOf(reason));
  }

  private reportOf(error: unknown): OrderReport {
    if (error instanceof ComposerStopping) {
      return { state: 'failed', code: 'composer.stopping', message: error.message, retryable: true };
    }
    return failureOf(error);
  }

  /** Closes an order with its last report; null: it was stopped and there is nobody to tell. */
  private finish(entry: Entry, report: OrderReport | null): void {
    clearInterval(entry.heart);
    entry.order = null;
    entry.report = report ?? undefined;
    entry.state = report === null ? 'stopped' : report.state === 'done' ? 'done' : 'failed';
    if (entry.state === 'done') entry.progress = 1;
    this.options.log({
      event: 'order.ended',
      order: entry.id,
      kind: entry.kind,
      state: entry.state,
      ms: Math.round(performance.now() - entry.acceptedMs),
      ...(report?.state === 'failed' ? { code: report.code, message: report.message } : {}),
    });
    if (report) this.send(entry, report);
    entry.markEnded();
    this.forgetOldest();
  }

  private send(entry: Entry, report: OrderReport): void {
    // Delivering outlives the order's own signal: a stopped composer still has to hand it back.
    const patienceMs = this.stopping ? LAST_WORDS_MS : this.options.patience.reportMs;
    const sent = entry.link
      .deliver(report, AbortSignal.timeout(patienceMs + this.options.patience.callMs), patienceMs)
      .catch((error: unknown) => {
        const lost = error instanceof LinkLost || error instanceof OrderUnwanted;
        const message = error instanceof Error ? error.message : String(error);
        this.options.log({ event: 'report.lost', order: entry.id, expected: lost, message });
      })
      .finally(() => this.delivering.delete(sent));
    this.delivering.add(sent);
  }

  private forgetOldest(): void {
    const finished = [...this.entries.values()].filter((e) => e.state !== 'waiting' && e.state !== 'running');
    for (const entry of finished.slice(0, Math.max(0, finished.length - KEPT_FINISHED))) {
      this.entries.delete(entry.id);
    }
  }
}

function hashOf(order: ComposerOrder): string {
  return sha256Hex(canonicalJson(order.work));
}

function statusOf(entry: Entry): OrderStatus {
  return OrderStatus.parse({
    id: entry.id,
    kind: entry.kind,
    state: entry.state,
    progress: entry.progress,
    report: entry.report,
  });
}

async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([done, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
