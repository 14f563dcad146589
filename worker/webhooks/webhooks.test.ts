import { desc, eq } from 'drizzle-orm';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_URLS } from '#domain/hostile-urls';
import { JobConfig } from '#domain/job-config';
import { JobWebhook, RETRY_PAUSES_MS } from '#domain/webhook';
import { auditLog, jobs, webhookDeliveries, webhookEndpoints } from '../db/schema.ts';
import { createDeps, type Deps, type DepsLife } from '../deps.ts';
import { newId } from '../ids.ts';
import { moveRow } from '../jobs/move-row.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { type Courier, createCourier, Undeliverable } from './courier.ts';
import { deliver } from './deliver.ts';
import { sealAnew } from './endpoint-secrets.ts';
import { sweepDeliveries } from './send-deliveries.ts';

let life: DepsLife;
beforeAll(() => {
  life = createDeps(testEnv, 4);
});
afterAll(() => life.close());

/** A courier that answers as it is told and keeps what it was given. */
class FakeCourier {
  readonly parcels: Parameters<Courier>[0][] = [];
  answer: number | Error = 204;
  readonly carry: Courier = async (parcel) => {
    this.parcels.push(parcel);
    if (this.answer instanceof Error) throw this.answer;
    return { status: this.answer };
  };
}

/** A user with a film under way, and an endpoint of theirs. */
async function makeListener(url = 'https://hooks.example.com/films') {
  const { accessToken: token, user } = await signUp();
  const project = await call('POST', '/api/v1/projects', { token, body: { name: 'x' } });
  const webhook = (await call('POST', '/api/v1/webhooks', { token, body: { url } })).json;
  const jobId = newId('job');
  const at = new Date();
  await life.deps.db.insert(jobs).values({
    id: jobId,
    projectId: project.json.id,
    userId: user.id,
    title: 'Storm “at” sea',
    script: 'A storm.',
    status: 'processing',
    config: JobConfig.parse({}),
    budgetPeriod: '2026-11',
    createdAt: at,
    updatedAt: at,
  });
  return { token, userId: user.id, jobId, webhook, path: `/api/v1/webhooks/${webhook.id}` };
}

const complete = (jobId: string) =>
  moveRow(life.deps, jobId, 'processing', { to: 'completed', actor: 'system', reason: 'Published' });
const deliveriesOf = (endpointId: string) =>
  life.deps.db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpointId))
    .orderBy(desc(webhookDeliveries.createdAt));
const endpointOf = async (id: string) =>
  (await life.deps.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)))[0];

/** Attempts a delivery as of a time, with a courier. */
function attempt(id: string, fake: FakeCourier, at = new Date()): Promise<void> {
  const deps: Deps = { ...life.deps, courier: fake.carry, now: () => at };
  return deliver({ ...deps, dice: () => 0 }, id);
}

