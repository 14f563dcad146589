import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { allowOrigin, answerPreflight } from './cors.ts';
import { type LifecycleRule, ObjectStore } from './object-store.ts';
import { operationFor } from './operation-for.ts';
import { S3Error } from './s3-error.ts';
import { parseRequest } from './s3-request.ts';
import { writeXml } from './s3-xml.ts';
import { verifySignature } from './signature.ts';

export type S3GatewayOptions = {
  dataDir: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  buckets: readonly string[];
  /** Origins whose pages may read and write with signed URLs, e.g. `http://localhost:8787`. */
  allowedOrigins?: readonly string[];
  /** Largest object, and largest part; 2 GiB unless told. */
  maxObjectBytes?: number;
  lifecycle?: LifecycleRule[];
  /** Epoch milliseconds; the clock for expiry, times of writing and lifecycle. */
  now?: () => number;
  /** Told of errors that are the gateway's own. */
  onError?: (error: unknown) => void;
};

export type S3Gateway = {
  /** Answers with the port; 0 takes a free one. */
  listen(port: number, host?: string): Promise<number>;
  /** Applies the lifecycle rules now; they are also applied hourly. Answers how many objects went. */
  sweep(): Promise<number>;
  allowOrigins(origins: readonly string[]): void;
  close(): Promise<void>;
};

const DAY_MS = 24 * 3600_000;
const DRAIN_BYTES = 64 << 20;
const READER_GONE = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_UNABLE_TO_PIPE',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * An S3-compatible bucket on this machine: every request must carry a Signature Version 4, in its header or
 * its URL. Objects are files, their catalogue is SQLite, both below `dataDir`.
 */
export async function createS3Gateway(options: S3GatewayOptions): Promise<S3Gateway> {
  const now = options.now ?? Date.now;
  const store = await ObjectStore.open(options.dataDir, now);
  const lifecycle = options.lifecycle ?? [{ prefix: 'temp/', maxAgeMs: DAY_MS }];
  const onError = options.onError ?? ((error) => console.error('s3 gateway:', error));
  let origins = options.allowedOrigins ?? [];

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('x-amz-request-id', randomUUID());
    try {
      if (message.method === 'OPTIONS') {
        answerPreflight(message, response, origins);
        return;
      }
      allowOrigin(message, response, origins);
      const request = parseRequest(message);
      const verified = verifySignature(request, options, now());
      const operation = operationFor(request, options.buckets);
      const { buckets, region, maxObjectBytes = 2 * 2 ** 30 } = options;
      await operation({ store, buckets, region, maxObjectBytes, request, verified, response });
      await drain(message);
    } catch (error) {
      await refuse(message, response, error);
    }
  };

  const refuse = async (
    message: IncomingMessage,
    response: ServerResponse,
    error: unknown,
  ): Promise<void> => {
    if (response.headersSent) {
      // A reader who leaves midway is no error; anything else ends the answer short, which the reader notices.
      if (!READER_GONE.has((error as NodeJS.ErrnoException).code ?? '')) onError(error);
      response.destroy();
      return;
    }
    const known = error instanceof S3Error ? error : new S3Error('InternalError');
    if (known !== error) onError(error);
    const [Resource] = (message.url ?? '').split('?');
    const requestId = String(response.getHeader('x-amz-request-id'));
    const xml = writeXml('Error', {
      Code: known.code,
      Message: known.message,
      Resource,
      RequestId: requestId,
    });
    const waitsToSend = message.headers.expect !== undefined && !message.complete;
    const complete = !waitsToSend && (await drain(message));
    response.writeHead(known.status, {
      'content-type': 'application/xml',
      'content-length': Buffer.byteLength(xml),
      ...(complete ? {} : { connection: 'close' }),
    });
    response.end(message.method === 'HEAD' ? undefined : xml);
  };

  const server = createServer({ requestTimeout: 3600_000 }, answer);
  // A client that asks before it sends is told to go on only once its signature is known to be good.
  server.on('checkContinue', answer);
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });

  const sweep = () => store.sweep(lifecycle, DAY_MS);
  await sweep();
  const sweeping = setInterval(() => sweep().catch(onError), 3600_000).unref();

  return {
    sweep,
    allowOrigins: (next) => {
      origins = next;
    },
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as { port: number }).port));
      }),
    close: async () => {
      clearInterval(sweeping);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), 2000);
      await closed;
      clearTimeout(impatient);
      store.close();
    },
  };
}

/**
 * Reads what is left of a body, so that a refusal reaches a client that is still sending. Answers false where
 * too much is left; the connection is then closed after the answer.
 */
async function drain(message: IncomingMessage): Promise<boolean> {
  let bytes = 0;
  try {
    for await (const data of message.iterator({ destroyOnReturn: false })) {
      bytes += (data as Buffer).length;
      if (bytes > DRAIN_BYTES) return false;
    }
    return true;
  } catch {
    // The sender has gone: nothing is left to read, and the connection is of no further use.
    return false;
  }
}
