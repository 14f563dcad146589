import type { Brush } from '../brush.ts';
import { lumaOf, mixHex, parseHex, shadeHex } from '../colour.ts';
import type { Expression, Look } from '../paint-spec.ts';
import { hashText } from '../random.ts';

export type View = 'side' | 'camera' | 'away';

export interface Mien {
  /** Brow: lift, and how far the inner end rises (sad) or falls (angry). */
  lift: number;
  inner: number;
  /** Eye opening, 1 is usual. */
  open: number;
  mouth: 'line' | 'smile' | 'frown' | 'tight' | 'gasp' | 'wry';
  glance: number;
}

export const MIENS: Record<Expression, Mien> = {
  neutral: { lift: 0, inner: 0, open: 1, mouth: 'line', glance: 0 },
  happy: { lift: 0.05, inner: 0.02, open: 0.9, mouth: 'smile', glance: 0 },
  sad: { lift: 0.02, inner: 0.13, open: 0.74, mouth: 'frown', glance: 0 },
  crying: { lift: 0.03, inner: 0.2, open: 0.5, mouth: 'frown', glance: 0 },
  angry: { lift: -0.07, inner: -0.15, open: 0.8, mouth: 'tight', glance: 0 },
  afraid: { lift: 0.12, inner: 0.12, open: 1.25, mouth: 'frown', glance: 0 },
  surprised: { lift: 0.17, inner: 0.02, open: 1.3, mouth: 'gasp', glance: 0 },
  thoughtful: { lift: 0.05, inner: 0.05, open: 0.82, mouth: 'wry', glance: 0.4 },
  asleep: { lift: 0, inner: 0, open: 0, mouth: 'line', glance: 0 },
};

/** The head's outline in head units (half its width is 1); the chin points where the face looks. */
export function headPath(b: Brush, look: Look, view: View) {
  const c = b.ctx;
  const turn = view === 'side' ? 0.14 : 0;
  const jaw =
    (look.age === 'child' ? 0.72 : look.presentation === 'masculine' ? 0.66 : 0.54) +
    (look.build === 'broad' ? 0.08 : 0) -
    (look.age === 'child' ? 0.0 : 0.02);
  const chin = look.age === 'child' ? 0.9 : look.presentation === 'masculine' ? 1.2 : 1.13;
  c.beginPath();
  c.moveTo(-1, -0.1);
  c.bezierCurveTo(-1, -0.78, -0.56, -1.14, 0, -1.14);
  c.bezierCurveTo(0.56, -1.14, 1, -0.78, 1, -0.1);
  c.bezierCurveTo(1, 0.42, jaw + turn + 0.16, chin * 0.78, turn + jaw * 0.5, chin * 0.95);
  c.quadraticCurveTo(turn, chin * 1.06, turn - jaw * 0.5, chin * 0.95);
  c.bezierCurveTo(turn - jaw - 0.22, chin * 0.78, -1, 0.42, -1, -0.1);
  c.closePath();
}

/** A face's mien while it blinks. */
export function shutEyes(mien: Mien): Mien {
  return { ...mien, open: 0, glance: 0 };
}

