import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/** They are typechecked with the rest, and run from the packed package against a studio (e2e/client.test.ts). */
const EXAMPLES = ['make-film', 'bring-picture', 'receive-webhook'];

it('shows its examples as they are', async () => {
  const shown = [...(await read('README.md')).matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
  expect(shown).toEqual(await Promise.all(EXAMPLES.map((name) => read(`examples/${name}.ts`))));
});
