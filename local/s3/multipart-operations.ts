import type { PartRecord } from './object-catalog.ts';
import { findCopySource } from './object-operations.ts';
import { readRange, writeCondition } from './preconditions.ts';
import {
  bodyOf,
  checksumHeaders,
  countParam,
  isoTime,
  type Operation,
  quoted,
  type S3Call,
  sendEmpty,
  sendXml,
} from './s3-call.ts';
import { S3Error } from './s3-error.ts';
import { readDescription, readText } from './s3-request.ts';
import { readXml, xmlItems } from './s3-xml.ts';

const MAX_PARTS = 10_000;
/** S3's lower limit for every part but the last. */
const MIN_PART_BYTES = 5 << 20;

const uploadOf = (call: S3Call) => call.store.findUpload(call.request.param('uploadId') ?? '', call.request);

export const createMultipartUpload: Operation = (call) => {
  const { request } = call;
  const upload = call.store.createUpload(
    { bucket: request.bucket, key: request.key },
    readDescription(request.headers),
  );
  sendXml(call, 'InitiateMultipartUploadResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
  });
};

function partNumber(call: S3Call): number {
  const number = countParam(call, 'partNumber', 0);
  if (number < 1 || number > MAX_PARTS)
    throw new S3Error('InvalidArgument', 'Part number must be between 1 and 10000.');
  return number;
}

export const uploadPart: Operation = async (call) => {
  const upload = uploadOf(call);
  const part = await call.store.putPart(upload, partNumber(call), bodyOf(call, call.maxObjectBytes));
  sendEmpty(call, 200, { etag: quoted(part.etag), ...checksumHeaders(part.checksums) });
};

/** A part taken from an object that is already here, whole or a range of it. */
export const uploadPartCopy: Operation = async (call) => {
  const upload = uploadOf(call);
  const number = partNumber(call);
  const source = findCopySource(call);
  const header = call.request.headers.get('x-amz-copy-source-range');
  const range = readRange(header, source.bytes);
  if (header !== undefined && !range) throw new S3Error('InvalidArgument', 'The copy range is not valid.');
  const part = await call.store.copyPart(upload, number, source, range);
  sendXml(call, 'CopyPartResult', { ETag: quoted(part.etag), LastModified: isoTime(part.modifiedMs) });
};

export const listParts: Operation = (call) => {
  const upload = uploadOf(call);
  const after = countParam(call, 'part-number-marker', 0);
  const limit = Math.min(countParam(call, 'max-parts', 1000), 1000);
  const rest = call.store.catalog.parts(upload.id).filter((part) => part.number > after);
  const page = rest.slice(0, limit);
  sendXml(call, 'ListPartsResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: after,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: rest.length > page.length,
    StorageClass: 'STANDARD',
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: isoTime(part.modifiedMs),
      ETag: quoted(part.etag),
      Size: part.bytes,
    })),
  });
};

export const listMultipartUploads: Operation = (call) => {
  const prefix = call.request.param('prefix') ?? '';
  const uploads = call.store.catalog
    .uploads(call.request.bucket)
    .filter((upload) => upload.key.startsWith(prefix));
  sendXml(call, 'ListMultipartUploadsResult', {
    Bucket: call.request.bucket,
    Prefix: prefix,
    IsTruncated: false,
    Upload: uploads.map((upload) => ({
      Key: upload.key,
      UploadId: upload.id,
      Initiated: isoTime(upload.createdMs),
    })),
  });
};

/** Joins the parts the client lists; each must be there with the etag and checksums it names. */
export const completeMultipartUpload: Operation = async (call) => {
  const { request, store, maxObjectBytes } = call;
  const condition = writeCondition(request.headers);
  const upload = uploadOf(call);
  const items = xmlItems(readXml(await readText(bodyOf(call, 4 << 20)), 'CompleteMultipartUpload'), 'Part');
  if (items.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part.');
  const present = new Map(store.catalog.parts(upload.id).map((part) => [part.number, part]));
  const parts = items.map((item) => namedPart(item, present));
  if (parts.some((part, i) => i > 0 && parts[i - 1]!.number >= part.number))
    throw new S3Error('InvalidPartOrder');
  if (parts.slice(0, -1).some((part) => part.bytes < MIN_PART_BYTES)) throw new S3Error('EntityTooSmall');
  if (parts.reduce((sum, part) => sum + part.bytes, 0) > maxObjectBytes) throw new S3Error('EntityTooLarge');
  const record = await store.completeUpload(upload, parts, condition);
  sendXml(call, 'CompleteMultipartUploadResult', {
    Location: `/${record.bucket}/${record.key}`,
    Bucket: record.bucket,
    Key: record.key,
    ETag: quoted(record.etag),
  });
};

function namedPart(item: Record<string, unknown>, present: Map<number, PartRecord>): PartRecord {
  const part = present.get(Number(item.PartNumber));
  const etag = String(item.ETag ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (!part || part.etag !== etag) throw new S3Error('InvalidPart');
  for (const [name, value] of Object.entries(part.checksums)) {
    const claimed = item[`Checksum${name.toUpperCase()}`];
    if (claimed !== undefined && claimed !== value)
      throw new S3Error('InvalidPart', `The ${name} of a part differs.`);
  }
  return part;
}

export const abortMultipartUpload: Operation = async (call) => {
  await call.store.abortUpload(uploadOf(call));
  sendEmpty(call, 204);
};
