import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BUCKET, type GatewayFixture, startGateway } from './gateway-fixture.ts';

/**
 * A PUT signed for exactly one file, as the Worker hands out: key, length, type, checksum and "only if it is
 * not there yet" are bound by the signature. Each case changes one thing.
 */
let fixture: GatewayFixture;
let nowMs = Date.now();
const BODY = 'the very bytes that were announced';
const KEY = 'assets/picture/abc.png';

beforeAll(async () => {
  fixture = await startGateway({ now: () => nowMs });
});
afterAll(async () => {
  await fixture.stop();
  expect(fixture.failures).toEqual([]);
});
beforeEach(async () => {
  nowMs = Date.now();
  const response = await fixture.aws.fetch(fixture.url(KEY), { method: 'DELETE' });
  expect(response.status).toBe(204);
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const headersFor = (body: string) => ({
  'content-length': String(Buffer.byteLength(body)),
  'content-type': 'image/png',
  'if-none-match': '*',
  'x-amz-checksum-sha256': sha256(body),
});

async function signPut(key = KEY, body = BODY): Promise<string> {
  const url = new URL(fixture.url(key));
  url.searchParams.set('X-Amz-Expires', '900');
  const signed = await fixture.aws.sign(url.href, {
    method: 'PUT',
    headers: headersFor(body),
    aws: { signQuery: true, allHeaders: true },
  });
  return signed.url;
}

/** Sends exactly these headers; answers with the status and the S3 code. */
function send(
  url: string,
  body: string,
  headers: Record<string, string>,
  method = 'PUT',
  path?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const options = {
      method,
      headers,
      host: target.hostname,
      port: target.port,
      path: path ?? target.pathname + target.search,
    };
    const request = httpRequest(options, async (response) => {
      let text = '';
      for await (const data of response) text += data;
      resolve(`${response.statusCode} ${/<Code>(\w+)/.exec(text)?.[1] ?? ''}`.trim());
    });
    request.on('error', reject);
    request.end(body);
  });
}

const stored = async () => {
  const response = await fixture.aws.fetch(fixture.url(KEY));
  return response.ok ? await response.text() : null;
};

it('takes exactly what was signed', async () => {
  expect(await send(await signPut(), BODY, headersFor(BODY))).toBe('200');
  expect(await stored()).toBe(BODY);
});

