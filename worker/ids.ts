/** Crockford's alphabet: 32 symbols, so that five bits of a random byte pick one without bias. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;

export const ID_PREFIXES = [
  'usr',
  'ses',
  'fam',
  'prj',
  'pln',
  'job',
  'his',
  'cst',
  'out',
  'ord',
  'att',
  'req',
  'tkt',
  'evt',
  'key',
  'mail',
  'exp',
  'mod',
  'rev',
  'whk',
  'whd',
  'aud',
  'pvk',
  'prv',
  'upl',
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

/** A new id, e.g. `job_4t9…`: 100 random bits, enough to be unguessable and never to meet again. */
export function newId(prefix: IdPrefix): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return `${prefix}_${Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')}`;
}
