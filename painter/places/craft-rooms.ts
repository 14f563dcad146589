import { shadeHex } from '../colour.ts';
import { chair, pendant, roomShell, rug, windowLight, windowView } from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

/** Where somebody makes or mends things by hand: a bench, tools on the wall, wood and shavings. */
export const workshop: PlacePainter = {
  ...INSIDE,
  token: 'hammer',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#a58a6c', floor: '#8f6a48', floorKind: 'planks', panel: '#7c5f46' });
    windowView(s, {
      x: s.x(0.22),
      y: s.horizon - unit * 0.54,
      w: unit * 0.3,
      h: unit * 0.3,
      panes: 3,
      frame: '#6a4a32',
    });
    const y = s.horizon - unit * 0.54;
    b.rounded(s.x(0.42), y, unit * 0.62, unit * 0.27, unit * 0.01, '#8a6a4a');
    b.rounded(s.x(0.42), y, unit * 0.62, unit * 0.016, unit * 0.004, '#6a4a32');
    for (let i = 0; i < 7; i++) tool(s, s.x(0.42) + unit * (0.06 + i * 0.083), y + unit * 0.05, i);
    b.rect(s.x(0.84), s.horizon - unit * 0.44, unit * 0.4, unit * 0.016, '#5e442e');
    const r = s.random('jars');
    for (let x = s.x(0.85); x < s.x(1.02); x += unit * 0.065)
      b.rounded(
        x,
        s.horizon - unit * 0.52,
        unit * 0.045,
        unit * 0.08,
        unit * 0.01,
        r.pick(['#7c8f6a', '#b0703e', '#5a7286', '#c7a35c']),
      );
  },
  main(s) {
    const { b, unit } = s;
    const y = s.horizon + unit * 0.1;
    const x = s.x(0.56);
    b.groundShadow(x, y, unit * 0.46, unit * 0.03);
    for (const k of [-0.36, 0.36])
      b.rect(x + k * unit - unit * 0.022, y - unit * 0.2, unit * 0.044, unit * 0.2, '#5c4029');
    b.rect(x - unit * 0.4, y - unit * 0.08, unit * 0.8, unit * 0.022, '#4c3522');
    b.rounded(
      x - unit * 0.44,
      y - unit * 0.235,
      unit * 0.88,
      unit * 0.045,
      unit * 0.008,
      b.gradient(0, y - unit * 0.235, 0, y - unit * 0.19, ['#b98a58', '#8a6039']),
    );
    b.rounded(x + unit * 0.3, y - unit * 0.285, unit * 0.1, unit * 0.055, unit * 0.01, '#5a6068');
    b.rounded(x - unit * 0.3, y - unit * 0.26, unit * 0.3, unit * 0.026, unit * 0.004, '#d9b583');
    const r = s.random('shavings');
    for (let i = 0; i < 16; i++) {
      const sx = x + r.range(-0.5, 0.5) * unit;
      const sy = y + r.range(0, 0.07) * unit;
      b.arc(sx, sy, unit * r.range(0.006, 0.012), r.range(0, 3), r.range(3.4, 6), unit * 0.004, '#e3c493');
    }
    for (const [k, h, hex] of [
      [0, 0.56, '#a87848'],
      [0.045, 0.62, '#8d6238'],
      [0.085, 0.5, '#c0935c'],
    ] as const)
      b.polygon(
        [
          s.x(0.96) + k * unit,
          y,
          s.x(0.96) + (k + 0.036) * unit,
          y,
          s.x(0.985) + (k + 0.03) * unit,
          y - h * unit,
          s.x(0.985) + k * unit,
          y - h * unit,
        ],
        hex,
      );
    pendant(s, s.x(0.56), s.h * 0.2, unit * 0.07, '#5c6a5e');
    windowLight(s, s.x(0.22), s.horizon - unit * 0.5, unit * 0.34, 1);
  },
};

function tool(s: Stage, x: number, y: number, i: number) {
  const { b, unit } = s;
  const wood = '#6b4528';
  const steel = '#c8ced2';
  b.circle(x, y - unit * 0.012, unit * 0.006, '#3a2a1e');
  if (i % 3 === 0) {
    b.rect(x - unit * 0.006, y, unit * 0.012, unit * 0.13, wood);
    b.rounded(x - unit * 0.03, y - unit * 0.004, unit * 0.06, unit * 0.026, unit * 0.004, '#6d747a');
  } else if (i % 3 === 1) {
    b.rounded(x - unit * 0.012, y, unit * 0.024, unit * 0.05, unit * 0.006, wood);
    b.polygon(
      [
        x - unit * 0.01,
        y + unit * 0.05,
        x + unit * 0.01,
        y + unit * 0.05,
        x + unit * 0.013,
        y + unit * 0.15,
        x - unit * 0.013,
        y + unit * 0.15,
      ],
      steel,
    );
  } else {
    b.rounded(x - unit * 0.018, y, unit * 0.036, unit * 0.04, unit * 0.008, wood);
    b.polygon(
      [
        x - unit * 0.015,
        y + unit * 0.04,
        x + unit * 0.015,
        y + unit * 0.04,
        x + unit * 0.004,
        y + unit * 0.18,
        x - unit * 0.012,
        y + unit * 0.18,
      ],
      steel,
    );
  }
}

