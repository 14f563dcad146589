import { createExecutionContext } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../app.ts';
import { hashRefreshToken } from '../auth/refresh-token.ts';
import { connectDatabase } from '../db/connect.ts';
import { sessions } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { call, ORIGIN } from '../testing/api.ts';
import { type Estate, makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

let estate: Estate;
const open: WebSocket[] = [];
beforeEach(async () => {
  estate = await makeEstate('listener');
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A socket of an estate's job, opened with a token; says how it was closed. */
async function listen(
  token: string,
  { jobId }: Pick<Estate, 'jobId'> = estate,
): Promise<{ closed: Promise<string>; isOpen: () => boolean }> {
  const path = `/api/v1/jobs/${jobId}`;
  const { json } = await call('POST', `${path}/tickets`, { token });
  const request = new Request(`${ORIGIN}${path}/events?ticket=${encodeURIComponent(json.ticket)}`, {
    headers: { upgrade: 'websocket' },
  });
  const answer = await app.fetch(request, testEnv, createExecutionContext());
  expect(answer.status).toBe(101);
  const socket = answer.webSocket as WebSocket;
  socket.accept();
  open.push(socket);
  let isOpen = true;
  const closed = new Promise<string>((resolve) => {
    socket.addEventListener('close', ({ reason }) => {
      isOpen = false;
      resolve(reason);
    });
  });
  return { closed, isOpen: () => isOpen };
}

const logIn = async () => {
  const { email, password } = estate.session;
  return (await call('POST', '/api/v1/auth/login', { body: { email, password } })).json;
};

describe('whoever listens to a film', () => {
  it('is cut off when the sign-in or the key ends that let them in, and nobody else is', async () => {
    const [mine, other, third] = [await logIn(), await logIn(), await logIn()];
    const [a, b, c, byKey] = [
      await listen(mine.accessToken),
      await listen(other.accessToken),
      await listen(third.accessToken),
      await listen(estate.apiKey),
    ];
    const stranger = await makeEstate('stranger');
    const theirs = await listen(stranger.token, stranger);
    await call('POST', '/api/v1/auth/logout', { body: { refreshToken: other.refreshToken } });
    expect(await b.closed).toBe('the sign-in has ended');
    expect([a.isOpen(), c.isOpen(), byKey.isOpen()]).toEqual([true, true, true]);
    await call('DELETE', `/api/v1/me/api-keys/${estate.apiKeyId}`, { token: mine.accessToken });
    await byKey.closed;
    expect([a.isOpen(), c.isOpen()]).toEqual([true, true]);
    await call('DELETE', '/api/v1/me/sessions', { token: mine.accessToken });
    await c.closed;
    // What else was closed has been by now.
    await scheduler.wait(50);
    expect([a.isOpen(), theirs.isOpen()]).toEqual([true, true]);
  });

  it('is cut off when a refresh token is used twice, for then somebody has stolen it', async () => {
    const [mine, thief] = [await logIn(), await logIn()];
    const [a, b] = [await listen(mine.accessToken), await listen(thief.accessToken)];
    const refresh = () =>
      call('POST', '/api/v1/auth/refresh', { body: { refreshToken: thief.refreshToken } });
    expect((await refresh()).status).toBe(200);
    const { db, close } = connectDatabase(readSettings(testEnv));
    await db
      .update(sessions)
      .set({ rotatedAt: new Date(Date.now() - 11_000) })
      .where(eq(sessions.tokenHash, hashRefreshToken(thief.refreshToken)));
    await close();
    expect((await refresh()).json.code).toBe('auth.refresh_reused');
    expect(await b.closed).toBe('the sign-in has ended');
    expect(a.isOpen()).toBe(true);
  });

  it('is not let in by a ticket whose sign-in or key has ended meanwhile, nor after the account has', async () => {
    const path = `/api/v1/jobs/${estate.jobId}`;
    const open = async (ticket: string) => {
      const address = `${ORIGIN}${path}/events?ticket=${encodeURIComponent(ticket)}`;
      const request = new Request(address, { headers: { upgrade: 'websocket' } });
      return (await app.fetch(request, testEnv, createExecutionContext())).status;
    };
    const ticketOf = async (token: string) => (await call('POST', `${path}/tickets`, { token })).json.ticket;
    const mine = await logIn();
    const [late, byKey] = [await ticketOf(mine.accessToken), await ticketOf(estate.apiKey)];
    await call('POST', '/api/v1/auth/logout', { body: { refreshToken: mine.refreshToken } });
    await call('DELETE', `/api/v1/me/api-keys/${estate.apiKeyId}`, { token: estate.token });
    expect([await open(late), await open(byKey)]).toEqual([401, 401]);
    const last = await listen(estate.token);
    const unused = await ticketOf(estate.token);
    await call('DELETE', '/api/v1/me', { token: estate.token });
    await last.closed;
    expect(await open(unused)).toBe(401);
  });

  it('cannot take another’s name into a ticket', async () => {
    const path = `/api/v1/jobs/${estate.jobId}`;
    const { json } = await call('POST', `${path}/tickets`, { token: estate.token });
    const forged = json.ticket.replace(/\..*$/, '.fam_another');
    const request = new Request(`${ORIGIN}${path}/events?ticket=${forged}`, {
      headers: { upgrade: 'websocket' },
    });
    const answer = await app.fetch(request, testEnv, createExecutionContext());
    expect(answer.status).toBe(401);
  });
});
