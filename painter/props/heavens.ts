import type { Brush } from '../brush.ts';
import { moon as paintMoon } from '../sky.ts';
import type { Prop } from './prop.ts';

function moonProp(b: Brush) {
  b.glow(0, -0.5, 2, '#dfe6ff', 0.4);
  paintMoon(b, 0, -0.5, 0.5, '#e8ecff');
}

function sun(b: Brush) {
  b.glow(0, -0.5, 2.4, '#ffdf90', 0.6);
  b.circle(0, -0.5, 0.5, '!#fff2c0');
}

function star(b: Brush) {
  b.glow(0, -0.5, 2.2, '#fff0c0', 0.6);
  const p: number[] = [];
  for (let i = 0; i < 10; i++) {
    const a = (i / 10) * Math.PI * 2 - Math.PI / 2;
    const r = i % 2 ? 0.2 : 0.5;
    p.push(Math.cos(a) * r, -0.5 + Math.sin(a) * r);
  }
  b.polygon(p, '!#fff4cc');
}

function planetProp(b: Brush) {
  b.glow(0, -0.5, 1.3, '#e8b890', 0.3);
  b.circle(0, -0.5, 0.5, b.radial(-0.2, -0.7, 0.9, ['!#f4d2a0', '!#c8805a', '!#4a2c4a']));
  b.ellipse(
    0,
    -0.5,
    0.92,
    0.16,
    b.gradient(-0.9, 0, 0.9, 0, ['!#f0d8b0', '!#c8a080', '!#f0d8b0'], [0.7, 0.2, 0.7]),
    1,
    -0.3,
  );
}

function rainbow(b: Brush) {
  for (const [i, hex] of ['#e0605a', '#eda04e', '#f2dc6a', '#7ec27a', '#5fa6d8', '#8a7ac8'].entries())
    b.arc(0, 0, 1 - i * 0.05, Math.PI, Math.PI * 2, 0.052, `!${hex}`, 0.34);
}

function fireworks(b: Brush) {
  for (const [x, y, q, hex] of [
    [-0.5, -0.7, 0.42, '#ff6a7a'],
    [0.35, -0.86, 0.5, '#ffd76a'],
    [0.1, -0.3, 0.34, '#7ad0ff'],
  ] as const) {
    b.glow(x, y, q * 1.5, hex, 0.5);
    for (let i = 0; i < 18; i++) {
      const a = (i / 18) * Math.PI * 2;
      const [dx, dy] = [Math.cos(a) * q, Math.sin(a) * q];
      b.line([x + dx * 0.35, y + dy * 0.35, x + dx, y + dy + q * 0.08], 0.014, `!${hex}`, 0.85);
      b.circle(x + dx, y + dy + q * 0.08, 0.022, '!#ffffff', 0.9);
    }
  }
}

export const HEAVENS = {
  fireworks: { zone: 'sky', metres: 3.4, draw: fireworks },
  moon: { zone: 'sky', metres: 1.5, draw: moonProp },
  sun: { zone: 'sky', metres: 1.2, draw: sun },
  star: { zone: 'sky', metres: 0.4, draw: star },
  planet: { zone: 'sky', metres: 1.6, draw: planetProp },
  rainbow: { zone: 'sky', metres: 3.6, draw: rainbow },
} satisfies Record<string, Prop>;
