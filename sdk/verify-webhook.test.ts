import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { verifyWebhook, WebhookNotValid } from './verify-webhook.ts';

const SECRET = `whsec_${btoa('thirty-two bytes of a test, yes!')}`;
const OTHER = `whsec_${btoa('another secret of a test, of old')}`;
const AT = new Date('2026-11-22T09:30:00Z');
const BODY =
  '{"type":"webhook.test","timestamp":"2026-11-22T09:30:00.000Z","data":{"message":"Æ","description":""}}';

/** As the independent implementation signs it. */
const headersOf = (secret: string, at = AT) => ({
  'webhook-id': 'evt_1',
  'webhook-timestamp': String(at.getTime() / 1000),
  'webhook-signature': new Webhook(secret).sign('evt_1', at, BODY),
});

it('takes what an independent signer signed, by any of several signatures', async () => {
  const headers = headersOf(SECRET);
  expect(await verifyWebhook(BODY, headers, SECRET, AT)).toMatchObject({
    type: 'webhook.test',
    data: { message: 'Æ' },
  });
  const both = `v1a,AAAA ${headersOf(OTHER)['webhook-signature']} ${headers['webhook-signature']}`;
  const rotated = new Headers({ ...headers, 'webhook-signature': both });
  await expect(verifyWebhook(BODY, rotated, SECRET, AT)).resolves.toBeTruthy();
});

it.each<[string, string, Record<string, string | undefined>, string?]>([
  ['another body', `${BODY} `, headersOf(SECRET)],
  ['another secret', BODY, headersOf(OTHER)],
  ['another id', BODY, { ...headersOf(SECRET), 'webhook-id': 'evt_2' }],
  ['another time', BODY, { ...headersOf(SECRET), 'webhook-timestamp': String(AT.getTime() / 1000 + 1) }],
  ['no time', BODY, { ...headersOf(SECRET), 'webhook-timestamp': 'soon' }],
  ['a missing header', BODY, { ...headersOf(SECRET), 'webhook-signature': undefined }],
  ['no signature', BODY, { ...headersOf(SECRET), 'webhook-signature': 'v1,' }],
  ['a signature that is no base64', BODY, { ...headersOf(SECRET), 'webhook-signature': 'v1,🎬' }],
  ['an old signature', BODY, headersOf(SECRET, new Date(AT.getTime() - 301_000))],
  ['one of the future', BODY, headersOf(SECRET, new Date(AT.getTime() + 301_000))],
])('refuses %s', async (_, body, headers) => {
  await expect(verifyWebhook(body, headers, SECRET, AT)).rejects.toThrow(WebhookNotValid);
});