/** Behind a stage or a ring: a mirror among bulbs, a rail of costumes, a chair. */
export const dressingRoom: PlacePainter = {
  ...INSIDE,
  token: 'mirror',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#8d7f86', floor: '#7b6a62', floorKind: 'planks', panel: '#6c5f68' });
    const x = s.x(0.36);
    const w = unit * 0.42;
    const y = s.horizon - unit * 0.52;
    const h = unit * 0.34;
    b.rounded(
      x - w / 2 - unit * 0.035,
      y - unit * 0.035,
      w + unit * 0.07,
      h + unit * 0.07,
      unit * 0.02,
      '#5a4436',
    );
    b.rounded(
      x - w / 2,
      y,
      w,
      h,
      unit * 0.01,
      b.gradient(x - w / 2, y, x + w / 2, y + h, ['#b9c7cf', '#e4ecef', '#93a5b0']),
    );
    b.polygon([x - w * 0.3, y, x - w * 0.12, y, x - w * 0.36, y + h, x - w * 0.5, y + h], '!#ffffff', 0.25);
    for (let i = 0; i < 7; i++)
      for (const by of [y - unit * 0.018, y + h + unit * 0.018]) bulb(s, x - w / 2 + (w * i) / 6, by);
    for (let i = 1; i < 5; i++)
      for (const k of [-1, 1]) bulb(s, x + k * (w / 2 + unit * 0.018), y + (h * i) / 5);
    b.glow(x, y + h / 2, unit * 0.6, '#ffe0a0', 0.22);
    for (let i = 0; i < 3; i++)
      b.rounded(
        s.x(0.58) + unit * i * 0.085,
        y + unit * (0.02 + (i % 2) * 0.05),
        unit * 0.07,
        unit * 0.09,
        unit * 0.003,
        ['#e3b866', '#c75a50', '#7f9fb0'][i]!,
      );
  },
  main(s) {
    const { unit, b } = s;
    const y = s.horizon + unit * 0.06;
    const x = s.x(0.36);
    b.groundShadow(x, y, unit * 0.34, unit * 0.02);
    for (const k of [-0.28, 0.28])
      b.rect(x + k * unit - unit * 0.014, y - unit * 0.17, unit * 0.028, unit * 0.17, '#4c382c');
    b.rounded(x - unit * 0.33, y - unit * 0.19, unit * 0.66, unit * 0.035, unit * 0.008, '#7a5640');
    for (const [k, h, hex] of [
      [-0.2, 0.06, '#c75a78'],
      [-0.15, 0.085, '#e0c9a0'],
      [0.12, 0.07, '#7fb0a8'],
      [0.17, 0.05, '#e3b866'],
    ] as const)
      b.rounded(x + k * unit, y - unit * (0.19 + h), unit * 0.034, unit * h, unit * 0.008, hex);
    rail(s, s.x(0.82), y + unit * 0.02);
    rug(s, s.w * 0.5, s.foot + unit * 0.005, unit * 0.36, unit * 0.05, '#6a4a62', '#c9a878');
    chair(s, s.x(0.22), y + unit * 0.05, unit * 0.28, '#6a4a38');
  },
};

function bulb(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.circle(x, y, unit * 0.011, '!#fff1c8');
  b.glow(x, y, unit * 0.05, '#ffd88a', 0.35);
}

/** Clothes on hangers. */
function rail(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.groundShadow(x, y, unit * 0.3, unit * 0.02);
  for (const k of [-0.24, 0.24])
    b.line([x + k * unit, y, x + k * unit, y - unit * 0.48], unit * 0.01, '#8f9298');
  b.line([x - unit * 0.24, y - unit * 0.48, x + unit * 0.24, y - unit * 0.48], unit * 0.01, '#a5a8ae');
  for (const [i, hex] of ['#8c2f3c', '#31507a', '#d9c9a6', '#4d6b4c', '#7b4a86', '#c98a3c'].entries()) {
    const cx = x + (i - 2.5) * unit * 0.078;
    const low = y - unit * (0.1 + (i % 3) * 0.04);
    const top = y - unit * 0.45;
    b.line([cx, top - unit * 0.03, cx, top], unit * 0.004, '#6a6c72');
    b.polygon(
      [
        cx - unit * 0.012,
        top,
        cx + unit * 0.012,
        top,
        cx + unit * 0.042,
        top + unit * 0.04,
        cx + unit * 0.05,
        low,
        cx - unit * 0.05,
        low,
        cx - unit * 0.042,
        top + unit * 0.04,
      ],
      b.gradient(cx - unit * 0.05, 0, cx + unit * 0.05, 0, [shadeHex(hex, -0.2), hex, shadeHex(hex, -0.12)]),
    );
  }
}
