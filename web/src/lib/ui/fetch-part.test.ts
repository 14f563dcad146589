import { expect, it, vi } from 'vitest';
import { fetchPart } from './fetch-part.ts';

it('gives a part of the screen that comes', async () => {
  await expect(fetchPart(Promise.resolve({ default: 7 }))).resolves.toEqual({ default: 7 });
});

it('says in words when one does not come, or hangs', async () => {
  const told = vi.spyOn(console, 'warn').mockReturnValue();
  const words = 'A part of this page does not arrive. Reload the page; what you have written is kept.';
  await expect(fetchPart(Promise.reject(new TypeError('Failed to fetch')))).rejects.toThrow(words);
  await expect(fetchPart(new Promise(() => undefined), 5)).rejects.toThrow(words);
  expect(told).toHaveBeenCalledTimes(2);
  told.mockRestore();
});
