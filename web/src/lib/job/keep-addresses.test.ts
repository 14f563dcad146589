import { expect, it } from 'vitest';
import type { JobAsset } from '#domain/film-job';
import { keepAddresses } from './keep-addresses.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const asset = (url: string, minutes: number, bytes = 10): JobAsset => ({
  stepKey: 'picture:1',
  kind: 'picture',
  shotId: 'sht_1',
  lineId: null,
  reused: false,
  url,
  expiresAt: new Date(NOW + minutes * 60_000).toISOString(),
  type: 'image/png',
  bytes,
});

it('keeps an address that lives, so that the picture is not loaded again', () => {
  expect(keepAddresses([asset('old', 40)], [asset('new', 60)], NOW)[0]?.url).toBe('old');
});

it('takes the new address when the old one ends soon', () => {
  expect(keepAddresses([asset('old', 9)], [asset('new', 60)], NOW)[0]?.url).toBe('new');
});

it('takes the new address of a picture made anew', () => {
  expect(keepAddresses([asset('old', 40, 10)], [asset('new', 60, 11)], NOW)[0]?.url).toBe('new');
});
