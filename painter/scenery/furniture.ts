import { mixHex, shadeHex, toHex } from '../colour.ts';
import { beam } from '../light.ts';
import { moon, skyPatch } from '../sky.ts';
import type { Stage } from '../stage.ts';

export interface RoomWish {
  wall: string;
  floor: string;
  /** Lower part of the wall. */
  panel?: string;
  floorKind: 'planks' | 'tiles' | 'stone' | 'plain';
  pattern?: 'stripes' | 'dots' | 'brick' | 'tiles' | 'stone';
}

/** Wall, skirting and floor in perspective: what every indoor place starts from. */
export function roomShell(s: Stage, wish: RoomWish) {
  const { b, unit } = s;
  const width = s.right - s.left;
  const y = s.horizon;
  b.rect(
    s.left,
    s.top,
    width,
    y - s.top,
    b.gradient(0, s.top, 0, y, [shadeHex(wish.wall, -0.24), wish.wall, shadeHex(wish.wall, 0.07)]),
  );
  const c = b.ctx;
  if (wish.pattern) {
    const ink = shadeHex(wish.wall, -0.22);
    const step = unit * (wish.pattern === 'stripes' ? 0.07 : 0.06);
    c.beginPath();
    if (wish.pattern === 'stripes')
      for (let x = s.left; x < s.right; x += step) c.rect(x, s.top, step * 0.4, y - s.top);
    else if (wish.pattern === 'dots') {
      let row = 0;
      for (let py = y - step * 0.6; py > s.top; py -= step, row++) {
        for (let x = s.left + (row % 2) * step * 0.5; x < s.right; x += step) {
          c.moveTo(x, py - step * 0.16);
          c.lineTo(x + step * 0.1, py);
          c.lineTo(x, py + step * 0.16);
          c.lineTo(x - step * 0.1, py);
        }
      }
    } else {
      const r = s.random('bricks');
      const bh = wish.pattern === 'stone' ? step * 1.0 : wish.pattern === 'tiles' ? step : step * 0.5;
      let row = 0;
      for (let py = y; py > s.top; py -= bh, row++) {
        const bw = wish.pattern === 'tiles' ? bh : bh * (wish.pattern === 'stone' ? 1.9 : 2.4);
        for (let x = s.left - (row % 2) * bw * 0.5; x < s.right; x += bw) {
          if (wish.pattern === 'tiles' || r.chance(0.36))
            c.rect(x + bw * 0.03, py - bh * 0.95, bw * 0.94, bh * 0.9);
        }
      }
    }
    b.fill(ink, wish.pattern === 'tiles' ? 0.16 : 0.3);
  }
  if (wish.panel) {
    const top = y - unit * 0.2;
    b.rect(s.left, top, width, y - top, b.gradient(0, top, 0, y, [wish.panel, shadeHex(wish.panel, -0.2)]));
    b.rect(s.left, top - unit * 0.008, width, unit * 0.014, shadeHex(wish.panel, 0.22));
    for (let x = s.left; x < s.right; x += unit * 0.14)
      b.rect(x, top + unit * 0.03, unit * 0.11, y - top - unit * 0.06, shadeHex(wish.panel, -0.16), 0.45);
  }
  b.rect(
    s.left,
    y,
    width,
    s.bottom - y,
    b.gradient(0, y, 0, s.bottom, [shadeHex(wish.floor, -0.1), wish.floor, shadeHex(wish.floor, -0.22)]),
  );
  floorLines(s, wish);
  b.rect(
    s.left,
    y - unit * 0.022,
    width,
    unit * 0.026,
    shadeHex(wish.panel ?? wish.wall, wish.panel ? -0.3 : 0.25),
  );
  b.rect(
    s.left,
    y + unit * 0.004,
    width,
    unit * 0.05,
    b.gradient(0, y, 0, y + unit * 0.054, ['#1a1020', '#1a1020'], [0.3, 0]),
  );
}

function floorLines(s: Stage, wish: RoomWish) {
  const { b, unit } = s;
  const c = b.ctx;
  const y = s.horizon;
  if (wish.floorKind === 'plain') return;
  const vx = s.w / 2;
  const vy = y - unit * 0.35;
  const spread = (s.bottom - vy) / (y - vy);
  const gap = unit * (wish.floorKind === 'planks' ? 0.075 : 0.12);
  c.beginPath();
  for (let k = -22; k <= 22; k++) {
    const x = vx + (k + 0.5) * gap;
    c.moveTo(x, y);
    c.lineTo(vx + (x - vx) * spread, s.bottom);
  }
  if (wish.floorKind !== 'planks') {
    for (let i = 0; i < 7; i++) {
      const t = (i / 7) ** 1.6;
      c.moveTo(s.left, y + (s.bottom - y) * t);
      c.lineTo(s.right, y + (s.bottom - y) * t);
    }
  }
  b.stroke(unit * 0.0024, shadeHex(wish.floor, -0.42), 0.55);
}