/** Skin, features and beard; `shut`: in the moment of a blink; `fine` adds irises, lids and shading for pictures that come close. */
export function paintFace(
  b: Brush,
  look: Look,
  expression: Expression,
  view: View,
  fine: boolean,
  shut = false,
) {
  const skin = look.skin;
  const shade = mixHex(skin, '#7a2f2a', 0.28);
  const turned = view === 'side';
  if (view !== 'camera') ear(b, turned ? -0.34 : -0.98, skin, shade, view === 'away');
  else {
    ear(b, -0.98, skin, shade, false);
  }
  if (!turned) ear(b, 0.98, skin, shade, view === 'away');
  headPath(b, look, view);
  b.fill(
    b.gradient(turned ? 1 : -0.6, -1, turned ? -1 : 0.6, 1.1, [
      shadeHex(skin, 0.1),
      skin,
      mixHex(skin, shade, 0.42),
    ]),
  );
  if (view === 'away') return;
  if (turned) ear(b, -0.34, skin, shade, false);
  const mien = shut ? shutEyes(MIENS[expression]) : MIENS[expression];
  const near = turned ? 0.06 : -0.4;
  const far = turned ? 0.65 : 0.4;
  const eyeY = look.age === 'child' ? 0.14 : 0.06;
  if (look.age !== 'old') {
    const blush =
      look.age === 'child' || look.presentation === 'feminine' || expression === 'happy' ? 0.34 : 0.16;
    for (const [x, w] of [
      [near - (turned ? 0 : 0.12), 0.26],
      [far + (turned ? 0.02 : 0.12), turned ? 0.16 : 0.26],
    ] as const) {
      b.ellipse(x, eyeY + 0.42, w, 0.17, b.radial(x, eyeY + 0.42, 0.26, ['#e2604f', '#e2604f'], [blush, 0]));
    }
  } else if (fine) wrinkles(b, near, far, eyeY, shade);
  if (look.age === 'child' && fine) freckles(b, near, far, eyeY, shade);
  if (look.beard) beard(b, look, turned);
  drawEye(b, near, eyeY, 1, look, mien, fine, turned ? 1 : -1);
  drawEye(b, far, eyeY, turned ? 0.78 : 1, look, mien, fine, 1);
  drawBrow(b, near, eyeY, 1, look, mien, turned ? 1 : 1);
  drawBrow(b, far, eyeY, turned ? 0.7 : 1, look, mien, -1);
  nose(b, turned, shade, skin, look);
  if (expression === 'crying') tears(b, near, far, eyeY, turned);
  mouth(b, turned ? 0.38 : 0, look.age === 'child' ? 0.68 : 0.74, turned ? 0.84 : 1, mien, look, shade);
}

/** Tears that run down from both eyes, with a drop at their end. */
export function tears(b: Brush, near: number, far: number, y: number, turned: boolean) {
  for (const [x, long] of [
    [near + (turned ? 0 : -0.04), 0.5],
    [far + (turned ? 0.03 : 0.04), 0.34],
  ] as const) {
    b.bend(
      [x, y + 0.16, x + 0.015, y + 0.16 + long * 0.6, x - 0.01, y + 0.14 + long],
      0.075,
      '!#cfe8fb',
      0.8,
    );
    b.ellipse(x - 0.01, y + 0.18 + long, 0.075, 0.1, '!#dff1fd', 0.92);
    b.circle(x + 0.015, y + 0.15 + long, 0.025, '!#ffffff', 0.95);
  }
}

/** A child's freckles, across nose and cheeks. */
function freckles(b: Brush, near: number, far: number, y: number, shade: string) {
  for (const [x, dy] of [
    [near - 0.14, 0.34],
    [near - 0.02, 0.4],
    [near + 0.1, 0.34],
    [far - 0.12, 0.36],
    [far, 0.42],
  ] as const)
    b.circle(x, y + dy, 0.022, shade, 0.55);
}

function ear(b: Brush, x: number, skin: string, shade: string, behind: boolean) {
  b.ellipse(x, 0.16, 0.17, 0.24, behind ? skin : mixHex(skin, shade, 0.16));
  if (!behind) b.ellipse(x + 0.02, 0.17, 0.09, 0.14, shade, 0.45);
}