describe('a webhook', () => {
  it('tells of a film in the transaction that finishes it, and an independent verifier accepts it', async () => {
    const { jobId, webhook } = await makeListener();
    const moved = await complete(jobId);
    expect(moved?.deliveries).toHaveLength(1);
    const fake = new FakeCourier();
    await attempt(moved?.deliveries[0] as string, fake);
    const [parcel] = fake.parcels;
    const event = new Verifier(webhook.secret).verify(parcel?.body ?? '', parcel?.headers ?? {});
    expect(JobWebhook.parse(event)).toMatchObject({
      type: 'job.completed',
      data: { jobId, title: 'Storm “at” sea', status: 'completed', reason: 'Published', error: null },
    });
    const other = new Verifier(`whsec_${btoa('x'.repeat(32))}`);
    expect(() => other.verify(parcel?.body ?? '', parcel?.headers ?? {})).toThrow();
    expect(() => new Verifier(webhook.secret).verify(`${parcel?.body} `, parcel?.headers ?? {})).toThrow();
    const [row] = await deliveriesOf(webhook.id);
    expect(row).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 204 });
  });

  it('tells nobody of a transition that is not made, nor who does not listen to it', async () => {
    const { jobId, token, path, webhook } = await makeListener();
    const refused = moveRow(life.deps, jobId, 'processing', {
      to: 'completed',
      actor: 'system',
      reason: 'x',
      also: () => Promise.reject(new Error('rolled back')),
    });
    await expect(refused).rejects.toThrow('rolled back');
    expect(await deliveriesOf(webhook.id)).toEqual([]);
    await call('PATCH', path, { token, body: { events: ['job.failed'] } });
    expect((await complete(jobId))?.deliveries).toEqual([]);
  });

  it('is attempted once of ten messages at once, and again after a lease if that attempt was lost', async () => {
    const { jobId, webhook } = await makeListener();
    const id = (await complete(jobId))?.deliveries[0] as string;
    const fake = new FakeCourier();
    fake.answer = new Error('the consumer dies here');
    await expect(attempt(id, fake)).rejects.toThrow();
    fake.answer = 200;
    await Promise.all(Array.from({ length: 10 }, () => attempt(id, fake)));
    expect(fake.parcels).toHaveLength(1);
    const later = new Date(Date.now() + 61_000);
    await Promise.all(Array.from({ length: 10 }, () => attempt(id, fake, later)));
    expect(fake.parcels).toHaveLength(2);
    const ids = fake.parcels.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('is tried for three days, later and later, and then its endpoint is switched off', async () => {
    const { jobId, webhook, userId } = await makeListener();
    const id = (await complete(jobId))?.deliveries[0] as string;
    const fake = new FakeCourier();
    fake.answer = 503;
    const began = Date.now();
    let at = began;
    for (const pauseMs of RETRY_PAUSES_MS) {
      await attempt(id, fake, new Date(at));
      const [row] = await deliveriesOf(webhook.id);
      expect(row).toMatchObject({ state: 'pending', lastStatus: 503 });
      expect(row?.nextAt.getTime()).toBe(at + pauseMs);
      await attempt(id, fake, new Date(at + pauseMs - 1));
      at += pauseMs;
    }
    expect((at - began) / 86_400_000).toBeGreaterThan(3);
    expect((await endpointOf(webhook.id))?.disabledAt).toBeNull();
    await attempt(id, fake, new Date(at));
    expect(fake.parcels).toHaveLength(RETRY_PAUSES_MS.length + 1);
    expect((await deliveriesOf(webhook.id))[0]).toMatchObject({ state: 'failed', attempts: 10 });
    const endpoint = await endpointOf(webhook.id);
    expect(endpoint).toMatchObject({ disabledReason: 'Nothing was delivered for three days' });
    const log = await life.deps.db.select().from(auditLog).where(eq(auditLog.userId, userId));
    expect(log.map(({ action }) => action)).toContain('webhook.disabled');
  });

  it.each([
    [301, /redirects are not followed/],
    [404, /Answered 404/],
    [new Undeliverable('No answer in 15 seconds'), /No answer/],
  ])('that is answered %s has not arrived', async (answer, words) => {
    const { jobId, webhook } = await makeListener();
    const fake = new FakeCourier();
    fake.answer = answer;
    await attempt((await complete(jobId))?.deliveries[0] as string, fake);
    const [row] = await deliveriesOf(webhook.id);
    expect(row?.state).toBe('pending');
    expect(row?.lastError).toMatch(words);
    expect((await endpointOf(webhook.id))?.failingSince).not.toBeNull();
  });

  it('whose endpoint says that it is gone is told no more', async () => {
    const { jobId, webhook } = await makeListener();
    const fake = new FakeCourier();
    fake.answer = 410;
    await attempt((await complete(jobId))?.deliveries[0] as string, fake);
    expect((await endpointOf(webhook.id))?.disabledReason).toMatch(/410/);
    expect((await deliveriesOf(webhook.id))[0]?.state).toBe('failed');
  });

  it('that nobody woke is woken by the sweep', async () => {
    const { jobId } = await makeListener();
    const [id] = (await complete(jobId))?.deliveries ?? [];
    const sent: unknown[] = [];
    const webhooks = {
      sendBatch: async (batch: { body: unknown }[]) => sent.push(...batch.map((m) => m.body)),
    };
    const queues = { ...life.deps.queues, webhooks: webhooks as unknown as Queue };
    await sweepDeliveries({ ...life.deps, queues });
    expect(sent).toContainEqual({ deliveryId: id });
  });
});

