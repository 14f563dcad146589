import { shadeHex } from './colour.ts';
import type { Stage } from './stage.ts';

/** Halls and workplaces where whoever lies has fallen down or lies on the bare floor. */
const NO_BED = new Set(
  'ring stage museum stadium factory church courtroom office classroom cafe bar library laboratory cave market workshop dressing-room train car'.split(
    ' ',
  ),
);

/** True where whoever lies has a bed. */
export function hasBed(s: Stage): boolean {
  return s.bed !== undefined || (s.indoors && !NO_BED.has(s.spec.place));
}

/** A narrow bed for somebody `h` tall, its foot at (x, y), the pillow to the left. */
export function paintCot(s: Stage, x: number, y: number, h: number) {
  const { b } = s;
  b.groundShadow(x, y, h * 0.66, h * 0.05);
  for (const k of [-0.58, 0.58]) b.rect(x + k * h - h * 0.025, y - h * 0.26, h * 0.05, h * 0.26, '#6a4630');
  b.rounded(x - h * 0.61, y - h * 0.4, h * 0.06, h * 0.34, h * 0.02, '#7a5238');
  b.rect(x - h * 0.58, y - h * 0.13, h * 1.16, h * 0.06, '#7a5238');
  b.rounded(x - h * 0.56, y - h * 0.2, h * 1.12, h * 0.1, h * 0.03, '#ece4d4');
  b.rounded(x - h * 0.55, y - h * 0.26, h * 0.24, h * 0.1, h * 0.04, '#fbf6ea');
}

/** The blanket over whoever lies in it, up to the chest. */
export function paintBlanket(s: Stage, x: number, y: number, h: number, colour = '#6f93b4') {
  const { b } = s;
  b.blob(
    [
      x - h * 0.2,
      y - h * 0.31,
      x + h * 0.1,
      y - h * 0.33,
      x + h * 0.55,
      y - h * 0.26,
      x + h * 0.58,
      y - h * 0.08,
      x - h * 0.22,
      y - h * 0.08,
    ],
    b.gradient(0, y - h * 0.32, 0, y - h * 0.08, [colour, shadeHex(colour, -0.24)]),
  );
}