export interface WindowWish {
  x: number;
  y: number;
  w: number;
  h: number;
  arched?: boolean;
  curtains?: string;
  frame?: string;
  bars?: boolean;
  /** What stands outside, drawn between sky and frame. */
  view?: 'hills' | 'town' | 'none';
  panes?: number;
  /** False for all but one of several windows: there is one moon. */
  moon?: boolean;
}

/** A window onto the sky of the hour; by day light falls from it, at night the moon hangs in it. */
export function windowView(s: Stage, wish: WindowWish) {
  const { b, unit, outside } = s;
  const { x, y, w, h } = wish;
  const frame = wish.frame ?? '#f1e6d2';
  const t = unit * 0.014;
  const x0 = x - w / 2;
  b.rounded(x0 - t, y - t, w + t * 2, h + t * 2, wish.arched ? w / 2 + t : t * 0.5, shadeHex(frame, -0.2));
  if (wish.arched) b.archPath(x, y + h, w, h);
  else b.roundedPath(x0, y, w, h, 1);
  b.within(() => {
    skyPatch(b, outside, x0, y, w, h);
    if (outside.moon && wish.moon !== false && outside.cover < 0.75) {
      b.glow(x + w * 0.2, y + h * 0.26, w * 0.6, '#dfe6ff', 0.4);
      moon(b, x + w * 0.2, y + h * 0.26, w * 0.1, '#e8ecff');
    } else b.halo(x, y + h * 0.6, w * 0.9, toHex(outside.lightColour), 0.4 * (1 - outside.cover * 0.6));
    view(s, wish);
    if (!noSky(s)) weatherBehind(s, wish);
  });
  const ink = frame;
  if (wish.arched) {
    b.archPath(x, y + h, w, h);
    b.stroke(t, ink);
  } else {
    b.roundedPath(x0, y, w, h, 1);
    b.stroke(t, ink);
  }
  const panes = wish.panes ?? 2;
  for (let i = 1; i < panes; i++) b.rect(x0 + (w * i) / panes - t * 0.3, y, t * 0.6, h, ink);
  b.rect(x0, y + h * 0.45 - t * 0.3, w, t * 0.6, ink);
  if (wish.bars)
    for (let i = 1; i < 6; i++) b.rect(x0 + (w * i) / 6 - t * 0.25, y - t, t * 0.6, h + t * 2, '#3a3f48');
  b.rect(x0 - t * 2, y + h, w + t * 4, t * 1.3, frame);
  if (wish.curtains) curtains(s, wish, wish.curtains);
}

/** Places whose windows look out on no weather. */
function noSky(s: Stage): boolean {
  return s.spec.place === 'spaceship' || s.spec.place === 'submarine';
}

/** Rain running down the pane, or snow falling behind it. */
function weatherBehind(s: Stage, wish: WindowWish) {
  const { weather } = s.spec;
  const { b } = s;
  const { x, y, w, h } = wish;
  const r = s.random(`pane${Math.round(x)}`);
  if (weather === 'rain' || weather === 'storm') {
    b.rect(x - w / 2, y, w, h, '!#2c3a50', 0.28);
    for (let i = 0; i < 30; i++) {
      const px = x + r.range(-0.5, 0.5) * w;
      const py = y + r.range(-0.05, 0.9) * h;
      const len = h * r.range(0.05, 0.16);
      b.line([px, py, px - len * 0.2, py + len], s.unit * r.range(0.0012, 0.0022), '!#dce8f4', 0.42);
    }
    // Drops that hang on the glass, a few with the trail they have run.
    for (let i = 0; i < 22; i++) {
      const px = x + r.range(-0.49, 0.49) * w;
      const py = y + r.range(0.02, 0.96) * h;
      const size = s.unit * r.range(0.0012, 0.0028);
      b.circle(px, py, size, '!#e8f1fa', 0.5);
      if (i % 5 === 0) b.line([px, py - h * r.range(0.05, 0.14), px, py], size * 0.8, '!#dce8f4', 0.22);
    }
  } else if (weather === 'snow') {
    for (let i = 0; i < 30; i++)
      b.circle(
        x + r.range(-0.5, 0.5) * w,
        y + r.range(0, 1) * h,
        s.unit * r.range(0.002, 0.005),
        '!#ffffff',
        0.85,
      );
    b.ellipse(x, y + h, w * 0.56, h * 0.09, '!#f4f8fd', 0.95);
  } else if (weather === 'fog') b.rect(x - w / 2, y, w, h, '!#d4dade', 0.45);
}

