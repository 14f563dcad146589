import {
  deleteObjects,
  getBucketLocation,
  headBucket,
  listBuckets,
  listObjects,
} from './bucket-operations.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
  uploadPartCopy,
} from './multipart-operations.ts';
import { copyObject, deleteObject, getObject, putObject } from './object-operations.ts';
import type { Operation } from './s3-call.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** Parameters that make a request mean something else than the plain one; those unknown here are refused. */
const SUBRESOURCES = new Set(
  `accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle logging
   metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock replication
   requestPayment restore retention select tagging torrent versionId versioning versions website`.split(
    /\s+/,
  ),
);

/** Picks the operation that a request's method, address and parameters name. */
export function operationFor(request: S3Request, buckets: readonly string[]): Operation {
  const { method, bucket, key } = request;
  const unknown = request.query.find(([name]) => SUBRESOURCES.has(name));
  if (unknown) throw new S3Error('NotImplemented', `The sub-resource ${unknown[0]} is not implemented.`);
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-server-side-encryption-customer-')) throw new S3Error('NotImplemented');
  }
  if (bucket === '') return method === 'GET' ? listBuckets : refuse();
  if (!buckets.includes(bucket)) throw new S3Error('NoSuchBucket');
  const has = (name: string) => request.param(name) !== null;
  if (key === '') {
    if (method === 'HEAD') return headBucket;
    if (method === 'GET' && has('location')) return getBucketLocation;
    if (method === 'GET' && has('uploads')) return listMultipartUploads;
    if (method === 'GET') return listObjects;
    if (method === 'POST' && has('delete')) return deleteObjects;
    return refuse();
  }
  const copies = request.headers.has('x-amz-copy-source');
  switch (method) {
    case 'GET':
      return has('uploadId') ? listParts : getObject;
    case 'HEAD':
      return getObject;
    case 'PUT':
      if (has('uploadId') || has('partNumber')) return copies ? uploadPartCopy : uploadPart;
      return copies ? copyObject : putObject;
    case 'POST':
      if (has('uploads')) return createMultipartUpload;
      return has('uploadId') ? completeMultipartUpload : refuse();
    case 'DELETE':
      return has('uploadId') ? abortMultipartUpload : deleteObject;
    default:
      return refuse();
  }
}

function refuse(): never {
  throw new S3Error('MethodNotAllowed');
}
