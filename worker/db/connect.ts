import { neonConfig, Pool } from '@neondatabase/serverless';
import { drizzle, type NeonDatabase } from 'drizzle-orm/neon-serverless';

export type Database = NeonDatabase;
/** What a verb needs to read and write: the database itself or a transaction on it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Waiting longer than this helps nobody: the edge gives a request ten seconds in all. */
const CONNECT_TIMEOUT_MS = 4_000;
const QUERY_TIMEOUT_MS = 8_000;

/** The database cannot be reached or does not answer in time; the request may be sent again. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

export interface DatabaseConnection {
  db: Database;
  /** Closes every connection that was opened. Never rejects. */
  close(): Promise<void>;
}

/**
 * A pool for one request, event or batch: sockets of a Worker may not be shared between them. Nothing is
 * opened before the first query. `neonProxy` is the local stand-in for Neon's WebSocket address.
 */
export function connectDatabase(
  { databaseUrl, neonProxy }: { databaseUrl: string; neonProxy?: string | undefined },
  maxConnections = 2,
): DatabaseConnection {
  if (neonProxy) {
    neonConfig.wsProxy = neonProxy;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  }
  // A pooled Neon host refuses `statement_timeout` as a startup parameter: a migration sets it instead.
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idleTimeoutMillis: 0,
  });
  // Without a listener an idle connection's loss would end the isolate; the next query meets it anyway.
  pool.on('error', () => undefined);
  const connect = pool.connect.bind(pool);
  // The driver rejects with the WebSocket's bare event, which is no Error and which nobody downstream catches.
  const connectOrExplain = (callback?: Parameters<typeof connect>[0]) =>
    callback
      ? connect(callback)
      : connect().catch((cause: unknown) => {
          throw cause instanceof Error ? cause : new DatabaseUnavailable('no connection', { cause });
        });
  pool.connect = connectOrExplain as typeof pool.connect;
  return {
    // Without the schema: reading it costs half a millisecond a request, and only `db.query` would use it.
    db: drizzle({ client: pool }),
    close: () => pool.end().catch(() => undefined),
  };
}

/** The SQLSTATE that Postgres answered with, e.g. `23505`; undefined: the error is none of Postgres's. */
export function sqlState(error: unknown): string | undefined {
  for (const link of causes(error)) {
    const { code } = link as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** The name of the constraint that a write broke, if `error` says so. */
export function brokenConstraint(error: unknown): string | undefined {
  for (const link of causes(error)) {
    const { constraint } = link as { constraint?: unknown };
    if (typeof constraint === 'string') return constraint;
  }
  return undefined;
}

/**
 * True if `error` means that the database could not be reached, is full, is stopping, was too slow, or lost
 * the connection: trouble that passes. SQLSTATE classes: PostgreSQL appendix A.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return /^(08|53|57P|57014|25P03|40001|40P01|55P03)/.test(state);
  return causes(error).some(
    (link) =>
      link instanceof DatabaseUnavailable || isSocketEvent(link) || TRANSPORT_TROUBLE.test(messageOf(link)),
  );
}

const TRANSPORT_TROUBLE =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|client was closed|not queryable|websocket|network connection lost|connection closed|connection ended|ECONN/i;

/** The driver rejects with the WebSocket's bare error event, which is no `Error`. */
function isSocketEvent(error: unknown): boolean {
  return typeof Event !== 'undefined' && error instanceof Event && error.type === 'error';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function causes(error: unknown): object[] {
  const chain: object[] = [];
  for (let link = error; link && typeof link === 'object' && chain.length < 8; ) {
    chain.push(link);
    link = (link as { cause?: unknown }).cause;
  }
  return chain;
}
