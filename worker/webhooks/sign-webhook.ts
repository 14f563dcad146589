import { Buffer } from 'node:buffer';

/** How the secrets of Standard Webhooks begin. */
export const START = 'whsec_';
/** Standard Webhooks: between 24 and 64 bytes. */
const SECRET_BYTES = 32;

/** A new secret of an endpoint. */
export function newWebhookSecret(): string {
  return START + Buffer.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))).toString('base64');
}

/**
 * The headers of a delivery by Standard Webhooks 1.0: an HMAC-SHA256 over id, time (in seconds) and body, one for each
 * secret that is valid now.
 */
export async function signWebhook(
  { id, at, body }: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const content = Uint8Array.from(new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const signatures = await Promise.all(secrets.map((secret) => hmac(secret, content)));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}

async function hmac(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const raw = Uint8Array.from(Buffer.from(secret.slice(START.length), 'base64'));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, content)).toString('base64');
}
