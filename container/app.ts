import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ComposerOrder } from '#domain/composer-order';
import type { ComposerEnv } from './env.ts';
import { type Ffmpeg, findFfmpeg } from './ffmpeg/find-ffmpeg.ts';
import { allowOrigins } from './orders/allow-origin.ts';
import type { LinePace } from './orders/fetch-inputs.ts';
import { OrderDesk } from './orders/order-desk.ts';
import { OrderFolders } from './orders/order-folders.ts';
import { readToken } from './orders/order-token.ts';
import { Problem } from './orders/problem.ts';
import { readBody } from './orders/read-body.ts';
import { StudioPool } from './orders/studio-pool.ts';
import { LINK_PATIENCE, type LinkPatience } from './orders/worker-link.ts';
import { findEngines, namesEngine } from './speech/engines/find-engines.ts';
import { presentEngine } from './speech/engines/present-engine.ts';
import type { FoundEngine } from './speech/engines/speech-engine.ts';
import { studioVersion } from './studio-version.ts';

const BEAT_MS = 5_000;
const WORK_LIMIT_MS = 30 * 60_000;

/** Parts that a test replaces. */
export interface ComposerParts {
  threadFile?: string;
  beatMs?: number;
  patience?: LinkPatience;
  slowest?: LinePace;
  workLimitMs?: number;
  threadMemoryMb?: number;
  log?: (event: Record<string, unknown>) => void;
}

export interface Composer {
  /** Not listening yet. */
  server: Server;
  /** Has its threads load what a film begins with; orders may come meanwhile. */
  warm(): Promise<void>;
  /** Refuses new orders, waits for running ones up to `graceMs`, hands the rest back, removes its files. */
  close(graceMs: number): Promise<void>;
}

/**
 * Builds the composer: finds ffmpeg, sweeps old folders, starts the threads. It does not listen. Throws if a setting
 * names an ffmpeg or a speech engine that is none.
 */
export async function createComposer(env: ComposerEnv, parts: ComposerParts = {}): Promise<Composer> {
  const ffmpeg = findFfmpeg(env.ffmpegPlaces);
  const version = studioVersion(ffmpeg.build);
  const folders = new OrderFolders(env.dataDir);
  await folders.open();
  const pool = new StudioPool(env.slots, parts);
  const engines = onceAsked(() => findEngines(env.enginePlaces));
  // Who names an engine hears at once that it is none; others wait for none.
  if (namesEngine(env.enginePlaces)) await engines();
  const log = parts.log ?? ((event) => process.stderr.write(`${JSON.stringify(event)}\n`));
  const room = {
    pool,
    folders,
    allow: allowOrigins(env.allowedOrigins),
    ffmpeg,
    engines,
    workLimitMs: parts.workLimitMs ?? WORK_LIMIT_MS,
    slowest: parts.slowest,
  };
  const desk = new OrderDesk(room, {
    slots: env.slots,
    queueDepth: env.queueDepth,
    beatMs: parts.beatMs ?? BEAT_MS,
    patience: parts.patience ?? LINK_PATIENCE,
    log,
  });
  const server = createServer((request, response) => {
    void answer({ desk, env, ffmpeg, engines, version, log }, request, response);
  });
  server.requestTimeout = 60_000;
  return {
    server,
    warm: () => pool.warm(),
    async close(graceMs) {
      await desk.drain(graceMs);
      await pool.close();
      await folders.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Desk {
  desk: OrderDesk;
  env: ComposerEnv;
  ffmpeg: Ffmpeg;
  engines: () => Promise<FoundEngine[]>;
  version: string;
  log: (event: Record<string, unknown>) => void;
}

async function answer(parts: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = `req_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  try {
    const { status, body } = await route(parts, request);
    send(response, status, 'application/json', body);
  } catch (error) {
    const problem =
      error instanceof Problem ? error : new Problem(500, 'composer.failed', 'Something went wrong.');
    if (!(error instanceof Problem)) {
      parts.log({
        event: 'request.failed',
        requestId,
        message: error instanceof Error ? error.stack : String(error),
      });
    }
    if (problem.retryAfterS !== undefined) response.setHeader('retry-after', String(problem.retryAfterS));
    // An unread body would hold the connection open.
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, problem.status, 'application/problem+json', problem.body(requestId));
  }
}

function send(response: ServerResponse, status: number, type: string, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
}

async function route(
  { desk, env, ffmpeg, engines, version }: Desk,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  const path = (request.url ?? '/').split('?')[0]!;
  const called = `${request.method} ${path}`;
  if (called === 'GET /health') {
    return { status: 200, body: { ok: true, ...desk.health(), version } };
  }
  if (called === 'GET /v1/version') {
    return { status: 200, body: { studioVersion: version, ffmpeg: ffmpeg.version } };
  }
  if (called === 'GET /v1/engines') {
    return { status: 200, body: { speech: (await engines()).map(presentEngine) } };
  }
  if (called === 'POST /v1/orders') {
    const { token, subject } = await readToken(request.headers.authorization, env.secret);
    const order = readOrder(await readBody(request));
    if (subject !== order.id) throw new Problem(403, 'token.other_order', 'This token is for another order.');
    return { status: 202, body: desk.accept(order, token) };
  }
  const id = /^\/v1\/orders\/([^/]+)$/.exec(path)?.[1];
  if (id !== undefined && (request.method === 'GET' || request.method === 'DELETE')) {
    const { subject } = await readToken(request.headers.authorization, env.secret);
    const status = subject !== id ? null : request.method === 'GET' ? desk.status(id) : await desk.stop(id);
    if (status === null) throw new Problem(404, 'order.not_found', 'There is no such order here.');
    return { status: 200, body: status };
  }
  if (id !== undefined || ['/health', '/v1/version', '/v1/engines', '/v1/orders'].includes(path)) {
    throw new Problem(405, 'method.not_allowed', 'This address knows no such method.');
  }
  throw new Problem(404, 'route.not_found', 'There is nothing at this address.');
}

/** Looks once, when it is asked for the first time; what went wrong then goes wrong again. */
function onceAsked<T>(look: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= look();
    return found;
  };
}

function readOrder(body: unknown): ComposerOrder {
  const parsed = ComposerOrder.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Problem(422, 'order.invalid', 'This is not an order.', { errors });
}
