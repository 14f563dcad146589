import { mixHex, shadeHex } from '../colour.ts';
import { grassFringe, groundPlane, mist } from '../ground.ts';
import { streetLamp } from '../scenery/buildings.ts';
import { bush, flowers, leafTree, treeLine } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { fence } from './lands.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

export const lawn = (s: Stage) => (s.palette.snow ? '#e8eef6' : s.palette.grass);

export const kind = (s: Stage) => (s.palette.snow ? 'snow' : 'grass');

const PATH = '#d3b98c';

function winding(s: Stage, colour: string) {
  const { b, unit } = s;
  b.blob(
    [
      s.w * 0.47,
      s.horizon - unit * 0.02,
      s.w * 0.52,
      s.horizon - unit * 0.02,
      s.w * 0.62,
      s.horizon + unit * 0.07,
      s.w * 0.5,
      s.foot - unit * 0.06,
      s.w * 0.9,
      s.bottom + unit * 0.14,
      s.w * 0.18,
      s.bottom + unit * 0.14,
      s.w * 0.32,
      s.foot - unit * 0.05,
      s.w * 0.53,
      s.horizon + unit * 0.07,
    ],
    s.palette.snow ? '#cfd9e6' : colour,
    0.9,
  );
}

export const park: PlacePainter = {
  ...OUTSIDE,
  token: 'bench',
  far(s) {
    const u = s.unit;
    const r = s.random('towers');
    s.b.away(0.86, () => {
      for (let i = 0; i < 9; i++)
        s.b.rect(
          s.x(r.range(0, 1)),
          s.horizon - u * r.range(0.12, 0.26),
          u * r.range(0.05, 0.09),
          u * 0.3,
          '#8a96aa',
        );
    });
    treeLine(s, s.horizon + u * 0.01, u * 0.16, 0.62, 'leaf', 'p1');
    treeLine(s, s.horizon + u * 0.02, u * 0.1, 0.42, 'leaf', 'p2');
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('park');
    groundPlane(s, s.horizon, lawn(s), kind(s));
    const px = s.x(0.74);
    b.ellipse(px, s.horizon + unit * 0.06, unit * 0.25, unit * 0.034, '#6fa8bc');
    b.ellipse(px, s.horizon + unit * 0.064, unit * 0.22, unit * 0.025, '#a9d2da', 0.7);
    winding(s, PATH);
    for (const [f, dy, h] of [
      [0.34, 0.03, 0.26],
      [0.9, 0.04, 0.3],
      [0.17, 0.08, 0.42],
      [0.02, 0.14, 0.56],
      [0.98, 0.15, 0.54],
    ] as const) {
      b.groundShadow(s.x(f), s.horizon + unit * dy, unit * h * 0.34, unit * h * 0.05, 0.32);
      leafTree(s, s.x(f), s.horizon + unit * dy, unit * h * r.range(0.92, 1.08), r);
    }
    const bx = s.x(0.3);
    const by = s.horizon + unit * 0.135;
    b.groundShadow(bx, by, unit * 0.14, unit * 0.014);
    b.at(bx, by, unit * 0.1, () => {
      for (const x of [-0.9, 0.9]) b.line([x, 0, x, -0.9], 0.09, '#2e3038');
      for (const y of [-0.95, -0.76, -0.48]) b.rounded(-1.1, y, 2.2, 0.12, 0.04, '#a8744a');
    });
    streetLamp(s, s.x(0.66), s.horizon + unit * 0.11, unit * 0.3);
    bush(s, s.x(0.82), s.horizon + unit * 0.15, unit * 0.04, r, '#e88aa0');
    flowers(
      s,
      s.horizon + unit * 0.1,
      s.bottom,
      80,
      s.spec.season === 'autumn' ? ['#d9833a', '#c8552f'] : ['#f2e6ea', '#f0c44e', '#d9708a'],
      'parkflowers',
    );
  },
  near: (s) =>
    grassFringe(
      s,
      () => s.bottom - s.unit * 0.012,
      s.left,
      s.right,
      s.palette.snow ? '#a5b4c8' : shadeHex(s.palette.grass, -0.5),
      s.unit * 0.06,
      'pf',
    ),
};

