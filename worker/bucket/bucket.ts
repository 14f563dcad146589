import { Buffer } from 'node:buffer';
import { md5 } from '@noble/hashes/legacy.js';
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';

export interface BucketSettings {
  /** Without a slash at the end; the bucket is addressed by path: `${endpoint}/${bucket}/${key}`. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface SignedGet {
  url: string;
  expiresAt: Date;
}

/** A PUT for exactly one content; send `headers` unchanged, all of them are signed. */
export interface SignedPut {
  url: string;
  headers: Record<string, string>;
  expiresAt: Date;
}

export interface ObjectHead {
  bytes: number;
  type: string;
  /** Lower-case hex; null: stored without a checksum. */
  sha256: string | null;
  /** What was said of it when it was stored, names in lower case. */
  metadata: Record<string, string>;
}

/** An object with a word about itself: both are there, or neither. */
export interface NewObject {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  /** Values of visible ASCII, 2 kB in all. */
  metadata: Record<string, string>;
}

export interface Bucket {
  /** A URL that reads the object for an hour; with `downloadName` the browser saves it under that name. */
  signGet(key: string, options?: { downloadName?: string; now?: Date }): Promise<SignedGet>;
  /** A URL that for 15 min takes exactly `bytes` bytes of `type` with that hex SHA-256, and nothing else. */
  signPut(key: string, content: { bytes: number; type: string; sha256: string }): Promise<SignedPut>;
  /** Stores a small object (a receipt, captions). */
  put(key: string, body: string | Uint8Array, type: string): Promise<void>;
  /** Stores an object where none is yet. False: there is one, and it stays. */
  putNew(key: string, object: NewObject): Promise<boolean>;
  /** The whole object, up to `maxBytes`; null: there is none. */
  get(key: string, maxBytes: number): Promise<Uint8Array | null>;
  /** What is known of an object; null: there is none. */
  head(key: string): Promise<ObjectHead | null>;
  /** Copies within the bucket without the bytes passing here. False: the source is missing. */
  copy(fromKey: string, toKey: string): Promise<boolean>;
  /** Deletes; a missing object is no error. */
  delete(key: string): Promise<void>;
  /** Deletes any number of objects, a thousand a request. */
  deleteMany(keys: readonly string[]): Promise<void>;
  /** Up to 1000 keys under a prefix in order; `next` continues, null: that was all. */
  list(prefix: string, after?: string): Promise<{ keys: string[]; next: string | null }>;
  /** Throws `BucketUnavailable` unless the bucket answers. */
  ping(): Promise<void>;
}

export const SIGNED_GET_SECONDS = 3600;
export const SIGNED_PUT_SECONDS = 900;
const REQUEST_TIMEOUT_MS = 8_000;
const DELETE_BATCH = 1000;

/** The bucket cannot be reached or refuses us: trouble that passes or a wrong setting. */
export class BucketUnavailable extends Error {
  override name = 'BucketUnavailable';
}

/** An S3-compatible bucket (R2, S3, the local gateway), by SigV4. Every method may throw `BucketUnavailable`. */
export function createBucket(settings: BucketSettings): Bucket {
  const client = new AwsClient({
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    region: settings.region,
    service: 's3',
    retries: 2,
  });
  const root = `${settings.endpoint}/${settings.bucket}`;
  const urlOf = (key: string) => new URL(`${root}/${key.split('/').map(encodeURIComponent).join('/')}`);

  const request = async (what: string, url: URL, init: RequestInit = {}): Promise<Response> => {
    try {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
      const response = await client.fetch(url.toString(), { ...init, signal });
      if (response.ok || response.status === 404 || response.status === 412) return response;
      const text = (await response.text()).slice(0, 300);
      throw new BucketUnavailable(`${what}: the bucket answered ${response.status} ${text}`);
    } catch (error) {
      if (error instanceof BucketUnavailable) throw error;
      throw new BucketUnavailable(`${what}: ${error instanceof Error ? error.message : 'no answer'}`);
    }
  };
  /** An answer that nobody reads must be drained, or its connection stays busy. */
  const drain = async (response: Response) => {
    await response.body?.cancel();
    return response;
  };

  const bucket: Bucket = {
    async signGet(key, options = {}) {
      const url = urlOf(key);
      url.searchParams.set('X-Amz-Expires', String(SIGNED_GET_SECONDS));
      if (options.downloadName !== undefined) {
        url.searchParams.set('response-content-disposition', contentDisposition(options.downloadName));
      }
      const now = options.now ?? new Date();
      const signed = await client.sign(url.toString(), {
        method: 'GET',
        aws: { signQuery: true, datetime: amzDate(now) },
      });
      return { url: signed.url, expiresAt: new Date(now.getTime() + SIGNED_GET_SECONDS * 1000) };
    },

    async signPut(key, { bytes, type, sha256 }) {
      const url = urlOf(key);
      url.searchParams.set('X-Amz-Expires', String(SIGNED_PUT_SECONDS));
      const headers = {
        'content-length': String(bytes),
        'content-type': type,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      };
      const signed = await client.sign(url.toString(), {
        method: 'PUT',
        headers,
        aws: { signQuery: true, allHeaders: true },
      });
      return { url: signed.url, headers, expiresAt: new Date(Date.now() + SIGNED_PUT_SECONDS * 1000) };
    },

    async put(key, body, type) {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      const digest = await crypto.subtle.digest('SHA-256', bytes);
      const headers = { 'content-type': type, 'x-amz-checksum-sha256': base64(new Uint8Array(digest)) };
      await drain(await request(`put ${key}`, urlOf(key), { method: 'PUT', headers, body: bytes }));
    },

    async putNew(key, { body, type, metadata }) {
      const digest = await crypto.subtle.digest('SHA-256', body);
      const said = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
      const headers = {
        'content-type': type,
        'x-amz-checksum-sha256': base64(new Uint8Array(digest)),
        'if-none-match': '*',
        ...Object.fromEntries(said),
      };
      const answer = await drain(await request(`put ${key}`, urlOf(key), { method: 'PUT', headers, body }));
      return answer.status !== 412;
    },

    async get(key, maxBytes) {
      const response = await request(`get ${key}`, urlOf(key));
      const length = Number(response.headers.get('content-length') ?? 0);
      if (response.status === 404 || length > maxBytes) {
        await drain(response);
        if (response.status === 404) return null;
        throw new RangeError(`${key} has ${length} bytes, more than the ${maxBytes} that fit here`);
      }
      return new Uint8Array(await response.arrayBuffer());
    },

    async head(key) {
      const headers = { 'x-amz-checksum-mode': 'ENABLED' };
      const response = await request(`head ${key}`, urlOf(key), { method: 'HEAD', headers });
      if (response.status === 404) return null;
      const checksum = response.headers.get('x-amz-checksum-sha256');
      return {
        bytes: Number(response.headers.get('content-length') ?? 0),
        type: response.headers.get('content-type') ?? 'application/octet-stream',
        sha256: checksum === null ? null : Buffer.from(checksum, 'base64').toString('hex'),
        metadata: metadataOf(response.headers),
      };
    },

    async copy(fromKey, toKey) {
      const source = `/${settings.bucket}/${fromKey.split('/').map(encodeURIComponent).join('/')}`;
      const headers = { 'x-amz-copy-source': source };
      const response = await drain(
        await request(`copy ${fromKey}`, urlOf(toKey), { method: 'PUT', headers }),
      );
      return response.status !== 404;
    },

    async delete(key) {
      await drain(await request(`delete ${key}`, urlOf(key), { method: 'DELETE' }));
    },

    async deleteMany(keys) {
      for (let start = 0; start < keys.length; start += DELETE_BATCH) {
        const body = deleteXml(keys.slice(start, start + DELETE_BATCH));
        const url = new URL(`${root}?delete=`);
        const headers = {
          'content-type': 'application/xml',
          'content-md5': base64(md5(new TextEncoder().encode(body))),
        };
        const response = await request('delete many', url, { method: 'POST', headers, body });
        const failed = /<Error>[\s\S]*?<Code>([^<]*)<\/Code>/.exec(await response.text());
        if (failed) throw new BucketUnavailable(`delete many: the bucket answered ${failed[1]}`);
      }
    },

    async list(prefix, after) {
      const url = new URL(root);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', prefix);
      url.searchParams.set('encoding-type', 'url');
      if (after !== undefined) url.searchParams.set('continuation-token', after);
      const response = await request(`list ${prefix}`, url);
      if (response.status === 404) throw new BucketUnavailable('list: there is no such bucket');
      return readListing(await response.text());
    },

    async ping() {
      const url = new URL(root);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('max-keys', '1');
      const response = await drain(await request('ping', url));
      if (response.status === 404) throw new BucketUnavailable('ping: there is no such bucket');
    },
  };
  return bucket;
}

function metadataOf(headers: Headers): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value;
  }
  return metadata;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** `20261122T193000Z`. */
function amzDate(at: Date): string {
  return at.toISOString().replace(/[:-]|\.\d{3}/g, '');
}

/** RFC 6266: an ASCII fallback, then the name itself. Quotes and control characters cannot break out. */
function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function deleteXml(keys: readonly string[]): string {
  const inXml = (key: string) => key.replace(/[<>&'"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const objects = keys.map((key) => `<Object><Key>${inXml(key)}</Key></Object>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><Delete><Quiet>true</Quiet>${objects}</Delete>`;
}

const listingParser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'Contents',
  processEntities: true,
});

function readListing(xml: string): { keys: string[]; next: string | null } {
  const listing = listingParser.parse(xml).ListBucketResult;
  if (!listing || typeof listing !== 'object') throw new BucketUnavailable('list: the answer is no listing');
  const decode = (key: string) =>
    listing.EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
  const contents: { Key: string }[] = listing.Contents ?? [];
  return {
    keys: contents.map((object) => decode(object.Key)),
    next: listing.IsTruncated === 'true' ? listing.NextContinuationToken : null,
  };
}