function view(s: Stage, wish: WindowWish) {
  const { b, outside } = s;
  const { x, y, w, h } = wish;
  const x0 = x - w / 2;
  const kind = wish.view ?? 'hills';
  const dark = 1 - outside.lamp * 0.6;
  const hill = `!${mixHex('#1c2a48', toHex([outside.haze[0] * 0.62, outside.haze[1] * 0.74, outside.haze[2] * 0.66]), dark)}`;
  if (kind === 'hills') {
    b.blob(
      [
        x0 - w * 0.3,
        y + h * 1.4,
        x0 - w * 0.1,
        y + h * 0.7,
        x0 + w * 0.5,
        y + h * 0.62,
        x0 + w * 1.2,
        y + h * 0.86,
        x0 + w * 1.3,
        y + h * 1.4,
      ],
      hill,
      0.9,
    );
  } else if (kind === 'town') {
    const r = s.random(`view${Math.round(x)}`);
    for (let i = 0; i < 7; i++) {
      const bw = w * r.range(0.12, 0.22);
      const bx = x0 + (i / 7) * w;
      const bh = h * r.range(0.25, 0.6);
      b.rect(bx, y + h - bh, bw, bh, hill, 0.92);
      for (let k = 0; k < 8; k++) {
        if (r.chance(0.2 + outside.lamp * 0.5))
          b.rect(
            bx + bw * r.range(0.1, 0.75),
            y + h - bh * r.range(0.1, 0.92),
            bw * 0.14,
            bw * 0.17,
            outside.lamp > 0.3 ? '!#ffdf8c' : '!#dfe9ee',
            outside.lamp > 0.3 ? 0.9 : 0.35,
          );
      }
    }
  }
}

function curtains(s: Stage, wish: WindowWish, colour: string) {
  const { b, unit } = s;
  const { x, y, w, h } = wish;
  b.line([x - w * 0.72, y - unit * 0.03, x + w * 0.72, y - unit * 0.03], unit * 0.008, '#7a5a3a');
  for (const k of [-1, 1]) {
    const ex = x + k * w * 0.68;
    const ink = b.gradient(ex - k * w * 0.28, 0, ex, 0, [
      shadeHex(colour, -0.1),
      shadeHex(colour, 0.14),
      shadeHex(colour, -0.2),
    ]);
    b.path((c) => {
      c.moveTo(ex, y - unit * 0.03);
      c.lineTo(ex - k * w * 0.34, y - unit * 0.03);
      c.quadraticCurveTo(ex - k * w * 0.3, y + h * 0.4, ex - k * w * 0.12, y + h * 0.66);
      c.quadraticCurveTo(ex - k * w * 0.22, y + h * 0.9, ex - k * w * 0.2, y + h * 1.12);
      c.lineTo(ex + k * w * 0.02, y + h * 1.12);
    }, ink);
    for (const f of [0.08, 0.16, 0.23])
      b.bend(
        [ex - k * w * f, y, ex - k * w * f * 0.8, y + h * 0.4, ex - k * w * f * 0.4, y + h * 0.64],
        unit * 0.003,
        shadeHex(colour, -0.35),
        0.5,
      );
    b.rect(ex - (k > 0 ? w * 0.13 : 0), y + h * 0.64, w * 0.13, unit * 0.014, shadeHex(colour, 0.3));
  }
}

/** Light that falls through a window onto the floor: slanting by day, silver at night. */
export function windowLight(s: Stage, x: number, y: number, w: number, strength = 1) {
  const { outside } = s;
  const toward = x < s.w / 2 ? 1 : -1;
  const hex = toHex(outside.lightColour);
  // Under a closed sky nothing casts a beam, and lamplight drowns what the moon sends in.
  const clear = Math.max(0, 1 - outside.cover * 1.25);
  const alpha = strength * (outside.moon ? 0.06 : 0.2 * (1 - outside.lamp)) * clear;
  if (alpha < 0.01) return;
  beam(s, x, y, Math.PI / 2 - toward * 0.55, s.unit * 1.0, 0.16 * (w / (s.unit * 0.25)), hex, alpha);
}