describe('a signed PUT is refused, and stores nothing, with', () => {
  const other = 'different bytes of the same length'.padEnd(BODY.length, '.').slice(0, BODY.length);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(headersFor(BODY)).filter(([key]) => key !== name));

  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'a larger body',
      async () => send(await signPut(), `${BODY}!`, headersFor(`${BODY}!`)),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'other bytes of the same length',
      async () => send(await signPut(), other, headersFor(BODY)),
      /^400 BadDigest/,
    ],
    [
      'other bytes and their checksum',
      async () =>
        send(await signPut(), other, { ...headersFor(BODY), 'x-amz-checksum-sha256': sha256(other) }),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'no checksum',
      async () => send(await signPut(), BODY, without('x-amz-checksum-sha256')),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'no condition',
      async () => send(await signPut(), BODY, without('if-none-match')),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'another type',
      async () => send(await signPut(), BODY, { ...headersFor(BODY), 'content-type': 'text/html' }),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'another key',
      async () => send((await signPut()).replace('abc.png', 'abd.png'), BODY, headersFor(BODY)),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'another method',
      async () => send(await signPut(), '', { 'content-length': '0' }, 'DELETE'),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'a path that climbs out',
      async () => {
        const url = new URL(await signPut('temp/job_1/x'));
        const path = url.pathname.replace('temp/job_1/x', `temp/job_1/../../${KEY}`) + url.search;
        return send(url.href, BODY, headersFor(BODY), 'PUT', path);
      },
      /^(400 InvalidURI|403)/,
    ],
    [
      'an escaped path that climbs out',
      async () => {
        const url = new URL(await signPut('temp/job_1/x'));
        const path = url.pathname.replace('temp/job_1/x', `temp/job_1/%2e%2e%2f%2e%2e/${KEY}`) + url.search;
        return send(url.href, BODY, headersFor(BODY), 'PUT', path);
      },
      /^(400 InvalidURI|403)/,
    ],
    [
      'an hour’s delay',
      async () => {
        const url = await signPut();
        nowMs += 3600_000;
        return send(url, BODY, headersFor(BODY));
      },
      /^403 AccessDenied/,
    ],
    [
      'a longer life written into the URL',
      async () => {
        const url = (await signPut()).replace('X-Amz-Expires=900', 'X-Amz-Expires=604800');
        nowMs += 3600_000;
        return send(url, BODY, headersFor(BODY));
      },
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'a second life beside the first',
      async () => send(`${await signPut()}&X-Amz-Expires=604800`, BODY, headersFor(BODY)),
      /^400 AuthorizationQueryParametersError/,
    ],
    [
      'a copy source added',
      async () =>
        send(await signPut(), BODY, { ...headersFor(BODY), 'x-amz-copy-source': `${BUCKET}/outputs/secret` }),
      /^403 AccessDenied/,
    ],
    [
      'metadata added',
      async () => send(await signPut(), BODY, { ...headersFor(BODY), 'x-amz-meta-owner': 'me' }),
      /^403 AccessDenied/,
    ],
    [
      'a sub-resource added',
      async () => send(`${await signPut()}&uploads=`, BODY, headersFor(BODY)),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'another host',
      async () => send(await signPut(), BODY, { ...headersFor(BODY), host: 'studio.example' }),
      /^403 SignatureDoesNotMatch/,
    ],
    [
      'no length, in chunks',
      async () =>
        send(await signPut(), BODY, { ...without('content-length'), 'transfer-encoding': 'chunked' }),
      /^403 SignatureDoesNotMatch/,
    ],
    ['no signature', async () => send(fixture.url(KEY), BODY, headersFor(BODY)), /^403 AccessDenied/],
    [
      'an empty signature',
      async () =>
        send((await signPut()).replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature='), BODY, headersFor(BODY)),
      /^403 SignatureDoesNotMatch/,
    ],
  ])('%s', async (_name, act, refusal) => {
    expect(await act()).toMatch(refusal);
    nowMs = Date.now();
    expect(await stored()).toBeNull();
  });

  it('a second use', async () => {
    const url = await signPut();
    expect(await send(url, BODY, headersFor(BODY))).toBe('200');
    expect(await send(url, BODY, headersFor(BODY))).toBe('412 PreconditionFailed');
  });
});

describe('a URL signed by the AWS SDK', () => {
  it('binds the method, the key and its time', async () => {
    const get = await getSignedUrl(fixture.s3, new GetObjectCommand({ Bucket: BUCKET, Key: KEY }), {
      expiresIn: 60,
    });
    expect(await send(get, 'x', { 'content-length': '1' }, 'PUT')).toBe('403 SignatureDoesNotMatch');
    const elsewhere = get.replace('abc.png', 'other.png');
    expect(await send(elsewhere, '', {}, 'GET')).toBe('403 SignatureDoesNotMatch');
    expect(await send(get, '', {}, 'GET')).toBe('404 NoSuchKey');
    nowMs += 61_000;
    expect(await send(get, '', {}, 'GET')).toBe('403 AccessDenied');
  });

  it('carries a PUT with its checksum', async () => {
    const command = new PutObjectCommand({
      Bucket: BUCKET,
      Key: KEY,
      ContentLength: BODY.length,
      ChecksumSHA256: sha256(BODY),
    });
    const url = await getSignedUrl(fixture.s3, command, {
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    const headers = { 'content-length': String(BODY.length), 'x-amz-checksum-sha256': sha256(BODY) };
    expect(await send(url, BODY, headers)).toBe('200');
    expect(await stored()).toBe(BODY);
  });
});
