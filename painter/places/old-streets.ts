import { mixHex, shadeHex } from '../colour.ts';
import { groundPlane, ridge } from '../ground.ts';
import { awning, battlement, house, pane, stones } from '../scenery/buildings.ts';
import { bush, leafTree, palm, treeLine } from '../scenery/trees.ts';
import type { Stage } from '../stage.ts';
import { fence } from './lands.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';
import { PLASTER, paving } from './streets.ts';

const ROOFS = ['#a8503c', '#8a4638', '#6a5a64', '#9a6a44'] as const;

export const village: PlacePainter = {
  ...OUTSIDE,
  token: 'house',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.1,
      swing: u * 0.08,
      rough: 0.35,
      colour: '#7d95a0',
      depth: 0.72,
      salt: 'v1',
    });
    ridge(s, {
      y: s.horizon - u * 0.03,
      swing: u * 0.05,
      rough: 0.2,
      colour: s.palette.snow ? '#d6e0ec' : mixHex(s.palette.grass, '#5f8a60', 0.5),
      depth: 0.5,
      salt: 'v2',
    });
    treeLine(s, s.horizon, u * 0.06, 0.46, 'leaf', 'v3');
    const x = s.x(0.52);
    s.b.away(0.4, () => {
      const b = s.b;
      b.rect(x - u * 0.035, s.horizon - u * 0.18, u * 0.07, u * 0.2, '#e6dcc8');
      b.polygon(
        [x - u * 0.045, s.horizon - u * 0.18, x, s.horizon - u * 0.33, x + u * 0.045, s.horizon - u * 0.18],
        '#6a5a64',
      );
      b.arch(x, s.horizon - u * 0.11, u * 0.024, u * 0.045, s.palette.lamp > 0.3 ? '!#ffdf8c' : '#4a5468');
      b.rect(x + u * 0.035, s.horizon - u * 0.08, u * 0.1, u * 0.1, '#d8ccb6');
      b.polygon(
        [
          x + u * 0.03,
          s.horizon - u * 0.08,
          x + u * 0.05,
          s.horizon - u * 0.13,
          x + u * 0.13,
          s.horizon - u * 0.13,
          x + u * 0.15,
          s.horizon - u * 0.08,
        ],
        '#7a5a52',
      );
      b.line([x, s.horizon - u * 0.33, x, s.horizon - u * 0.365], u * 0.004, '#4a4450');
      b.line(
        [x - u * 0.01, s.horizon - u * 0.352, x + u * 0.01, s.horizon - u * 0.352],
        u * 0.004,
        '#4a4450',
      );
    });
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('village');
    groundPlane(
      s,
      s.horizon + unit * 0.01,
      s.palette.snow ? '#e8eef6' : s.palette.grass,
      s.palette.snow ? 'snow' : 'grass',
    );
    b.blob(
      [
        s.w * 0.46,
        s.horizon,
        s.w * 0.55,
        s.horizon,
        s.w * 0.6,
        s.foot - unit * 0.12,
        s.w * 0.92,
        s.bottom + unit * 0.12,
        s.w * 0.08,
        s.bottom + unit * 0.12,
        s.w * 0.36,
        s.foot - unit * 0.1,
      ],
      s.palette.snow ? '#d3dce8' : '#cbb083',
      0.9,
    );
    for (const [f, dy, w, depth] of [
      [0.33, 0.04, 0.15, 0.3],
      [0.67, 0.04, 0.16, 0.28],
      [0.2, 0.08, 0.22, 0.14],
      [0.8, 0.085, 0.23, 0.12],
      [0.03, 0.14, 0.32, 0],
      [0.97, 0.145, 0.32, 0],
    ] as const) {
      b.away(depth, () => {
        const x = s.x(f);
        const y = s.horizon + unit * dy;
        b.groundShadow(x, y, unit * w * 0.7, unit * w * 0.09, 0.34);
        house(
          s,
          x,
          y,
          {
            w: unit * w,
            wall: r.pick(PLASTER),
            roof: r.pick(ROOFS),
            chimney: r.chance(0.8),
            timber: r.chance(0.4),
            door: true,
            floors: w > 0.3 && r.chance(0.5) ? 2 : 1,
          },
          r,
        );
      });
    }
    bush(s, s.x(0.15), s.horizon + unit * 0.15, unit * 0.04, r, '#e0708a');
    bush(s, s.x(0.86), s.horizon + unit * 0.155, unit * 0.045, r);
    fence(s, s.left, s.x(0.16), s.horizon + unit * 0.17, unit * 0.055, '#e0d2b4');
    leafTree(s, s.x(0.72), s.horizon + unit * 0.075, unit * 0.26, r);
  },
};

