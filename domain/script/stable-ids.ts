import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Ids whose text is a hash of what they name: an edit elsewhere leaves them alone. */
export interface IdMaker {
  /** `prefix_` and 16 hex digits of the content; what occurs again gets its count mixed in. */
  make(prefix: 'scn' | 'sht' | 'chr' | 'lin', ...content: string[]): string;
}

/** Makes ids for one plan. The n-th of the same content always gets the same id. */
export function createIdMaker(): IdMaker {
  const seen = new Map<string, number>();
  return {
    make(prefix, ...content) {
      const key = `${prefix}\u0000${content.join('\u0000')}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return `${prefix}_${digest(count === 1 ? key : `${key}\u0000${count}`).slice(0, 16)}`;
    },
  };
}

/** 32 bits of a text's hash, for seeds and for choices that must not depend on what stands around. */
export function hash32(...content: string[]): number {
  return Number.parseInt(digest(content.join('\u0000')).slice(0, 8), 16);
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.toWellFormed())));
}
