import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../db/connect.ts';
import { keptMails, mailTokens } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { describeDevice } from './describe-device.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

const logIn = (account: { email: string; password: string }, userAgent = FIREFOX) =>
  call('POST', '/api/v1/auth/login', {
    body: { email: account.email, password: account.password },
    headers: { 'user-agent': userAgent },
  });
const list = async (token: string) => (await call('GET', '/api/v1/me/sessions', { token })).json.items;
const statusOf = async (token: string) => (await call('GET', '/api/v1/me', { token })).status;

describe('sign-ins', () => {
  it('are listed with their device, the last used first, and go on through refreshes', async () => {
    const account = await signUp();
    const phone = (await logIn(account, IPHONE)).json;
    const before = await list(phone.accessToken);
    expect(before).toHaveLength(2);
    expect(before[0]).toMatchObject({ device: 'Safari on iOS', current: true });
    expect(before[1]).toMatchObject({ current: false });
    const refreshed = await call('POST', '/api/v1/auth/refresh', {
      body: { refreshToken: account.refreshToken },
    });
    const after = await list(refreshed.json.accessToken);
    expect(after.map((item: { id: string }) => item.id)).toEqual([before[1].id, before[0].id]);
    expect(after[0]).toMatchObject({ current: true, createdAt: before[1].createdAt });
    expect(Date.parse(after[0].lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(before[1].lastUsedAt));
  });

  it('are ended one by one, or all others, their access tokens with them', async () => {
    const account = await signUp();
    const [one, two, three] = [
      (await logIn(account)).json,
      (await logIn(account, EDGE)).json,
      (await logIn(account)).json,
    ];
    const edge = (await list(one.accessToken)).find(
      (i: { device: string }) => i.device === 'Edge on Windows',
    );
    const end = () => call('DELETE', `/api/v1/me/sessions/${edge.id}`, { token: one.accessToken });
    expect((await end()).status).toBe(204);
    expect(await statusOf(two.accessToken)).toBe(401);
    const again = await end();
    expect([again.status, again.json.code]).toEqual([404, 'session.not_found']);
    expect(await statusOf(three.accessToken)).toBe(200);
    expect((await call('DELETE', '/api/v1/me/sessions', { token: one.accessToken })).status).toBe(204);
    for (const token of [three.accessToken, account.accessToken]) expect(await statusOf(token)).toBe(401);
    expect(await list(one.accessToken)).toHaveLength(1);
  });

  it('but this one end with a change of the password, which nobody else’s is', async () => {
    const [account, neighbour] = [await signUp(), await signUp()];
    const other = (await logIn(account)).json;
    const change = (currentPassword: string, newPassword: string) =>
      call('PUT', '/api/v1/me/password', {
        token: account.accessToken,
        body: { currentPassword, newPassword },
      });
    const wrong = await change('not the one', 'another password');
    expect([wrong.status, wrong.json.code]).toEqual([422, 'auth.wrong_password']);
    expect(await statusOf(other.accessToken)).toBe(200);
    expect((await change(account.password, 'another password')).status).toBe(204);
    expect(await statusOf(other.accessToken)).toBe(401);
    expect(await statusOf(account.accessToken)).toBe(200);
    expect((await logIn(account)).status).toBe(401);
    expect((await logIn({ ...account, password: 'another password' })).status).toBe(200);
    expect([await statusOf(neighbour.accessToken), (await logIn(neighbour)).status]).toEqual([200, 200]);
    // It is one’s own password that is asked for, which others’ are not.
    expect((await change('another password', 'a third one')).status).toBe(204);
    const guesses = await Promise.all(Array.from({ length: 15 }, (_, i) => change(`guess ${i}`, '12345678')));
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  it.each([
    [FIREFOX, 'Firefox on Linux'],
    [EDGE, 'Edge on Windows'],
    [IPHONE, 'Safari on iOS'],
    ['curl/8.5.0', 'curl'],
    ['<script>alert(1)</script>', ''],
    [undefined, ''],
  ])('of %s come from %j', (userAgent, device) => expect(describeDevice(userAgent)).toBe(device));
});

const outbox = { MAIL_OUTBOX: 'true' };
const mailsTo = async (email: string) => {
  const { db, close } = connectDatabase(readSettings(testEnv));
  const rows = await db
    .select()
    .from(keptMails)
    .where(sql`${keptMails.recipient} = ${email}`)
    .orderBy(keptMails.createdAt);
  await close();
  return rows;
};
const tokenIn = (text: string | undefined) => /#token=([\w-]{43})$/m.exec(text ?? '')?.[1] ?? '';
const forgot = (email: string) =>
  call('POST', '/api/v1/auth/forgot-password', { body: { email }, settings: outbox });
const reset = (token: string, password = 'quite another one') =>
  call('POST', '/api/v1/auth/reset-password', { body: { token, password } });

describe('mails', () => {
  it('verify an address, once, by a token of which only a hash is kept', async () => {
    const name = `ver-${crypto.randomUUID().slice(0, 8)}`;
    const body = { email: `${name}@example.org`, username: name, password: 'long enough' };
    const { json } = await call('POST', '/api/v1/auth/register', { body, settings: outbox });
    expect(json.user.emailVerified).toBe(false);
    const [mail] = await mailsTo(body.email);
    const token = tokenIn(mail?.body);
    expect(mail?.body).toContain(`http://localhost:8787/verify-email#token=${token}`);
    const { db, close } = connectDatabase(readSettings(testEnv));
    const rows = await db.select().from(mailTokens).where(sql`${mailTokens.email} = ${body.email}`);
    await close();
    expect(JSON.stringify(rows)).not.toContain(token);
    const verify = (text: string) => call('POST', '/api/v1/auth/verify-email', { body: { token: text } });
    expect((await reset(token)).json.code).toBe('auth.mail_token_invalid');
    expect((await verify(token)).status).toBe(204);
    expect((await verify(token)).json.code).toBe('auth.mail_token_invalid');
    expect((await call('GET', '/api/v1/me', { token: json.accessToken })).json.emailVerified).toBe(true);
    const again = await call('POST', '/api/v1/me/verification', {
      token: json.accessToken,
      settings: outbox,
    });
    expect(again.status).toBe(202);
    expect(await mailsTo(body.email)).toHaveLength(1);
  });

  it('let a new password be set, once of ten times at once, and end every sign-in', async () => {
    const account = await signUp();
    expect((await forgot(account.email.toUpperCase())).status).toBe(202);
    const token = tokenIn((await mailsTo(account.email)).at(-1)?.body);
    const tries = await Promise.all(Array.from({ length: 10 }, () => reset(token)));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([204, ...Array(9).fill(422)]);
    expect(await statusOf(account.accessToken)).toBe(401);
    expect((await logIn(account)).status).toBe(401);
    const signedIn = await logIn({ ...account, password: 'quite another one' });
    expect(signedIn.json.user.emailVerified).toBe(true);
  });

  it('tell nobody which addresses have an account', async () => {
    const account = await signUp();
    const [known, unknown] = [await forgot(account.email), await forgot('nobody-at-all@example.org')];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(await mailsTo('nobody-at-all@example.org')).toEqual([]);
    const flood = await Promise.all(Array.from({ length: 7 }, () => forgot('nobody-at-all@example.org')));
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('end with their time, and with a newer one, but not with somebody else’s', async () => {
    const [account, neighbour] = [await signUp(), await signUp()];
    await forgot(neighbour.email);
    await forgot(account.email);
    const first = tokenIn((await mailsTo(account.email)).at(-1)?.body);
    await forgot(account.email);
    const second = tokenIn((await mailsTo(account.email)).at(-1)?.body);
    expect((await reset(first)).status).toBe(422);
    const { db, close } = connectDatabase(readSettings(testEnv));
    await db
      .update(mailTokens)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(sql`${mailTokens.email} = ${account.email}`);
    await close();
    expect((await reset(second)).status).toBe(422);
    expect((await reset(tokenIn((await mailsTo(neighbour.email)).at(-1)?.body))).status).toBe(204);
  });

  it('stand on a page of this machine only, and only where nobody sends them', async () => {
    const account = await signUp();
    await forgot(account.email);
    const page = await call('GET', '/api/outbox', { settings: outbox });
    expect(page.status).toBe(200);
    expect(page.text).toContain(account.email);
    expect(page.text).toMatch(/<a href="http:\/\/localhost:8787\/reset-password#token=/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect((await call('GET', '/api/outbox')).status).toBe(404);
    const unsent = await call('POST', '/api/v1/auth/forgot-password', { body: { email: account.email } });
    expect([unsent.status, unsent.json.code]).toEqual([503, 'mail.unavailable']);
    const sent = { ...outbox, MAIL_API_KEY: 'key', MAIL_FROM: 'studio@example.org' };
    expect((await call('GET', '/api/outbox', { settings: sent })).status).toBe(404);
  });
});