export const oldTown: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.66,
  token: 'lantern',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.16,
      swing: u * 0.1,
      rough: 0.6,
      colour: '#94809a',
      depth: 0.75,
      salt: 'atlas',
    });
    const x = s.x(0.3);
    s.b.away(0.3, () => {
      const b = s.b;
      battlement(b, x - u * 0.07, x + u * 0.07, s.horizon - u * 0.42, s.horizon, u * 0.014, '#d9a070');
      battlement(
        b,
        x - u * 0.045,
        x + u * 0.045,
        s.horizon - u * 0.52,
        s.horizon - u * 0.41,
        u * 0.01,
        '#d39a6a',
      );
      b.circle(x, s.horizon - u * 0.535, u * 0.026, '#d9b04e');
      b.line([x, s.horizon - u * 0.55, x, s.horizon - u * 0.61], u * 0.005, '#d9b04e');
      for (const k of [-1, 1])
        pane(s, x + k * u * 0.025 - u * 0.01, s.horizon - u * 0.34, u * 0.02, u * 0.045, true, true);
    });
    clayRow(s, s.horizon, 0.24, 'row1', 0.26);
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('oldtown');
    paving(s, s.horizon, '#c99468');
    clayRow(s, s.horizon + unit * 0.03, 0.32, 'row2', 0.12);
    palm(s, s.x(0.6), s.horizon + unit * 0.06, unit * 0.4, r);
    palm(s, s.x(0.67), s.horizon + unit * 0.075, unit * 0.3, r);
    for (const k of [0, 1]) {
      const x0 = k ? s.x(0.86) : s.left;
      const x1 = k ? s.right : s.x(0.14);
      battlement(b, x0, x1, s.horizon - unit * 0.46, s.horizon + unit * 0.13, unit * 0.02, '#c08356');
      stones(s, x0, s.horizon - unit * 0.4, x1, s.horizon + unit * 0.1, unit * 0.02, '#c08356', `st${k}`);
      const mid = k ? s.x(0.94) : s.x(0.05);
      b.arch(mid, s.horizon + unit * 0.13, unit * 0.14, unit * 0.27, '#5a3226');
      b.arch(mid, s.horizon + unit * 0.13, unit * 0.115, unit * 0.245, '#2e8088');
      b.line([mid, s.horizon + unit * 0.13, mid, s.horizon - unit * 0.11], unit * 0.003, '#1d5a62');
      pane(s, mid - unit * 0.03, s.horizon - unit * 0.33, unit * 0.06, unit * 0.1, true, true);
      const lx = k ? s.x(0.85) : s.x(0.155);
      b.line([lx, s.horizon - unit * 0.2, lx, s.horizon - unit * 0.15], unit * 0.004, '#3a2824');
      b.blob(
        [
          lx - unit * 0.022,
          s.horizon - unit * 0.12,
          lx,
          s.horizon - unit * 0.17,
          lx + unit * 0.022,
          s.horizon - unit * 0.12,
          lx,
          s.horizon - unit * 0.08,
        ],
        '!#f0b84a',
      );
      b.glow(lx, s.horizon - unit * 0.12, unit * 0.26, '#ffb848', 0.16 + 0.5 * s.palette.lamp);
    }
  },
  near(s) {
    const { b, unit } = s;
    b.path((c) => {
      c.moveTo(s.left, s.top);
      c.lineTo(s.right, s.top);
      c.lineTo(s.right, s.h * 0.2);
      c.quadraticCurveTo(s.w * 0.9, s.top + unit * 0.03, s.w / 2, s.top + unit * 0.02);
      c.quadraticCurveTo(s.w * 0.1, s.top + unit * 0.03, s.left, s.h * 0.2);
    }, '#3c1e24');
  },
};

/** A market square of half-timbered houses: stalls before the church. */
export const square: PlacePainter = {
  ...village,
  token: 'basket',
  main(s) {
    const { unit, b } = s;
    village.main(s);
    const paved = s.palette.snow ? '#e3e8f0' : '#b9ab98';
    b.ellipse(s.w / 2, s.foot + unit * 0.02, s.w * 0.62, unit * 0.13, paved, 0.92);
    const r = s.random('cobbles');
    for (let i = 0; i < 90; i++)
      b.ellipse(
        s.w * r.range(0.02, 0.98),
        s.foot + unit * r.range(-0.08, 0.1),
        unit * 0.016,
        unit * 0.006,
        shadeHex(paved, r.range(-0.16, 0.1)),
        0.7,
      );
    for (const [f, hex] of [
      [0.1, '#b8483c'],
      [0.34, '#3f6f8a'],
      [0.7, '#4f7a4a'],
      [0.92, '#c8923c'],
    ] as const)
      stall(s, s.x(f), s.horizon + unit * 0.13, unit * 0.24, hex, `sq${f}`);
  },
};

