import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { GENERATED_FILE, renderTypes } from './render-types.ts';

it('has the types of the API document as it is now (npm run sdk makes them anew)', async () => {
  expect(await renderTypes()).toBe(await readFile(GENERATED_FILE, 'utf8'));
});
