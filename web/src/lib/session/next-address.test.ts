import { expect, it } from 'vitest';
import { nextAddress } from './next-address.ts';

const at = (next: string) =>
  nextAddress(new URL(`https://studio.test/login?next=${encodeURIComponent(next)}`));

it('goes back to where the visitor came from', () => {
  expect(at('/films/job_1?x=1')).toBe('/films/job_1?x=1');
});

it.each(['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)', ''])(
  'never leaves the site for %j',
  (next) => {
    expect(at(next)).toBe('/projects');
  },
);

it('goes to the projects when nothing is asked for', () => {
  expect(nextAddress(new URL('https://studio.test/login'))).toBe('/projects');
});
