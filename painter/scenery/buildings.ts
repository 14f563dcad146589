import type { Brush } from '../brush.ts';
import { mixHex, shadeHex, toHex } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

export const WINDOW_LIGHT = '#ffdf8c';

/** A pane that mirrors the sky by day and shines at night; `lit` says whether somebody is at home. */
export function pane(s: Stage, x: number, y: number, w: number, h: number, lit: boolean, arched = false) {
  const { b, palette: p } = s;
  const on = lit && p.lamp > 0.3;
  const glass = on
    ? `!${mixHex('#e8b860', WINDOW_LIGHT, p.lamp)}`
    : mixHex('#40506a', toHex(p.sky.middle), p.lamp > 0.6 ? 0.12 : 0.3);
  if (arched) b.arch(x + w / 2, y + h, w, h, glass);
  else b.rect(x, y, w, h, glass);
  if (on) b.glow(x + w / 2, y + h / 2, Math.max(w, h) * 2.2, '#ffc765', 0.2 * p.lamp * (1 - b.depth));
}

export interface HouseWish {
  w: number;
  wall: string;
  roof: string;
  floors?: number;
  chimney?: boolean;
  timber?: boolean;
  door?: boolean;
}

/** A gabled house, foot of its front at (x, y) in the middle. */
export function house(s: Stage, x: number, y: number, wish: HouseWish, r: Random) {
  const { b } = s;
  const { w } = wish;
  const floors = wish.floors ?? 1;
  const floorH = w * 0.46;
  const h = floorH * floors;
  const roofH = w * r.range(0.4, 0.52);
  const side = s.lightX > x ? 1 : -1;
  if (wish.chimney) {
    const cx = x + w * 0.24 * -side;
    b.rect(cx - w * 0.05, y - h - roofH * 0.96, w * 0.1, roofH * 0.7, shadeHex(wish.roof, -0.2));
    b.rect(cx - w * 0.065, y - h - roofH * 1.0, w * 0.13, w * 0.04, shadeHex(wish.roof, -0.3));
    if (s.palette.snow) b.ellipse(cx, y - h - roofH, w * 0.07, w * 0.02, '#f4f7fc');
  }
  const wallInk = b.gradient(
    x - w / 2,
    0,
    x + w / 2,
    0,
    side > 0
      ? [shadeHex(wish.wall, -0.22), wish.wall, shadeHex(wish.wall, 0.12)]
      : [shadeHex(wish.wall, 0.12), wish.wall, shadeHex(wish.wall, -0.22)],
  );
  b.polygon(
    [x - w / 2, y, x - w / 2, y - h, x, y - h - roofH * 0.94, x + w / 2, y - h, x + w / 2, y],
    wallInk,
  );
  if (wish.timber) {
    const beam = '#5a3d2e';
    for (const f of [-0.47, -0.16, 0.16, 0.47]) b.rect(x + f * w - w * 0.014, y - h, w * 0.028, h, beam);
    for (let i = 0; i <= floors; i++) b.rect(x - w / 2, y - i * floorH - w * 0.014, w, w * 0.028, beam);
    b.line([x - w * 0.47, y - h, x - w * 0.16, y - h - roofH * 0.3], w * 0.022, beam);
    b.line([x + w * 0.47, y - h, x + w * 0.16, y - h - roofH * 0.3], w * 0.022, beam);
  }
  for (const [k, hex] of [
    [1, shadeHex(wish.roof, side > 0 ? 0.08 : -0.16)],
    [-1, shadeHex(wish.roof, side > 0 ? -0.16 : 0.08)],
  ] as const) {
    const ex = x + k * w * 0.58;
    b.polygon(
      [
        x,
        y - h - roofH,
        ex,
        y - h + roofH * 0.13,
        ex - k * w * 0.03,
        y - h + roofH * 0.2,
        x,
        y - h - roofH * 0.84,
      ],
      hex,
    );
    if (s.palette.snow)
      b.polygon(
        [
          x,
          y - h - roofH * 1.03,
          ex,
          y - h + roofH * 0.1,
          ex - k * w * 0.02,
          y - h + roofH * 0.14,
          x,
          y - h - roofH * 0.9,
        ],
        '#f4f7fc',
        0.95,
      );
  }
  const winW = w * 0.15;
  for (let f = 0; f < floors; f++) {
    for (const k of floors > 1 || !wish.door ? [-0.3, 0, 0.3] : [-0.28, 0.28]) {
      if (f === 0 && wish.door && Math.abs(k) < 0.1) continue;
      const wx = x + k * w - winW / 2;
      const wy = y - f * floorH - floorH * 0.74;
      b.rect(
        wx - w * 0.014,
        wy - w * 0.014,
        winW + w * 0.028,
        winW * 1.3 + w * 0.028,
        shadeHex(wish.wall, 0.35),
      );
      pane(s, wx, wy, winW, winW * 1.3, r.chance(0.75));
      b.rect(wx + winW / 2 - w * 0.006, wy, w * 0.012, winW * 1.3, shadeHex(wish.wall, 0.3));
      b.rect(wx, wy + winW * 0.62, winW, w * 0.012, shadeHex(wish.wall, 0.3));
    }
  }
  pane(s, x - winW * 0.4, y - h - roofH * 0.42, winW * 0.8, winW * 0.8, r.chance(0.4), true);
  if (wish.door) {
    b.arch(x, y, w * 0.17, floorH * 0.72, shadeHex(wish.roof, -0.3));
    b.circle(x + w * 0.045, y - floorH * 0.32, w * 0.012, '#d9b25a');
  }
}

