import type { components } from './generated/api.ts';
import type { Studio } from './studio.ts';
import { isPassing, pause } from './wait-for-job.ts';

export type JobEvent = components['schemas']['JobEvent'];

export interface WatchOptions {
  /** The last `seq` that was seen; 0: from the beginning. */
  after?: number;
  /** Ends the watching. */
  signal?: AbortSignal;
  /** Stands in for the global `WebSocket`. */
  WebSocket?: typeof WebSocket;
}

const SETTLED: readonly string[] = ['completed', 'failed', 'cancelled', 'moderation_failed'];
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8000;
const TRIES = 12;

/**
 * Every event of a job in order and once each, from `after` on, until the job has settled. A connection that
 * breaks is opened anew with a new ticket, and what was missed meanwhile comes first. Throws `StudioProblem`, or an
 * Error when the studio stays away.
 */
export async function* watchJob(
  studio: Studio,
  jobId: string,
  { after = 0, signal, WebSocket: Socket = WebSocket }: WatchOptions = {},
): AsyncGenerator<JobEvent, void> {
  let seen = after;
  for (let tries = 0; !signal?.aborted; ) {
    const before = seen;
    for await (const event of connect(studio, jobId, seen, Socket, signal)) {
      if (event.seq <= seen) continue;
      seen = event.seq;
      yield event;
      if (event.type === 'status' && SETTLED.includes(event.status)) return;
    }
    tries = seen > before ? 0 : tries + 1;
    if (signal?.aborted) return;
    // Nothing was told: it may have settled before `after`, or its socket may have been closed early.
    if (tries > 0 && (await isSettled(studio, jobId))) return;
    if (tries > TRIES) throw new Error(`The events of ${jobId} cannot be reached.`);
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries), signal);
  }
}

async function isSettled(studio: Studio, jobId: string): Promise<boolean> {
  try {
    const { data } = await studio.api.GET('/api/v1/jobs/{jobId}', { params: { path: { jobId } } });
    return SETTLED.includes(data?.status ?? '');
  } catch (error) {
    if (isPassing(error)) return false;
    throw error;
  }
}

/** What one connection tells until it ends, however it ends. */
async function* connect(
  studio: Studio,
  jobId: string,
  after: number,
  Socket: typeof WebSocket,
  signal: AbortSignal | undefined,
): AsyncGenerator<JobEvent, void> {
  const ticket = await takeTicket(studio, jobId);
  if (ticket === null) return;
  const address = new URL(`${studio.url}/api/v1/jobs/${encodeURIComponent(jobId)}/events`);
  address.protocol = address.protocol.replace('http', 'ws');
  address.search = new URLSearchParams({ ticket, after: String(after) }).toString();
  const socket = new Socket(address);
  const heard: JobEvent[] = [];
  let isOver = false;
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)));
    wake();
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  signal?.addEventListener('abort', end, { once: true });
  try {
    for (;;) {
      const event = heard.shift();
      if (event) yield event;
      else if (isOver) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal?.removeEventListener('abort', end);
    socket.close();
  }
}

/** Null: the studio is away for now. */
async function takeTicket(studio: Studio, jobId: string): Promise<string | null> {
  try {
    const { data } = await studio.api.POST('/api/v1/jobs/{jobId}/tickets', { params: { path: { jobId } } });
    return data?.ticket ?? null;
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}
