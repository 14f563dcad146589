import { describe, expect, it } from 'vitest';
import { HOSTILE_URLS } from './hostile-urls.ts';
import { findUrlFault, isPublicAddress } from './public-address.ts';

const rules = { allowedHosts: [], ownHosts: ['studio.example.com'] };

describe('an address that a user gives', () => {
  it.each(HOSTILE_URLS)('is refused: %j', (url) => expect(findUrlFault(url, rules)).not.toBeNull());

  it.each([
    'https://hooks.example.com/films',
    'https://hooks.example.com:8443/films?a=b',
    'https://bücher.example.org/',
    'https://10.example.org/',
    'https://localhost.example.org/',
  ])('is let through: %s', (url) => expect(findUrlFault(url, rules)).toBeNull());

  it('may be private only where the studio’s owner says so, to the port', () => {
    const own = { ...rules, allowedHosts: ['127.0.0.1:9000'] };
    expect(findUrlFault('http://127.0.0.1:9000/x', own)).toBeNull();
    for (const url of ['http://127.0.0.1:9001/x', 'http://127.0.0.1/x', 'ftp://127.0.0.1:9000/']) {
      expect(findUrlFault(url, own)).not.toBeNull();
    }
  });
});

describe('an address that a name leads to', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.63.255.255', '2001:4860:4860::8888', '2606:4700::1111'])(
    'is everybody’s: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.255.255.255',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fc00::1',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2001:0:1::1',
    '2001::1',
    '2002:7f00:1::',
    'ff02::1',
    '256.1.1.1',
    'hooks.example.com',
    '',
  ])('is not: %s', (address) => expect(isPublicAddress(address)).toBe(false));
});
