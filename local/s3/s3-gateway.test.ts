import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, type GatewayFixture, ORIGIN, startGateway } from './gateway-fixture.ts';

let fixture: GatewayFixture;
const Bucket = BUCKET;
const put = (Key: string, Body: string | Uint8Array = 'hello', more = {}) =>
  fixture.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more = {}) => {
  const answer = await fixture.s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body!.transformToString() };
};
const code = (name: string) => expect.objectContaining({ name });

beforeAll(async () => {
  fixture = await startGateway({ maxObjectBytes: 16 << 20 });
});
afterAll(async () => {
  await fixture.stop();
  expect(fixture.failures).toEqual([]);
});

describe('objects', () => {
  it('keeps bytes, type, metadata and headers', async () => {
    const bytes = randomBytes(300_000);
    await put('a/b.bin', bytes, {
      ContentType: 'video/mp4',
      CacheControl: 'max-age=60',
      Metadata: { shot: '12' },
    });
    const answer = await fixture.s3.send(new GetObjectCommand({ Bucket, Key: 'a/b.bin' }));
    expect(Buffer.from(await answer.Body!.transformToByteArray()).equals(bytes)).toBe(true);
    expect(answer).toMatchObject({
      ContentType: 'video/mp4',
      CacheControl: 'max-age=60',
      Metadata: { shot: '12' },
      ContentLength: 300_000,
      ETag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    });
    const head = await fixture.s3.send(new HeadObjectCommand({ Bucket, Key: 'a/b.bin' }));
    expect(head).toMatchObject({ ContentLength: 300_000, ContentType: 'video/mp4' });
  });

  it.each([
    'plain.txt',
    'with space.txt',
    'plus+sign&amp=1.txt',
    "quotes'(and)!*.txt",
    'ünïcödé/日本語/🎬.txt',
    'percent%2Fencoded%.txt',
    'double//slash/',
  ])('takes the key %s through both clients', async (key) => {
    await put(key, key);
    expect((await get(key)).text).toBe(key);
    const url = await getSignedUrl(fixture.s3, new GetObjectCommand({ Bucket, Key: key }));
    expect(await (await fetch(url)).text()).toBe(key);
    const path = key.split('/').map(encodeURIComponent).join('/');
    expect(await (await fixture.aws.fetch(fixture.url(path))).text()).toBe(key);
    const list = await fixture.s3.send(new ListObjectsV2Command({ Bucket, Prefix: key }));
    expect(list.Contents?.map((object) => object.Key)).toContain(key);
    await fixture.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
    await expect(get(key)).rejects.toEqual(code('NoSuchKey'));
  });

  it('stores and serves an empty object', async () => {
    await put('empty', '');
    expect((await get('empty')).text).toBe('');
    await expect(get('empty', { Range: 'bytes=0-' })).rejects.toEqual(code('InvalidRange'));
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('answers the range %s', async (Range, text, ContentRange) => {
    await put('digits', '0123456789');
    const answer = await get('digits', { Range });
    expect(answer).toMatchObject({ text, ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  it('answers 416 past the end, and the whole object for ranges it does not know', async () => {
    await put('digits', '0123456789');
    const response = await fixture.aws.fetch(fixture.url('digits'), { headers: { range: 'bytes=10-' } });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    await response.text();
    for (const range of ['bytes=0-1,3-4', 'bytes=5-2', 'lines=1-2', 'bytes=-']) {
      const whole = await fixture.aws.fetch(fixture.url('digits'), { headers: { range } });
      expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
    }
  });

  it('answers 304 and 412 to conditions', async () => {
    const { ETag } = await put('conditional', 'one');
    const status = async (headers: Record<string, string>) => {
      const response = await fixture.aws.fetch(fixture.url('conditional'), { headers });
      await response.text();
      return response.status;
    };
    expect(await status({ 'if-none-match': ETag! })).toBe(304);
    expect(await status({ 'if-none-match': '"other"' })).toBe(200);
    expect(await status({ 'if-match': '"other"' })).toBe(412);
    expect(await status({ 'if-modified-since': new Date(Date.now() + 5000).toUTCString() })).toBe(304);
    expect(await status({ 'if-unmodified-since': new Date(0).toUTCString() })).toBe(412);
  });

  it('writes only once where If-None-Match says so, also in a race', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toEqual(code('PreconditionFailed'));
    const race = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => put('race', `writer ${i}`, { IfNoneMatch: '*' })),
    );
    expect(race.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect((await get('once')).text).toBe('first');
  });

  it('replaces only the version that If-Match names', async () => {
    const { ETag } = await put('versioned', 'one');
    await put('versioned', 'two', { IfMatch: ETag });
    await expect(put('versioned', 'three', { IfMatch: ETag })).rejects.toEqual(code('PreconditionFailed'));
    await expect(put('never', 'one', { IfMatch: ETag })).rejects.toEqual(code('NoSuchKey'));
  });

  it('lets a reader finish the version it began', async () => {
    await put('replaced', randomBytes(8 << 20));
    const { Body } = await fixture.s3.send(new GetObjectCommand({ Bucket, Key: 'replaced' }));
    await put('replaced', 'new');
    await fixture.s3.send(new DeleteObjectCommand({ Bucket, Key: 'replaced' }));
    expect((await Body!.transformToByteArray()).length).toBe(8 << 20);
  });

  it('refuses what is too large before it is sent', async () => {
    await expect(put('huge', new Uint8Array((16 << 20) + 1))).rejects.toEqual(code('EntityTooLarge'));
    await expect(get('huge')).rejects.toEqual(code('NoSuchKey'));
  });

  it('copies within the bucket, with old or new metadata', async () => {
    await put('source ü+.txt', 'text', { ContentType: 'text/plain', Metadata: { a: '1' } });
    const CopySource = `${Bucket}/${encodeURIComponent('source ü+.txt')}`;
    await fixture.s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    expect(await get('copy')).toMatchObject({
      text: 'text',
      ContentType: 'text/plain',
      Metadata: { a: '1' },
    });
    const replace = { MetadataDirective: 'REPLACE' as const, ContentType: 'text/html', Metadata: { b: '2' } };
    await fixture.s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource, ...replace }));
    expect(await get('copy')).toMatchObject({ ContentType: 'text/html', Metadata: { b: '2' } });
    await fixture.s3.send(new DeleteObjectCommand({ Bucket, Key: 'source ü+.txt' }));
    expect((await get('copy')).text).toBe('text');
    const nowhere = new CopyObjectCommand({ Bucket, Key: 'x', CopySource: `${Bucket}/nowhere` });
    await expect(fixture.s3.send(nowhere)).rejects.toEqual(code('NoSuchKey'));
    const elsewhere = new CopyObjectCommand({ Bucket, Key: 'x', CopySource: 'other/key' });
    await expect(fixture.s3.send(elsewhere)).rejects.toEqual(code('NoSuchBucket'));
  });

  it('overrides response headers for a signed request, plain ASCII only', async () => {
    await put('film.mp4', 'x');
    const command = (name: string) =>
      new GetObjectCommand({
        Bucket,
        Key: 'film.mp4',
        ResponseContentDisposition: name,
        ResponseContentType: 'video/mp4',
      });
    const good = await fetch(await getSignedUrl(fixture.s3, command('attachment; filename="My film.mp4"')));
    expect(good.headers.get('content-disposition')).toBe('attachment; filename="My film.mp4"');
    expect(good.headers.get('content-type')).toBe('video/mp4');
    const bad = await fetch(await getSignedUrl(fixture.s3, command('x\r\nset-cookie: a=b')));
    expect(bad.status).toBe(400);
  });
});

describe('bodies', () => {
  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'verifies and returns %s',
    async (ChecksumAlgorithm) => {
      await put('checked', 'checked body', { ChecksumAlgorithm });
      const answer = await get('checked', { ChecksumMode: 'ENABLED' });
      expect(answer[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
    },
  );

  it('decodes signed aws-chunked streams with trailing checksums', async () => {
    const bytes = randomBytes(700_001);
    await fixture.s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'streamed',
        Body: Readable.from([bytes]),
        ContentLength: bytes.length,
      }),
    );
    const answer = await fixture.s3.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));
    expect(Buffer.from(await answer.Body!.transformToByteArray()).equals(bytes)).toBe(true);
    expect(answer.ContentEncoding).toBeUndefined();
  });

  it('refuses a wrong checksum, digest or announced hash and leaves nothing behind', async () => {
    const wrong = createHash('sha256').update('other').digest();
    const send = async (headers: Record<string, string>) => {
      const response = await fixture.aws.fetch(fixture.url('wrong'), {
        method: 'PUT',
        body: 'body',
        headers,
      });
      return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1]}`;
    };
    expect(await send({ 'x-amz-checksum-sha256': wrong.toString('base64') })).toBe('400 BadDigest');
    expect(await send({ 'x-amz-content-sha256': wrong.toString('hex') })).toBe(
      '400 XAmzContentSHA256Mismatch',
    );
    expect(await send({ 'content-md5': createHash('md5').update('other').digest('base64') })).toBe(
      '400 BadDigest',
    );
    expect(await send({ 'content-md5': 'not base64' })).toBe('400 InvalidDigest');
    expect(await send({ 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' })).toBe('501 NotImplemented');
    await expect(get('wrong')).rejects.toEqual(code('NoSuchKey'));
    expect(await readdir(join(fixture.dataDir, 'incoming'))).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const url = await getSignedUrl(fixture.s3, new PutObjectCommand({ Bucket, Key: 'broken' }));
    await new Promise<void>((resolve) => {
      const upload = httpRequest(url, { method: 'PUT', headers: { 'content-length': '1000000' } });
      upload.on('error', () => resolve());
      upload.write(Buffer.alloc(10_000), () => setTimeout(() => upload.destroy(), 50));
      upload.on('close', () => resolve());
    });
    await expect.poll(() => readdir(join(fixture.dataDir, 'incoming'))).toEqual([]);
    await expect(get('broken')).rejects.toEqual(code('NoSuchKey'));
  });
});

describe('listing and deleting many', () => {
  it('lists in pages, folded at a delimiter', async () => {
    const keys = ['l/a/1', 'l/a/2', 'l/b', 'l/c/1', 'l/c/2/3', 'l/d', 'l/é', 'l/🎬'];
    for (const key of keys) await put(key);
    const flat: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await fixture.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 3, ContinuationToken }),
      );
      expect(page.KeyCount).toBeLessThanOrEqual(3);
      flat.push(...(page.Contents ?? []).map((object) => object.Key!));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(flat).toEqual(keys);
    const folded: string[] = [];
    do {
      const page = await fixture.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 1, ContinuationToken }),
      );
      folded.push(...(page.CommonPrefixes ?? []).map((common) => common.Prefix!));
      folded.push(...(page.Contents ?? []).map((object) => object.Key!));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(folded).toEqual(['l/a/', 'l/b', 'l/c/', 'l/d', 'l/é', 'l/🎬']);
    const after = await fixture.s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/c/1' }),
    );
    expect(after.Contents?.map((object) => object.Key)).toEqual(keys.slice(4));
  });

  it('deletes many, also keys that need escaping in XML', async () => {
    const keys = ['d/<a> & "b"', "d/'c'", 'd/plain', 'd/ spaces '];
    for (const key of keys) await put(key);
    const Objects = [...keys, 'd/missing'].map((Key) => ({ Key }));
    const answer = await fixture.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(answer.Deleted?.map((object) => object.Key)).toEqual([...keys, 'd/missing']);
    const list = await fixture.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'd/' }));
    expect(list.KeyCount).toBe(0);
  });

  it('refuses XML that is broken or declares entities', async () => {
    const post = async (body: string) =>
      (await fixture.aws.fetch(`${fixture.endpoint}/${Bucket}?delete=`, { method: 'POST', body })).status;
    expect(await post('<Delete><Object><Key>a</Key></Object>')).toBe(400);
    expect(await post('<!DOCTYPE x [<!ENTITY e "v">]><Delete><Object><Key>&e;</Key></Object></Delete>')).toBe(
      400,
    );
    expect(await post('<Delete></Delete>')).toBe(400);
    expect(await post('')).toBe(400);
  });

  it('knows its buckets and refuses what it does not do', async () => {
    expect((await fixture.s3.send(new ListBucketsCommand({}))).Buckets?.map((bucket) => bucket.Name)).toEqual(
      [Bucket],
    );
    await fixture.s3.send(new HeadBucketCommand({ Bucket }));
    await expect(fixture.s3.send(new HeadBucketCommand({ Bucket: 'other' }))).rejects.toEqual(
      code('NotFound'),
    );
    await put('kept', 'kept');
    const tagging = await fixture.aws.fetch(`${fixture.url('kept')}?tagging`, {
      method: 'PUT',
      body: '<Tagging/>',
    });
    expect(tagging.status).toBe(501);
    expect((await get('kept')).text).toBe('kept');
    const patch = await fixture.aws.fetch(fixture.url('kept'), { method: 'PATCH', body: 'x' });
    expect(patch.status).toBe(405);
  });
});

describe('multipart uploads', () => {
  const create = async (Key: string) =>
    (await fixture.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId!;
  const part = async (Key: string, UploadId: string, PartNumber: number, Body: Uint8Array) => {
    const { ETag } = await fixture.s3.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
    );
    return { ETag, PartNumber };
  };
  const complete = (Key: string, UploadId: string, Parts: { ETag?: string; PartNumber: number }[]) =>
    fixture.s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );

  it('joins parts in order, sent or copied', async () => {
    const [first, last] = [randomBytes(5 << 20), randomBytes(1000)];
    await put('whole', '0123456789');
    const id = await create('joined');
    const three = await part('joined', id, 3, last);
    const one = await part('joined', id, 1, randomBytes(5 << 20));
    const again = await part('joined', id, 1, first);
    expect(again.ETag).not.toBe(one.ETag);
    const copied = await fixture.s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key: 'joined',
        UploadId: id,
        PartNumber: 4,
        CopySource: `${Bucket}/whole`,
        CopySourceRange: 'bytes=2-4',
      }),
    );
    const list = await fixture.s3.send(new ListPartsCommand({ Bucket, Key: 'joined', UploadId: id }));
    expect(list.Parts?.map((item) => [item.PartNumber, item.Size])).toEqual([
      [1, 5 << 20],
      [3, 1000],
      [4, 3],
    ]);
    await expect(complete('joined', id, [three, again])).rejects.toEqual(code('InvalidPartOrder'));
    await expect(complete('joined', id, [again, three, { PartNumber: 5, ETag: three.ETag }])).rejects.toEqual(
      code('InvalidPart'),
    );
    const four = { PartNumber: 4, ETag: copied.CopyPartResult!.ETag };
    await expect(complete('joined', id, [again, three, four])).rejects.toEqual(code('EntityTooSmall'));
    const done = await complete('joined', id, [again, three]);
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const answer = await fixture.s3.send(new GetObjectCommand({ Bucket, Key: 'joined' }));
    expect(Buffer.from(await answer.Body!.transformToByteArray()).equals(Buffer.concat([first, last]))).toBe(
      true,
    );
    await expect(complete('joined', id, [again])).rejects.toEqual(code('NoSuchUpload'));
  });

  it('aborts, and knows an upload only by its own key', async () => {
    const id = await create('aborted');
    await expect(part('other', id, 1, Buffer.from('x'))).rejects.toEqual(code('NoSuchUpload'));
    await part('aborted', id, 1, Buffer.from('x'));
    const open = await fixture.s3.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(open.Uploads?.map((upload) => upload.Key)).toEqual(['aborted']);
    await fixture.s3.send(new AbortMultipartUploadCommand({ Bucket, Key: 'aborted', UploadId: id }));
    await expect(part('aborted', id, 1, Buffer.from('x'))).rejects.toEqual(code('NoSuchUpload'));
  });
});

describe('browsers', () => {
  const preflight = (origin: string) =>
    fetch(fixture.url('a'), {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
      },
    });

  it('lets the studio in, and reads its answers', async () => {
    const answer = await preflight(ORIGIN);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-checksum-sha256');
    await put('cors', 'x');
    const url = await getSignedUrl(fixture.s3, new GetObjectCommand({ Bucket, Key: 'cors' }));
    const actual = await fetch(url, { headers: { origin: ORIGIN, range: 'bytes=0-0' } });
    expect(actual.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    for (const name of ['ETag', 'Content-Length', 'Content-Range', 'Accept-Ranges']) {
      expect(actual.headers.get('access-control-expose-headers')).toContain(name);
    }
  });

  it('keeps other pages out', async () => {
    expect((await preflight('https://evil.example')).status).toBe(403);
    const url = await getSignedUrl(fixture.s3, new GetObjectCommand({ Bucket, Key: 'cors' }));
    const answer = await fetch(url, { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('time', () => {
  it('sweeps temp/ after a day, with uploads nobody finished, and loses nothing else over a restart', async () => {
    let nowMs = Date.now();
    const first = await startGateway({ now: () => nowMs });
    const s3 = first.s3;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'temp/job_1/a', Body: 'a' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'outputs/job_1/output.mp4', Body: 'film' }));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'outputs/part' }));
    await s3.send(new UploadPartCommand({ Bucket, Key: 'outputs/part', UploadId, PartNumber: 1, Body: 'x' }));
    expect(await first.gateway.sweep()).toBe(0);
    nowMs += 25 * 3600_000;
    expect(await first.gateway.sweep()).toBe(2);
    await first.gateway.close();
    const second = await startGateway({ dataDir: first.dataDir });
    const list = await second.s3.send(new ListObjectsV2Command({ Bucket }));
    expect(list.Contents?.map((object) => object.Key)).toEqual(['outputs/job_1/output.mp4']);
    const answer = await second.s3.send(new GetObjectCommand({ Bucket, Key: 'outputs/job_1/output.mp4' }));
    expect(await answer.Body!.transformToString()).toBe('film');
    first.s3.destroy();
    await second.stop();
  });
});

it('refuses clients with another secret or none', async () => {
  const credentials = { accessKeyId: 'studio', secretAccessKey: 'guess' };
  const stranger = new S3Client({
    endpoint: fixture.endpoint,
    region: 'auto',
    credentials,
    forcePathStyle: true,
  });
  await expect(stranger.send(new ListBucketsCommand({}))).rejects.toEqual(code('SignatureDoesNotMatch'));
  stranger.destroy();
  const anonymous = await fetch(fixture.url('a/b.bin'));
  expect([anonymous.status, await anonymous.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
});