/** A flat-fronted town house with rows of windows and a cornice. */
export function townHouse(
  s: Stage,
  x: number,
  y: number,
  w: number,
  h: number,
  wall: string,
  r: Random,
  shop: boolean,
) {
  const { b } = s;
  const side = s.lightX > x ? 1 : -1;
  b.rect(
    x - w / 2,
    y - h,
    w,
    h,
    b.gradient(
      x - w / 2,
      0,
      x + w / 2,
      0,
      side > 0
        ? [shadeHex(wall, -0.2), wall, shadeHex(wall, 0.08)]
        : [shadeHex(wall, 0.08), wall, shadeHex(wall, -0.2)],
    ),
  );
  b.rect(x - w / 2, y - h, w, h, b.gradient(0, y - h, 0, y, ['#ffffff', '#4a3040'], [0.06, 0.24]));
  const roof = r.pick(['#7c4a40', '#5b5160', '#8a5a44', '#4d5866']);
  if (r.chance(0.6)) {
    b.polygon(
      [
        x - w * 0.54,
        y - h,
        x - w * 0.4,
        y - h - w * 0.24,
        x + w * 0.4,
        y - h - w * 0.24,
        x + w * 0.54,
        y - h,
      ],
      roof,
    );
    if (s.palette.snow)
      b.polygon(
        [
          x - w * 0.5,
          y - h - w * 0.06,
          x - w * 0.4,
          y - h - w * 0.26,
          x + w * 0.4,
          y - h - w * 0.26,
          x + w * 0.5,
          y - h - w * 0.06,
        ],
        '#f2f5fa',
      );
    b.rect(x - w * 0.1, y - h - w * 0.2, w * 0.2, w * 0.2, shadeHex(wall, 0.2));
    pane(s, x - w * 0.06, y - h - w * 0.16, w * 0.12, w * 0.14, r.chance(0.5));
  } else {
    b.rect(x - w * 0.54, y - h - w * 0.05, w * 1.08, w * 0.07, shadeHex(wall, 0.25));
    if (s.palette.snow) b.rect(x - w * 0.54, y - h - w * 0.075, w * 1.08, w * 0.035, '#f2f5fa');
  }
  const shopH = shop ? w * 0.62 : 0;
  const cols = Math.max(2, Math.round(w / (s.unit * 0.085)));
  const winW = (w / cols) * 0.46;
  const rows = Math.max(1, Math.floor((h - shopH) / (winW * 2.7)));
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const wx = x - w / 2 + ((col + 0.5) / cols) * w - winW / 2;
      const wy = y - h + ((row + 0.28) / rows) * (h - shopH);
      const wh = winW * 1.55;
      b.rect(wx - winW * 0.12, wy - winW * 0.12, winW * 1.24, wh + winW * 0.24, shadeHex(wall, 0.34));
      pane(s, wx, wy, winW, wh, r.chance(0.55));
      b.rect(wx + winW * 0.46, wy, winW * 0.08, wh, shadeHex(wall, 0.28));
      b.rect(wx - winW * 0.2, wy + wh + winW * 0.1, winW * 1.4, winW * 0.12, shadeHex(wall, 0.4));
      if (r.chance(0.25) && !s.palette.snow) {
        for (let k = 0; k < 4; k++)
          b.circle(
            wx + winW * (0.1 + k * 0.27),
            wy + wh,
            winW * 0.15,
            r.pick(['#d9627a', '#e8a04c', '#7aa65a']),
          );
      }
    }
  }
  if (shop) shopFront(s, x, y, w, shopH, r);
}

