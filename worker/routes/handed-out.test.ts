import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBucket } from '../bucket/bucket.ts';
import { readSettings } from '../env.ts';
import { call } from '../testing/api.ts';
import { type Estate, makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

const settings = readSettings(testEnv);
const bucket = createBucket(settings.s3);
let estate: Estate;
let other: Estate;
/** The film's address as the API hands it out. */
let address: string;

beforeAll(async () => {
  [estate, other] = [
    await makeEstate('owner', { isFinished: true }),
    await makeEstate('other', { isFinished: true }),
  ];
  for (const { jobId } of [estate, other]) {
    await bucket.put(`outputs/${jobId}/output.mp4`, `the film ${jobId}`, 'video/mp4');
  }
  const share = await call('GET', `/api/v1/jobs/${estate.jobId}/share`, { token: estate.token });
  const film = await call('GET', `${new URL(share.json.url).pathname}/film.mp4`);
  address = film.headers.get('location') ?? '';
});

const changed = (change: (url: URL) => void) => {
  const url = new URL(address);
  change(url);
  return url.href;
};
const setting = (name: string, value: (old: string) => string) =>
  changed(({ searchParams }) => searchParams.set(name, value(searchParams.get(name) ?? '')));

describe('an address of a film that the API hands out', () => {
  it('opens that film', async () => {
    const answer = await fetch(address);
    expect(await answer.text()).toBe(`the film ${estate.jobId}`);
  });

  const cases: Record<string, () => [string, RequestInit?]> = {
    'another film’s key': () => [
      changed((url) => (url.pathname = url.pathname.replace(estate.jobId, other.jobId))),
    ],
    'a path that climbs': () => [address.replace('/output.mp4', `/../${other.jobId}/output.mp4`)],
    'an escaped path that climbs': () => [
      address.replace('/output.mp4', `/%2e%2e%2f${other.jobId}/output.mp4`),
    ],
    'the folder itself': () => [changed((url) => (url.pathname = url.pathname.replace('/output.mp4', '/')))],
    'a longer life': () => [setting('X-Amz-Expires', () => '604800')],
    'a later date': () => [setting('X-Amz-Date', () => '20990101T000000Z')],
    'a turned signature': () => [
      setting('X-Amz-Signature', (hex) => hex.replace(/^./, (c) => (c === '0' ? '1' : '0'))),
    ],
    'no signature': () => [changed(({ searchParams }) => searchParams.delete('X-Amz-Signature'))],
    'no parameters at all': () => [changed((url) => (url.search = ''))],
    'another key’s name': () => [setting('X-Amz-Credential', (old) => old.replace(/^[^/]+/, 'somebody'))],
    'another region': () => [
      setting('X-Amz-Credential', (old) => old.replace(/auto|us-east-1/, 'eu-west-1')),
    ],
    'a type of its own': () => [
      changed(({ searchParams }) => searchParams.set('response-content-type', 'text/html')),
    ],
    'a sub-resource': () => [changed(({ searchParams }) => searchParams.set('acl', ''))],
    'a write': () => [address, { method: 'PUT', body: 'mine' }],
    'a deletion': () => [address, { method: 'DELETE' }],
    'a list of the bucket': () => [changed((url) => (url.pathname = `/${settings.s3.bucket}`))],
  };
  it.each(Object.keys(cases))('is refused with %s', async (name) => {
    const [url, init] = cases[name]!();
    const answer = await fetch(url, init);
    const text = await answer.text();
    expect(answer.status, text).toBeGreaterThanOrEqual(400);
    expect(answer.status, text).toBeLessThan(500);
    expect(text).not.toContain('the film');
    const kept = await bucket.get(`outputs/${estate.jobId}/output.mp4`, 100);
    expect(Buffer.from(kept ?? []).toString()).toBe(`the film ${estate.jobId}`);
  });
});
