import type { Brush } from '../brush.ts';
import { mixHex, shadeHex } from '../colour.ts';
import type { Look } from '../paint-spec.ts';
import type { View } from './face.ts';

/** Hair that falls behind head and shoulders, in head units; drawn before the body. */
export function hairBehind(b: Brush, look: Look, view: View) {
  const { style, colour } = look.hair;
  const dark = shadeHex(colour, -0.22);
  const back = view === 'side' ? -0.34 : 0;
  if (style === 'long' && view !== 'away') {
    const w = view === 'side' ? 0.92 : 1.22;
    b.path(
      (c) => {
        c.moveTo(back - w * 0.86, -0.4);
        c.bezierCurveTo(back - w * 1.2, 0.6, back - w * 1.12, 1.5, back - w * 0.86, 2.05);
        c.quadraticCurveTo(back, 2.3, back + w * 0.9, 2.0);
        c.bezierCurveTo(back + w * 1.1, 1.4, back + w * 1.1, 0.5, back + w * 0.86, -0.4);
      },
      b.gradient(0, 0, 0, 2.1, [colour, dark]),
    );
  }
  if (style === 'ponytail') {
    const x = view === 'side' ? -1.0 : view === 'away' ? 0 : 0.75;
    if (view !== 'away') tail(b, x, -0.5, view === 'side' ? -1 : 1, colour);
  }
  if (style === 'bun') {
    const [x, y] = view === 'side' ? [-0.78, -0.82] : [0, -1.28];
    b.circle(x, y, 0.46, b.radial(x - 0.1, y - 0.15, 0.55, [shadeHex(colour, 0.14), colour, dark]));
  }
  if (style === 'curly') curls(b, look, view, true);
  if (style === 'covered' && look.presentation !== 'masculine') {
    const cloth = look.outfit.accent;
    b.path(
      (c) => {
        c.moveTo(back - 1.08, -0.2);
        c.bezierCurveTo(back - 1.25, 0.9, back - 1.2, 1.5, back - 1.0, 1.75);
        c.quadraticCurveTo(back + 0.2, 2.05, back + 1.25, 1.65);
        c.bezierCurveTo(back + 1.25, 1.2, back + 1.1, 0.8, 1.0, -0.1);
      },
      shadeHex(cloth, -0.25),
    );
  }
}

function tail(b: Brush, x: number, y: number, k: number, colour: string) {
  b.path(
    (c) => {
      c.moveTo(x, y - 0.12);
      c.bezierCurveTo(x + k * 0.7, y - 0.1, x + k * 0.75, y + 1.0, x + k * 0.42, y + 1.75);
      c.bezierCurveTo(x + k * 0.3, y + 1.1, x + k * 0.1, y + 0.6, x - k * 0.1, y + 0.22);
    },
    b.gradient(0, y, 0, y + 1.7, [colour, shadeHex(colour, -0.25)]),
  );
}

/** Hair over the skull and round the face, in head units; drawn after the face. */
export function hairOver(b: Brush, look: Look, view: View) {
  const { style, colour } = look.hair;
  if (style === 'covered') return scarfOver(b, look, view);
  const ink = b.gradient(-1, -1.2, 1, 0.4, [shadeHex(colour, 0.16), colour, shadeHex(colour, -0.16)]);
  if (view === 'away') return hairFromBack(b, look, ink);
  if (style === 'bald') {
    if (look.age === 'old') fringe(b, colour, view);
    b.ellipse(view === 'side' ? 0.2 : -0.25, -0.8, 0.34, 0.16, '!#ffffff', 0.14);
    return;
  }
  const long = style === 'long' || style === 'bun' || style === 'ponytail';
  if (view === 'side') {
    b.path((c) => {
      c.moveTo(0.93, -0.42);
      c.bezierCurveTo(0.92, -1.1, 0.4, -1.34, -0.1, -1.3);
      c.bezierCurveTo(-0.86, -1.26, -1.16, -0.7, -1.1, -0.05);
      c.bezierCurveTo(-1.08, 0.4, -1.0, 0.62, -0.86, 0.78);
      c.quadraticCurveTo(-0.5, long ? 0.8 : 0.66, -0.46, 0.36);
      c.quadraticCurveTo(-0.5, -0.06, -0.3, -0.1);
      c.quadraticCurveTo(-0.1, -0.16, -0.08, -0.38);
      c.quadraticCurveTo(0.2, -0.42, 0.42, -0.66);
      c.quadraticCurveTo(0.72, -0.6, 0.93, -0.42);
    }, ink);
  } else {
    const low = long ? 0.55 : 0.02;
    b.path((c) => {
      c.moveTo(-1.06, low);
      c.bezierCurveTo(-1.2, -0.8, -0.7, -1.34, 0, -1.34);
      c.bezierCurveTo(0.7, -1.34, 1.2, -0.8, 1.06, low);
      c.quadraticCurveTo(0.94, -0.1, 0.8, -0.36);
      c.quadraticCurveTo(0.3, -0.38, -0.14, -0.72);
      c.quadraticCurveTo(-0.5, -0.4, -0.84, -0.3);
      c.quadraticCurveTo(-0.94, -0.1, -1.06, low);
    }, ink);
  }
  if (style === 'curly') curls(b, look, view, false);
  else strands(b, colour, view);
  if (style === 'long') locks(b, colour, view);
}

