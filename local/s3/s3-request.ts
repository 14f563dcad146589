import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BodyDigests, checkDigests, readDigestPromise } from './body-digests.ts';
import { decodeChunkedBody } from './chunked-body.ts';
import type { IncomingBody, ObjectDescription } from './object-store.ts';
import { S3Error } from './s3-error.ts';
import type { SignedRequest, VerifiedRequest } from './signature.ts';

/** A request taken apart: the address, what was asked of it, and the raw message for its body. */
export type S3Request = SignedRequest & {
  bucket: string;
  key: string;
  message: IncomingMessage;
  /** The value of a query parameter; '' for a bare one, null where it is absent. */
  param(name: string): string | null;
};

const MAX_KEY_BYTES = 1024;
const KEPT_HEADERS = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

/**
 * Takes a request line and its headers apart, decoding each part exactly once, so that what is verified is
 * what is acted on. Throws InvalidURI for broken escapes, InvalidArgument for a repeated x-amz- header.
 */
export function parseRequest(message: IncomingMessage): S3Request {
  const target = message.url ?? '';
  const at = target.indexOf('?');
  const rawPath = at < 0 ? target : target.slice(0, at);
  if (!rawPath.startsWith('/')) throw new S3Error('InvalidURI');
  const path = decode(rawPath);
  const rawQuery = at < 0 ? '' : target.slice(at + 1);
  const query = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf('=');
      const parts = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decode(parts[0]!.replaceAll('+', ' ')), decode(parts[1]!.replaceAll('+', ' '))];
    });
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  checkKey(key);
  const param = (name: string) => query.find(([other]) => other === name)?.[1] ?? null;
  return {
    method: message.method ?? 'GET',
    path,
    query,
    headers: readHeaders(message),
    bucket,
    key,
    message,
    param,
  };
}

/** Refuses keys that differ between a URL as signed and a URL as a client may normalise it. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError');
  if (key.includes('\0') || key.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw new S3Error('InvalidURI', 'A key may not hold "." or ".." segments.');
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
}

function readHeaders(message: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    const name = message.rawHeaders[i]!.toLowerCase();
    const value = message.rawHeaders[i + 1]!;
    const present = headers.get(name);
    if (
      present !== undefined &&
      (name.startsWith('x-amz-') || name === 'authorization' || name === 'content-type')
    ) {
      throw new S3Error('InvalidArgument', `The header ${name} is given twice.`);
    }
    headers.set(name, present === undefined ? value : `${present},${value}`);
  }
  return headers;
}

/** The headers and metadata to be kept with an object, from the request that makes it. */
export function readDescription(headers: ReadonlyMap<string, string>): ObjectDescription {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers.get(name);
    if (value !== undefined) kept[name] = value;
  }
  const encoding = kept['content-encoding']?.split(',').map((part) => part.trim());
  const outer = encoding?.filter((part) => part !== 'aws-chunked').join(',');
  if (outer) kept['content-encoding'] = outer;
  else delete kept['content-encoding'];
  const metadata: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value;
  }
  return { headers: kept, metadata };
}

/**
 * The body of a verified request, checked while it is read against everything its headers promise. Answers an
 * `Expect: 100-continue` only now, so a refused upload is never sent.
 */
export function openBody(
  request: S3Request,
  verified: VerifiedRequest,
  response: ServerResponse,
  maxBytes: number,
): IncomingBody {
  const { headers, message } = request;
  const { payload } = verified;
  const length = headers.get(payload.kind === 'chunked' ? 'x-amz-decoded-content-length' : 'content-length');
  if (!/^\d{1,15}$/.test(length ?? '')) throw new S3Error('MissingContentLength');
  const announced = Number(length);
  if (announced > maxBytes) throw new S3Error('EntityTooLarge');
  const promise = readDigestPromise(headers, payload);
  const trailers = new Map<string, string>();
  const digests: BodyDigests = { md5Hex: '', bytes: 0, checksums: {} };
  if (headers.get('expect')?.toLowerCase() === '100-continue') response.writeContinue();
  const received = wholeMessage(message);
  const plain =
    payload.kind === 'chunked'
      ? decodeChunkedBody(
          received,
          {
            signing: payload.signed ? verified.signing : null,
            trailer: payload.trailer,
            decodedBytes: announced,
          },
          trailers,
        )
      : received;
  return { data: checkDigests(plain, promise, trailers, maxBytes, digests), digests };
}

/** The message's bytes; a client that goes away midway is an IncompleteBody, not a short object. */
async function* wholeMessage(message: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    // The socket must outlive a refusal midway: the answer still has to go out on it.
    for await (const data of message.iterator({ destroyOnReturn: false })) yield data as Buffer;
  } catch (cause) {
    throw new S3Error('IncompleteBody', cause instanceof Error ? cause.message : undefined);
  }
  if (!message.complete) throw new S3Error('IncompleteBody');
}

/** A small body as text. */
export async function readText(body: IncomingBody): Promise<string> {
  const parts: Buffer[] = [];
  for await (const data of body.data) parts.push(data);
  return Buffer.concat(parts).toString('utf8');
}
