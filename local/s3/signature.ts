import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './s3-error.ts';

/** A request as it came over the wire, with header names in lower case. */
export type SignedRequest = {
  method: string;
  /** Path decoded once, with its leading slash. */
  path: string;
  /** Query pairs decoded once, in any order. */
  query: readonly (readonly [string, string])[];
  headers: ReadonlyMap<string, string>;
};

export type Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

/** What the signature says of the body. */
export type PayloadPromise =
  | { kind: 'unsigned' }
  | { kind: 'sha256'; hex: string }
  | { kind: 'chunked'; signed: boolean; trailer: boolean };

/** What is needed to check the signatures inside an aws-chunked body. */
export type SigningContext = { key: Buffer; timestamp: string; scope: string; signature: string };

export type VerifiedRequest = { payload: PayloadPromise; signing: SigningContext; presigned: boolean };

const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_SKEW_MS = 15 * 60_000;
const MAX_EXPIRES_SECONDS = 7 * 24 * 3600;

/**
 * Checks an AWS Signature Version 4 in the Authorization header or in the query string and answers with what
 * it promises of the body. Throws an S3Error for anything unsigned, altered, early or late.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function verifySignature(
  request: SignedRequest,
  credentials: Credentials,
  nowMs: number,
): VerifiedRequest {
  const names = request.query.map(([name]) => name);
  const presigned = names.includes('X-Amz-Signature') || names.includes('X-Amz-Algorithm');
  const authorization = request.headers.get('authorization');
  if (presigned && authorization !== undefined) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed.');
  }
  if (!presigned && authorization === undefined) throw new S3Error('AccessDenied');
  const claim = presigned ? readQueryClaim(request) : readHeaderClaim(request, authorization ?? '');

  const [accessKeyId, day, region, service, ending, ...rest] = claim.credential.split('/');
  const malformed = presigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed';
  if (
    rest.length > 0 ||
    service !== 's3' ||
    ending !== 'aws4_request' ||
    day !== claim.timestamp.slice(0, 8)
  ) {
    throw new S3Error(malformed, 'The credential scope is not valid.');
  }
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId');
  if (region !== credentials.region) {
    throw new S3Error(malformed, `The region '${region}' is wrong; expecting '${credentials.region}'.`);
  }
  checkTime(claim, nowMs, malformed);
  checkSignedHeaders(request, claim);

  const payloadHash = readPayloadHash(request, presigned);
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = signingKey(credentials.secretAccessKey, day, region);
  const canonical = canonicalRequest(request, claim.signedHeaders, payloadHash);
  const toSign = [ALGORITHM, claim.timestamp, scope, sha256Hex(canonical)].join('\n');
  if (!sameHex(hmac(key, toSign).toString('hex'), claim.signature))
    throw new S3Error('SignatureDoesNotMatch');
  return {
    payload: payloadPromise(payloadHash, presigned),
    signing: { key, timestamp: claim.timestamp, scope, signature: claim.signature },
    presigned,
  };
}

type Claim = {
  credential: string;
  signedHeaders: string[];
  signature: string;
  timestamp: string;
  /** Seconds the URL is good for; null for the Authorization header. */
  expiresSeconds: number | null;
};

function readHeaderClaim(request: SignedRequest, authorization: string): Claim {
  const match = /^AWS4-HMAC-SHA256\s+(.+)$/.exec(authorization);
  if (!match) throw new S3Error('AuthorizationHeaderMalformed', 'Only AWS4-HMAC-SHA256 is supported.');
  const fields = new Map(
    match[1]!.split(',').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const;
    }),
  );
  const timestamp = request.headers.get('x-amz-date');
  const [credential, signed, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    fields.get(name),
  );
  if (!credential || !signed || !signature || fields.size !== 3)
    throw new S3Error('AuthorizationHeaderMalformed');
  if (timestamp === undefined) throw new S3Error('AccessDenied', 'AWS authentication requires x-amz-date.');
  return { credential, signedHeaders: signed.split(';'), signature, timestamp, expiresSeconds: null };
}