/** What hair is left of a bald old head: a band from temple to temple, round the back. */
function fringe(b: Brush, colour: string, view: View) {
  const ink = b.gradient(0, -0.4, 0, 0.5, [shadeHex(colour, 0.12), shadeHex(colour, -0.12)]);
  if (view === 'side') {
    b.path((c) => {
      c.moveTo(-0.3, -0.22);
      c.bezierCurveTo(-0.62, -0.44, -0.94, -0.42, -1.06, -0.3);
      c.bezierCurveTo(-1.14, 0.1, -1.04, 0.46, -0.84, 0.7);
      c.quadraticCurveTo(-0.56, 0.66, -0.5, 0.34);
      c.quadraticCurveTo(-0.56, 0.0, -0.36, -0.02);
    }, ink);
    return;
  }
  for (const k of [-1, 1])
    b.path((c) => {
      c.moveTo(k * 0.9, -0.46);
      c.bezierCurveTo(k * 1.16, -0.4, k * 1.16, 0.1, k * 1.02, 0.34);
      c.quadraticCurveTo(k * 0.9, 0.2, k * 0.92, -0.06);
    }, ink);
}

function strands(b: Brush, colour: string, view: View) {
  const light = shadeHex(colour, 0.3);
  const s = view === 'side' ? 0 : 0.12;
  for (const [x0, y0, x1, y1, x2, y2] of [
    [0.5, -0.86, 0.0, -1.16, -0.6, -0.9],
    [0.3, -0.74, -0.2, -0.96, -0.75, -0.6],
    [0.1, -0.6, -0.4, -0.72, -0.85, -0.25],
  ] as const) {
    b.bend([x0 + s, y0, x1 + s, y1, x2 + s, y2], 0.045, light, 0.32);
  }
}

function locks(b: Brush, colour: string, view: View) {
  const dark = shadeHex(colour, -0.1);
  const draw = (x: number, k: number) =>
    b.path((c) => {
      c.moveTo(x, -0.3);
      c.bezierCurveTo(x + k * 0.26, 0.5, x + k * 0.2, 1.2, x + k * 0.05, 1.75);
      c.bezierCurveTo(x - k * 0.22, 1.2, x - k * 0.22, 0.5, x - k * 0.05, -0.2);
    }, dark);
  if (view === 'side') draw(-0.62, -1);
  else {
    draw(-1.0, -1);
    draw(1.0, 1);
  }
}

function curls(b: Brush, look: Look, view: View, behind: boolean) {
  const { colour } = look.hair;
  const shift = view === 'side' ? -0.16 : 0;
  const hex = behind ? shadeHex(colour, -0.24) : colour;
  for (let i = 0; i < 11; i++) {
    const a = Math.PI * (0.86 + (i / 10) * (behind ? 1.4 : 1.22)) - (behind ? 0.18 : 0);
    if (!behind && view === 'side' && Math.cos(a) > 0.86) continue;
    const d = behind ? 1.06 : 0.98;
    const x = shift + Math.cos(a) * d;
    const y = -0.24 + Math.sin(a) * d;
    const q = behind ? 0.44 : 0.31;
    b.circle(x, y, q, hex);
    if (!behind)
      b.arc(x - 0.04, y - 0.05, q * 0.55, Math.PI, Math.PI * 1.7, 0.05, shadeHex(colour, 0.28), 0.45);
  }
}

