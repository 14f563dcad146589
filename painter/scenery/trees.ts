import type { Brush } from '../brush.ts';
import { mixHex, shadeHex } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

/** A fir of jagged tiers, its foot at (x, y); snow lies on the lit side when there is snow. */
export function fir(s: Stage, x: number, y: number, h: number, r: Random, colour = '#2f6152') {
  const { b } = s;
  const w = h * 0.42;
  const snow = s.palette.snow;
  const side = s.lightX > x ? 1 : -1;
  b.rect(x - h * 0.022, y - h * 0.14, h * 0.044, h * 0.14, '#4b3428');
  const tiers = 5;
  for (let i = tiers - 1; i >= 0; i--) {
    const t = i / tiers;
    const top = y - h + h * 0.8 * t * 0.92;
    const foot = y - h + h * (0.3 + 0.8 * t);
    const half = w * (0.2 + 0.8 * ((i + 1) / tiers)) * 0.5;
    const teeth = 5 + i;
    const points = [x, top];
    for (let k = 0; k <= teeth; k++) {
      const u = 1 - (k / teeth) * 2;
      const dip = k % 2 ? 0.06 : 0;
      points.push(
        x + half * u * r.range(0.94, 1.06),
        foot - h * (Math.abs(u) < 0.9 ? -0.015 + dip * 0.5 : 0.02) * r.range(0.6, 1.2),
      );
    }
    const g = b.gradient(
      x - half,
      0,
      x + half,
      0,
      side > 0
        ? [shadeHex(colour, -0.28), colour, shadeHex(colour, 0.13)]
        : [shadeHex(colour, 0.13), colour, shadeHex(colour, -0.28)],
    );
    b.polygon(points, g);
    if (snow) {
      b.polygon(
        [
          x,
          top,
          x + side * half * 0.98,
          foot - h * 0.02,
          x + side * half * 0.6,
          foot - h * 0.05,
          x + side * half * 0.45,
          foot - h * 0.005,
          x + side * half * 0.25,
          foot - h * 0.07,
          x + side * half * 0.05,
          foot - h * 0.1,
        ],
        '#f2f5fa',
        0.9,
      );
      b.polygon(
        [
          x,
          top,
          x - side * half * 0.5,
          foot - h * 0.06,
          x - side * half * 0.3,
          foot - h * 0.045,
          x - side * half * 0.2,
          foot - h * 0.1,
        ],
        '#dfe7f3',
        0.6,
      );
    }
  }
}

/** A broad-leaved tree with a crown of clumps; bare branches in winter. */
export function leafTree(s: Stage, x: number, y: number, h: number, r: Random) {
  const { b, palette: p } = s;
  const trunk = r.pick(['#5d4334', '#6a4c3a', '#544038']);
  const lean = r.range(-0.05, 0.05) * h;
  b.path(
    (c) => {
      c.moveTo(x - h * 0.045, y);
      c.quadraticCurveTo(x - h * 0.018, y - h * 0.2, x + lean - h * 0.015, y - h * 0.6);
      c.lineTo(x + lean + h * 0.015, y - h * 0.6);
      c.quadraticCurveTo(x + h * 0.018, y - h * 0.2, x + h * 0.045, y);
    },
    b.gradient(x - h * 0.04, 0, x + h * 0.04, 0, [shadeHex(trunk, -0.2), trunk, shadeHex(trunk, 0.12)]),
  );
  const crownX = x + lean;
  const crownY = y - h * 0.64;
  if (s.spec.season === 'winter') return branches(s, crownX, y - h * 0.3, h, r);
  b.bend([x, y - h * 0.34, x - h * 0.06, y - h * 0.44, x - h * 0.13, y - h * 0.52], h * 0.018, trunk);
  b.bend([x, y - h * 0.38, x + h * 0.07, y - h * 0.48, x + h * 0.14, y - h * 0.55], h * 0.016, trunk);
  const base = r.pick([p.foliage[0], p.foliage[0], p.foliage[1], p.foliage[2]]);
  crown(s, crownX, crownY, h * 0.33, base, r);
}

