/** Colour as three channels, 0–255, not necessarily whole. */
export type Rgb = readonly [number, number, number];

export function parseHex(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1, 7), 16);
  if (hex.charCodeAt(0) !== 35 || Number.isNaN(n)) throw new Error(`not a hex colour: ${hex}`);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

export function mixRgb(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** Scales each channel: how a coloured light falls on a surface. */
export function multiplyRgb(a: Rgb, by: Rgb): Rgb {
  return [a[0] * by[0], a[1] * by[1], a[2] * by[2]];
}

/** 0 is grey, 1 unchanged, above 1 more vivid. Weights: Rec. 709 luma. */
export function saturateRgb(a: Rgb, amount: number): Rgb {
  const grey = lumaOf(a);
  return mixRgb([grey, grey, grey], a, amount);
}

export function lumaOf(a: Rgb): number {
  return 0.2126 * a[0] + 0.7152 * a[1] + 0.0722 * a[2];
}

const byte = (v: number) => Math.max(0, Math.min(255, Math.round(v)));

export function toCss(a: Rgb, alpha = 1): string {
  const channels = `${byte(a[0])},${byte(a[1])},${byte(a[2])}`;
  return alpha >= 1
    ? `rgb(${channels})`
    : `rgba(${channels},${Math.round(Math.max(0, alpha) * 1000) / 1000})`;
}

export function toHex(a: Rgb): string {
  return `#${[a[0], a[1], a[2]].map((v) => byte(v).toString(16).padStart(2, '0')).join('')}`;
}

/** Mixes two hex colours, 0 gives the first. */
export function mixHex(a: string, b: string, t: number): string {
  return toHex(mixRgb(parseHex(a), parseHex(b), t));
}

/** Lightens towards warm white (amount above 0) or darkens towards blue-black (below 0). */
export function shadeHex(hex: string, amount: number): string {
  return amount >= 0 ? mixHex(hex, '#fff6e6', amount) : mixHex(hex, '#141026', -amount);
}