/** A table seen from the front; (x, y) is the middle of its feet. */
export function table(s: Stage, x: number, y: number, w: number, h: number, colour: string, cloth?: string) {
  const { b } = s;
  b.groundShadow(x, y, w * 0.62, h * 0.16);
  for (const k of [-0.43, 0.43])
    b.polygon(
      [
        x + k * w - w * 0.025,
        y - h,
        x + k * w + w * 0.025,
        y - h,
        x + k * w + w * 0.018,
        y,
        x + k * w - w * 0.018,
        y,
      ],
      shadeHex(colour, -0.3),
    );
  b.rect(x - w * 0.45, y - h, w * 0.9, h * 0.16, shadeHex(colour, -0.22));
  b.rounded(
    x - w / 2,
    y - h - h * 0.07,
    w,
    h * 0.1,
    h * 0.03,
    b.gradient(x - w / 2, 0, x + w / 2, 0, [colour, shadeHex(colour, 0.18), colour]),
  );
  if (cloth) {
    b.path(
      (c) => {
        c.moveTo(x - w * 0.5, y - h * 1.08);
        c.lineTo(x + w * 0.5, y - h * 1.08);
        c.lineTo(x + w * 0.52, y - h * 0.6);
        for (let i = 0; i < 8; i++)
          c.quadraticCurveTo(
            x + w * (0.52 - (i + 0.5) * 0.13),
            y - h * (i % 2 ? 0.62 : 0.5),
            x + w * (0.52 - (i + 1) * 0.13),
            y - h * 0.58,
          );
      },
      b.gradient(0, y - h, 0, y - h * 0.55, [shadeHex(cloth, 0.1), shadeHex(cloth, -0.15)]),
    );
  }
}

/** A wooden chair facing right (or left when flipped). */
export function chair(s: Stage, x: number, y: number, h: number, colour: string, flip = false) {
  const { b } = s;
  b.groundShadow(x, y, h * 0.36, h * 0.07);
  b.at(
    x,
    y,
    h,
    () => {
      const dark = shadeHex(colour, -0.25);
      b.line([-0.2, -0.48, -0.22, 0], 0.05, dark);
      b.line([0.2, -0.48, 0.22, 0], 0.05, dark);
      b.line([-0.2, -0.48, -0.26, -1], 0.055, colour);
      b.line([-0.245, -0.9, -0.2, -0.55], 0.03, dark);
      b.line([-0.26, -0.96, -0.2, -0.96], 0.06, colour);
      b.rounded(-0.25, -0.53, 0.5, 0.07, 0.03, colour);
      b.line([-0.2, -0.24, 0.2, -0.24], 0.03, dark);
    },
    0,
    flip,
  );
}

/** A bookcase full of books. */
export function bookcase(
  s: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  shelves: number,
  salt: string,
  wood = '#6e4a32',
) {
  const { b } = s;
  const r = s.random(salt);
  b.rect(x - w / 2, y - h, w, h, shadeHex(wood, -0.35));
  const colours = ['#a8493e', '#3f6b74', '#c79a48', '#5b6f45', '#7a4a6a', '#d9c39a', '#41507a', '#8a5a38'];
  const rowH = h / shelves;
  for (let i = 0; i < shelves; i++) {
    const foot = y - i * rowH - rowH * 0.08;
    let bx = x - w / 2 + w * 0.05;
    while (bx < x + w / 2 - w * 0.07) {
      if (r.chance(0.08)) {
        bx += w * r.range(0.03, 0.09);
        continue;
      }
      const bw = rowH * r.range(0.08, 0.17);
      const bh = rowH * r.range(0.55, 0.84);
      if (bx + bw > x + w / 2 - w * 0.04) break;
      const hex = r.pick(colours);
      b.rect(bx, foot - bh, bw, bh, hex);
      b.rect(bx, foot - bh, bw * 0.25, bh, shadeHex(hex, 0.2), 0.6);
      b.rect(bx + bw * 0.2, foot - bh * 0.82, bw * 0.6, bh * 0.05, '#e9cf8a', 0.8);
      bx += bw * 1.06;
    }
    b.rect(x - w / 2, y - i * rowH - rowH * 0.08, w, rowH * 0.08, shadeHex(wood, 0.06));
  }
  const post = b.gradient(0, y - h, 0, y, [shadeHex(wood, 0.1), shadeHex(wood, -0.15)]);
  b.rect(x - w / 2 - w * 0.02, y - h - rowH * 0.1, w * 0.055, h + rowH * 0.1, post);
  b.rect(x + w / 2 - w * 0.035, y - h - rowH * 0.1, w * 0.055, h + rowH * 0.1, post);
  b.rect(x - w / 2 - w * 0.04, y - h - rowH * 0.13, w * 1.08, rowH * 0.13, shadeHex(wood, 0.12));
}

