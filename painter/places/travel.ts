import { pottedPlant, roomShell, windowLight } from '../scenery/furniture.ts';
import { skyPatch } from '../sky.ts';
import { INSIDE, type PlacePainter } from './place.ts';

export const airport: PlacePainter = {
  ...INSIDE,
  horizon: 0.72,
  tall: 0.46,
  token: 'suitcase',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#aab4bc', floor: '#a5a9ae', floorKind: 'tiles' });
    const y0 = s.h * 0.1;
    const y1 = s.horizon - unit * 0.06;
    skyPatch(b, s.outside, s.left, y0, s.right - s.left, y1 - y0);
    b.rect(s.left, y1 - unit * 0.07, s.right - s.left, unit * 0.07, '#7a8088');
    const px = s.x(0.56);
    const py = y1 - unit * 0.06;
    b.at(px, py, unit * 0.3, () => {
      b.polygon([-1.3, -0.5, -1.62, -1.16, -1.32, -1.16, -0.96, -0.56], '#c8443c');
      b.blob(
        [-1.7, -0.46, -1.0, -0.64, 1.0, -0.66, 1.5, -0.4, 1.0, -0.14, -1.0, -0.2],
        b.gradient(0, -0.66, 0, -0.14, ['#fbfaf6', '#c4ccd6']),
      );
      b.polygon([0.1, -0.3, -0.8, 0.08, -0.48, 0.08, 0.5, -0.26], '#98a2b0');
      for (let i = 0; i < 11; i++) b.rounded(-0.86 + i * 0.15, -0.5, 0.06, 0.08, 0.03, '#4a6a8a');
      b.blob([1.1, -0.5, 1.3, -0.44, 1.2, -0.38, 1.04, -0.4], '#3a5068');
      for (const x of [-0.5, 0.9]) b.circle(x, -0.02, 0.06, '#26262c');
    });
    for (let x = s.x(0.5) - unit * 1.05; x < s.right; x += unit * 0.35)
      b.rect(x, y0, unit * 0.014, y1 - y0, '#e8ecee');
    for (const y of [y0, (y0 + y1) / 2, y1])
      b.rect(s.left, y - unit * 0.007, s.right - s.left, unit * 0.014, '#e8ecee');
    const bx = s.x(0.16);
    b.rounded(bx - unit * 0.17, s.h * 0.13, unit * 0.34, unit * 0.16, unit * 0.008, '#23282e');
    for (let i = 0; i < 5; i++)
      for (const [k, w] of [
        [-0.14, 0.07],
        [-0.04, 0.1],
        [0.09, 0.05],
      ] as const)
        b.rect(
          bx + k * unit,
          s.h * 0.13 + unit * (0.018 + i * 0.028),
          unit * w,
          unit * 0.012,
          i % 2 ? '!#f0c860' : '!#e8ecd8',
          0.85,
        );
  },
  main(s) {
    const { unit, b } = s;
    for (const f of [0.12, 0.86]) {
      const x = s.x(f);
      const y = s.horizon + unit * 0.08;
      b.groundShadow(x, y, unit * 0.28, unit * 0.024);
      b.rect(x - unit * 0.25, y - unit * 0.075, unit * 0.5, unit * 0.012, '#8a9098');
      for (const k of [-0.2, 0.2])
        b.rect(x + k * unit - unit * 0.006, y - unit * 0.07, unit * 0.012, unit * 0.07, '#8a9098');
      for (let i = 0; i < 4; i++) {
        b.rounded(
          x - unit * 0.24 + i * unit * 0.122,
          y - unit * 0.2,
          unit * 0.11,
          unit * 0.11,
          unit * 0.016,
          '#2f5f78',
        );
        b.rounded(
          x - unit * 0.24 + i * unit * 0.122,
          y - unit * 0.105,
          unit * 0.11,
          unit * 0.032,
          unit * 0.012,
          '#3f7894',
        );
      }
    }
    pottedPlant(s, s.x(0.98), s.horizon + unit * 0.11, unit * 0.26, 'ap');
    for (const f of [0.3, 0.6]) windowLight(s, s.x(f), s.horizon - unit * 0.4, unit * 0.4, 0.8);
  },
};

