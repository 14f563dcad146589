import { lumaOf, mixRgb, multiplyRgb, parseHex, type Rgb, saturateRgb } from './colour.ts';
import type { Mood, PaintSpec, TimeOfDay, Weather } from './paint-spec.ts';

/** The light of a picture: sky colours, what falls on surfaces, how far one sees. */
export interface Palette {
  sky: { top: Rgb; middle: Rgb; low: Rgb };
  /** Factors by channel for sunlit or skylit surfaces. */
  ambient: Rgb;
  /** Colour that distance fades into, and how strongly (0–1). */
  haze: Rgb;
  hazeStrength: number;
  saturation: number;
  /** Sun or moon: colour, and height above the horizon as a share of the sky (0–1). */
  lightColour: Rgb;
  lightHeight: number;
  moon: boolean;
  stars: number;
  /** 0 by day, 1 when every lamp and window is lit. */
  lamp: number;
  cloudTop: Rgb;
  cloudBase: Rgb;
  /** How much of the sky is under cloud, 0–1. */
  cover: number;
  shadow: Rgb;
  foliage: readonly [string, string, string];
  grass: string;
  snow: boolean;
}

interface Hour {
  sky: readonly [string, string, string];
  ambient: Rgb;
  light: string;
  height: number;
  lamp: number;
  stars: number;
  cloud: readonly [string, string];
}

const HOURS: Record<TimeOfDay, Hour> = {
  dawn: {
    sky: ['#5a6cae', '#d598b4', '#ffd8a6'],
    ambient: [0.9, 0.78, 0.84],
    light: '#ffe0a8',
    height: 0.14,
    lamp: 0.45,
    stars: 0.12,
    cloud: ['#fbd3c0', '#b08bb0'],
  },
  morning: {
    sky: ['#5fa6dc', '#a4d2ea', '#fdf0d2'],
    ambient: [1.02, 0.98, 0.92],
    light: '#fff2c8',
    height: 0.45,
    lamp: 0,
    stars: 0,
    cloud: ['#fffaf0', '#cfdfe8'],
  },
  day: {
    sky: ['#3f97d8', '#7fc2ea', '#dcf0f0'],
    ambient: [1, 1, 0.99],
    light: '#fffbe6',
    height: 0.72,
    lamp: 0,
    stars: 0,
    cloud: ['#ffffff', '#c6d8e4'],
  },
  afternoon: {
    sky: ['#4f97cc', '#a0cbd6', '#ffe4b0'],
    ambient: [1.05, 0.96, 0.84],
    light: '#ffedb8',
    height: 0.42,
    lamp: 0,
    stars: 0,
    cloud: ['#fff4dc', '#d4c8c0'],
  },
  dusk: {
    sky: ['#3a3a7c', '#c0628c', '#ffb26e'],
    ambient: [0.9, 0.66, 0.7],
    light: '#ffc27a',
    height: 0.1,
    lamp: 0.75,
    stars: 0.15,
    cloud: ['#ffb394', '#7a4a80'],
  },
  evening: {
    sky: ['#1b2457', '#56508f', '#de8c78'],
    ambient: [0.6, 0.54, 0.72],
    light: '#ffcf9a',
    height: 0.04,
    lamp: 0.95,
    stars: 0.45,
    cloud: ['#a77f9c', '#3f3a6c'],
  },
  night: {
    sky: ['#070d28', '#14244f', '#3a5686'],
    ambient: [0.47, 0.55, 0.8],
    light: '#e8ecff',
    height: 0.68,
    lamp: 1,
    stars: 1,
    cloud: ['#4a5c8c', '#1a2650'],
  },
};

/** Sky veil: how much grey, how dark, how much haze, how much cloud. */
const VEILS: Record<Weather, { grey: number; dark: number; haze: number; cover: number; tint: string }> = {
  clear: { grey: 0, dark: 1, haze: 0.55, cover: 0.16, tint: '#ffffff' },
  wind: { grey: 0.08, dark: 0.98, haze: 0.5, cover: 0.42, tint: '#eef2f6' },
  cloudy: { grey: 0.5, dark: 0.92, haze: 0.66, cover: 0.8, tint: '#dde2ea' },
  rain: { grey: 0.68, dark: 0.74, haze: 0.82, cover: 0.85, tint: '#a9b6cc' },
  storm: { grey: 0.66, dark: 0.56, haze: 0.72, cover: 1, tint: '#8e98ba' },
  snow: { grey: 0.5, dark: 1.02, haze: 0.86, cover: 0.6, tint: '#e6ecf8' },
  fog: { grey: 0.78, dark: 1, haze: 1.18, cover: 0.1, tint: '#e2e4e6' },
};

