import { createHash } from 'node:crypto';
import { S3Error } from './s3-error.ts';
import { hmac, type SigningContext, sameHex, sha256Hex } from './signature.ts';

export type ChunkedBody = {
  /** Null for STREAMING-UNSIGNED-PAYLOAD-TRAILER, whose chunks carry no signatures. */
  signing: SigningContext | null;
  trailer: boolean;
  /** The `x-amz-decoded-content-length` header. */
  decodedBytes: number;
};

const EMPTY_SHA256 = sha256Hex('');
const MAX_LINE_BYTES = 8192;

/**
 * Takes the aws-chunked framing off a body, checking each chunk's signature and the decoded length. Trailing
 * headers are put into `trailers` before the generator ends. Data is handed on before its chunk's signature
 * is known, so nothing may be kept until the generator has ended well.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export async function* decodeChunkedBody(
  source: AsyncIterable<Buffer>,
  options: ChunkedBody,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  let previous = options.signing?.signature ?? '';
  let decoded = 0;
  for (;;) {
    const [sizeText = '', ...extensions] = (await reader.line()).split(';');
    if (!/^[0-9a-fA-F]{1,8}$/.test(sizeText))
      throw new S3Error('InvalidRequest', 'A chunk size is not valid.');
    const size = Number.parseInt(sizeText, 16);
    decoded += size;
    if (decoded > options.decodedBytes) throw new S3Error('IncompleteBody', 'More bytes than announced.');
    const digest = createHash('sha256');
    for await (const data of reader.take(size)) {
      digest.update(data);
      yield data;
    }
    if (options.signing) {
      const toSign = chunkStringToSign(options.signing, previous, digest.digest('hex'));
      const expected = hmac(options.signing.key, toSign).toString('hex');
      const given = extensions.find((part) => part.startsWith('chunk-signature='))?.slice(16) ?? '';
      if (!sameHex(expected, given)) throw new S3Error('SignatureDoesNotMatch');
      previous = expected;
    }
    if (size === 0) break;
    if ((await reader.line()) !== '')
      throw new S3Error('InvalidRequest', 'A chunk does not end where it says.');
  }
  if (options.trailer) await readTrailers(reader, options.signing, previous, trailers);
  else if ((await reader.line()) !== '')
    throw new S3Error('InvalidRequest', 'Unexpected data after the last chunk.');
  if (decoded !== options.decodedBytes) throw new S3Error('IncompleteBody');
  await reader.end();
}

function chunkStringToSign(signing: SigningContext, previous: string, dataHash: string): string {
  return [
    'AWS4-HMAC-SHA256-PAYLOAD',
    signing.timestamp,
    signing.scope,
    previous,
    EMPTY_SHA256,
    dataHash,
  ].join('\n');
}

async function readTrailers(
  reader: ByteReader,
  signing: SigningContext | null,
  previous: string,
  trailers: Map<string, string>,
): Promise<void> {
  let canonical = '';
  let signature = '';
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const at = line.indexOf(':');
    const [name, value] = [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    if (at < 1 || trailers.has(name)) throw new S3Error('InvalidRequest', 'A trailing header is not valid.');
    if (name === 'x-amz-trailer-signature') {
      signature = value;
    } else {
      trailers.set(name, value);
      canonical += `${name}:${value}\n`;
    }
  }
  if (!signing) return;
  const toSign = [
    'AWS4-HMAC-SHA256-TRAILER',
    signing.timestamp,
    signing.scope,
    previous,
    sha256Hex(canonical),
  ];
  if (!sameHex(hmac(signing.key, toSign.join('\n')).toString('hex'), signature)) {
    throw new S3Error('SignatureDoesNotMatch');
  }
}

/** Reads lines and counted runs of bytes from a stream of buffers. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw new S3Error('IncompleteBody');
    this.#buffer = this.#buffer.length === 0 ? next.value : Buffer.concat([this.#buffer, next.value]);
  }

  /** One line without its CRLF. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n');
      if (end > MAX_LINE_BYTES || (end < 0 && this.#buffer.length > MAX_LINE_BYTES)) {
        throw new S3Error('InvalidRequest', 'A chunk header is too long.');
      }
      if (end >= 0) {
        const line = this.#buffer.toString('latin1', 0, end);
        this.#buffer = this.#buffer.subarray(end + 2);
        return line;
      }
      await this.#more();
    }
  }

  async *take(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (this.#buffer.length === 0) await this.#more();
      const part = this.#buffer.subarray(0, left);
      this.#buffer = this.#buffer.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Asserts that nothing follows. */
  async end(): Promise<void> {
    if (this.#buffer.length > 0 || !(await this.#source.next()).done) {
      throw new S3Error('InvalidRequest', 'Unexpected data after the body.');
    }
  }
}