/** A leafy mass of radius `radius`: dark clumps below, light ones towards the sun. */
export function crown(s: Stage, x: number, y: number, radius: number, colour: string, r: Random) {
  const { b } = s;
  const side = s.lightX > x ? 1 : -1;
  const clump = (cx: number, cy: number, q: number, hex: string, alpha: number) => {
    const points: number[] = [];
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * Math.PI * 2;
      const d = q * r.range(0.9, 1.16);
      points.push(cx + Math.cos(a) * d, cy + Math.sin(a) * d * 0.92);
    }
    b.blob(points, hex, alpha);
  };
  const dark = shadeHex(colour, -0.3);
  const light = mixHex(colour, '#fff3b0', 0.26);
  for (const [dx, dy, q] of [
    [-0.58, 0.28, 0.5],
    [0.58, 0.28, 0.5],
    [0, 0.22, 0.66],
    [-0.3, -0.3, 0.58],
    [0.34, -0.28, 0.56],
  ] as const) {
    clump(x + dx * radius, y + dy * radius, q * radius, dark, 1);
  }
  for (let i = 0; i < 7; i++) {
    const a = r.range(0, Math.PI * 2);
    const d = radius * r.range(0.1, 0.62);
    clump(
      x + Math.cos(a) * d + side * radius * 0.08,
      y + Math.sin(a) * d * 0.8 - radius * 0.1,
      radius * r.range(0.26, 0.4),
      colour,
      0.85,
    );
  }
  for (let i = 0; i < 5; i++) {
    clump(
      x + side * radius * r.range(0.05, 0.55),
      y - radius * r.range(0.1, 0.6),
      radius * r.range(0.14, 0.26),
      light,
      0.62,
    );
  }
}

function branches(s: Stage, x: number, y: number, h: number, r: Random) {
  const { b } = s;
  const grow = (bx: number, by: number, angle: number, length: number, level: number) => {
    const ex = bx + Math.cos(angle) * length;
    const ey = by + Math.sin(angle) * length;
    b.line([bx, by, ex, ey], Math.max(0.6, h * 0.005 * level), '#544038');
    if (s.palette.snow && level > 1)
      b.line([bx, by - h * 0.004, ex, ey - h * 0.004], h * 0.003 * level, '#eef2f8', 0.85);
    if (level <= 1) return;
    for (const turn of [-0.5, 0.06, 0.52])
      grow(ex, ey, angle + turn * r.range(0.7, 1.2), length * r.range(0.62, 0.76), level - 1);
  };
  grow(x, y, -Math.PI / 2 - 0.5, h * 0.24, 4);
  grow(x, y, -Math.PI / 2 + 0.45, h * 0.24, 4);
  grow(x, y - h * 0.1, -Math.PI / 2, h * 0.24, 4);
}

/** A palm with arching fronds. */
export function palm(s: Stage, x: number, y: number, h: number, r: Random) {
  const { b } = s;
  const lean = r.range(-0.12, 0.12) * h;
  const tx = x + lean;
  const ty = y - h * 0.82;
  b.path(
    (c) => {
      c.moveTo(x - h * 0.032, y);
      c.quadraticCurveTo(x - h * 0.01, y - h * 0.45, tx - h * 0.012, ty);
      c.lineTo(tx + h * 0.014, ty);
      c.quadraticCurveTo(x + h * 0.026, y - h * 0.45, x + h * 0.03, y);
    },
    b.gradient(x - h * 0.03, 0, x + h * 0.03, 0, ['#6d5138', '#8d6c48', '#5c4330']),
  );
  for (let i = 0; i < 9; i++) {
    const a = -Math.PI * (0.02 + (i / 8) * 0.96);
    const reach = h * r.range(0.3, 0.38);
    const ex = tx + Math.cos(a) * reach;
    const ey = ty + Math.sin(a) * reach * 0.5 + reach * 0.34;
    const mx = tx + Math.cos(a) * reach * 0.55;
    const my = ty + Math.sin(a) * reach * 0.62 - reach * 0.1;
    const hex = i % 2 ? '#4d8a5c' : '#3c744f';
    b.path((c) => {
      c.moveTo(tx, ty);
      c.quadraticCurveTo(mx, my - reach * 0.13, ex, ey);
      c.quadraticCurveTo(mx, my + reach * 0.1, tx, ty);
    }, hex);
    b.bend([tx, ty, mx, my - reach * 0.02, ex, ey], h * 0.004, shadeHex(hex, 0.2), 0.6);
  }
  b.circle(tx - h * 0.015, ty + h * 0.015, h * 0.02, '#6b4a30');
  b.circle(tx + h * 0.02, ty + h * 0.018, h * 0.018, '#7c5736');
}

/** A thin birch. */
export function birch(s: Stage, x: number, y: number, h: number, r: Random) {
  const { b } = s;
  const w = h * 0.022;
  b.rect(x - w / 2, y - h, w, h, b.gradient(x - w / 2, 0, x + w / 2, 0, ['#b9b4ac', '#f0ece2', '#cfc9bf']));
  for (let i = 0; i < 9; i++)
    b.rect(
      x - w / 2 + r.range(0, w * 0.4),
      y - h * r.range(0.04, 0.96),
      w * r.range(0.3, 0.6),
      h * 0.006,
      '#4a433e',
    );
  if (s.spec.season !== 'winter') crown(s, x, y - h * 0.92, h * 0.17, s.palette.foliage[1], r);
}

