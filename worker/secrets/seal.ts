import { Buffer } from 'node:buffer';

/**
 * Secrets that the studio must know again (to sign with, to call with) stand in the database sealed: AES-256-GCM
 * under a key that only the settings hold. `v1.<key's name>.<nonce and ciphertext, base64url>`.
 */
const FORM = /^v1\.([\w-]{8})\.([\w-]+)$/;
/** 96 random bits, as NIST SP 800-38D wants them; a key seals far fewer than 2^32 secrets. */
const NONCE_BYTES = 12;

/** A sealed secret that was changed or moved, or whose key is gone. */
export class UnopenedSecret extends Error {
  override name = 'UnopenedSecret';
}

interface SealingKey {
  name: string;
  key: CryptoKey;
}

/**
 * Seals a secret for its place. `keys`: as SECRETS_KEYS has them, the first seals. `place` names the row that it stands in:
 * in another place it opens no more.
 */
export async function seal(keys: readonly string[], secret: string, place: string): Promise<string> {
  const { name, key } = await sealingKey(keys[0] as string);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(gcm(nonce, place), key, new TextEncoder().encode(secret));
  const data = Buffer.concat([nonce, new Uint8Array(sealed)]).toString('base64url');
  return `v1.${name}.${data}`;
}

/** Opens what `seal` made for that place. Throws `UnopenedSecret`. */
export async function unseal(keys: readonly string[], sealed: string, place: string): Promise<string> {
  const [, name, data = ''] = FORM.exec(sealed) ?? [];
  if (name === undefined) throw new UnopenedSecret('This is no sealed secret.');
  const known = await Promise.all(keys.map(sealingKey));
  const found = known.find((one) => one.name === name);
  if (!found) throw new UnopenedSecret(`The key ${name} that sealed this secret is not among SECRETS_KEYS.`);
  const bytes = Uint8Array.from(Buffer.from(data, 'base64url'));
  const [nonce, content] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(gcm(nonce, place), found.key, content));
  } catch (cause) {
    throw new UnopenedSecret('This sealed secret was changed, or belongs elsewhere.', { cause });
  }
}

/** How everything begins that the newest key has sealed; the rest waits to be sealed anew. */
export async function newestSeal(keys: readonly string[]): Promise<string> {
  return `v1.${(await sealingKey(keys[0] as string)).name}.`;
}

const gcm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});

const derived = new Map<string, Promise<SealingKey>>();

/** Key and name of a setting's text, by HKDF (RFC 5869): neither tells of the other. */
function sealingKey(text: string): Promise<SealingKey> {
  const known = derived.get(text) ?? deriveKey(text);
  derived.set(text, known);
  return known;
}

async function deriveKey(text: string): Promise<SealingKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(text), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(info),
  });
  const aes = { name: 'AES-GCM', length: 256 };
  const [key, name] = await Promise.all([
    crypto.subtle.deriveKey(hkdf('sealed secret'), base, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveBits(hkdf('name of the key'), base, 48),
  ]);
  return { name: Buffer.from(name).toString('base64url'), key };
}