/** A lamp hanging from the ceiling on a cord, its shade's foot at (x, y). */
export function pendant(s: Stage, x: number, y: number, size: number, colour: string) {
  const { b, palette: p } = s;
  b.line([x, s.top, x, y - size * 0.8], size * 0.04, '#2c2530');
  b.path(
    (c) => {
      c.moveTo(x - size * 0.16, y - size * 0.8);
      c.lineTo(x + size * 0.16, y - size * 0.8);
      c.quadraticCurveTo(x + size * 0.5, y - size * 0.5, x + size * 0.62, y);
      c.lineTo(x - size * 0.62, y);
      c.quadraticCurveTo(x - size * 0.5, y - size * 0.5, x - size * 0.16, y - size * 0.8);
    },
    b.gradient(x - size * 0.6, 0, x + size * 0.6, 0, [
      shadeHex(colour, -0.2),
      shadeHex(colour, 0.15),
      shadeHex(colour, -0.2),
    ]),
  );
  b.ellipse(x, y, size * 0.6, size * 0.09, p.lamp > 0.2 ? '!#fff0bf' : '#efe3c6');
  const on = 0.25 + p.lamp * 0.75;
  b.glow(x, y + size * 0.15, size * 4.2, '#ffbe62', 0.42 * on);
}

/** A framed picture: a little landscape. */
export function framedPicture(s: Stage, x: number, y: number, w: number, h: number, salt: string) {
  const { b } = s;
  const r = s.random(salt);
  b.rect(x - w / 2 + w * 0.03, y + w * 0.04, w, h, '#1a1020', 0.25);
  b.rect(x - w / 2, y, w, h, '#8a6236');
  b.rect(x - w * 0.43, y + w * 0.07, w * 0.86, h - w * 0.14, '#efe4cc');
  const scene = r.pick([
    ['#a9cbd8', '#7d9a6a'],
    ['#e8c49a', '#a4664e'],
    ['#4b5f88', '#c9a458'],
    ['#d8d2c0', '#6d7f88'],
  ] as const);
  b.rect(x - w * 0.36, y + w * 0.14, w * 0.72, h - w * 0.28, scene[0]);
  b.polygon(
    [
      x - w * 0.36,
      y + h - w * 0.14,
      x - w * 0.12,
      y + h * 0.45,
      x + w * 0.05,
      y + h * 0.62,
      x + w * 0.2,
      y + h * 0.5,
      x + w * 0.36,
      y + h - w * 0.14,
    ],
    scene[1],
  );
}

/** A potted plant standing at (x, y). */
export function pottedPlant(s: Stage, x: number, y: number, h: number, salt: string) {
  const { b } = s;
  const r = s.random(salt);
  b.groundShadow(x, y, h * 0.3, h * 0.06);
  for (let i = 0; i < 9; i++) {
    const a = -Math.PI * (0.12 + (i / 8) * 0.76);
    const reach = h * r.range(0.45, 0.68);
    const ex = x + Math.cos(a) * reach * 0.6;
    const ey = y - h * 0.3 + Math.sin(a) * reach;
    const hex = i % 2 ? '#4d8058' : '#659a63';
    b.path((c) => {
      c.moveTo(x, y - h * 0.3);
      c.quadraticCurveTo(x + (ex - x) * 0.2 - h * 0.06, (y - h * 0.3 + ey) / 2, ex, ey);
      c.quadraticCurveTo(x + (ex - x) * 0.7 + h * 0.06, (y - h * 0.3 + ey) / 2, x, y - h * 0.3);
    }, hex);
  }
  b.polygon(
    [x - h * 0.17, y - h * 0.33, x + h * 0.17, y - h * 0.33, x + h * 0.12, y, x - h * 0.12, y],
    b.gradient(x - h * 0.15, 0, x + h * 0.15, 0, ['#9a5238', '#cf7d55', '#9a5238']),
  );
  b.rect(x - h * 0.19, y - h * 0.37, h * 0.38, h * 0.07, '#d98b62');
}

/** A rug on the floor. */
export function rug(s: Stage, x: number, y: number, rx: number, ry: number, colour: string, trim: string) {
  s.b.ellipse(x, y, rx, ry, colour);
  s.b.ellipse(x, y, rx * 0.86, ry * 0.84, trim, 0.7);
  s.b.ellipse(x, y, rx * 0.78, ry * 0.75, shadeHex(colour, 0.08));
  s.b.ellipse(x, y, rx * 0.36, ry * 0.34, trim, 0.5);
}