/** A row of simple trees far off, as one soft mass. */
export function treeLine(
  s: Stage,
  y: number,
  height: number,
  depth: number,
  kind: 'fir' | 'leaf',
  salt: string,
) {
  const r = s.random(salt);
  const { b } = s;
  const colour = kind === 'fir' ? '#2f6152' : s.spec.season === 'winter' ? '#6d7476' : s.palette.foliage[0];
  b.away(depth, () => {
    b.path(
      (c) => {
        let x = s.left - height;
        while (x < s.right + height) {
          const h = height * r.range(0.55, 1.05);
          const w = h * (kind === 'fir' ? 0.36 : 0.8) * r.range(0.8, 1.2);
          if (kind === 'fir') {
            c.moveTo(x - w / 2, y);
            for (const [u, v] of [
              [-0.32, 0.3],
              [-0.38, 0.3],
              [-0.2, 0.58],
              [-0.25, 0.58],
              [0, 1],
              [0.25, 0.58],
              [0.2, 0.58],
              [0.38, 0.3],
              [0.32, 0.3],
            ] as const)
              c.lineTo(x + u * w, y - v * h);
            c.lineTo(x + w / 2, y);
          } else {
            c.moveTo(x + w * 0.5, y - h * 0.5);
            c.ellipse(x, y - h * 0.5, w * 0.5, h * 0.5, 0, 0, Math.PI * 2);
            c.rect(x - w * 0.5, y - h * 0.4, w, h * 0.42);
          }
          x += w * r.range(0.42, 0.8);
        }
      },
      b.gradient(0, y - height, 0, y, [colour, mixHex(colour, '#ffffff', 0.12)]),
    );
  });
}

/** A round bush, with blossom in spring. */
export function bush(s: Stage, x: number, y: number, radius: number, r: Random, flowers?: string) {
  const colour = s.spec.season === 'winter' ? '#6a7a6c' : s.palette.foliage[0];
  crown(s, x, y - radius * 0.5, radius, shadeHex(colour, -0.06), r);
  if (s.palette.snow) s.b.ellipse(x, y - radius * 1.05, radius * 0.8, radius * 0.3, '#f2f5fa', 0.9);
  else if (flowers) {
    for (let i = 0; i < 14; i++) {
      const a = r.range(0, Math.PI * 2);
      const d = radius * 0.95 * Math.sqrt(r.next());
      s.b.circle(
        x + Math.cos(a) * d,
        y - radius * 0.55 + Math.sin(a) * d * 0.7,
        radius * r.range(0.06, 0.1),
        flowers,
      );
    }
  }
}

/** Flowers strewn on a slope; `colours` in bloom unless it is winter. */
export function flowers(
  s: Stage,
  y0: number,
  y1: number,
  n: number,
  colours: readonly string[],
  salt: string,
) {
  if (s.palette.snow || s.spec.season === 'winter') return;
  const r = s.random(salt);
  for (let i = 0; i < n; i++) {
    const t = r.next();
    const y = y0 + (y1 - y0) * t;
    const x = r.range(s.left, s.right);
    const q = s.unit * (0.002 + 0.006 * t);
    s.b.line([x, y, x + q * 0.4, y - q * 3], q * 0.35, '#56803f');
    s.b.circle(x + q * 0.4, y - q * 3.2, q, r.pick(colours));
    s.b.circle(x + q * 0.4, y - q * 3.2, q * 0.4, '#f8e08a');
  }
}

/** A boulder with a lit top. */
export function rock(b: Brush, x: number, y: number, w: number, h: number, colour: string, r: Random) {
  const p = [
    x - w * 0.5,
    y,
    x - w * r.range(0.42, 0.5),
    y - h * 0.5,
    x - w * r.range(0.1, 0.26),
    y - h * r.range(0.9, 1),
    x + w * r.range(0.1, 0.25),
    y - h * r.range(0.8, 1),
    x + w * r.range(0.4, 0.5),
    y - h * 0.4,
    x + w * 0.5,
    y,
  ];
  b.polygon(p, b.gradient(0, y - h, 0, y, [shadeHex(colour, 0.16), colour, shadeHex(colour, -0.25)]));
  b.polygon(
    [p[2]!, p[3]!, p[4]!, p[5]!, p[6]!, p[7]!, x + w * 0.05, y - h * 0.62],
    shadeHex(colour, 0.26),
    0.5,
  );
}
