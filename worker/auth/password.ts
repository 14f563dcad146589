import { Buffer } from 'node:buffer';
import bcrypt from 'bcryptjs';

const COST = 10;
/** The hash of no password that anyone can type; comparing with it takes as long as with a real one. */
const NOBODY = '$2b$10$A0neEoIYfc0fvX7XpIM6h.TY4dFMyTIat/LyCxkvsU0WvROrutyFG';

/**
 * bcrypt reads 72 bytes at most, so it gets the base64 of the SHA-256 instead: every byte of the password
 * counts. NFKC makes the same characters equal, however a keyboard composes them (RFC 8265).
 */
async function digest(password: string): Promise<string> {
  const bytes = new TextEncoder().encode(password.normalize('NFKC'));
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
}

/** The hash to store; 60 characters. */
export async function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(await digest(password), COST);
}

/** True if `password` is the one behind `hash`. With no hash (no such user) it takes as long and is false. */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const equal = await bcrypt.compare(await digest(password), hash ?? NOBODY);
  return equal && typeof hash === 'string';
}
