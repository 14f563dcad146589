import type { ObjectRecord } from './object-catalog.ts';
import type { WriteCondition } from './object-store.ts';
import { S3Error } from './s3-error.ts';

type Headers = ReadonlyMap<string, string>;

const unquote = (etag: string) =>
  etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
const matches = (list: string, etag: string) =>
  list.split(',').some((item) => item.trim() === '*' || unquote(item) === etag);

/**
 * Decides a read by its If-… headers (with `prefix` for those of a copy's source): 'ok', or 'not-modified'
 * for an answer 304. Throws PreconditionFailed. Source: RFC 9110, section 13.2.2.
 */
export function checkReadConditions(
  headers: Headers,
  object: ObjectRecord,
  prefix = '',
): 'ok' | 'not-modified' {
  const header = (name: string) => headers.get(prefix + name);
  const modifiedSeconds = Math.floor(object.modifiedMs / 1000);
  const seconds = (date: string | undefined) => (date === undefined ? Number.NaN : Date.parse(date) / 1000);
  const ifMatch = header('if-match');
  const unmodifiedSince = seconds(header('if-unmodified-since'));
  if (ifMatch !== undefined ? !matches(ifMatch, object.etag) : modifiedSeconds > unmodifiedSince) {
    throw new S3Error('PreconditionFailed');
  }
  const ifNoneMatch = header('if-none-match');
  const modifiedSince = seconds(header('if-modified-since'));
  const unchanged =
    ifNoneMatch !== undefined ? matches(ifNoneMatch, object.etag) : modifiedSeconds <= modifiedSince;
  return unchanged ? 'not-modified' : 'ok';
}

/** The condition of a write: `If-None-Match: *` for a new key only, `If-Match: etag` for a known version. */
export function writeCondition(headers: Headers): WriteCondition {
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw new S3Error('NotImplemented', 'A write takes If-None-Match: * only.');
  }
  return (present) => {
    if (ifNoneMatch !== undefined && present) throw new S3Error('PreconditionFailed');
    if (ifMatch === undefined) return;
    if (!present) throw new S3Error('NoSuchKey');
    if (!matches(ifMatch, present.etag)) throw new S3Error('PreconditionFailed');
  };
}

export type ByteRange = { start: number; end: number };

/**
 * The bytes (inclusive) a Range header asks for; null for the whole object, as for several ranges or a header
 * that cannot be read. Throws InvalidRange where nothing can be sent. Source: RFC 9110, section 14.
 */
export function readRange(header: string | undefined, bytes: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [first, last] = [match[1]!, match[2]!];
  if (first === '') {
    const count = Math.min(Number(last), bytes);
    if (count === 0) throw new S3Error('InvalidRange');
    return { start: bytes - count, end: bytes - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= bytes) throw new S3Error('InvalidRange');
  return { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) };
}
