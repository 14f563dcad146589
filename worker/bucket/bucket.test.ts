import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../env.ts';
import { testEnv } from '../testing/test-env.ts';
import { BucketUnavailable, createBucket } from './bucket.ts';

const settings = readSettings(testEnv).s3;
const bucket = createBucket(settings);
const bytes = new TextEncoder().encode('a film');
const sha256 = async (body: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex');

describe('the bucket', () => {
  it('stores a new object once, with a word about it', async () => {
    const key = 'assets/picture/new.png';
    const first = { body: new Uint8Array(bytes), type: 'image/png', metadata: { attempt: 'cst_1' } };
    expect(await bucket.putNew(key, first)).toBe(true);
    expect(await bucket.putNew(key, { ...first, body: new Uint8Array(1) })).toBe(false);
    expect(await bucket.head(key)).toMatchObject({ bytes: 6, metadata: { attempt: 'cst_1' } });
  });

  it('stores, reads, heads, copies and deletes', async () => {
    const key = 'outputs/job_a/odd name+ü (1)&<x>.txt';
    await bucket.put(key, bytes, 'text/plain');
    expect(await bucket.head(key)).toEqual({
      bytes: 6,
      type: 'text/plain',
      sha256: await sha256(bytes),
      metadata: {},
    });
    expect(await bucket.get(key, 100)).toEqual(bytes);
    await expect(bucket.get(key, 5)).rejects.toThrow(RangeError);
    expect(await bucket.copy(key, 'outputs/job_b/copy.txt')).toBe(true);
    expect(await bucket.copy('no/such', 'outputs/job_b/none.txt')).toBe(false);
    expect(await bucket.get('outputs/job_b/copy.txt', 100)).toEqual(bytes);
    await bucket.delete(key);
    await bucket.delete(key);
    expect(await bucket.get(key, 100)).toBeNull();
    expect(await bucket.head(key)).toBeNull();
    await bucket.ping();
  });

  it('lists by prefix and deletes many', async () => {
    const keys = Array.from({ length: 7 }, (_, i) => `temp/job_list/a&b ${i}+ü.bin`);
    await Promise.all(keys.map((key) => bucket.put(key, bytes, 'application/octet-stream')));
    await bucket.put('temp/job_other/x', bytes, 'application/octet-stream');
    expect((await bucket.list('temp/job_list/')).keys.toSorted()).toEqual(keys.toSorted());
    await bucket.deleteMany([...keys, 'temp/job_list/never-was']);
    expect(await bucket.list('temp/job_list/')).toEqual({ keys: [], next: null });
    expect((await bucket.list('temp/job_other/')).keys).toEqual(['temp/job_other/x']);
  });

  it('signs a GET for an hour, with a name for the download', async () => {
    await bucket.put('outputs/job_c/output.mp4', bytes, 'video/mp4');
    const name = 'Der "Sturm"; ü\r\nx.mp4';
    const { url, expiresAt } = await bucket.signGet('outputs/job_c/output.mp4', { downloadName: name });
    const minutes = (expiresAt.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
    const response = await fetch(url);
    expect(await response.text()).toBe('a film');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Der _Sturm_; ___x.mp4"/,
    );
    const other = new URL(url);
    other.pathname = other.pathname.replace('job_c', 'job_d');
    expect((await fetch(other)).status).toBe(403);
    const long = new Date(Date.now() - 3601_000);
    expect((await fetch((await bucket.signGet('outputs/job_c/output.mp4', { now: long })).url)).status).toBe(
      403,
    );
  });

  it('signs a PUT for exactly one content', async () => {
    const content = { bytes: 6, type: 'video/mp4', sha256: await sha256(bytes) };
    const { url, headers } = await bucket.signPut('temp/job_e/piece.mp4', content);
    const put = (body: string, changed: Record<string, string> = {}, to = url) =>
      fetch(to, { method: 'PUT', headers: { ...headers, ...changed }, body }).then((r) => r.status);
    expect(await put('b film')).toBeGreaterThanOrEqual(400);
    expect(await put('a film', { 'content-type': 'text/html' })).toBe(403);
    expect(await put('a film', { 'x-amz-checksum-sha256': 'AAAA' })).toBe(403);
    expect(await put('a film', {}, url.replace('piece.mp4', 'other.mp4'))).toBe(403);
    expect(await bucket.head('temp/job_e/piece.mp4')).toBeNull();
    expect(await put('a film')).toBe(200);
    expect(await bucket.head('temp/job_e/piece.mp4')).toMatchObject(content);
  });

  it('says so when it cannot be reached or is not ours', async () => {
    const elsewhere = createBucket({ ...settings, endpoint: 'http://127.0.0.1:9' });
    await expect(elsewhere.ping()).rejects.toBeInstanceOf(BucketUnavailable);
    const wrong = createBucket({ ...settings, secretAccessKey: 'wrong' });
    await expect(wrong.head('x')).rejects.toBeInstanceOf(BucketUnavailable);
    const missing = createBucket({ ...settings, bucket: 'no-such-bucket' });
    await expect(missing.ping()).rejects.toBeInstanceOf(BucketUnavailable);
  });
});
