import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OWN_KEY_VENDORS, ProviderKey } from '#domain/provider-key';
import { auditLog, costRecords, providerKeys } from '../db/schema.ts';
import { SETTLED } from '../film-job/film-bench.ts';
import { findFaults, openPaidBench, type PaidBench } from '../ledger/paid-bench.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { openOwnKey, sealKeysAnew } from './own-keys.ts';

let bench: PaidBench;
const said: string[] = [];
beforeEach(async () => {
  bench = await openPaidBench();
  said.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')));
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.close();
});

/** Keys of an account that is not the studio's, as the scripted vendors know them. */
const OWN = {
  openai: `${testEnv.OPENAI_API_KEY}-own`,
  replicate: `${testEnv.REPLICATE_API_TOKEN}-own`,
  elevenlabs: 'sk_local-elevenlabs-key-own',
  stability: 'sk-local-stability-key-own',
  runway: `${testEnv.RUNWAY_API_KEY}-own`,
} as const;
const SHORT = '"Who is there?" asked the keeper.';
type Vendor = keyof typeof OWN;
const save = async (provider: Vendor, key: string = OWN[provider]): Promise<string> => {
  const { status, json, text } = await bench.post('me/provider-keys', { provider, key });
  expect([status, text]).toEqual([201, expect.any(String)]);
  return ProviderKey.parse(json).id;
};

