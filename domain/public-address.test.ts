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
    'https://lvh.me.example.org/',
  ])('is let through: %s', (url) => expect(findUrlFault(url, rules)).toBeNull());

  it.each(
    ['localdomain', 'intranet', 'private', 'corp', 'test', 'example', 'invalid', 'onion', 'alt'].map(
      (name) => `a.${name}`,
    ),
  )('is refused under a name that is nobody’s: %s', (host) =>
    expect(findUrlFault(`https://${host}/`, rules)).toMatch(/not known to the internet/),
  );

  it.each(['https://a.lan./', 'https://a.lan../'])('is refused with its dots at the end: %s', (url) =>
    expect(findUrlFault(url, rules)).toMatch(/not known to the internet/),
  );

  it('is told what is wrong with it', () => {
    const faults = [
      'x',
      'https://a@b.example.org',
      'https://:secret@b.example.org',
      'http://b.example.org',
      'https://8.8.8.8',
      'https://[2606:4700::1111]',
      'https://b.example.org:1023',
    ];
    expect(faults.map((url) => findUrlFault(url, rules))).toEqual([
      'This is no address',
      'Leave name and password out of the address',
      'Leave name and password out of the address',
      'Use https',
      'Use a name, not a number',
      'Use a name, not a number',
      'Use port 443, or one from 1024 on',
    ]);
    for (const host of ['xip.io', 'a.vcap.me', 'lacolhost.com', 'studio.example.com']) {
      expect(findUrlFault(`https://${host}`, rules)).toBe('This name may not be told');
    }
    expect(findUrlFault('https://b.example.org:1024', rules)).toBeNull();
    expect(findUrlFault('https://notlvh.me', rules)).toBeNull();
  });

  it('may be private only where the studio’s owner says so, to the port', () => {
    const own = { ...rules, allowedHosts: ['127.0.0.1:9000'] };
    expect(findUrlFault('http://127.0.0.1:9000/x', own)).toBeNull();
    for (const url of [
      'http://127.0.0.1:9001/x',
      'http://127.0.0.1/x',
      'ftp://127.0.0.1:9000/',
      'xhttps://127.0.0.1:9000/',
    ]) {
      expect(findUrlFault(url, own)).not.toBeNull();
    }
  });
});

describe('an address that a name leads to', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '128.0.0.0',
    '169.255.0.0',
    '172.15.255.255',
    '192.0.1.0',
    '192.0.3.0',
    '192.88.98.0',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '198.51.99.0',
    '203.0.112.0',
    '223.255.255.255',
    '2001:200::1',
    '2a00:2001:db8::1',
    '3ffe::1',
    '172.32.0.1',
    '100.63.255.255',
    '2001:4860:4860::8888',
    '2606:4700::1111',
  ])('is everybody’s: %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '0.1.2.3',
    '8.8.8.256',
    '256.8.8.8',
    '2001:1ff::1',
    '2001:ab::1',
    '10.255.255.255',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '192.0.0.1',
    '192.88.99.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '3fff::1',
    '4000::1',
    'x2606:4700::1',
    '1.2.3.4.5',
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
