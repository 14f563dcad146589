import { shadeHex } from '../colour.ts';
import { ridge, water } from '../ground.ts';
import { birds } from '../sky.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

export const ship: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.55,
  foot: 0.89,
  token: 'map',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.004,
      swing: s.unit * 0.022,
      rough: 0.2,
      colour: '#6a7f8f',
      depth: 0.85,
      salt: 'isle',
    });
    water(s, s.horizon, s.bottom, '#2a6f90');
    birds(s, s.w * 0.3, s.horizon * 0.4, 4, 'gulls');
  },
  main(s) {
    const { b, unit } = s;
    const y = s.foot - unit * 0.12;
    const wood = '#9a6c48';
    b.rect(
      s.left,
      y,
      s.right - s.left,
      s.bottom - y,
      b.gradient(0, y, 0, s.bottom, [shadeHex(wood, 0.14), wood, shadeHex(wood, -0.3)]),
    );
    const c = b.ctx;
    c.beginPath();
    for (let k = -20; k <= 20; k++) {
      c.moveTo(s.w / 2 + k * unit * 0.07, y);
      c.lineTo(s.w / 2 + k * unit * 0.15, s.bottom);
    }
    b.stroke(unit * 0.0024, shadeHex(wood, -0.45), 0.6);
    b.rect(s.left, y - unit * 0.012, s.right - s.left, unit * 0.03, '#5e3e2c');
    for (let x = s.left; x < s.right; x += unit * 0.085)
      b.rounded(x, y - unit * 0.11, unit * 0.02, unit * 0.11, unit * 0.008, '#7a5238');
    b.rounded(
      s.left,
      y - unit * 0.132,
      s.right - s.left,
      unit * 0.03,
      unit * 0.01,
      b.gradient(0, y - unit * 0.13, 0, y - unit * 0.1, ['#b8845a', '#74492f']),
    );
    const mx = s.x(0.7);
    b.rect(
      mx - unit * 0.02,
      s.top,
      unit * 0.04,
      y - s.top + unit * 0.05,
      b.gradient(mx - unit * 0.02, 0, mx + unit * 0.02, 0, ['#6a4832', '#a87a54', '#5a3c2a']),
    );
    const sy = s.h * 0.44;
    b.path(
      (p) => {
        p.moveTo(mx - unit * 0.5, s.top);
        p.lineTo(mx + unit * 0.44, s.top);
        p.quadraticCurveTo(mx + unit * 0.5, sy * 0.6, mx + unit * 0.42, sy);
        p.quadraticCurveTo(mx, sy - unit * 0.07, mx - unit * 0.46, sy);
        p.quadraticCurveTo(mx - unit * 0.4, sy * 0.5, mx - unit * 0.5, s.top);
      },
      b.gradient(mx - unit * 0.5, 0, mx + unit * 0.45, 0, ['#d6c8ae', '#f5ecda', '#cdbfa6']),
    );
    for (const k of [-0.3, -0.1, 0.12, 0.3])
      b.bend(
        [mx + k * unit, s.top, mx + k * unit * 1.06, sy * 0.5, mx + k * unit, sy - unit * 0.03],
        unit * 0.003,
        '#b0a288',
        0.6,
      );
    for (const k of [-1, 1])
      b.line([mx + k * unit * 0.44, sy, mx + k * unit * 0.56, y - unit * 0.12], unit * 0.004, '#4a3a30');
    const bx = s.x(0.12);
    b.groundShadow(bx, y + unit * 0.06, unit * 0.09, unit * 0.015);
    b.blob(
      [
        bx - unit * 0.06,
        y + unit * 0.06,
        bx - unit * 0.075,
        y - unit * 0.02,
        bx - unit * 0.055,
        y - unit * 0.09,
        bx + unit * 0.055,
        y - unit * 0.09,
        bx + unit * 0.075,
        y - unit * 0.02,
        bx + unit * 0.06,
        y + unit * 0.06,
      ],
      b.gradient(bx - unit * 0.07, 0, bx + unit * 0.07, 0, ['#5a3a28', '#96663f', '#5a3a28']),
    );
    for (const d of [-0.05, 0.02])
      b.rect(bx - unit * 0.07, y + d * unit, unit * 0.14, unit * 0.01, '#38302e');
    const wx = s.x(0.32);
    b.arc(wx, y - unit * 0.05, unit * 0.055, 0, Math.PI * 2, unit * 0.02, '#e9e2d4');
    for (const a of [0.4, 2, 3.5, 5.1])
      b.arc(wx, y - unit * 0.05, unit * 0.055, a, a + 0.4, unit * 0.021, '#c8443c');
  },
};
