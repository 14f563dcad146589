import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.ts';
import type { PayloadPromise } from './signature.ts';

const CHECKSUMS = { crc32: 4, crc32c: 4, sha1: 20, sha256: 32 } as const;
type ChecksumName = keyof typeof CHECKSUMS;

/** What a body must hash to. The values of `inTrailer` names come with the aws-chunked trailer. */
export type DigestPromise = {
  sha256Hex: string | null;
  md5Base64: string | null;
  /** Algorithm → base64. */
  checksums: Map<ChecksumName, string>;
  inTrailer: ChecksumName[];
};

/** The checksums and digests a body turned out to have; filled when `checkDigests` ends. */
export type BodyDigests = { md5Hex: string; bytes: number; checksums: Record<string, string> };

/**
 * Reads from the headers what the body must hash to: x-amz-content-sha256, content-md5, x-amz-checksum-*.
 * Throws InvalidDigest for a value of the wrong length, NotImplemented for an unknown algorithm.
 */
export function readDigestPromise(
  headers: ReadonlyMap<string, string>,
  payload: PayloadPromise,
): DigestPromise {
  const promise: DigestPromise = {
    sha256Hex: payload.kind === 'sha256' ? payload.hex : null,
    md5Base64: headers.get('content-md5') ?? null,
    checksums: new Map(),
    inTrailer: [],
  };
  if (promise.md5Base64 !== null) requireLength(promise.md5Base64, 16);
  for (const [name, value] of headers) {
    const match = /^x-amz-checksum-(.+)$/.exec(name);
    if (!match || ['algorithm', 'mode', 'type'].includes(match[1]!)) continue;
    const algorithm = checksumName(match[1]!);
    requireLength(value, CHECKSUMS[algorithm]);
    promise.checksums.set(algorithm, value);
  }
  if (payload.kind === 'chunked' && payload.trailer) {
    for (const name of (headers.get('x-amz-trailer') ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())) {
      const match = /^x-amz-checksum-(.+)$/.exec(name);
      if (!match) throw new S3Error('InvalidRequest', `The trailing header '${name}' is not supported.`);
      promise.inTrailer.push(checksumName(match[1]!));
    }
  }
  return promise;
}

function checksumName(name: string): ChecksumName {
  if (!(name in CHECKSUMS)) throw new S3Error('NotImplemented', `The checksum ${name} is not supported.`);
  return name as ChecksumName;
}

function requireLength(base64: string, bytes: number): void {
  const decoded = Buffer.from(base64, 'base64');
  if (decoded.length !== bytes || decoded.toString('base64') !== base64) throw new S3Error('InvalidDigest');
}

/**
 * Hands a body on and throws at its end when a promised digest is wrong, or midway when it grows over
 * `maxBytes`. The consumer must keep nothing until the generator has ended well.
 */
export async function* checkDigests(
  source: AsyncIterable<Buffer>,
  promise: DigestPromise,
  trailers: ReadonlyMap<string, string>,
  maxBytes: number,
  result: BodyDigests,
): AsyncGenerator<Buffer> {
  const md5 = createHash('md5');
  const sha256 = promise.sha256Hex ? createHash('sha256') : null;
  const running = [...new Set([...promise.checksums.keys(), ...promise.inTrailer])].map(startChecksum);
  for await (const data of source) {
    result.bytes += data.length;
    if (result.bytes > maxBytes) throw new S3Error('EntityTooLarge');
    md5.update(data);
    sha256?.update(data);
    for (const checksum of running) checksum.update(data);
    yield data;
  }
  const md5Digest = md5.digest();
  result.md5Hex = md5Digest.toString('hex');
  if (sha256 && sha256.digest('hex') !== promise.sha256Hex) throw new S3Error('XAmzContentSHA256Mismatch');
  if (promise.md5Base64 !== null && md5Digest.toString('base64') !== promise.md5Base64)
    throw new S3Error('BadDigest');
  for (const checksum of running) {
    const header = `x-amz-checksum-${checksum.name}`;
    const expected = promise.inTrailer.includes(checksum.name)
      ? trailers.get(header)
      : promise.checksums.get(checksum.name);
    const actual = checksum.digest();
    if (actual !== expected)
      throw new S3Error('BadDigest', `The ${checksum.name} you specified did not match.`);
    result.checksums[checksum.name] = actual;
  }
}

function startChecksum(name: ChecksumName) {
  if (name === 'sha1' || name === 'sha256') {
    const hash = createHash(name);
    return { name, update: (data: Buffer) => void hash.update(data), digest: () => hash.digest('base64') };
  }
  const step = name === 'crc32' ? crc32 : crc32c;
  let value = 0;
  return {
    name,
    update: (data: Buffer) => {
      value = step(data, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes.toString('base64');
    },
  };
}

/** Castagnoli's polynomial, reflected. Source: RFC 3720, appendix B.4. */
const CRC32C_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

function crc32c(data: Buffer, start: number): number {
  let value = ~start >>> 0;
  for (const byte of data) value = CRC32C_TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}