/** What feeling does to colour: vividness, a tint on all light, brightness. */
const TEMPERS: Record<Mood, { vivid: number; tint: Rgb; lamp: number }> = {
  neutral: { vivid: 1, tint: [1, 1, 1], lamp: 0 },
  calm: { vivid: 0.95, tint: [1, 1.01, 1.02], lamp: 0 },
  joyful: { vivid: 1.14, tint: [1.05, 1.02, 0.97], lamp: 0 },
  sad: { vivid: 0.72, tint: [0.88, 0.93, 1.02], lamp: 0 },
  tense: { vivid: 0.82, tint: [0.88, 0.93, 0.9], lamp: 0.1 },
  dark: { vivid: 0.78, tint: [0.84, 0.84, 0.92], lamp: 0.2 },
  romantic: { vivid: 1.05, tint: [1.06, 0.95, 0.98], lamp: 0.15 },
  wondrous: { vivid: 1.1, tint: [0.98, 0.97, 1.08], lamp: 0.2 },
  heroic: { vivid: 1.1, tint: [1.08, 1, 0.9], lamp: 0 },
  comic: { vivid: 1.2, tint: [1.03, 1.02, 1], lamp: 0 },
};

const FOLIAGE: Record<PaintSpec['season'], readonly [string, string, string]> = {
  spring: ['#86b85e', '#a6cc74', '#f2b8cc'],
  summer: ['#4f8f58', '#6fab62', '#3a7650'],
  autumn: ['#d9833a', '#e8ab4a', '#b4502f'],
  winter: ['#4d6a66', '#63807a', '#3c5756'],
};
const GRASS: Record<PaintSpec['season'], string> = {
  spring: '#8dbb63',
  summer: '#7dab56',
  autumn: '#b9a154',
  winter: '#9aa68c',
};

/** Places with a sky of their own: thin red air, black space, green water. */
const OWN_SKIES: Partial<Record<PaintSpec['place'], readonly [string, string, string]>> = {
  planet: ['#2a1030', '#7c2f3c', '#d9794c'],
  space: ['#05071a', '#0d1236', '#1d1440'],
  underwater: ['#7fd6dc', '#2f97b4', '#0f4f7c'],
};

/** The light of a spec: time gives the base, weather veils it, mood tints it, season colours what grows. */
export function paletteFor(spec: PaintSpec): Palette {
  const hour = HOURS[spec.time];
  const veil = VEILS[spec.weather];
  const temper = TEMPERS[spec.mood];
  const own = OWN_SKIES[spec.place];
  const dim = Math.max(0.3, lumaOf(multiplyRgb([255, 255, 255], hour.ambient)) / 255);
  const veiled = (hex: string): Rgb => {
    const base = parseHex(hex);
    const luma = lumaOf(base);
    const grey = multiplyRgb(parseHex(veil.tint), [luma / 235, luma / 228, luma / 218]);
    const dark = veil.dark + (1 - veil.dark) * hour.lamp * 0.5;
    return multiplyRgb(mixRgb(base, grey, veil.grey), [
      dark * temper.tint[0],
      dark * temper.tint[1],
      dark * temper.tint[2],
    ]);
  };
  const tinted = (c: Rgb) => saturateRgb(c, temper.vivid);
  const [top, middle, low] = own
    ? own.map((hex) => multiplyRgb(parseHex(hex), multiplyRgb(temper.tint, [dim, dim, dim])))
    : hour.sky.map((hex) => tinted(veiled(hex)));
  if (!top || !middle || !low) throw new Error('a sky has three colours');
  const overcast = 1 - (1 - veil.dark) * 0.62 * (1 - hour.lamp * 0.6);
  const snow = spec.weather === 'snow' || (spec.season === 'winter' && spec.weather !== 'rain');
  return {
    sky: { top, middle, low },
    ambient: multiplyRgb(multiplyRgb(hour.ambient, temper.tint), [
      overcast,
      overcast,
      Math.min(1, overcast + 0.05),
    ]),
    haze: mixRgb(low, middle, 0.35),
    hazeStrength: veil.haze,
    saturation: temper.vivid * (1 - veil.grey * 0.35),
    lightColour: parseHex(hour.light),
    lightHeight: hour.height,
    moon: spec.time === 'night',
    stars: hour.stars * (1 - veil.cover * 0.9) + (spec.mood === 'wondrous' && hour.lamp > 0.5 ? 0.3 : 0),
    lamp: Math.min(1, Math.max(hour.lamp, (1 - veil.dark) * 0.7) + temper.lamp),
    cloudTop: tinted(veiled(hour.cloud[0])),
    cloudBase: tinted(veiled(hour.cloud[1])),
    cover: veil.cover,
    shadow: mixRgb([20, 18, 48], top, 0.25),
    foliage: FOLIAGE[spec.season],
    grass: GRASS[spec.season],
    snow,
  };
}

/** The same hour seen from inside: daylight through glass by day, warm lamps when it is dark out. */
export function indoorPalette(outside: Palette): Palette {
  const warm: Rgb = [0.94, 0.72, 0.53];
  const soft: Rgb = multiplyRgb(outside.ambient, [0.93, 0.9, 0.87]);
  return {
    ...outside,
    ambient: mixRgb(soft, multiplyRgb(warm, [0.94, 0.94, 0.94]), outside.lamp * 0.72),
    haze: mixRgb(outside.sky.low, [240, 205, 160], 0.5),
    hazeStrength: 0.16,
    shadow: [34, 20, 40],
    snow: false,
  };
}
