import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256Hex } from '#domain/content-key';
import type { JournalStore, NewEvent } from './journal-store.ts';

export const TICKET_SECONDS = 60;
const TICKET_BYTES = 32;
/** RFC 6455 7.4.1, 7.4.2. */
const POLICY_VIOLATION = 1008;
const NORMAL = 1000;
const MAX_SOCKETS = 64;

/** The sign-in or key that a ticket was made for. */
export const listenerOf = (ticket: string): string => ticket.slice(ticket.indexOf('.') + 1);

/** The sockets of a job: they hibernate with their object, and replay by number what they missed. */
export class JobSockets {
  readonly #ctx: DurableObjectState;
  readonly #store: JournalStore;

  constructor(ctx: DurableObjectState, store: JournalStore) {
    this.#ctx = ctx;
    this.#store = store;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** Opens one socket within 60 s, of that sign-in or key; only its hash is kept, which covers the name as well. */
  createTicket(listener: string): string {
    const secret = bytesToHex(crypto.getRandomValues(new Uint8Array(TICKET_BYTES)));
    const ticket = `tkt_${secret}.${listener}`;
    const now = Date.now();
    this.#store.saveTicket(sha256Hex(ticket), now + TICKET_SECONDS * 1000, now);
    return ticket;
  }

  /** 101 with the socket, or 401: the ticket is unknown, used or too old. */
  open(query: URLSearchParams): Response {
    const ticket = query.get('ticket') ?? '';
    if (!this.#store.takeTicket(sha256Hex(ticket), Date.now())) return new Response(null, { status: 401 });
    const [oldest] = this.#ctx.getWebSockets();
    if (oldest && this.#ctx.getWebSockets().length >= MAX_SOCKETS) oldest.close(POLICY_VIOLATION, 'too many');
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server, [listenerOf(ticket)]);
    const after = Number(query.get('after') ?? 0);
    for (const event of this.#store.eventsAfter(Number.isSafeInteger(after) ? after : 0)) server.send(event);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Numbers an event, keeps it, and sends it to everybody who listens. */
  say(event: NewEvent): void {
    const text = JSON.stringify(this.#store.appendEvent(event, new Date()));
    for (const socket of this.#ctx.getWebSockets()) {
      try {
        socket.send(text);
      } catch {
        // It is closing; it will ask for what it missed when it comes back.
      }
    }
  }

  /** Closes the sockets of a sign-in or key that has ended, or all but those of one. */
  closeListeners(which: { only: string } | { but: string | null }): void {
    for (const socket of this.#ctx.getWebSockets()) {
      const [listener] = this.#ctx.getTags(socket);
      const goes = 'only' in which ? listener === which.only : listener !== which.but;
      if (goes) socket.close(POLICY_VIOLATION, 'the sign-in has ended');
    }
  }

  closeAll(): void {
    for (const socket of this.#ctx.getWebSockets()) socket.close(NORMAL, 'the job is deleted');
  }

  /** Nothing is asked over the socket; pings are answered without waking anybody. */
  hear(socket: WebSocket, _message: string | ArrayBuffer): void {
    socket.close(POLICY_VIOLATION, 'this socket only tells');
  }

  closed(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? NORMAL : code);
  }
}