/** An eye with its middle at (x, y), in head units; `outer` is the side its outer corner lies on. */
export function drawEye(
  b: Brush,
  x: number,
  y: number,
  narrow: number,
  look: Look,
  mien: Mien,
  fine: boolean,
  outer: number,
) {
  const big = look.species ? 1.18 : look.age === 'child' ? 1.34 : 1;
  if (mien.open === 0) {
    drawLid(b, x, y, 0.2 * narrow * big, look, outer);
    return;
  }
  const h = 0.165 * mien.open * big;
  if (!fine) {
    b.ellipse(x, y, 0.105 * narrow * big, h * 0.92, '#241c22');
    b.circle(x + 0.03, y - h * 0.4, 0.035, '!#ffffff', 0.8);
    return;
  }
  const w = 0.2 * narrow * big;
  const c = b.ctx;
  const lid = () => {
    c.beginPath();
    c.moveTo(x - w, y + 0.03);
    c.bezierCurveTo(x - w * 0.7, y - h * 1.25, x + w * 0.7, y - h * 1.25, x + w, y + 0.02);
    c.bezierCurveTo(x + w * 0.6, y + h * 0.95, x - w * 0.6, y + h * 0.95, x - w, y + 0.03);
  };
  lid();
  b.fill('#f6efe6');
  lid();
  b.within(() => {
    const irises = ['#4a3526', '#5a7a86', '#55704f', '#3c2c22', '#6d5433'];
    const iris = irises[hashText(look.skin + look.hair.colour) % irises.length]!;
    const ix = x + mien.glance * w * 0.5 + 0.02;
    const iy = y - mien.glance * h * 0.4 + 0.01;
    const q = 0.135 * big * (0.9 + 0.1 * narrow);
    b.circle(
      ix,
      iy,
      q,
      b.radial(ix, iy + q * 0.4, q * 1.1, [shadeHex(iris, 0.25), iris, shadeHex(iris, -0.5)]),
    );
    b.circle(ix, iy, q * 0.5, '#140f14');
    b.ellipse(x, y - h * 1.0, w * 1.1, h * 0.5, '#3a2426', 0.25);
    b.circle(ix + q * 0.35, iy - q * 0.4, q * 0.26, '!#ffffff', 0.95);
    b.circle(ix - q * 0.3, iy + q * 0.45, q * 0.13, '!#ffffff', 0.5);
  });
  c.beginPath();
  c.moveTo(x - w * 1.04, y + 0.02);
  c.bezierCurveTo(x - w * 0.7, y - h * 1.3, x + w * 0.7, y - h * 1.3, x + w * 1.04, y + 0.01);
  b.stroke(0.045, '#2a1c20');
  if (look.presentation === 'feminine') {
    const ex = x + outer * w;
    b.bend([ex, y - 0.01, ex + outer * 0.07, y - 0.05, ex + outer * 0.1, y - 0.12], 0.04, '#2a1c20');
    b.bend(
      [ex - outer * 0.07, y - h * 0.6, ex, y - h * 0.8, ex + outer * 0.03, y - h * 1.05],
      0.03,
      '#2a1c20',
    );
  }
}

/** A closed lid: its crease and its lashes. */
function drawLid(b: Brush, x: number, y: number, w: number, look: Look, outer: number) {
  const shade = mixHex(look.skin, '#7a2f2a', 0.22);
  b.ellipse(x, y - 0.02, w * 0.98, 0.11, shade, 0.5);
  b.bend([x - w, y + 0.04, x, y + 0.1, x + w, y + 0.04], 0.05, '#2a1c20');
  if (look.presentation === 'feminine')
    b.bend(
      [x + outer * w * 0.9, y + 0.05, x + outer * (w + 0.05), y + 0.07, x + outer * (w + 0.09), y + 0.05],
      0.04,
      '#2a1c20',
    );
}

/** The brow over an eye at (x, y). */
export function drawBrow(
  b: Brush,
  x: number,
  y: number,
  narrow: number,
  look: Look,
  mien: Mien,
  innerSide: number,
) {
  const thick = look.age === 'child' ? 0.05 : look.presentation === 'masculine' ? 0.092 : 0.055;
  const base = y - 0.33 - mien.lift;
  const w = 0.23 * narrow;
  const colour =
    look.hair.style === 'bald'
      ? '#4a3a34'
      : mixHex(look.hair.colour, '#2a1c1c', lumaOf(parseHex(look.hair.colour)) > 170 ? 0.15 : 0.35);
  const inX = x + innerSide * w;
  const outX = x - innerSide * w;
  b.bend([outX, base + 0.05, x, base - 0.045 - mien.inner * 0.2, inX, base - mien.inner], thick, colour);
}

function nose(b: Brush, turned: boolean, shade: string, skin: string, look: Look) {
  const small = look.age === 'child' ? 0.55 : look.presentation === 'feminine' ? 0.88 : 1.05;
  if (turned) {
    b.path(
      (c) => {
        c.moveTo(0.36, 0.08);
        c.quadraticCurveTo(0.42, 0.26, 0.44 + 0.13 * small, 0.39);
        c.quadraticCurveTo(0.52, 0.5, 0.34, 0.48);
      },
      mixHex(skin, shade, 0.2),
    );
    b.bend([0.45, 0.26, 0.44 + 0.15 * small, 0.4, 0.48, 0.49, 0.35, 0.48], 0.05, shade, 0.8);
  } else {
    b.bend([-0.09 * small, 0.42, 0, 0.5, 0.09 * small, 0.42], 0.06, shade, 0.85);
    b.ellipse(0.01, 0.34, 0.06, 0.1, shadeHex(skin, 0.3), 0.3);
  }
}