describe('an endpoint', () => {
  it('is made, changed, tested, asked for its log, replayed and deleted', async () => {
    const { token, path, webhook } = await makeListener();
    expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const read = await call('GET', path, { token });
    expect(read.json.secret).toBeUndefined();
    const off = await call('PATCH', path, { token, body: { enabled: false, description: 'Mine' } });
    expect(off.json).toMatchObject({ description: 'Mine', disabledReason: 'Switched off by its owner' });
    const on = await call('PATCH', path, { token, body: { enabled: true } });
    expect(on.json).toMatchObject({ disabledAt: null, disabledReason: null });
    const test = await call('POST', `${path}/test`, { token });
    expect([test.status, test.json.type]).toEqual([202, 'webhook.test']);
    const fake = new FakeCourier();
    await attempt(test.json.id, fake, new Date(Date.now() + 90_000));
    const list = await call('GET', `${path}/deliveries`, { token });
    expect(list.json.items).toHaveLength(1);
    const replay = await call('POST', `${path}/deliveries/${test.json.id}/replay`, { token });
    expect(replay.json).toMatchObject({ state: 'pending', eventId: test.json.eventId, attempts: 0 });
    const stranger = await makeListener();
    const stolen = `${stranger.path}/deliveries/${test.json.id}/replay`;
    const foreign = await call('POST', stolen, { token: stranger.token });
    expect([foreign.status, foreign.json.code]).toEqual([404, 'delivery.not_found']);
    expect((await call('DELETE', path, { token })).status).toBe(204);
    expect((await call('GET', path, { token })).json.code).toBe('webhook.not_found');
    expect(await deliveriesOf(webhook.id)).toEqual([]);
  });

  it('gets a new secret while the old one signs along for a day', async () => {
    const { token, path, webhook, jobId } = await makeListener();
    const { json } = await call('POST', `${path}/secret`, { token });
    const id = (await complete(jobId))?.deliveries[0] as string;
    const fake = new FakeCourier();
    await attempt(id, fake);
    const { body, headers } = fake.parcels[0] as Parameters<Courier>[0];
    for (const secret of [json.secret, webhook.secret]) new Verifier(secret).verify(body, headers);
    await call('POST', `${path}/deliveries/${id}/replay`, { token });
    await life.deps.db
      .update(webhookEndpoints)
      .set({ previousUntil: new Date(Date.now() - 1) })
      .where(eq(webhookEndpoints.id, webhook.id));
    await attempt(id, fake, new Date(Date.now() + 1000));
    const again = fake.parcels.at(-1) as Parameters<Courier>[0];
    expect(again.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  it('keeps its secrets sealed, one from before that too; one that does not open is never signed with', async () => {
    const { token, path, webhook, jobId } = await makeListener();
    const { json } = await call('POST', `${path}/secret`, { token });
    const row = await endpointOf(webhook.id);
    expect(JSON.stringify(row)).not.toContain('whsec_');
    const mine = eq(webhookEndpoints.id, webhook.id);
    await life.deps.db.update(webhookEndpoints).set({ secret: json.secret }).where(mine);
    const id = (await complete(jobId))?.deliveries[0] as string;
    const fake = new FakeCourier();
    await attempt(id, fake);
    // A secret that was moved here from another row.
    const other = await endpointOf((await makeListener()).webhook.id);
    await sealAnew(life.deps);
    const sealed = await endpointOf(webhook.id);
    expect(sealed?.secret).toMatch(/^v1\./);
    expect(sealed?.previousSecret).toMatch(/^v1\./);
    await call('POST', `${path}/deliveries/${id}/replay`, { token });
    await attempt(id, fake, new Date(Date.now() + 1000));
    for (const { body, headers } of fake.parcels) {
      for (const secret of [json.secret, webhook.secret]) new Verifier(secret).verify(body, headers);
    }
    await life.deps.db.update(webhookEndpoints).set({ secret: other?.secret }).where(mine);
    await call('POST', `${path}/deliveries/${id}/replay`, { token });
    await attempt(id, fake, new Date(Date.now() + 2000));
    expect(fake.parcels).toHaveLength(2);
    expect((await deliveriesOf(webhook.id))[0]?.lastError).toMatch('cannot open the secret');
  });

  it('is one of twenty at most, however many are made at once', async () => {
    const { accessToken: token } = await signUp();
    const make = (i: number) =>
      call('POST', '/api/v1/webhooks', { token, body: { url: `https://hooks.example.com/${i}` } });
    const made = await Promise.all(Array.from({ length: 24 }, (_, i) => make(i)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(made.filter(({ json }) => json.code === 'webhook.too_many')).toHaveLength(4);
  });

  it('is on the internet: of every hostile address none is taken, when made or changed', async () => {
    const { token, path } = await makeListener();
    for (const url of HOSTILE_URLS.filter((text) => text !== 'https://studio.example.com/api/v1/me')) {
      for (const [method, at] of [
        ['POST', '/api/v1/webhooks'],
        ['PATCH', path],
      ] as const) {
        const answer = await call(method, at, { token, body: { url } });
        expect([url, answer.status]).toEqual([url, url === '' ? 400 : 422]);
        expect(answer.json.errors[0].path).toBe('url');
      }
    }
  });
});

describe('the courier', () => {
  const parcel = (url: string) => ({ url, headers: {}, body: '{}' });
  const rules = { allowedHosts: [] as string[], ownHosts: ['localhost'] };
  const names = (table: Record<string, string[]>) => async (host: string) => {
    const addresses = table[host];
    if (!addresses) throw new Error('NXDOMAIN');
    return addresses;
  };
  const never = () => Promise.reject(new Error('must not be sent'));

  it('sends nothing to a name that leads home, wholly or in part, nor to one that leads nowhere', async () => {
    const table = {
      'one.example.com': ['127.0.0.1'],
      'two.example.com': ['8.8.8.8', '169.254.169.254'],
      'three.example.com': ['2606:4700::1111', '::ffff:10.0.0.1'],
      'four.example.com': [],
    };
    const courier = createCourier({ rules, resolve: names(table), send: never });
    for (const host of [...Object.keys(table), 'five.example.com']) {
      await expect(courier(parcel(`https://${host}/`))).rejects.toBeInstanceOf(Undeliverable);
    }
  });

  it('looks at every address anew: what was stored before the rules is refused as well', async () => {
    const courier = createCourier({ rules, resolve: names({}), send: never });
    for (const url of HOSTILE_URLS.filter((text) => text !== 'https://studio.example.com/api/v1/me')) {
      await expect(courier(parcel(url))).rejects.toBeInstanceOf(Undeliverable);
    }
  });

  it('follows no redirect: 60 hostile addresses, and the canary hears nothing', async () => {
    const sent: string[] = [];
    const send = async (url: string, init: RequestInit) => {
      sent.push(url);
      expect(init.redirect).toBe('manual');
      const to = HOSTILE_URLS[sent.length % HOSTILE_URLS.length] ?? '';
      return new Response(null, { status: 302, headers: { location: to } });
    };
    const courier = createCourier({ rules, resolve: names({ 'hooks.example.com': ['8.8.8.8'] }), send });
    for (let i = 0; i < 60; i++) {
      expect(await courier(parcel('https://hooks.example.com/x'))).toEqual({ status: 302 });
    }
    expect(new Set(sent)).toEqual(new Set(['https://hooks.example.com/x']));
  });

  it('reaches a private receiver over a real connection only where the settings name it', async () => {
    const home = new URL(testEnv.S3_ENDPOINT as string);
    const send = (url: string, init: RequestInit) => fetch(url, init);
    const allowed = { ...rules, allowedHosts: [home.host] };
    const courier = createCourier({ rules: allowed, resolve: names({}), send });
    // The bucket answers what nobody signed with 403, and reads no body of ours: that it answers is the point.
    expect((await courier(parcel(`${home.origin}/films/x`))).status).toBe(403);
    const strict = createCourier({ rules, resolve: names({}), send });
    await expect(strict(parcel(`${home.origin}/films/x`))).rejects.toThrow('refused');
  });
});
