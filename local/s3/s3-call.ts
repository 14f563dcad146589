import type { ServerResponse } from 'node:http';
import type { IncomingBody, ObjectStore } from './object-store.ts';
import { openBody, type S3Request } from './s3-request.ts';
import { writeXml, type XmlNode } from './s3-xml.ts';
import type { VerifiedRequest } from './signature.ts';

/** One verified request on its way through an operation. */
export type S3Call = {
  store: ObjectStore;
  buckets: readonly string[];
  region: string;
  maxObjectBytes: number;
  request: S3Request;
  verified: VerifiedRequest;
  response: ServerResponse;
};

export type Operation = (call: S3Call) => Promise<void> | void;

export const bodyOf = (call: S3Call, maxBytes: number): IncomingBody =>
  openBody(call.request, call.verified, call.response, maxBytes);

/** Answers with an XML document. */
export function sendXml(call: S3Call, root: string, content: { [name: string]: XmlNode | undefined }): void {
  const xml = writeXml(root, content);
  call.response.writeHead(200, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(xml),
  });
  call.response.end(xml);
}

/** Answers without a body. */
export function sendEmpty(call: S3Call, status: number, headers: Record<string, string> = {}): void {
  call.response.writeHead(status, status === 204 ? headers : { 'content-length': '0', ...headers });
  call.response.end();
}

export const quoted = (etag: string) => `"${etag}"`;
export const isoTime = (epochMs: number) => new Date(epochMs).toISOString();

/** A whole number from a query parameter, or `fallback` where it is absent or no such number. */
export function countParam(call: S3Call, name: string, fallback: number): number {
  const text = call.request.param(name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}

/** Checksums as response headers. */
export function checksumHeaders(checksums: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [`x-amz-checksum-${name}`, value]),
  );
}