function readQueryClaim(request: SignedRequest): Claim {
  const only = (name: string): string => {
    const values = request.query.filter(([key]) => key === name);
    if (values.length !== 1) {
      throw new S3Error('AuthorizationQueryParametersError', `${name} must be given exactly once.`);
    }
    return values[0]![1];
  };
  if (only('X-Amz-Algorithm') !== ALGORITHM) throw new S3Error('AuthorizationQueryParametersError');
  const expires = only('X-Amz-Expires');
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_EXPIRES_SECONDS) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be between 1 and 604800 seconds.',
    );
  }
  return {
    credential: only('X-Amz-Credential'),
    signedHeaders: only('X-Amz-SignedHeaders').split(';'),
    signature: only('X-Amz-Signature'),
    timestamp: only('X-Amz-Date'),
    expiresSeconds: Number(expires),
  };
}

function checkTime(
  claim: Claim,
  nowMs: number,
  malformed: 'AuthorizationQueryParametersError' | 'AuthorizationHeaderMalformed',
) {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claim.timestamp);
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1).map(Number);
  const signedMs = match ? Date.UTC(year!, month! - 1, day, hour, minute, second) : Number.NaN;
  if (Number.isNaN(signedMs)) throw new S3Error(malformed, 'The request date is not valid.');
  if (claim.expiresSeconds === null) {
    if (Math.abs(nowMs - signedMs) > MAX_SKEW_MS) throw new S3Error('RequestTimeTooSkewed');
    return;
  }
  if (signedMs - nowMs > MAX_SKEW_MS) throw new S3Error('AccessDenied', 'Request is not valid yet.');
  if (nowMs > signedMs + claim.expiresSeconds * 1000)
    throw new S3Error('AccessDenied', 'Request has expired.');
}

/** Every x-amz- header must be signed, or a holder of a URL could add a copy source or metadata to it. */
function checkSignedHeaders(request: SignedRequest, claim: Claim): void {
  const signed = new Set(claim.signedHeaders);
  if (!signed.has('host')) throw new S3Error('AccessDenied', 'The host header must be signed.');
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-') && !signed.has(name)) {
      throw new S3Error(
        'AccessDenied',
        `There were headers present in the request which were not signed: ${name}`,
      );
    }
  }
  for (const name of signed) {
    if (!request.headers.has(name))
      throw new S3Error('SignatureDoesNotMatch', `Signed header ${name} is missing.`);
  }
}

function readPayloadHash(request: SignedRequest, presigned: boolean): string {
  const header = request.headers.get('x-amz-content-sha256');
  if (header !== undefined) return header;
  if (!presigned) throw new S3Error('InvalidRequest', 'Missing required header x-amz-content-sha256.');
  return request.query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1] ?? 'UNSIGNED-PAYLOAD';
}

function payloadPromise(hash: string, presigned: boolean): PayloadPromise {
  if (hash === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' };
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: 'sha256', hex: hash };
  const signed = hash.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD');
  const known = signed || hash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  if (!known || presigned) throw new S3Error('InvalidArgument', 'x-amz-content-sha256 is not valid here.');
  return { kind: 'chunked', signed, trailer: hash.endsWith('-TRAILER') };
}

function canonicalRequest(request: SignedRequest, signedHeaders: string[], payloadHash: string): string {
  const query = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  const path = request.path.split('/').map(uriEncode).join('/');
  return [request.method, path, query, headers.join(''), signedHeaders.join(';'), payloadHash].join('\n');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 3986 encoding of everything but A–Z a–z 0–9 - . _ ~ */
export const uriEncode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function signingKey(secret: string, day: string, region: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secret}`),
  );
}

export const hmac = (key: Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text, 'utf8').digest();
export const sha256Hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Compares two texts without telling by its time where they differ. */
export function sameHex(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
