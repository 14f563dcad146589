import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from './s3-error.ts';

const EXPOSED = [
  'ETag',
  'Content-Length',
  'Content-Range',
  'Accept-Ranges',
  'Content-Disposition',
  'Last-Modified',
  'x-amz-request-id',
  'x-amz-checksum-sha256',
];

/** Lets pages of the studio read answers; a page elsewhere gets no header and so no answer. */
export function allowOrigin(
  message: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  response.setHeader('vary', 'Origin');
  const origin = message.headers.origin;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', EXPOSED.join(', '));
  return true;
}

/** Answers a browser's preflight, which carries no signature. Throws AccessForbidden for other origins. */
export function answerPreflight(
  message: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const method = message.headers['access-control-request-method'];
  if (!allowOrigin(message, response, origins) || method === undefined) throw new S3Error('AccessForbidden');
  if (!['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method)) throw new S3Error('AccessForbidden');
  const headers = message.headers['access-control-request-headers'];
  response.writeHead(200, {
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
    ...(headers === undefined ? {} : { 'access-control-allow-headers': headers }),
    'access-control-max-age': '3600',
    'content-length': '0',
  });
  response.end();
}
