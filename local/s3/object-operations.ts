import { pipeline } from 'node:stream/promises';
import type { ObjectRecord } from './object-catalog.ts';
import type { ObjectDescription } from './object-store.ts';
import { checkReadConditions, readRange, writeCondition } from './preconditions.ts';
import {
  bodyOf,
  checksumHeaders,
  isoTime,
  type Operation,
  quoted,
  type S3Call,
  sendEmpty,
  sendXml,
} from './s3-call.ts';
import { S3Error } from './s3-error.ts';
import { checkKey, readDescription } from './s3-request.ts';

const OVERRIDES = [
  'content-type',
  'content-disposition',
  'content-language',
  'content-encoding',
  'cache-control',
  'expires',
];

/** GET and HEAD of an object: ranges, conditions, and `response-…` parameters. */
export const getObject: Operation = async (call) => {
  const { request, response, store } = call;
  const { record, file } = await store.open(request);
  try {
    const headers = objectHeaders(record, call);
    if (checkReadConditions(request.headers, record) === 'not-modified') {
      response.writeHead(304, headers).end();
      return;
    }
    const ifRange = request.headers.get('if-range');
    const rangeHolds = ifRange === undefined || ifRange === quoted(record.etag);
    const range = rangeHolds ? requestedRange(call, record) : null;
    const bytes = range ? range.end - range.start + 1 : record.bytes;
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'content-length': bytes,
      ...(range
        ? { 'content-range': `bytes ${range.start}-${range.end}/${record.bytes}` }
        : wantedChecksums(call, record)),
    });
    if (request.method === 'HEAD' || bytes === 0) {
      response.end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: record.bytes - 1 };
    await pipeline(
      file.createReadStream({ start, end, autoClose: false, highWaterMark: 256 << 10 }),
      response,
    );
  } finally {
    await file.close();
  }
};

/** A stored checksum is of the whole object, so a range goes without. */
function wantedChecksums(call: S3Call, record: ObjectRecord): Record<string, string> {
  const wanted = call.request.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return wanted ? checksumHeaders(record.checksums) : {};
}

function requestedRange(call: S3Call, record: ObjectRecord) {
  try {
    return readRange(call.request.headers.get('range'), record.bytes);
  } catch (error) {
    call.response.setHeader('content-range', `bytes */${record.bytes}`);
    throw error;
  }
}

function objectHeaders(record: ObjectRecord, call: S3Call): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'binary/octet-stream',
    ...record.headers,
    etag: quoted(record.etag),
    'last-modified': new Date(record.modifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  };
  for (const [name, value] of Object.entries(record.metadata)) headers[`x-amz-meta-${name}`] = value;
  for (const name of OVERRIDES) {
    const value = call.request.param(`response-${name}`);
    if (value === null) continue;
    if (!/^[\t\x20-\x7e]*$/.test(value))
      throw new S3Error('InvalidArgument', `response-${name} must be plain ASCII.`);
    headers[name] = value;
  }
  return headers;
}

/** PUT of an object's bytes. */
export const putObject: Operation = async (call) => {
  const { request, store, maxObjectBytes } = call;
  if (request.key === '') throw new S3Error('MethodNotAllowed');
  const condition = writeCondition(request.headers);
  const body = bodyOf(call, maxObjectBytes);
  const record = await store.put(request, readDescription(request.headers), body, condition);
  sendEmpty(call, 200, { etag: quoted(record.etag), ...checksumHeaders(record.checksums) });
};

/** PUT with x-amz-copy-source: a copy inside the gateway, within or between its buckets. */
export const copyObject: Operation = async (call) => {
  const { request, store } = call;
  const source = findCopySource(call);
  const directive = request.headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw new S3Error('InvalidArgument', 'Unknown metadata directive.');
  }
  if (directive === 'COPY' && source.bucket === request.bucket && source.key === request.key) {
    throw new S3Error('InvalidRequest', 'A copy onto itself must change the metadata.');
  }
  const description: ObjectDescription = directive === 'COPY' ? source : readDescription(request.headers);
  const record = await store.copy(
    source,
    request,
    { headers: description.headers, metadata: description.metadata },
    writeCondition(request.headers),
  );
  sendXml(call, 'CopyObjectResult', { ETag: quoted(record.etag), LastModified: isoTime(record.modifiedMs) });
};

/** The object that x-amz-copy-source names, its preconditions checked. */
export function findCopySource(call: S3Call): ObjectRecord {
  const { request, store, buckets } = call;
  const header = request.headers.get('x-amz-copy-source') ?? '';
  if (header.includes('?')) throw new S3Error('NotImplemented', 'Objects have no versions.');
  let path: string;
  try {
    path = decodeURIComponent(header).replace(/^\//, '');
  } catch {
    throw new S3Error('InvalidArgument', 'The copy source is not a valid escaped path.');
  }
  const slash = path.indexOf('/');
  const [bucket, key] = [path.slice(0, slash), path.slice(slash + 1)];
  if (slash < 1 || key === '') throw new S3Error('InvalidArgument', 'The copy source must be bucket/key.');
  checkKey(key);
  if (!buckets.includes(bucket)) throw new S3Error('NoSuchBucket');
  const source = store.catalog.find(bucket, key);
  if (!source) throw new S3Error('NoSuchKey');
  if (checkReadConditions(request.headers, source, 'x-amz-copy-source-') === 'not-modified') {
    throw new S3Error('PreconditionFailed');
  }
  return source;
}

/** DELETE of an object; one that is not there is deleted already. */
export const deleteObject: Operation = async (call) => {
  await call.store.delete(call.request);
  sendEmpty(call, 204);
};