export const garden: PlacePainter = {
  ...OUTSIDE,
  token: 'flower',
  far(s) {
    treeLine(s, s.horizon + s.unit * 0.01, s.unit * 0.2, 0.6, 'leaf', 'g1');
    birds(s, s.w * 0.4, s.horizon * 0.4, 3, 'g');
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('garden');
    groundPlane(s, s.horizon, lawn(s), kind(s));
    const hedge = s.spec.season === 'winter' ? '#5f7468' : '#3f7a52';
    b.rounded(
      s.left - 20,
      s.horizon - unit * 0.07,
      s.right - s.left + 40,
      unit * 0.13,
      unit * 0.03,
      b.gradient(0, s.horizon - unit * 0.07, 0, s.horizon + unit * 0.06, [
        shadeHex(hedge, 0.14),
        shadeHex(hedge, -0.2),
      ]),
    );
    if (s.palette.snow)
      b.rounded(
        s.left - 20,
        s.horizon - unit * 0.082,
        s.right - s.left + 40,
        unit * 0.024,
        unit * 0.012,
        '#f4f7fc',
      );
    winding(s, '#dcc7a0');
    const ax = s.x(0.5);
    const ay = s.horizon + unit * 0.05;
    b.arc(ax, ay - unit * 0.2, unit * 0.12, Math.PI, Math.PI * 2, unit * 0.018, '#f2ece0');
    for (const k of [-1, 1])
      b.line([ax + k * unit * 0.12, ay - unit * 0.2, ax + k * unit * 0.12, ay], unit * 0.018, '#f2ece0');
    for (let i = 0; i < 40; i++) {
      const a = Math.PI + r.next() * Math.PI;
      const leg = r.chance(0.4);
      const x = leg
        ? ax + (r.chance(0.5) ? 1 : -1) * unit * 0.12 + r.range(-0.02, 0.02) * unit
        : ax + Math.cos(a) * unit * r.range(0.105, 0.14);
      const y = leg
        ? ay - unit * r.range(0, 0.22)
        : ay - unit * 0.2 + Math.sin(a) * unit * r.range(0.105, 0.14);
      b.circle(
        x,
        y,
        unit * r.range(0.008, 0.015),
        s.spec.season === 'winter' ? '#5f7468' : r.pick(['#4f8a52', '#5f9a58', '#e0607a', '#f2a0b0']),
      );
    }
    for (const [f, dy] of [
      [0.08, 0.1],
      [0.22, 0.09],
      [0.36, 0.075],
      [0.64, 0.075],
      [0.78, 0.09],
      [0.93, 0.1],
      [0.02, 0.19],
      [0.17, 0.18],
      [0.85, 0.18],
      [0.99, 0.2],
    ] as const)
      bush(
        s,
        s.x(f),
        s.horizon + unit * dy,
        unit * (0.03 + dy * 0.2),
        r,
        r.pick(['#e0607a', '#f0b84a', '#f4eef0', '#a87ac8']),
      );
    leafTree(s, s.x(0.06), s.horizon + unit * 0.07, unit * 0.44, r);
    leafTree(s, s.x(0.96), s.horizon + unit * 0.07, unit * 0.36, r);
    flowers(s, s.foot - unit * 0.06, s.bottom, 110, ['#e0566c', '#f0c44e', '#f4eef0', '#9a7fc8'], 'beds');
  },
};

export const cemetery: PlacePainter = {
  ...OUTSIDE,
  token: 'flower',
  far(s) {
    const u = s.unit;
    treeLine(s, s.horizon + u * 0.01, u * 0.2, 0.66, 'fir', 'ce1');
    mist(s, s.horizon - u * 0.03, u * 0.12, 0.4);
    const x = s.x(0.64);
    s.b.away(0.5, () => {
      s.b.rect(x - u * 0.08, s.horizon - u * 0.15, u * 0.16, u * 0.17, '#9a948f');
      s.b.polygon(
        [x - u * 0.095, s.horizon - u * 0.15, x, s.horizon - u * 0.26, x + u * 0.095, s.horizon - u * 0.15],
        '#5f5a64',
      );
      s.b.line([x, s.horizon - u * 0.26, x, s.horizon - u * 0.31], u * 0.005, '#4a4650');
      s.b.line(
        [x - u * 0.014, s.horizon - u * 0.293, x + u * 0.014, s.horizon - u * 0.293],
        u * 0.005,
        '#4a4650',
      );
      s.b.arch(x, s.horizon + u * 0.02, u * 0.05, u * 0.1, '#4a3c3c');
    });
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('graves');
    const green = s.palette.snow ? '#e4ebf4' : mixHex(s.palette.grass, '#5a6a58', 0.4);
    groundPlane(s, s.horizon, green, kind(s));
    winding(s, '#b5a488');
    const rows = [
      [0.06, 0.06],
      [0.1, 0.085],
      [0.17, 0.12],
    ] as const;
    for (const [dy, size] of rows) {
      for (let i = 0; i < 9; i++) {
        const f = (i + 0.5 + r.range(-0.15, 0.15)) / 9;
        if (Math.abs(f - 0.5) < 0.11 + dy * 0.4) continue;
        const x = s.x(f);
        const y = s.horizon + unit * dy;
        const h = unit * size * r.range(0.8, 1.2);
        const tilt = r.range(-0.07, 0.07);
        b.groundShadow(x, y, h * 0.6, h * 0.12);
        b.at(
          x,
          y,
          h,
          () => {
            const hex = r.pick(['#9a9d9c', '#a8a69e', '#868b8c']);
            if (r.chance(0.3)) {
              b.rect(-0.08, -1.15, 0.16, 1.15, hex);
              b.rect(-0.3, -0.88, 0.6, 0.15, hex);
            } else {
              b.arch(
                0,
                0,
                0.66,
                1,
                b.gradient(-0.3, 0, 0.3, 0, [shadeHex(hex, -0.15), shadeHex(hex, 0.18), shadeHex(hex, -0.1)]),
              );
              b.line([-0.16, -0.55, 0.16, -0.55], 0.035, shadeHex(hex, -0.35));
              b.line([-0.12, -0.42, 0.12, -0.42], 0.035, shadeHex(hex, -0.35));
            }
            if (s.palette.snow) b.ellipse(0, -1, 0.26, 0.07, '#f4f7fc');
          },
          tilt,
        );
      }
    }
    leafTree(s, s.x(0.04), s.horizon + unit * 0.16, unit * 0.56, r);
    fence(s, s.left, s.right, s.horizon + unit * 0.035, unit * 0.06, '#33343c');
  },
  near: (s) =>
    grassFringe(
      s,
      () => s.bottom - s.unit * 0.012,
      s.left,
      s.right,
      s.palette.snow ? '#a5b4c8' : '#2e3a30',
      s.unit * 0.06,
      'cg',
    ),
};
