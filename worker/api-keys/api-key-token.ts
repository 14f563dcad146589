import { Buffer } from 'node:buffer';
import { sha256Hex } from '#domain/content-key';

const START = 'fsk_';
/** Enough of a key to know it by, too little to guess the rest. */
const SHOWN = START.length + 8;

/** A new key: 256 random bits after a start that secret scanners can look for. */
export function newApiKey(): string {
  return `${START}${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`;
}

export const isApiKey = (token: string): boolean => token.startsWith(START);
export const shownPrefix = (key: string): string => key.slice(0, SHOWN);

/** What is stored of a key. It is random, so a plain hash cannot be guessed back. */
export const hashApiKey = (key: string): string => sha256Hex(`api-key:${key}`);
