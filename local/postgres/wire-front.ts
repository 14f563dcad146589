import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { TurnQueue } from './turn-queue.ts';
import * as wire from './wire-messages.ts';

/**
 * The part of PGlite the front drives: raw protocol bytes in, raw protocol bytes out. Its `execProtocolRaw` would parse
 * each answer as well, and keep every message of it for ever.
 */
export type WireEngine = {
  execProtocolRawStream(message: Uint8Array, options: { onRawData(bytes: Uint8Array): void }): Promise<void>;
};

export type WireFrontOptions = {
  engine: WireEngine;
  /** Asked in clear text, so the front listens on loopback only. */
  password: string;
  /** A connection that sits in a transaction longer than this is rolled back and closed. */
  idleInTransactionMs?: number;
  /** A larger message closes the connection. */
  maxMessageBytes?: number;
};

export type WireFront = {
  listen(port?: number): Promise<number>;
  close(): Promise<void>;
  /** Open client connections. */
  connections(): number;
};

const ENDS_UNIT = new Set(['S', 'Q', 'F']);

/**
 * Lets many connections share the one session of an embedded PostgreSQL, as a transaction pooler does:
 * a connection owns the engine from its first message until ReadyForQuery says idle, so transactions never
 * interleave. Session state (SET, LISTEN, advisory locks) is shared, as behind Neon's pooled host.
 */
export function createWireFront(options: WireFrontOptions): WireFront {
  const turns = new TurnQueue();
  const sockets = new Set<Socket>();
  let connectionCount = 0;
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    connectionCount += 1;
    serveConnection(socket, connectionCount, turns, options);
  });
  return {
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(async () => {
          // The last owner's rollback is queued behind its turn; the engine is free once ours comes.
          (await turns.acquire())();
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
    connections: () => sockets.size,
  };
}

function serveConnection(socket: Socket, id: number, turns: TurnQueue, options: WireFrontOptions): void {
  const { engine, password, idleInTransactionMs = 15_000, maxMessageBytes = 64 << 20 } = options;
  const statements = new Set<string>();
  let phase: 'startup' | 'password' | 'ready' = 'startup';
  let received: Buffer = Buffer.alloc(0);
  let release: (() => void) | null = null;
  let inTransaction = false;
  let idleTimer: NodeJS.Timeout | undefined;
  let closed = false;
  let work: Promise<void> = Promise.resolve();

  const refuse = (code: string, text: string) => {
    if (!closed) socket.end(wire.errorResponse('FATAL', code, text));
    closed = true;
  };

  const run = async (unit: Buffer): Promise<void> => {
    clearTimeout(idleTimer);
    if (!release) {
      release = await turns.acquire();
      if (closed) return yieldTurn();
    }
    const answer = await ask(engine, unit);
    const status = wire.lastTransactionStatus(answer);
    inTransaction = status === null ? inTransaction : status !== 'I';
    if (status === 'I') yieldTurn();
    else idleTimer = setTimeout(endIdle, idleInTransactionMs).unref();
    if (!closed) socket.write(answer);
  };

  const yieldTurn = () => {
    release?.();
    release = null;
  };

  const endIdle = () => {
    refuse('25P03', 'terminating connection due to idle-in-transaction timeout');
    enqueue(leave);
  };

  /** Leaves the shared session as if this connection had never been: no transaction, no statements. */
  const leave = async (): Promise<void> => {
    clearTimeout(idleTimer);
    if (release) {
      await ask(engine, wire.message('S'));
      await ask(engine, wire.query('ROLLBACK'));
      inTransaction = false;
      yieldTurn();
    }
    if (statements.size > 0) {
      const done = await turns.acquire();
      for (const name of statements) {
        await ask(engine, wire.query(`DEALLOCATE "${name.replaceAll('"', '""')}"`));
      }
      statements.clear();
      done();
    }
  };

  const enqueue = (task: () => Promise<void>) => {
    work = work.then(task).catch((error: unknown) => {
      yieldTurn();
      refuse('XX000', error instanceof Error ? error.message : String(error));
    });
  };

  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (phase === 'startup') readStartup();
    if (phase === 'password') readPassword();
    if (phase === 'ready') readMessages();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    closed = true;
    enqueue(leave);
  });

  function readStartup(): void {
    while (phase === 'startup' && received.length >= 8) {
      const length = received.readInt32BE(0);
      if (length < 8 || length > 10_000) {
        socket.destroy();
        return;
      }
      if (received.length < length) return;
      const code = received.readInt32BE(4);
      received = received.subarray(length);
      if (code === wire.PROTOCOL_V3) {
        phase = 'password';
        socket.write(wire.cleartextPasswordRequest());
      } else if (code === wire.SSL_REQUEST || code === wire.GSS_REQUEST) {
        socket.write('N');
      } else {
        socket.destroy();
      }
    }
  }

  function readPassword(): void {
    const next = takeMessage();
    if (!next) return;
    const given = next.toString('utf8', 5, Math.max(5, next.length - 1));
    if (next[0] === 0x70 && sameText(given, password)) {
      phase = 'ready';
      socket.write(wire.welcome(id));
    } else {
      refuse('28P01', 'password authentication failed');
    }
  }

  /** Hands complete messages on in units that end at Sync or Query, so answers come as they are due. */
  function readMessages(): void {
    let unit: Buffer[] = [];
    for (let next = takeMessage(); next; next = takeMessage()) {
      const type = String.fromCharCode(next[0]!);
      if (type === 'X') {
        socket.end();
        break;
      }
      unit.push(wire.scopeStatementName(next, `c${id}_`, (name) => statements.add(name)));
      if (ENDS_UNIT.has(type)) {
        const whole = Buffer.concat(unit);
        enqueue(() => run(whole));
        unit = [];
      }
    }
    if (unit.length > 0) {
      const whole = Buffer.concat(unit);
      enqueue(() => run(whole));
    }
  }

  function takeMessage(): Buffer | null {
    if (closed || received.length < 5) return null;
    const length = received.readInt32BE(1);
    if (length < 4 || length > maxMessageBytes) {
      refuse('08P01', 'invalid message length');
      return null;
    }
    if (received.length < 1 + length) return null;
    const next = received.subarray(0, 1 + length);
    received = received.subarray(1 + length);
    return next;
  }
}

/** What the engine answers to one or more whole messages. */
async function ask(engine: WireEngine, message: Uint8Array): Promise<Buffer> {
  const parts: Buffer[] = [];
  // The bytes are a view of the engine's own memory.
  await engine.execProtocolRawStream(message, { onRawData: (bytes) => parts.push(Buffer.from(bytes)) });
  return Buffer.concat(parts);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