describe('keys of one’s own', () => {
  it('are tried at each vendor, stored sealed, shown by four characters, replaced and removed, with a log', async () => {
    const { accessToken: token, user } = await signUp('own');
    const post = (body: unknown) => call('POST', '/api/v1/me/provider-keys', { token, body });
    const told: string[] = [];
    for (const provider of OWN_KEY_VENDORS) {
      const wrong = await post({ provider, key: `${OWN[provider].slice(0, -9)}nobodys-key` });
      expect([provider, wrong.status, wrong.json.code]).toEqual([provider, 422, 'provider_key.refused']);
      expect(wrong.json.errors).toEqual([{ path: 'key', message: expect.stringMatching(/does not accept/) }]);
      expect(wrong.text).not.toMatch(/nobodys/);
      const saved = await post({ provider, key: ` ${OWN[provider]}\n` });
      expect([provider, saved.status]).toEqual([provider, 201]);
      expect(saved.json).toMatchObject({ provider, last4: '-own', lastUsedAt: null });
      const again = await post({ provider, key: OWN[provider] });
      expect([again.status, again.json.id]).toEqual([201, saved.json.id]);
      told.push(wrong.text, saved.text, again.text);
    }
    for (const body of [
      { provider: 'compatible', key: OWN.openai },
      { provider: 'openai', key: 'too short' },
    ]) {
      expect((await post(body)).status).toBe(400);
    }
    const off = { provider: 'openai', key: OWN.openai };
    const away = { settings: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, token, body: off };
    expect((await call('POST', '/api/v1/me/provider-keys', away)).json.code).toBe('provider.unavailable');

    const listed = await call('GET', '/api/v1/me/provider-keys', { token });
    expect(listed.json.items.map(({ provider }: { provider: string }) => provider)).toEqual(
      [...OWN_KEY_VENDORS].toSorted(),
    );
    const rows = await bench.db.select().from(providerKeys).where(eq(providerKeys.userId, user.id));
    const exported = await call('GET', '/api/v1/me/export', { token });
    expect(exported.json.providerKeys.length).toBe(OWN_KEY_VENDORS.length);
    const log = await bench.db.select().from(auditLog).where(eq(auditLog.userId, user.id));
    for (const text of [
      ...told,
      listed.text,
      JSON.stringify(rows),
      exported.text,
      JSON.stringify(log),
      said.join(),
    ]) {
      for (const key of Object.values(OWN)) expect(text.includes(key)).toBe(false);
    }
    expect(exported.text).not.toContain('sealed');

    // A row that is copied to somebody else, or to another vendor, opens for nobody.
    const [stolen, rotated] = rows as [(typeof rows)[number], (typeof rows)[number]];
    const { deps } = bench;
    const open = ({ id, provider }: typeof stolen, of = deps) =>
      openOwnKey(of, { userId: user.id, provider, id });
    await bench.db
      .update(providerKeys)
      .set({ sealedKey: stolen.sealedKey })
      .where(eq(providerKeys.id, rotated.id));
    expect([await open(stolen), await open(rotated)]).toEqual([{ key: OWN[stolen.provider] }, 'sealed']);
    await bench.db
      .update(providerKeys)
      .set({ sealedKey: rotated.sealedKey })
      .where(eq(providerKeys.id, rotated.id));

    const [newer, older] = ['a newer sealing key of 32 characters', deps.settings.secretsKeys[0] as string];
    const keyed = (...secretsKeys: string[]) => ({ ...deps, settings: { ...deps.settings, secretsKeys } });
    await sealKeysAnew(keyed(newer, older));
    expect([await open(rotated, keyed(newer)), await open(rotated)]).toEqual([
      { key: OWN[rotated.provider] },
      'sealed',
    ]);
    await sealKeysAnew(keyed(older, newer));
    expect(await open(rotated)).toEqual({ key: OWN[rotated.provider] });

    const [first] = listed.json.items;
    const remove = () => call('DELETE', `/api/v1/me/provider-keys/${first.id}`, { token });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    const actions = (await bench.db.select().from(auditLog).where(eq(auditLog.userId, user.id))).map(
      ({ action, subject }) => `${action} ${subject}`,
    );
    expect(actions).toContain(`provider_key.removed ${first.id}`);
    expect(actions.filter((line) => line.startsWith('provider_key.saved pvk_')).length).toBe(10);
  });

  it('pay for a film whose quote and receipt say so, and no budget is touched', async () => {
    const [openai, replicate] = [await save('openai'), await save('replicate')];
    const body = { script: SHORT, config: { quality: 'final' } };
    const quote = (await bench.post('estimates', body)).json;
    expect(quote).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
    expect(quote.ownKeyMicros).toBeGreaterThan(0);
    // The key pays for its owner's films, and is offered to nobody else.
    const { accessToken } = await signUp('stranger');
    const theirs = await call('GET', '/api/v1/providers', { token: accessToken });
    expect(theirs.json.items.filter((offer: { ownKey?: true }) => offer.ownKey)).toEqual([]);
    const offers: { name: string; ownKey?: true }[] = (await bench.get('providers')).items;
    expect(offers.filter(({ ownKey }) => ownKey).map(({ name }) => name.split(':')[0])).toContain(
      'replicate',
    );

    const jobId = await bench.createFinal(undefined, { script: SHORT });
    expect(await bench.get('usage')).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const charges = await bench.charges();
    expect(charges.length).toBeGreaterThan(1);
    expect(charges.every(({ payer }) => payer === 'own')).toBe(true);
    const attempts = await bench.attempts(jobId);
    for (const row of attempts) {
      expect(row).toMatchObject({ status: 'settled', heldMicros: 0, costMicros: 0 });
      expect(row.paidBy).toBe(row.service === 'openai' ? openai : replicate);
    }
    const charged = charges.reduce((sum, { micros }) => sum + micros, 0);
    const receipt = await bench.get(`jobs/${jobId}/costs`);
    expect(receipt).toMatchObject({ actualMicros: 0, reservedMicros: 0, ownKeyMicros: charged });
    expect(await bench.get('usage')).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
    expect(findFaults(await bench.books())).toEqual([]);
    const [used] = (await bench.get('me/provider-keys')).items;
    expect(used.lastUsedAt).not.toBeNull();
    const rows = JSON.stringify(
      await bench.db.select().from(costRecords).where(eq(costRecords.jobId, jobId)),
    );
    const made = [...bench.bucket.objects.values()].map(({ body: object }) =>
      new TextDecoder().decode(object),
    );
    for (const text of [rows, JSON.stringify(receipt), said.join(), ...made]) {
      for (const key of Object.values(OWN)) expect(text.includes(key)).toBe(false);
    }
  });

  it('that are removed under way stop the film with clear words, and the studio pays nothing in their place', async () => {
    const id = await save('replicate');
    const jobId = await bench.createFinal({ image: 'replicate', voice: 'embedded' }, { script: SHORT });
    expect((await bench.call('DELETE', `me/provider-keys/${id}`)).status).toBe(204);
    const failed = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(failed.error).toMatchObject({
      code: 'provider.key_removed',
      message: expect.stringMatching(/your own key.*it was removed\. Store a key again and retry/),
    });
    expect(await bench.charges()).toEqual([]);
    // Without a key it stays so; with another one the film goes on, paid by that.
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).error.code).toBe('provider.key_removed');
    expect(await bench.charges()).toEqual([]);
    await save('replicate');
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    expect((await bench.charges()).every(({ payer }) => payer === 'own')).toBe(true);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('that the vendor takes no more fail by that name, and nobody else waits for them', async () => {
    await save('replicate');
    await bench.script([{ method: 'POST', path: '/predictions', fault: { do: 'quota' }, times: 1 }]);
    const jobId = await bench.createFinal({ image: 'replicate', voice: 'embedded' }, { script: SHORT });
    const failed = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(failed.error).toMatchObject({
      code: 'provider.out_of_quota',
      message: expect.stringMatching(/\(your own key\)\./),
    });
  });
});
