import { Buffer } from 'node:buffer';
import { sha256Hex } from '#domain/content-key';

export const REFRESH_TOKEN_SECONDS = 7 * 24 * 3600;
/** A browser whose answer was lost, or two of its tabs, may send the same token again for this long. */
export const REUSE_GRACE_MS = 10_000;

/** A new opaque token: 256 random bits. */
export function newRefreshToken(): string {
  return `rt_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`;
}

/** What is stored of a token. It is random, so a plain hash cannot be guessed back. */
export function hashRefreshToken(token: string): string {
  return sha256Hex(`refresh:${token}`);
}

/** The token that follows `token`: always the same one, so that a repeat gets the same answer. */
export async function successorOf(token: string, secret: string): Promise<string> {
  const name = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(`refresh:${secret}`), name, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(token));
  return `rt_${Buffer.from(mac).toString('base64url')}`;
}
