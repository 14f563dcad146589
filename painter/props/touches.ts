import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';

/** A shine across polished metal from x0 to x1. */
export const metal = (b: Brush, x0: number, x1: number, hex: string) =>
  b.gradient(x0, 0, x1, 0, [shadeHex(hex, -0.3), shadeHex(hex, 0.3), shadeHex(hex, -0.2)]);

/** A window pane: lamplight after dark, `day` otherwise. */
export const lit = (b: Brush, day = '#5a6a80') => (b.palette.lamp > 0.3 ? '!#ffdf8c' : day);

/** A round eye with its glint. */
export const dot = (b: Brush, x: number, y: number, r: number) => {
  b.circle(x, y, r, '#1e1820');
  b.circle(x + r * 0.3, y - r * 0.35, r * 0.32, '!#ffffff', 0.9);
};
