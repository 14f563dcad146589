import { expect, it } from 'vitest';
import { markPure } from './drop-unused-schemas.ts';

it('marks whole chains of calls at the top, and nothing else', () => {
  const code = [
    "import { z } from 'zod';",
    "export const Aspect = z.enum(['1:1']);",
    'const Size = z.strictObject({ aspect: Aspect.default("1:1") }).partial();',
    'const SIDES = { widthPx: z.int(), heightPx: z.int() };',
    'export const WIDE = 16 / 9;',
    'export function read(it) { const size = Size.parse(it); return size; }',
  ].join('\n');
  const marked = markPure(code).split('\n');
  expect(marked[1]).toBe("export const Aspect = /* @__PURE__ */ (() => (z.enum(['1:1'])))();");
  expect(marked[2]).toBe(
    'const Size = /* @__PURE__ */ (() => (z.strictObject({ aspect: Aspect.default("1:1") }).partial()))();',
  );
  expect(marked[3]).toBe(
    'const SIDES = /* @__PURE__ */ (() => ({ widthPx: z.int(), heightPx: z.int() }))();',
  );
  expect(marked.slice(4)).toEqual(code.split('\n').slice(4));
});
