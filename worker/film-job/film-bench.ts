import {
  createExecutionContext,
  createMessageBatch,
  runDurableObjectAlarm,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { decodeJwt } from 'jose';
import { vi } from 'vitest';
import type { JobEvent } from '#domain/film-job';
import type { JournalStep } from '#domain/journal';
import { app } from '../app.ts';
import type { Env } from '../env.ts';
import { handleBatch } from '../queue.ts';
import { call, ORIGIN, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { installOutside } from './fake-outside.ts';

export const SCRIPT = `Mara climbed the stairs. "Is anybody there?" she asked.

An old man opened the door. "I have waited for you," he said.`;
export const USUAL_WAY = ['pending', 'queued', 'moderating', 'processing', 'completed'];
export const SETTLED = ['completed', 'failed', 'moderation_failed', 'cancelled'];

interface WorkOptions {
  /** Turns until it is given up. */
  turns?: number;
  /** Orders the composer finishes a turn. */
  atOnce?: number;
  /** Run the object's alarm each turn. */
  alarms?: boolean;
  /** Let this much time pass each turn. */
  stepMs?: number;
  between?: () => Promise<void>;
}

export type FilmBench = Awaited<ReturnType<typeof openBench>>;

/** A user with a project, a scripted composer, a bucket in memory: all that a job needs to be watched. */
export async function openBench() {
  const { composer, bucket, restore } = installOutside();
  const token = (await signUp('maker')).accessToken;
  const api = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(method, `/api/v1/${path}`, { token, headers, ...(body === undefined ? {} : { body }) });
  const projectId: string = (await api('POST', 'projects', { name: 'Film' })).json.id;
  const stub = (jobId: string) => testEnv.FILM_JOB.getByName(jobId);
  const get = async (path: string) => (await api('GET', path)).json;
  const runAlarm = (jobId: string) => runDurableObjectAlarm(stub(jobId)).catch(() => false);

  async function createJob(script = SCRIPT): Promise<string> {
    const answer = await api('POST', `projects/${projectId}/jobs`, { script, config: { resolution: 480 } });
    if (answer.status !== 202) throw new Error(`job answered ${answer.status}: ${answer.text}`);
    return answer.json.id;
  }

  /** Gives queues and object the time to do what needs no report. */
  async function settleQueue(jobId: string): Promise<void> {
    let last = '';
    // Until its first order a job is busy with the database, which takes its time on a busy machine.
    for (let same = 0; same < (composer.taken.length === 0 ? 16 : 4); ) {
      await scheduler.wait(25);
      const { status } = await get(`jobs/${jobId}`);
      const now = `${status} ${composer.taken.length}`;
      same = now === last ? same + 1 : 0;
      last = now;
    }
  }

  return {
    composer,
    bucket,
    projectId,
    call: api,
    get,
    post: (path: string, body?: unknown) => api('POST', path, body),
    stub,
    createJob,
    settleQueue,
    runAlarm,
    /** Ends the films that a test has left under way: the next one would see their orders and their charges. */
    async close(): Promise<void> {
      const { items = [] } = (await get('jobs?limit=100')) ?? {};
      const active = items.filter(({ status }: { status: string }) => !SETTLED.includes(status));
      for (const { id } of active) await api('POST', `jobs/${id}/cancel`);
      restore();
    },

    /** A job whose message was never sent: committed and armed, as if the request had died then. */
    async createJobSilently(script = SCRIPT): Promise<string> {
      const { FILM_JOBS } = testEnv;
      Object.assign(testEnv, { FILM_JOBS: { sendBatch: () => Promise.reject(new Error('killed')) } });
      try {
        return await createJob(script);
      } finally {
        Object.assign(testEnv, { FILM_JOBS });
      }
    },

    history: async (jobId: string): Promise<string[]> =>
      (await get(`jobs/${jobId}/history`)).items.map((transition: { to: string }) => transition.to),

    /** Lets the composer work, and what `options` say, until the job is in one of `states`. */
    async workUntil(jobId: string, states: string[], options: WorkOptions = {}) {
      for (let turn = 0; turn < (options.turns ?? 300); turn++) {
        const job = await get(`jobs/${jobId}`);
        if (states.includes(job.status)) return job;
        await composer.work(options.atOnce);
        await options.between?.();
        if (options.stepMs) passTime(options.stepMs);
        if (options.alarms) await runAlarm(jobId);
        await scheduler.wait(15);
      }
      const { status } = await get(`jobs/${jobId}`);
      throw new Error(`the job is still ${status}: ${JSON.stringify(await journal(jobId))}`);
    },

    /** Until the composer has nothing left. */
    async workUntilQuiet(): Promise<void> {
      while ((await composer.work()) > 0) await scheduler.wait(15);
    },

    /** The messages of the orders that the composer holds. */
    messages: (jobId: string) =>
      [...composer.orders.values()].map(({ token: orderToken }) => {
        const { stepKey, fence } = decodeJwt(orderToken);
        return { jobId, stepKey, fence };
      }),

    async deliver(queue: string, bodies: unknown[]): Promise<void> {
      const context = createExecutionContext();
      const timestamp = new Date();
      const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp, attempts: 1, body }));
      await handleBatch(createMessageBatch(queue, messages), testEnv, context);
      await waitOnExecutionContext(context);
    },

    /** From now on each `every`-th message that the job sends to its queue is lost, until `findMessages`. */
    loseMessages: (jobId: string, every = 1) =>
      runInDurableObject(stub(jobId), (instance) => {
        const { FILM_STEPS } = (instance as unknown as { env: Env }).env;
        const send = FILM_STEPS.sendBatch.bind(FILM_STEPS);
        let sent = 0;
        const value = (messages: Iterable<MessageSendRequest>) => {
          const kept = [...messages].filter(() => ++sent % every !== 0);
          return kept.length > 0 ? send(kept) : Promise.resolve();
        };
        Object.defineProperty(FILM_STEPS, 'sendBatch', { value, configurable: true });
      }),
    /** From now on what the job sends to its queue is put there instead, until `findMessages`. */
    keepMessages: (jobId: string, kept: unknown[]) =>
      runInDurableObject(stub(jobId), (instance) => {
        const value = async (messages: Iterable<MessageSendRequest>) => {
          kept.push(...[...messages].map(({ body }) => body));
        };
        const { FILM_STEPS } = (instance as unknown as { env: Env }).env;
        Object.defineProperty(FILM_STEPS, 'sendBatch', { value, configurable: true });
      }),
    findMessages: (jobId: string) =>
      runInDurableObject(stub(jobId), (instance) => {
        const { env } = instance as unknown as { env: Env };
        Reflect.deleteProperty(env.FILM_STEPS, 'sendBatch');
      }),
    hasAlarm: (jobId: string) =>
      runInDurableObject(stub(jobId), async (_, state) => (await state.storage.getAlarm()) !== null),

    passTime,

    /** The journal's rows, and how often each step was said to have begun. */
    stepsOf: (jobId: string) =>
      runInDurableObject(stub(jobId), (_, { storage: { sql } }) => {
        const events = sql.exec<{ event: string }>('SELECT event FROM events').toArray();
        const begun = events.flatMap(({ event }) => {
          const said = JSON.parse(event) as JobEvent;
          return said.type === 'step' && said.state === 'started' ? [said.stepKey] : [];
        });
        const rows = sql.exec<{ row: string }>('SELECT row FROM steps').toArray();
        return rows.map(({ row }) => {
          const step = JSON.parse(row) as JournalStep;
          return { ...step, begun: begun.filter((key) => key === step.key).length };
        });
      }),

    /** Rows that the job's object keeps, by table. */
    rowsKept: (jobId: string) =>
      runInDurableObject(stub(jobId), (_, state) =>
        Object.fromEntries(
          ['steps', 'drafts', 'documents', 'events', 'tickets'].map((table) => [
            table,
            state.storage.sql.exec<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`).one().rows,
          ]),
        ),
      ),

    /** Opens the job's socket and answers with what it says in its first moments. */
    async listen(jobId: string, query: string, origin = ORIGIN) {
      const request = new Request(`${ORIGIN}/api/v1/jobs/${jobId}/events?${query}`, {
        headers: { upgrade: 'websocket', origin },
      });
      const context = createExecutionContext();
      const response = await app.fetch(request, testEnv, context);
      const events: JobEvent[] = [];
      const socket = response.webSocket;
      if (socket) {
        socket.addEventListener('message', ({ data }) => {
          events.push(JSON.parse(String(data)));
        });
        socket.accept();
        await scheduler.wait(100);
        socket.close();
      }
      await waitOnExecutionContext(context);
      return { status: response.status, events };
    },
  };

  function passTime(ms: number): void {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(now + ms);
  }

  function journal(jobId: string): Promise<unknown> {
    return runInDurableObject(stub(jobId), (_, state) =>
      state.storage.sql
        .exec<{ row: string }>('SELECT row FROM steps')
        .toArray()
        .map(({ row }) => JSON.parse(row))
        .filter((step) => step.state !== 'done')
        .map(({ key, state: is, tries, fence, error }) => ({ key, is, tries, fence, error })),
    );
  }
}
