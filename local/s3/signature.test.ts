import { describe, expect, it } from 'vitest';
import { decodeChunkedBody } from './chunked-body.ts';
import { type SignedRequest, verifySignature } from './signature.ts';

/** The worked examples of AWS's own documentation of Signature Version 4 for S3. */
const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const NOW_MS = Date.UTC(2013, 4, 24);
const SCOPE = '20130524/us-east-1/s3/aws4_request';
const HOST = 'examplebucket.s3.amazonaws.com';

const request = (more: Partial<SignedRequest>): SignedRequest => ({
  method: 'GET',
  path: '/',
  query: [],
  headers: new Map(),
  ...more,
});

function headerRequest(
  path: string,
  query: [string, string][],
  headers: Record<string, string>,
  signature: string,
  method = 'GET',
) {
  const names = ['host', ...Object.keys(headers)].sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/${SCOPE},SignedHeaders=${names},Signature=${signature}`;
  return request({
    method,
    path,
    query,
    headers: new Map(Object.entries({ host: HOST, ...headers, authorization })),
  });
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const DATE = { 'x-amz-content-sha256': EMPTY, 'x-amz-date': '20130524T000000Z' };

describe('the documented examples', () => {
  it('GET with a range', () => {
    const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
    const example = headerRequest('/test.txt', [], { ...DATE, range: 'bytes=0-9' }, signature);
    expect(verifySignature(example, CREDENTIALS, NOW_MS).payload).toEqual({ kind: 'sha256', hex: EMPTY });
  });

  it('GET ?lifecycle', () => {
    const signature = 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543';
    verifySignature(headerRequest('/', [['lifecycle', '']], DATE, signature), CREDENTIALS, NOW_MS);
  });

  it('PUT with a body hash', () => {
    const headers = {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    const signature = '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd';
    verifySignature(headerRequest('/test$file.text', [], headers, signature, 'PUT'), CREDENTIALS, NOW_MS);
  });

  it('a presigned GET', () => {
    const example = request({
      path: '/test.txt',
      headers: new Map([['host', HOST]]),
      query: [
        ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
        ['X-Amz-Credential', `AKIAIOSFODNN7EXAMPLE/${SCOPE}`],
        ['X-Amz-Date', '20130524T000000Z'],
        ['X-Amz-Expires', '86400'],
        ['X-Amz-SignedHeaders', 'host'],
        ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
      ],
    });
    expect(verifySignature(example, CREDENTIALS, NOW_MS + 86_400_000).presigned).toBe(true);
    expect(() => verifySignature(example, CREDENTIALS, NOW_MS + 86_400_001)).toThrow('expired');
    expect(() => verifySignature(example, CREDENTIALS, NOW_MS - 16 * 60_000)).toThrow('not valid yet');
  });

  describe('a chunked upload', () => {
    const headers = {
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
    const put = { ...headerRequest('/examplebucket/chunkObject.txt', [], headers, seed, 'PUT') };
    const example = { ...put, headers: new Map(put.headers).set('host', 's3.amazonaws.com') };
    const signatures = [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ];
    const frame = (data: string, signature: string) =>
      `${data.length.toString(16)};chunk-signature=${signature}\r\n${data}\r\n`;
    const body = ['a'.repeat(65_536), 'a'.repeat(1024), '']
      .map((data, i) => frame(data, signatures[i]!))
      .join('');

    const decode = async (text: string, decodedBytes = 66_560) => {
      const { signing } = verifySignature(example, CREDENTIALS, NOW_MS);
      async function* pieces() {
        for (let at = 0; at < text.length; at += 1009) yield Buffer.from(text.slice(at, at + 1009));
      }
      let bytes = 0;
      const options = { signing, trailer: false, decodedBytes };
      for await (const data of decodeChunkedBody(pieces(), options, new Map())) bytes += data.length;
      return bytes;
    };

    it('is decoded, in pieces of any size', async () => {
      expect(await decode(body)).toBe(66_560);
    });

    it('is refused when a byte, a signature, the order, the end or the length is wrong', async () => {
      await expect(decode(body.replace('a\r\n', 'b\r\n'))).rejects.toThrow('signature');
      await expect(decode(body.replace(signatures[1]!, signatures[0]!))).rejects.toThrow('signature');
      await expect(decode(body.slice(body.indexOf('400;')))).rejects.toMatchObject({
        code: 'SignatureDoesNotMatch',
      });
      await expect(decode(body.slice(0, body.indexOf('0;chunk-signature=b6')))).rejects.toMatchObject({
        code: 'IncompleteBody',
      });
      await expect(decode(body.slice(0, -10))).rejects.toMatchObject({ code: 'IncompleteBody' });
      await expect(decode(`${body}more`)).rejects.toMatchObject({ code: 'InvalidRequest' });
      await expect(decode(body, 66_559)).rejects.toMatchObject({ code: 'IncompleteBody' });
      await expect(decode(body, 66_561)).rejects.toMatchObject({ code: 'IncompleteBody' });
    });
  });
});

describe('what is refused', () => {
  const good = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
  const headers = { ...DATE, range: 'bytes=0-9' };
  const code = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'accepted';
  };
  const verify = (example: SignedRequest, credentials = CREDENTIALS, now = NOW_MS) =>
    code(() => verifySignature(example, credentials, now));
  const example = headerRequest('/test.txt', [], headers, good);

  it('any change to what is signed', () => {
    expect(verify(example)).toBe('accepted');
    expect(verify({ ...example, method: 'PUT' })).toBe('SignatureDoesNotMatch');
    expect(verify({ ...example, path: '/test.txt/' })).toBe('SignatureDoesNotMatch');
    expect(verify({ ...example, query: [['a', '']] })).toBe('SignatureDoesNotMatch');
    expect(verify(headerRequest('/test.txt', [], { ...headers, range: 'bytes=0-99' }, good))).toBe(
      'SignatureDoesNotMatch',
    );
    for (let i = 0; i < good.length; i += 1) {
      const flipped = good.slice(0, i) + (good[i] === '0' ? '1' : '0') + good.slice(i + 1);
      expect(verify(headerRequest('/test.txt', [], headers, flipped))).toBe('SignatureDoesNotMatch');
    }
    expect(verify(headerRequest('/test.txt', [], headers, good.slice(1)))).toBe('SignatureDoesNotMatch');
    expect(verify(headerRequest('/test.txt', [], headers, good.toUpperCase()))).toBe('SignatureDoesNotMatch');
  });

  it('other keys, regions and times', () => {
    expect(verify(example, { ...CREDENTIALS, secretAccessKey: 'x' })).toBe('SignatureDoesNotMatch');
    expect(verify(example, { ...CREDENTIALS, accessKeyId: 'x' })).toBe('InvalidAccessKeyId');
    expect(verify(example, { ...CREDENTIALS, region: 'auto' })).toBe('AuthorizationHeaderMalformed');
    expect(verify(example, CREDENTIALS, NOW_MS + 15 * 60_000 + 1)).toBe('RequestTimeTooSkewed');
    expect(verify(example, CREDENTIALS, NOW_MS - 15 * 60_000 - 1)).toBe('RequestTimeTooSkewed');
  });

  it('unsigned x-amz- headers and missing signed ones', () => {
    const added = new Map(example.headers).set('x-amz-copy-source', 'studio/secret');
    expect(verify({ ...example, headers: added })).toBe('AccessDenied');
    const dropped = new Map(example.headers);
    dropped.delete('range');
    expect(verify({ ...example, headers: dropped })).toBe('SignatureDoesNotMatch');
  });

  it('what is no authorization at all', () => {
    const withAuthorization = (value: string) => ({
      ...example,
      headers: new Map(example.headers).set('authorization', value),
    });
    for (const value of [
      '',
      'Basic eDp5',
      'AWS4-HMAC-SHA256',
      'AWS4-HMAC-SHA256 a=b',
      'AWS4-ECDSA-P256-SHA256 Credential=a',
    ]) {
      expect(verify(withAuthorization(value))).toBe('AuthorizationHeaderMalformed');
    }
    expect(verify({ ...example, query: [['X-Amz-Signature', good]] })).toBe('InvalidArgument');
    expect(verify(request({ headers: new Map([['host', HOST]]) }))).toBe('AccessDenied');
  });
});
