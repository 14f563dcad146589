import { expectTypeOf, test } from 'vitest';
import type { PaintSpec } from '#domain/paint-spec';
import type { PaintSpec as PainterSpec } from '#painter/paint-spec';

/** The painter imports nobody, so it has a type of its own; the compiler holds the two together here. */
test('what the plan says is what the painter takes', () => {
  expectTypeOf<PaintSpec>().toExtend<PainterSpec>();
  expectTypeOf<PainterSpec>().toExtend<PaintSpec>();
});
