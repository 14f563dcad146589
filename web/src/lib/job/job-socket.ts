import type { JobEvent } from '#domain/film-job';
import { studio } from '#web/api/studio.ts';
import { reconnectWaitMs } from './reconnect-wait.ts';

export interface JobSocketHandlers {
  onevent: (event: JobEvent) => void;
  /** True: events come by socket. False: they do not, for now. */
  onlive: (live: boolean) => void;
}

/** Keeps a WebSocket of a job's events open, each event once and in order, until it is closed. */
export class JobSocket {
  readonly #jobId: string;
  readonly #handlers: JobSocketHandlers;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #lastSeq = 0;
  #closed = false;

  constructor(jobId: string, handlers: JobSocketHandlers) {
    this.#jobId = jobId;
    this.#handlers = handlers;
  }

  async open(): Promise<void> {
    if (this.#closed) return;
    this.#attempt += 1;
    try {
      const { ticket } = await studio.jobs.ticket(this.#jobId);
      if (!this.#closed) this.#connect(ticket);
    } catch (thrown) {
      console.warn('No ticket for live events', thrown);
      this.#openLater();
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#socket = null;
  }

  #connect(ticket: string): void {
    const url = new URL(`/api/v1/jobs/${encodeURIComponent(this.#jobId)}/events`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('ticket', ticket);
    url.searchParams.set('after', String(this.#lastSeq));
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#attempt = 0;
      this.#handlers.onlive(true);
    });
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#take(data);
    });
    socket.addEventListener('close', () => {
      if (this.#closed || this.#socket !== socket) return;
      this.#handlers.onlive(false);
      this.#openLater();
    });
  }

  #take(text: string): void {
    let event: JobEvent;
    try {
      event = JSON.parse(text) as JobEvent;
    } catch (thrown) {
      console.warn('An event that cannot be read', thrown);
      return;
    }
    if (typeof event.seq !== 'number' || event.seq <= this.#lastSeq) return;
    this.#lastSeq = event.seq;
    this.#handlers.onevent(event);
  }

  #openLater(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    const wait = reconnectWaitMs(Math.max(1, this.#attempt), Math.random());
    this.#timer = setTimeout(() => void this.open(), wait);
  }
}