function shopFront(s: Stage, x: number, y: number, w: number, h: number, r: Random) {
  const { b } = s;
  const trim = r.pick(['#2f5f5c', '#7a3440', '#3a4a72', '#8a5a2c']);
  b.rect(x - w * 0.47, y - h * 0.92, w * 0.94, h * 0.92, trim);
  pane(s, x - w * 0.42, y - h * 0.7, w * 0.5, h * 0.52, true);
  b.rect(x + w * 0.16, y - h * 0.72, w * 0.24, h * 0.72, shadeHex(trim, -0.3));
  pane(s, x + w * 0.2, y - h * 0.66, w * 0.16, h * 0.34, true);
  awning(b, x, y - h * 0.92, w * 1.0, h * 0.24, r.pick(['#d2553f', '#2e8088', '#d99a3c', '#6a8f4f']));
}

/** A striped awning hanging from (x, y), `w` wide. */
export function awning(b: Brush, x: number, y: number, w: number, h: number, colour: string) {
  const n = 8;
  for (let i = 0; i < n; i++) {
    const x0 = x - w / 2 + (i / n) * w;
    const k = 1.06;
    const top0 = x + (x0 - x) * 0.94;
    const top1 = x + (x0 + w / n - x) * 0.94;
    const foot0 = x + (x0 - x) * k;
    const foot1 = x + (x0 + w / n - x) * k;
    b.path(
      (c) => {
        c.moveTo(top0, y);
        c.lineTo(top1, y);
        c.lineTo(foot1, y + h * 0.75);
        c.quadraticCurveTo((foot0 + foot1) / 2, y + h * 1.2, foot0, y + h * 0.75);
      },
      i % 2 ? '#f4ead6' : colour,
    );
  }
}

