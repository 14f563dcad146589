import { createExecutionContext, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JobEvent } from '#domain/film-job';
import { app } from '../app.ts';
import { call, ORIGIN } from '../testing/api.ts';
import { type Estate, makeEstate } from '../testing/estate.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { testEnv } from '../testing/test-env.ts';
import { JobSockets } from './job-sockets.ts';
import { JournalStore } from './journal-store.ts';

const RECONNECTS = testEnv.SOAK === '1' ? 1000 : 20;
const seed = newSeed('reconnects');

let mine: Estate;
let other: Estate;
beforeAll(async () => {
  [mine, other] = [await makeEstate('mine'), await makeEstate('other')];
});
afterAll(() => listening?.socket.close());

const stubOf = ({ jobId }: Estate) => testEnv.FILM_JOB.getByName(jobId);

/** Tells the listeners of a job's object, whose name is in every event. */
const say = (estate: Estate, count: number) =>
  runInDurableObject(stubOf(estate), (_, state) => {
    const sockets = new JobSockets(state, new JournalStore(state.storage));
    for (let i = 0; i < count; i++) sockets.say({ type: 'progress', progress: 0, note: estate.jobId });
  });

const ticketOf = async ({ jobId, token }: Estate): Promise<string> =>
  (await call('POST', `/api/v1/jobs/${jobId}/tickets`, { token })).json.ticket;

/** What the door answers to a ticket at a job, from a page of that origin. */
function knock(jobId: string, ticket: string, after = 0, headers: Record<string, string> = {}) {
  const query = new URLSearchParams({ ticket, after: String(after) });
  const request = new Request(`${ORIGIN}/api/v1/jobs/${jobId}/events?${query}`, {
    headers: { upgrade: 'websocket', ...headers },
  });
  return app.fetch(request, testEnv, createExecutionContext());
}

let listening: { socket: WebSocket; heard: JobEvent[] } | undefined;

async function listen(estate: Estate, after: number) {
  const answer = await knock(estate.jobId, await ticketOf(estate), after);
  expect(answer.status).toBe(101);
  const socket = answer.webSocket as WebSocket;
  const heard: JobEvent[] = [];
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)));
  });
  socket.accept();
  return { socket, heard };
}

describe('the socket of a job', () => {
  it(`loses and doubles no event over ${RECONNECTS} connections, though the object forgets itself`, {
    timeout: 900_000,
  }, async () => {
    const random = createRandom(seed);
    const few = () => Math.floor(random() * 4);
    const all: JobEvent[] = [];
    let said = 0;
    for (let i = 0; i < RECONNECTS; i++) {
      const about = `seed ${seed}, connection ${i}`;
      const missed = few();
      await say(mine, missed);
      await say(other, few());
      if (random() < 0.1) await evictDurableObject(stubOf(mine));
      listening = await listen(mine, all.at(-1)?.seq ?? 0);
      const { socket, heard } = listening;
      const live = few();
      if (random() < 0.1) await evictDurableObject(stubOf(mine));
      await say(mine, live);
      said += missed + live;
      await vi.waitFor(() => expect(heard.at(-1)?.seq ?? all.at(-1)?.seq ?? 0, about).toBe(said), {
        interval: 2,
        timeout: 10_000,
      });
      all.push(...heard);
      socket.close();
    }
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: said }, (_, n) => n + 1));
    const foreign = all.filter((event) => event.type !== 'progress' || event.note !== mine.jobId);
    expect(foreign).toEqual([]);
  });

  it('opens for its own ticket once, and for no page of another origin', async () => {
    const ticket = await ticketOf(mine);
    const evil = await knock(mine.jobId, ticket, 0, { origin: 'https://evil.example' });
    expect(evil.status).toBe(403);
    expect((await knock(other.jobId, ticket)).status).toBe(401);
    const race = await Promise.all(Array.from({ length: 8 }, () => knock(mine.jobId, ticket)));
    expect(race.map(({ status }) => status).toSorted()).toEqual([101, ...Array(7).fill(401)]);
    for (const { webSocket } of race) {
      webSocket?.accept();
      webSocket?.close();
    }
    for (const wrong of ['', 'tkt_', `${ticket} `, `${await ticketOf(mine)}x`]) {
      expect((await knock(mine.jobId, wrong)).status).toBe(401);
    }
    expect((await knock('job_unknown', await ticketOf(mine))).status).toBe(401);
  });
});
