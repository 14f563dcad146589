import type { components } from './generated/api.ts';

export type JobWebhook = components['schemas']['JobWebhook'];
export type TestWebhook = components['schemas']['TestWebhook'];

/** It is not from the studio, was changed on the way, or is too old. */
export class WebhookNotValid extends Error {
  override name = 'WebhookNotValid';
}

/** Standard Webhooks: a clock may be wrong by five minutes, and what was overheard is worth no more afterwards. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Checks a webhook by Standard Webhooks 1.0 and answers what it tells. `body` is the request's text as it came, before
 * anything parsed it. Throws `WebhookNotValid`. The same event may come twice: remember its `webhook-id`.
 */
export async function verifyWebhook(
  body: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  secret: string,
  now: Date = new Date(),
): Promise<JobWebhook | TestWebhook> {
  const read = (name: string): string => {
    const value = headers instanceof Headers ? headers.get(name) : headers[name];
    if (typeof value !== 'string' || value === '') throw new WebhookNotValid(`There is no ${name}.`);
    return value;
  };
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(read);
  const ageMs = now.getTime() - Number(timestamp) * 1000;
  if (!(Math.abs(ageMs) <= TOLERANCE_MS)) throw new WebhookNotValid('It is too old, or from the future.');
  const raw = fromBase64(secret.replace(/^whsec_/, ''));
  if (!raw) throw new Error('The secret is none of an endpoint: whsec_ and base64.');
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const signature of signatures!.split(' ')) {
    const [version, text = ''] = signature.split(',');
    const given = version === 'v1' ? fromBase64(text) : null;
    // Compares in constant time.
    if (given && (await crypto.subtle.verify('HMAC', key, given, content))) return JSON.parse(body);
  }
  throw new WebhookNotValid('None of its signatures is the endpoint’s.');
}

/** Null: it is no base64. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