export const spaceship: PlacePainter = {
  ...INSIDE,
  horizon: 0.74,
  foot: 0.92,
  tall: 0.5,
  token: 'planet',
  back(s) {
    const { unit, b } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.horizon, ['#39435a', '#54607a']),
    );
    const x = s.w / 2;
    const y = s.horizon - unit * 0.37;
    const half = Math.min(unit * 0.62, s.w * 0.44);
    const c = b.ctx;
    const glass = () => {
      c.beginPath();
      c.moveTo(x - half, y + unit * 0.2);
      c.lineTo(x - half * 0.86, y - unit * 0.22);
      c.quadraticCurveTo(x, y - unit * 0.3, x + half * 0.86, y - unit * 0.22);
      c.lineTo(x + half, y + unit * 0.2);
      c.quadraticCurveTo(x, y + unit * 0.24, x - half, y + unit * 0.2);
      c.closePath();
    };
    glass();
    b.within(() => {
      b.rect(
        s.left,
        s.top,
        s.right - s.left,
        s.bottom - s.top,
        b.gradient(0, y - unit * 0.3, 0, y + unit * 0.25, ['!#060a1e', '!#141a40', '!#3a2456']),
      );
      const r = s.random('stars');
      for (let i = 0; i < 170; i++)
        b.circle(
          x + r.range(-half, half),
          y + r.range(-0.3, 0.25) * unit,
          unit * r.range(0.0007, 0.0024),
          '!#f4f2ff',
          r.range(0.3, 1),
        );
      b.glow(x - half * 0.5, y - unit * 0.05, unit * 0.4, '#8a4ac8', 0.3);
      b.glow(x + half * 0.1, y + unit * 0.12, unit * 0.34, '#3a7ac8', 0.3);
      const px = x + half * 0.46;
      const py = y + unit * 0.06;
      b.glow(px, py, unit * 0.32, '#6fb8f0', 0.5);
      b.circle(
        px,
        py,
        unit * 0.17,
        b.radial(px - unit * 0.07, py - unit * 0.08, unit * 0.28, ['!#d8f0f4', '!#4f9ac0', '!#122448']),
      );
      b.blob(
        [
          px - unit * 0.1,
          py - unit * 0.06,
          px,
          py - unit * 0.1,
          px + unit * 0.05,
          py - unit * 0.03,
          px - unit * 0.02,
          py + unit * 0.03,
        ],
        '!#7fb08a',
        0.7,
      );
      b.blob(
        [
          px + unit * 0.03,
          py + unit * 0.04,
          px + unit * 0.1,
          py + unit * 0.03,
          px + unit * 0.08,
          py + unit * 0.1,
        ],
        '!#7fb08a',
        0.6,
      );
    });
    glass();
    b.stroke(unit * 0.028, '#8d99ae');
    glass();
    b.stroke(unit * 0.01, '#c4ccd8');
    for (const k of [-0.33, 0.33])
      b.line([x + k * half, y - unit * 0.26, x + k * half * 1.08, y + unit * 0.22], unit * 0.016, '#8d99ae');
    for (const k of [-1, 1])
      for (let i = 0; i < 4; i++)
        b.rounded(
          x + k * (half + unit * 0.09) - unit * 0.03,
          y - unit * (0.2 - i * 0.1),
          unit * 0.06,
          unit * 0.07,
          unit * 0.012,
          '#2c3448',
        );
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, s.bottom, ['#4a546a', '#6a748a', '#363e52']),
    );
    for (let i = 0; i < 6; i++)
      b.line(
        [s.w / 2 + (i - 2.5) * unit * 0.24, s.horizon, s.w / 2 + (i - 2.5) * unit * 0.5, s.bottom],
        unit * 0.004,
        '#262c3c',
        0.8,
      );
    b.rect(s.left, s.h * 0.045, s.right - s.left, unit * 0.012, '!#9fe0f0', 0.9);
    b.glow(s.w / 2, s.h * 0.05, unit * 0.7, '#7fd0f0', 0.16);
  },
  main(s) {
    const { unit, b } = s;
    const y = s.horizon + unit * 0.05;
    for (const f of [0.5, 0.08, 0.92]) {
      const x = s.x(f);
      const w = unit * (f === 0.5 ? 0.62 : 0.4);
      b.groundShadow(x, y, w * 0.56, unit * 0.02);
      b.polygon(
        [x - w * 0.5, y, x - w * 0.44, y - unit * 0.14, x + w * 0.44, y - unit * 0.14, x + w * 0.5, y],
        b.gradient(0, y - unit * 0.14, 0, y, ['#5a667e', '#2c3346']),
      );
      b.polygon(
        [
          x - w * 0.48,
          y - unit * 0.135,
          x - w * 0.4,
          y - unit * 0.2,
          x + w * 0.4,
          y - unit * 0.2,
          x + w * 0.48,
          y - unit * 0.135,
        ],
        '#77849c',
      );
      const r = s.random(`console${f}`);
      const n = Math.round(w / (unit * 0.05));
      for (let i = 0; i < n; i++) {
        const hex = r.pick(['#6fe0e8', '#f0b860', '#f07a6a', '#8af0b0', '#a8b8ff']);
        const bx = x - w * 0.38 + (i / n) * w * 0.78;
        b.rounded(bx, y - unit * 0.18, unit * r.range(0.014, 0.03), unit * 0.014, unit * 0.004, `!${hex}`);
        b.rounded(bx, y - unit * 0.155, unit * 0.012, unit * 0.01, unit * 0.003, `!${hex}`, 0.7);
      }
      b.glow(x, y - unit * 0.17, w * 0.6, '#7fd8e8', 0.2);
    }
  },
};
