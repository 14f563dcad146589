import type { ObjectRecord } from './object-catalog.ts';
import { bodyOf, countParam, isoTime, type Operation, quoted, sendEmpty, sendXml } from './s3-call.ts';
import { S3Error } from './s3-error.ts';
import { checkKey, readText } from './s3-request.ts';
import { readXml, xmlItems } from './s3-xml.ts';
import { uriEncode } from './signature.ts';

const MAX_KEYS = 1000;
/** Sorts after every key that goes on from a common prefix. */
const LAST_CHARACTER = '\u{10ffff}';

export const listBuckets: Operation = (call) => {
  const Bucket = call.buckets.map((Name) => ({ Name, CreationDate: isoTime(0) }));
  sendXml(call, 'ListAllMyBucketsResult', {
    Owner: { ID: 'studio', DisplayName: 'studio' },
    Buckets: { Bucket },
  });
};

export const headBucket: Operation = (call) => sendEmpty(call, 200, { 'x-amz-bucket-region': call.region });

export const getBucketLocation: Operation = (call) =>
  sendXml(call, 'LocationConstraint', { '#text': call.region === 'us-east-1' ? '' : call.region });

/** GET ?list-type=2: keys in UTF-8 order, folded at a delimiter, in pages. */
export const listObjects: Operation = (call) => {
  const { request, store } = call;
  const { bucket } = request;
  if (request.param('list-type') !== '2')
    throw new S3Error('NotImplemented', 'Only ListObjectsV2 is supported.');
  const prefix = request.param('prefix') ?? '';
  const delimiter = request.param('delimiter') ?? '';
  const token = request.param('continuation-token');
  const startAfter = request.param('start-after') ?? '';
  const limit = Math.min(countParam(call, 'max-keys', MAX_KEYS), MAX_KEYS);
  const encode = request.param('encoding-type') === 'url' ? uriEncode : (text: string) => text;

  const contents: ObjectRecord[] = [];
  const folded: string[] = [];
  let last = token === null ? startAfter : readToken(token);
  let truncated = false;
  // Each round reads on from `last`; a common prefix ends the round, to seek past all that it folds.
  for (let more = limit > 0; more; ) {
    more = false;
    for (const object of store.catalog.scan(bucket, prefix, last)) {
      if (!object.key.startsWith(prefix)) break;
      if (contents.length + folded.length === limit) {
        truncated = true;
        break;
      }
      const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (cut < 0) {
        contents.push(object);
        last = object.key;
        continue;
      }
      const common = object.key.slice(0, cut + delimiter.length);
      last = common + LAST_CHARACTER;
      folded.push(common);
      more = true;
      break;
    }
  }
  sendXml(call, 'ListBucketResult', {
    Name: bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    StartAfter: startAfter === '' ? undefined : encode(startAfter),
    EncodingType: request.param('encoding-type') ?? undefined,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: truncated ? writeToken(last) : undefined,
    KeyCount: contents.length + folded.length,
    MaxKeys: limit,
    IsTruncated: truncated,
    Contents: contents.map((object) => ({
      Key: encode(object.key),
      LastModified: isoTime(object.modifiedMs),
      ETag: quoted(object.etag),
      Size: object.bytes,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: folded.map((common) => ({ Prefix: encode(common) })),
  });
};

const writeToken = (key: string) => Buffer.from(`after:${key}`).toString('base64url');

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith('after:'))
    throw new S3Error('InvalidArgument', 'The continuation token is not valid.');
  return text.slice('after:'.length);
}

/** POST ?delete: up to 1,000 keys at once. */
export const deleteObjects: Operation = async (call) => {
  const content = readXml(await readText(bodyOf(call, 2 << 20)), 'Delete');
  const items = xmlItems(content, 'Object');
  if (items.length === 0 || items.length > MAX_KEYS) throw new S3Error('MalformedXML');
  const deleted: { Key: string }[] = [];
  const failed: { Key: string; Code: string; Message: string }[] = [];
  for (const item of items) {
    const key = item.Key;
    if (typeof key !== 'string' || key === '') throw new S3Error('MalformedXML');
    try {
      checkKey(key);
      await call.store.delete({ bucket: call.request.bucket, key });
      deleted.push({ Key: key });
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      failed.push({ Key: key, Code: error.code, Message: error.message });
    }
  }
  const quiet = String(content.Quiet ?? '').trim() === 'true';
  sendXml(call, 'DeleteResult', { Deleted: quiet ? undefined : deleted, Error: failed });
};
