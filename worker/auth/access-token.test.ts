import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createRandom, newSeed } from '../testing/random.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, readAccessToken } from './access-token.ts';

const MUTANTS = process.env.SOAK === '1' ? 10_000 : 2_000;
const settings: { jwtSecrets: [string, string]; publicUrl: string } = {
  jwtSecrets: ['test-current-secret-of-32-characters', 'test-previous-secret-of-32-characters'],
  publicUrl: 'http://localhost:8787',
};
const claims = { userId: 'usr_a', familyId: 'fam_a' };
const now = new Date('2026-11-22T12:00:00Z');
const seconds = (n: number) => new Date(now.getTime() + n * 1000);
const seed = newSeed('forged tokens');

/** A token with one thing done to it that a forger may do: bits, letters, lengths, parts, headers, claims. */
function forge(random: () => number, token: string, other: string): string {
  const at = (length: number) => Math.floor(random() * length);
  const [head = '', payload = '', signature = ''] = token.split('.');
  const [, otherPayload = '', otherSignature = ''] = other.split('.');
  const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-');
  const edit = (part: string, change: object) => encode({ ...JSON.parse(atob(part)), ...change });
  const pick = <T>(items: readonly T[]) => items[at(items.length)] as T;
  const place = at(token.length);
  const ways: (() => string)[] = [
    () => {
      const bytes = new TextEncoder().encode(token);
      bytes[place] = (bytes[place] as number) ^ (1 << at(7));
      return new TextDecoder().decode(bytes);
    },
    () => token.slice(0, place) + token.slice(place + 1),
    () => token.slice(0, place) + pick([...'aZ0-_.= \n%']) + token.slice(place),
    () => token.slice(0, place),
    () => `${head}.${otherPayload}.${signature}`,
    () => `${head}.${payload}.${otherSignature}`,
    () =>
      `${edit(head, { alg: pick(['none', 'NONE', 'HS384', 'HS512', 'RS256', '', null]) })}.${payload}.${signature}`,
    () =>
      `${edit(head, { [pick(['jku', 'jwk', 'x5u', 'crit', 'b64', 'zip'])]: pick(['x', [], true]) })}.${payload}.${signature}`,
    () => `${edit(head, { kid: pick(['', 'x', '../../dev/null', null]) })}.${payload}.${signature}`,
    () => `${head}.${edit(payload, { sub: pick(['usr_b', '', null, ['usr_a']]) })}.${signature}`,
    () => `${head}.${edit(payload, { exp: 4_000_000_000 })}.${signature}`,
    () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${edit(payload, { sub: 'usr_b' })}.`,
    () => `${token}.${pick(['', 'x', signature])}`,
    () => token.toUpperCase(),
    () => pick([' ', '\t', 'Bearer ']) + token,
  ];
  return pick(ways)();
}

describe('an access token', () => {
  it('lives half an hour to the second, under the current and the previous secret', async () => {
    const token = await issueAccessToken(settings, claims, now);
    expect(await readAccessToken(settings, token, seconds(ACCESS_TOKEN_SECONDS - 1))).toEqual(claims);
    expect(await readAccessToken(settings, token, seconds(ACCESS_TOKEN_SECONDS))).toBeNull();
    const [current, previous] = settings.jwtSecrets;
    const rotated = { ...settings, jwtSecrets: ['a-new-secret-of-at-least-32-characters', current] };
    expect(await readAccessToken(rotated, token, now)).toEqual(claims);
    expect(await readAccessToken({ ...settings, jwtSecrets: [previous] }, token, now)).toBeNull();
  });

  it(`cannot be forged: of ${MUTANTS} mutants none is accepted`, async () => {
    const random = createRandom(seed);
    const token = await issueAccessToken(settings, claims, now);
    const other = await issueAccessToken(settings, { userId: 'usr_b', familyId: 'fam_b' }, now);
    for (let i = 0; i < MUTANTS; i++) {
      const mutant = forge(random, token, other);
      if (mutant === token) continue;
      const read = await readAccessToken(settings, mutant, now);
      expect(read, `seed ${seed}, mutant ${i}: ${mutant}`).toBeNull();
    }
  });

  it('has one header, issuer, audience and form, and no other', async () => {
    const token = await issueAccessToken(settings, claims, now);
    const [secret] = settings.jwtSecrets;
    const kid = JSON.parse(atob(token.split('.')[0] as string)).kid;
    const sign = (header: object, payload: object = {}, key = secret) =>
      new SignJWT({
        sub: 'usr_a',
        sid: 'fam_a',
        iss: settings.publicUrl,
        aud: 'ai-film-studio',
        iat: now.getTime() / 1000,
        exp: now.getTime() / 1000 + 60,
        ...payload,
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid, ...header })
        .sign(new TextEncoder().encode(key));
    expect(await readAccessToken(settings, await sign({}), now)).toEqual(claims);
    const forgeries = [
      sign({ alg: 'HS512' }, {}, secret.padEnd(64, 'x')),
      sign({ typ: 'JWT' }),
      sign({ kid: 'other' }),
      sign({ jku: 'https://evil.example/keys' }),
      sign({ jwk: { kty: 'oct', k: 'AAAA' } }),
      sign({}, { aud: 'composer-order' }),
      sign({}, { aud: ['ai-film-studio', 'x'] }),
      sign({}, { iss: 'https://evil.example' }),
      sign({}, { exp: undefined }),
      sign({}, { exp: now.getTime() / 1000 }),
      sign({}, { nbf: now.getTime() / 1000 + 5 }),
      sign({}, { sub: undefined }),
      sign({}, { sid: 7 }),
      sign({}, { sub: 7 }),
      sign({}, {}, 'another-secret-of-at-least-32-characters'),
    ];
    for (const forgery of forgeries) {
      expect(await readAccessToken(settings, await forgery, now)).toBeNull();
    }
    const [, payload] = token.split('.') as [string, string];
    const none = btoa(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid })).replaceAll('=', '');
    for (const text of [`${none}.${payload}.`, '', '.', '..', `${token}.x`, `${token}=`]) {
      expect(await readAccessToken(settings, text, now)).toBeNull();
    }
  });
});