/** A tower of many windows, its foot at (x, y). */
export function skyscraper(s: Stage, x: number, y: number, w: number, h: number, wall: string, r: Random) {
  const { b, palette: p } = s;
  const side = s.lightX > x ? 1 : -1;
  b.rect(
    x - w / 2,
    y - h,
    w,
    h,
    b.gradient(
      x - w / 2,
      0,
      x + w / 2,
      0,
      side > 0
        ? [shadeHex(wall, -0.25), wall, shadeHex(wall, 0.16)]
        : [shadeHex(wall, 0.16), wall, shadeHex(wall, -0.25)],
    ),
  );
  const top = r.int(0, 3);
  if (top === 1) b.rect(x - w * 0.3, y - h - w * 0.3, w * 0.6, w * 0.32, shadeHex(wall, -0.08));
  if (top === 2)
    b.polygon([x - w * 0.4, y - h, x, y - h - w * 0.6, x + w * 0.4, y - h], shadeHex(wall, -0.1));
  if (top > 1) b.line([x, y - h, x, y - h - w * 1.1], w * 0.025, shadeHex(wall, -0.3));
  const cols = Math.max(3, Math.round(w / (s.unit * 0.022)));
  const rows = Math.round(h / (s.unit * 0.03));
  const on = `!${WINDOW_LIGHT}`;
  const off = mixHex(wall, '#22304a', 0.55);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const lit = r.chance(p.lamp * 0.5);
      if (!lit && r.chance(0.15)) continue;
      b.rect(
        x - w / 2 + ((col + 0.22) / cols) * w,
        y - h + ((row + 0.3) / rows) * h,
        (w / cols) * 0.56,
        (h / rows) * 0.46,
        lit ? on : off,
        lit ? 0.9 * (1 - b.depth * 0.6) : 0.75,
      );
    }
  }
}

/** A wall or tower with battlements from `x0` to `x1`, top at `y0`. */
export function battlement(
  b: Brush,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  tooth: number,
  colour: string,
) {
  const n = Math.max(1, Math.round((x1 - x0) / (tooth * 2)));
  const step = (x1 - x0) / (n * 2 - 1);
  const ink = b.gradient(x0, 0, x1, 0, [shadeHex(colour, 0.1), colour, shadeHex(colour, -0.18)]);
  b.rect(x0, y0 + tooth, x1 - x0, y1 - y0 - tooth, ink);
  for (let i = 0; i < n; i++) b.rect(x0 + i * 2 * step, y0, step, tooth * 1.05, ink);
}

/** Courses of stones scratched on a wall. */
export function stones(
  s: Stage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  size: number,
  colour: string,
  salt: string,
) {
  const r = s.random(salt);
  const c = s.b.ctx;
  for (const [hex, alpha] of [
    [shadeHex(colour, -0.25), 0.4],
    [shadeHex(colour, 0.25), 0.3],
  ] as const) {
    c.beginPath();
    const n = Math.round(((x1 - x0) * (y1 - y0)) / (size * size * 9));
    for (let i = 0; i < n; i++) {
      const w = size * r.range(0.9, 1.8);
      c.rect(r.range(x0, x1 - w), r.range(y0, y1 - size * 0.6), w, size * 0.55);
    }
    s.b.fill(hex, alpha);
  }
}

/** A street lamp, lit when it is dark. */
export function streetLamp(s: Stage, x: number, y: number, h: number) {
  const { b, palette: p } = s;
  const iron = '#2e3440';
  b.rect(x - h * 0.012, y - h * 0.86, h * 0.024, h * 0.86, iron);
  b.rounded(x - h * 0.035, y - h * 0.06, h * 0.07, h * 0.06, h * 0.01, iron);
  b.polygon(
    [
      x - h * 0.05,
      y - h * 0.95,
      x + h * 0.05,
      y - h * 0.95,
      x + h * 0.035,
      y - h * 0.85,
      x - h * 0.035,
      y - h * 0.85,
    ],
    p.lamp > 0.3 ? '!#ffe9a8' : '#d8dcc8',
  );
  b.polygon([x - h * 0.06, y - h * 0.95, x, y - h, x + h * 0.06, y - h * 0.95], iron);
  b.line([x - h * 0.06, y - h * 0.82, x + h * 0.06, y - h * 0.82], h * 0.012, iron);
  b.glow(x, y - h * 0.9, h * 0.75, '#ffc765', 0.55 * p.lamp);
  if (p.lamp > 0.4)
    b.at(x, y, 1, () => {
      b.ctx.scale(1, 0.22);
      b.glow(0, 0, h * 0.55, '#ffc765', 0.3 * p.lamp);
    });
}