function mouth(b: Brush, x: number, y: number, narrow: number, mien: Mien, look: Look, shade: string) {
  const w = 0.24 * narrow;
  const lip = mixHex(
    look.skin,
    look.presentation === 'feminine' ? '#a8273a' : '#7a2f2f',
    look.presentation === 'feminine' ? 0.62 : 0.5,
  );
  const dark = '#5a2028';
  switch (mien.mouth) {
    case 'smile':
      b.path((c) => {
        c.moveTo(x - w * 1.1, y - 0.05);
        c.quadraticCurveTo(x, y + 0.05, x + w * 1.1, y - 0.05);
        c.quadraticCurveTo(x + w * 0.5, y + 0.2, x, y + 0.2);
        c.quadraticCurveTo(x - w * 0.5, y + 0.2, x - w * 1.1, y - 0.05);
      }, dark);
      b.path((c) => {
        c.moveTo(x - w * 0.9, y - 0.025);
        c.quadraticCurveTo(x, y + 0.055, x + w * 0.9, y - 0.025);
        c.quadraticCurveTo(x, y + 0.13, x - w * 0.9, y - 0.025);
      }, '#fbf4ea');
      b.ellipse(x, y + 0.165, w * 0.42, 0.035, '#d0625e', 0.9);
      return;
    case 'frown':
      b.bend([x - w, y + 0.08, x, y - 0.045, x + w, y + 0.08], 0.07, lip);
      return;
    case 'tight':
      b.bend([x - w, y + 0.045, x - w * 0.3, y - 0.005, x + w * 0.5, y + 0.0, x + w, y + 0.05], 0.075, lip);
      b.line([x - w * 0.3, y + 0.14, x + w * 0.3, y + 0.14], 0.035, shade, 0.6);
      return;
    case 'gasp':
      b.ellipse(x, y + 0.05, w * 0.5, 0.15, dark);
      b.ellipse(x, y + 0.12, w * 0.3, 0.06, '#c65b58', 0.8);
      return;
    case 'wry':
      b.bend([x - w * 0.9, y + 0.03, x, y + 0.01, x + w * 0.9, y - 0.05], 0.07, lip);
      return;
    case 'line':
      b.bend([x - w * 0.95, y - 0.02, x, y + 0.05, x + w * 0.95, y - 0.02], 0.07, lip);
      if (look.presentation === 'feminine') b.ellipse(x, y + 0.06, w * 0.5, 0.04, lip, 0.7);
  }
}

function beard(b: Brush, look: Look, turned: boolean) {
  const t = turned ? 0.14 : 0;
  const hex = look.hair.colour;
  b.path(
    (c) => {
      c.moveTo(turned ? -0.3 : -0.97, 0.22);
      c.bezierCurveTo(-0.9 + t, 0.95, -0.6 + t, 1.38, t + 0.02, 1.44);
      c.bezierCurveTo(0.62 + t, 1.38, 0.9 + t * 0.6, 0.95, turned ? 0.98 : 0.97, 0.22);
      c.bezierCurveTo(0.9, 0.5, 0.72 + t, 0.62, 0.46 + t, 0.56);
      c.quadraticCurveTo(0.2 + t * 2, 0.48, t * 2.4, 0.55);
      c.quadraticCurveTo(-0.2 + t, 0.48, -0.44 + t, 0.58);
      c.bezierCurveTo(-0.7 + t, 0.62, turned ? -0.34 : -0.88, 0.5, turned ? -0.3 : -0.97, 0.22);
    },
    b.gradient(0, 0.3, 0, 1.4, [hex, shadeHex(hex, -0.22)]),
  );
}

function wrinkles(b: Brush, near: number, far: number, y: number, shade: string) {
  for (const x of [near, far]) {
    b.bend([x - 0.16, y + 0.24, x, y + 0.29, x + 0.15, y + 0.24], 0.03, shade, 0.5);
  }
  b.bend([near - 0.1, -0.56, (near + far) / 2, -0.6, far, -0.55], 0.028, shade, 0.4);
  b.bend([near - 0.05, -0.72, (near + far) / 2, -0.76, far - 0.05, -0.71], 0.026, shade, 0.3);
}