function clayRow(s: Stage, y: number, height: number, salt: string, depth: number) {
  const r = s.random(salt);
  const { b, unit } = s;
  b.away(depth, () => {
    let x = s.left;
    while (x < s.right) {
      const w = unit * r.range(0.15, 0.27);
      const h = unit * height * r.range(0.5, 1);
      const hex = r.pick(['#d9a274', '#cf946a', '#e0b084', '#c88a62']);
      battlement(b, x, x + w, y - h, y + unit * 0.02, unit * 0.012, hex);
      for (let i = 0; i < 2; i++)
        for (let k = 0; k < 2; k++)
          if (r.chance(0.7))
            pane(
              s,
              x + w * (0.2 + k * 0.38),
              y - h * (0.78 - i * 0.38),
              unit * 0.026,
              unit * 0.045,
              r.chance(0.6),
              true,
            );
      x += w * 0.96;
    }
  });
}

export const market: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.66,
  token: 'basket',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.12,
      swing: s.unit * 0.07,
      rough: 0.5,
      colour: '#93859c',
      depth: 0.75,
      salt: 'm',
    });
    clayRow(s, s.horizon, 0.3, 'mrow1', 0.3);
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('market');
    clayRow(s, s.horizon + unit * 0.02, 0.36, 'mrow2', 0.1);
    paving(s, s.horizon + unit * 0.01, '#c4946a');
    palm(s, s.x(0.52), s.horizon + unit * 0.05, unit * 0.42, r);
    for (const [f, hex] of [
      [0.12, '#d2482f'],
      [0.86, '#1f7f88'],
      [0.36, '#d99a3c'],
      [0.66, '#7a5a9a'],
    ] as const) {
      const small = f > 0.3 && f < 0.7;
      stall(
        s,
        s.x(f),
        s.horizon + unit * (small ? 0.055 : 0.13),
        unit * (small ? 0.2 : 0.36),
        hex,
        `stall${f}`,
      );
    }
    for (let i = 0; i < 14; i++) {
      const t = i / 13;
      const x = s.left + (s.right - s.left) * t;
      const y = s.horizon - unit * (0.3 - 0.07 * Math.sin(t * Math.PI * 4) ** 2);
      b.blob(
        [x - unit * 0.013, y, x, y - unit * 0.03, x + unit * 0.013, y, x, y + unit * 0.02],
        ['!#f0b84a', '!#e0705c', '!#5fb8b0'][i % 3]!,
        0.95,
      );
      b.glow(x, y, unit * 0.13, '#ffb848', 0.06 + 0.4 * s.palette.lamp);
      b.line([x, y - unit * 0.018, x, y - unit * 0.04], unit * 0.002, '#3a2824');
    }
  },
};

function stall(s: Stage, x: number, y: number, w: number, hex: string, salt: string) {
  const { b } = s;
  const r = s.random(salt);
  const h = w * 0.74;
  b.groundShadow(x, y, w * 0.62, w * 0.07);
  b.rect(x - w * 0.44, y - h * 0.9, w * 0.88, h * 0.6, '#4a2c26', 0.78);
  for (const k of [-0.45, 0.45]) b.rect(x + k * w - w * 0.014, y - h, w * 0.028, h, '#5a3a2a');
  for (let i = 0; i < 5; i++) {
    const px = x - w * 0.36 + i * w * 0.18;
    const pile = r.pick(['#e0b03c', '#c8443c', '#6f9a4a', '#d9803c', '#a84a7a', '#7a5ab0']);
    if (r.chance(0.5))
      b.polygon(
        [px - w * 0.085, y - h * 0.3, px, y - h * 0.5, px + w * 0.085, y - h * 0.3],
        b.gradient(px - w * 0.08, 0, px + w * 0.08, 0, [shadeHex(pile, 0.2), shadeHex(pile, -0.2)]),
      );
    else
      for (const [dx, dy] of [
        [-0.05, 0],
        [0.005, 0],
        [0.055, 0],
        [-0.022, -0.04],
        [0.03, -0.04],
        [0.005, -0.08],
      ] as const)
        b.circle(px + dx * w, y - h * 0.34 + dy * w, w * 0.03, r.chance(0.3) ? shadeHex(pile, 0.15) : pile);
  }
  b.rect(
    x - w * 0.48,
    y - h * 0.32,
    w * 0.96,
    h * 0.32,
    b.gradient(0, y - h * 0.32, 0, y, ['#8a5836', '#54301f']),
  );
  for (let i = 0; i < 5; i++)
    b.line([x - w * 0.4 + i * w * 0.2, y - h * 0.3, x - w * 0.4 + i * w * 0.2, y], w * 0.006, '#40241a', 0.7);
  for (const k of [-0.24, 0.24]) {
    b.circle(x + k * w, y - h * 0.72, w * 0.03, '!#f7c45a');
    b.glow(x + k * w, y - h * 0.72, w * 0.4, '#ffb848', 0.1 + 0.5 * s.palette.lamp);
  }
  awning(b, x, y - h * 1.06, w * 1.04, w * 0.17, hex);
}