function hairFromBack(b: Brush, look: Look, ink: object) {
  const { style, colour } = look.hair;
  if (style === 'bald') return;
  const foot = style === 'long' ? 2.05 : 0.82;
  b.path((c) => {
    c.moveTo(-1.08, -0.1);
    c.bezierCurveTo(-1.14, -0.9, -0.66, -1.34, 0, -1.34);
    c.bezierCurveTo(0.66, -1.34, 1.14, -0.9, 1.08, -0.1);
    c.bezierCurveTo(1.16, foot * 0.5, 1.0, foot * 0.9, 0.72, foot);
    c.quadraticCurveTo(0, foot * 1.1, -0.72, foot);
    c.bezierCurveTo(-1.0, foot * 0.9, -1.16, foot * 0.5, -1.08, -0.1);
  }, ink);
  for (const x of [-0.5, -0.15, 0.25, 0.58])
    b.bend([x * 0.6, -1.1, x, -0.3, x * 0.95, foot * 0.8], 0.05, shadeHex(colour, -0.25), 0.4);
  if (style === 'ponytail') tail(b, 0, -0.2, 0.35, shadeHex(colour, -0.08));
  if (style === 'bun') b.circle(0, -0.75, 0.5, shadeHex(colour, 0.1));
  if (style === 'curly') curls(b, look, 'away', false);
}

/** A cloth wound round the head, in folds that meet over the brow. */
function turban(b: Brush, look: Look, view: View) {
  const cloth = look.outfit.accent;
  const k = view === 'side' ? 0.16 : 0;
  b.blob(
    [
      -1.12, -0.3, -1.3, -0.9, -0.86, -1.52, -0.1, -1.72, 0.7, -1.52, 1.14, -0.94, 1.06, -0.42, 0.3, -0.5,
    ].concat([-0.5, -0.44]),
    b.gradient(-1, -1.6, 1, -0.3, [shadeHex(cloth, 0.16), cloth, shadeHex(cloth, -0.2)]),
  );
  for (const [x0, y0, x1, y1, x2, y2] of [
    [-1.1, -0.5, -0.3, -1.2, 0.3 + k, -0.56],
    [-1.0, -0.9, -0.2, -1.42, 0.45 + k, -0.66],
    [1.05, -0.6, 0.7, -1.1, 0.2 + k, -0.56],
    [0.9, -1.1, 0.4, -1.5, -0.2, -1.3],
  ] as const)
    b.bend([x0, y0, x1, y1, x2, y2], 0.05, shadeHex(cloth, -0.3), 0.6);
  b.circle(0.3 + k, -0.74, 0.09, '#e6c04a');
}

/** A scarf or hood that frames the face. */
function scarfOver(b: Brush, look: Look, view: View) {
  if (look.presentation === 'masculine') return turban(b, look, view);
  const cloth = look.outfit.accent;
  const ink = b.gradient(-1, -1.2, 1, 1.2, [shadeHex(cloth, 0.14), cloth, shadeHex(cloth, -0.22)]);
  if (view === 'away') {
    b.blob([-1.2, -0.2, -0.9, -1.3, 0, -1.55, 0.9, -1.3, 1.2, -0.2, 1.15, 1.5, 0, 1.75, -1.15, 1.5], ink);
    return;
  }
  const t = view === 'side' ? 0.32 : 0;
  const c = b.ctx;
  c.beginPath();
  c.moveTo(0, -1.42);
  c.bezierCurveTo(0.75, -1.42, 1.18, -0.9, 1.1 + t * 0.1, 0);
  c.bezierCurveTo(1.1, 0.7, 0.9 + t, 1.3, 0.66 + t, 1.62);
  c.quadraticCurveTo(0, 1.86, -0.98, 1.6);
  c.bezierCurveTo(-1.25, 0.8, -1.24, 0.2, -1.14, -0.2);
  c.bezierCurveTo(-1.08, -1.0, -0.66, -1.42, 0, -1.42);
  const fx = t * 0.95;
  const rx = view === 'side' ? 0.62 : 0.76;
  c.moveTo(fx + rx, 0.14);
  c.bezierCurveTo(fx + rx, -0.62, fx + rx * 0.5, -0.84, fx, -0.84);
  c.bezierCurveTo(fx - rx * 0.5, -0.84, fx - rx, -0.5, fx - rx, 0.14);
  c.bezierCurveTo(fx - rx, 0.7, fx - rx * 0.5, 1.16, fx, 1.16);
  c.bezierCurveTo(fx + rx * 0.5, 1.16, fx + rx, 0.7, fx + rx, 0.14);
  b.fill(ink);
  b.bend([fx - rx * 1.1, 0.5, fx - rx * 0.6, 1.3, fx + 0.1, 1.45], 0.05, mixHex(cloth, '#201020', 0.4), 0.5);
  b.bend([-0.2, -1.3, -0.8, -0.9, -0.98, -0.1], 0.05, mixHex(cloth, '#201020', 0.4), 0.35);
}
