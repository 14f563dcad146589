import { Webhook as Verifier } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, signWebhook } from './sign-webhook.ts';

const at = new Date();
const message = { id: 'evt_1', at, body: '{"type":"job.completed","data":{"title":"ünïcode 🎬"}}' };

describe('a signature', () => {
  it('is accepted by an independent verifier, with the right secret only', async () => {
    const [secret, other] = [newWebhookSecret(), newWebhookSecret()];
    const headers = await signWebhook(message, [secret]);
    expect(new Verifier(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
    expect(() => new Verifier(other).verify(message.body, headers)).toThrow();
    expect(() => new Verifier(secret).verify(`${message.body} `, headers)).toThrow();
    expect(() => new Verifier(secret).verify(message.body, { ...headers, 'webhook-id': 'evt_2' })).toThrow();
    const late = String(Number(headers['webhook-timestamp']) + 1);
    expect(() =>
      new Verifier(secret).verify(message.body, { ...headers, 'webhook-timestamp': late }),
    ).toThrow();
  });

  it('is made with every secret that is valid, each of which is enough', async () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const headers = await signWebhook(message, secrets);
    for (const secret of secrets) new Verifier(secret).verify(message.body, headers);
  });

  it('tells the second, not the millisecond', async () => {
    const headers = await signWebhook({ ...message, at: new Date(1_700_000_000_999) }, [newWebhookSecret()]);
    expect(headers).toMatchObject({ 'webhook-id': 'evt_1', 'webhook-timestamp': '1700000000' });
  });

  it('has a secret of 32 random bytes in the form that receivers know', () => {
    const secrets = Array.from({ length: 50 }, newWebhookSecret);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(new Set(secrets).size).toBe(50);
  });
});
