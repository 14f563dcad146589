import type { Brush } from '../brush.ts';
import { mixHex, shadeHex } from '../colour.ts';
import type { Look, Outfit } from '../paint-spec.ts';
import type { Skeleton } from './poses.ts';

/** How an outfit is cut: hem height, flare, and what covers arms and legs. */
export interface Cut {
  /** Height of the hem above the ground (positive share of height), null: ends at the hip. */
  hem: number | null;
  flare: number;
  legs: 'trousers' | 'bare' | 'same' | 'metal';
  sleeve: number;
  shoes: string;
}

export const CUTS: Record<Outfit, Cut> = {
  coat: { hem: 0.2, flare: 0.045, legs: 'trousers', sleeve: 1.12, shoes: '#3a2a26' },
  dress: { hem: 0.17, flare: 0.085, legs: 'bare', sleeve: 0.92, shoes: '#6a3038' },
  suit: { hem: 0.4, flare: 0.01, legs: 'same', sleeve: 1, shoes: '#1d1a20' },
  robe: { hem: 0.03, flare: 0.06, legs: 'same', sleeve: 1.35, shoes: '#5a4030' },
  casual: { hem: 0.42, flare: 0.004, legs: 'trousers', sleeve: 1.02, shoes: '#40404c' },
  uniform: { hem: 0.4, flare: 0.012, legs: 'same', sleeve: 1.02, shoes: '#17161c' },
  spacesuit: { hem: 0.42, flare: 0.02, legs: 'same', sleeve: 1.5, shoes: '#6a707a' },
  armour: { hem: 0.34, flare: 0.03, legs: 'metal', sleeve: 1.22, shoes: '#5c6470' },
  apron: { hem: 0.42, flare: 0.006, legs: 'trousers', sleeve: 0.98, shoes: '#463429' },
  sport: { hem: 0.4, flare: 0.002, legs: 'bare', sleeve: 0.92, shoes: '#e9e6e0' },
  cloak: { hem: 0.32, flare: 0.03, legs: 'trousers', sleeve: 1.08, shoes: '#40301f' },
};

export function legColour(look: Look): string {
  const { kind, colour, accent } = look.outfit;
  switch (CUTS[kind].legs) {
    case 'same':
      return shadeHex(colour, -0.12);
    case 'bare':
      return look.skin;
    case 'metal':
      return mixHex('#8d97a6', colour, 0.2);
    case 'trousers':
      return kind === 'casual' ? mixHex(accent, '#2e3a55', 0.55) : mixHex('#363448', colour, 0.22);
  }
}

/** What covers the thighs of whoever is dressed for sport. */
export function shortsColour(look: Look): string {
  return shadeHex(look.outfit.colour, -0.32);
}

export function sleeveColour(look: Look): string {
  return look.outfit.kind === 'armour' ? mixHex('#98a2b0', look.outfit.colour, 0.15) : look.outfit.colour;
}

export interface Trunk {
  shoulder: number;
  hip: number;
  half: number;
  hipHalf: number;
  front: boolean;
  back: boolean;
  pose: Skeleton;
}

/** The garment from neck to hem. Coordinates: the body's, height 1, up negative. */
export function paintTrunk(b: Brush, look: Look, t: Trunk) {
  const { kind, colour } = look.outfit;
  const cut = CUTS[kind];
  const ink = b.gradient(t.half, t.shoulder, -t.half, t.hip, [
    shadeHex(colour, 0.1),
    colour,
    shadeHex(colour, -0.2),
  ]);
  if (t.pose.seated && cut.hem !== null && cut.hem < 0.38) seatedSkirt(b, t, cut, colour);
  const hemY = t.pose.seated ? t.hip + 0.03 : cut.hem === null ? t.hip : Math.max(t.hip, -cut.hem);
  const flare = t.pose.seated ? 0.015 : cut.flare;
  const bodice = () => {
    const c = b.ctx;
    const waist = t.hipHalf * (look.presentation === 'feminine' ? 0.82 : 0.98);
    const waistY = t.shoulder + (t.hip - t.shoulder) * 0.62;
    c.beginPath();
    c.moveTo(-0.035, t.shoulder - 0.026);
    c.quadraticCurveTo(-t.half, t.shoulder - 0.018, -t.half, t.shoulder + 0.055);
    c.quadraticCurveTo(-waist * 1.02, waistY - 0.05, -waist, waistY);
    c.quadraticCurveTo(-t.hipHalf - flare * 0.5, (waistY + hemY) / 2, -t.hipHalf - flare, hemY);
    c.quadraticCurveTo(0, hemY + 0.014, t.hipHalf + flare, hemY);
    c.quadraticCurveTo(t.hipHalf + flare * 0.5, (waistY + hemY) / 2, waist, waistY);
    c.quadraticCurveTo(waist * 1.02, waistY - 0.05, t.half, t.shoulder + 0.055);
    c.quadraticCurveTo(t.half, t.shoulder - 0.018, 0.035, t.shoulder - 0.026);
    c.closePath();
  };
  bodice();
  b.fill(ink);
  bodice();
  b.within(() => details(b, look, t, hemY));
}

function seatedSkirt(b: Brush, t: Trunk, cut: Cut, colour: string) {
  const knee = t.pose.legs[1][0];
  const hem = Math.max(-(cut.hem ?? 0.3), knee[1] + 0.05);
  if (t.front || t.back) {
    b.blob(
      [
        -t.hipHalf - 0.02,
        t.hip - 0.05,
        -0.13,
        knee[1],
        -0.12,
        hem,
        0.12,
        hem,
        0.13,
        knee[1],
        t.hipHalf + 0.02,
        t.hip - 0.05,
      ],
      shadeHex(colour, -0.1),
    );
  } else {
    b.polygon(
      [
        -t.hipHalf,
        t.hip - 0.06,
        knee[0] + 0.04,
        knee[1] - 0.045,
        knee[0] + 0.065,
        knee[1] + 0.02,
        knee[0] + 0.06,
        hem,
        knee[0] - 0.03,
        hem,
        knee[0] - 0.05,
        t.hip + 0.045,
        -t.hipHalf,
        t.hip + 0.045,
      ],
      shadeHex(colour, -0.1),
    );
  }
}

function details(b: Brush, look: Look, t: Trunk, hemY: number) {
  const { kind, colour, accent } = look.outfit;
  const top = t.shoulder - 0.03;
  const mid = t.front || t.back ? 0 : t.half * 0.42;
  const waistY = t.shoulder + (t.hip - t.shoulder) * 0.66;
  const dark = shadeHex(colour, -0.34);
  if (t.back) {
    b.line([0, t.shoulder + 0.02, 0, hemY], 0.005, dark, 0.5);
    if (kind === 'coat' || kind === 'dress' || kind === 'robe')
      b.rect(-0.2, waistY - 0.012, 0.4, 0.022, accent);
    if (kind === 'apron') b.line([-0.2, waistY, 0.2, waistY], 0.014, accent);
    return;
  }
  switch (kind) {
    case 'coat':
      b.line([mid, top, mid, hemY], 0.006, dark);
      for (let i = 0; i < 4; i++) b.circle(mid - 0.02, t.shoulder + 0.07 + i * 0.07, 0.008, accent);
      b.polygon([mid - 0.065, top, mid, t.shoulder + 0.075, mid + 0.055, top], shadeHex(colour, 0.16));
      b.polygon([mid - 0.03, top, mid, t.shoulder + 0.04, mid + 0.03, top], accent);
      b.rect(-0.2, waistY + 0.03, 0.4, 0.022, dark, 0.8);
      b.line([mid - 0.09, t.hip + 0.02, mid - 0.03, t.hip + 0.03], 0.008, dark);
      return;
    case 'dress':
      b.rect(-0.2, waistY - 0.01, 0.4, 0.026, accent);
      b.path((c) => c.arc(mid * 0.8, top, 0.055, 0, Math.PI), accent);
      b.path((c) => c.arc(mid * 0.8, top - 0.004, 0.042, 0, Math.PI), look.skin);
      for (const k of [-0.8, -0.3, 0.25, 0.75])
        b.line([k * t.hipHalf * 0.7, waistY + 0.04, k * (t.hipHalf + 0.08), hemY], 0.005, dark, 0.55);
      b.rect(-0.3, hemY - 0.03, 0.6, 0.012, accent, 0.8);
      return;
    case 'suit':
      b.polygon([mid - 0.045, top, mid, t.shoulder + 0.16, mid + 0.045, top], '#f2efe8');
      b.polygon(
        [
          mid - 0.012,
          top + 0.012,
          mid + 0.012,
          top + 0.012,
          mid + 0.016,
          t.shoulder + 0.1,
          mid,
          t.shoulder + 0.125,
          mid - 0.016,
          t.shoulder + 0.1,
        ],
        accent,
      );
      b.polygon(
        [mid - 0.045, top, mid - 0.085, t.shoulder + 0.05, mid - 0.004, t.shoulder + 0.17],
        shadeHex(colour, 0.14),
      );
      b.polygon(
        [mid + 0.045, top, mid + 0.085, t.shoulder + 0.05, mid + 0.004, t.shoulder + 0.17],
        shadeHex(colour, -0.1),
      );
      b.line([mid, t.shoulder + 0.16, mid + 0.006, hemY], 0.005, dark);
      b.circle(mid - 0.012, t.shoulder + 0.2, 0.006, dark);
      b.circle(mid - 0.012, t.shoulder + 0.245, 0.006, dark);
      return;
    case 'robe':
      b.line([mid - 0.05, top, mid + 0.02, waistY], 0.02, accent);
      b.line([mid + 0.05, top, mid - 0.02, waistY], 0.02, accent);
      b.rect(-0.22, waistY, 0.44, 0.035, accent);
      for (const k of [-0.7, -0.2, 0.35, 0.75])
        b.line([k * t.hipHalf * 0.8, waistY + 0.06, k * (t.hipHalf + 0.05), hemY], 0.006, dark, 0.6);
      b.rect(-0.3, hemY - 0.025, 0.6, 0.014, accent, 0.7);
      return;
    case 'casual':
      b.path((c) => c.arc(mid * 0.8, top, 0.048, 0, Math.PI), accent);
      b.rect(-0.2, hemY - 0.02, 0.4, 0.03, dark, 0.5);
      b.rect(-0.2, t.shoulder + 0.085, 0.4, 0.03, accent, 0.85);
      return;
    case 'uniform':
      b.line([mid, top, mid, hemY], 0.005, dark);
      for (let i = 0; i < 5; i++) b.circle(mid + 0.014, t.shoulder + 0.05 + i * 0.052, 0.0075, '#e6c366');
      b.rect(-0.2, waistY + 0.03, 0.4, 0.026, '#2a2024');
      b.rect(mid - 0.014, waistY + 0.028, 0.028, 0.03, '#e6c366');
      for (const k of [-1, 1])
        b.rounded(k * t.half * 0.74 - 0.03, t.shoulder - 0.022, 0.06, 0.02, 0.008, accent);
      b.rect(mid - 0.075, t.shoulder + 0.07, 0.045, 0.04, shadeHex(colour, -0.2));
      b.polygon([mid - 0.035, top, mid, t.shoulder + 0.03, mid + 0.035, top], accent);
      return;
    case 'spacesuit':
      b.rounded(mid - 0.045, t.shoulder + 0.09, 0.1, 0.07, 0.012, shadeHex(colour, -0.25));
      b.rect(mid - 0.032, t.shoulder + 0.105, 0.034, 0.014, accent);
      b.circle(mid + 0.03, t.shoulder + 0.112, 0.008, '!#7fe0c0');
      b.circle(mid + 0.03, t.shoulder + 0.138, 0.008, '!#f0c860');
      b.rect(-0.2, waistY + 0.06, 0.4, 0.02, accent);
      b.rect(-0.2, t.shoulder + 0.02, 0.4, 0.014, shadeHex(colour, -0.2));
      return;
    case 'armour': {
      const metal = mixHex('#9aa5b4', colour, 0.12);
      b.rect(
        -0.2,
        top,
        0.4,
        waistY - top,
        b.gradient(-t.half, 0, t.half, 0, [
          shadeHex(metal, -0.3),
          shadeHex(metal, 0.35),
          shadeHex(metal, -0.1),
        ]),
      );
      b.line([mid * 0.5, t.shoulder + 0.02, mid * 0.5, waistY], 0.006, shadeHex(metal, -0.4));
      b.rect(-0.2, waistY, 0.4, 0.025, '#4a3428');
      b.polygon(
        [
          mid * 0.5 - 0.05,
          waistY + 0.02,
          mid * 0.5 + 0.05,
          waistY + 0.02,
          mid * 0.5 + 0.06,
          hemY,
          mid * 0.5 - 0.06,
          hemY,
        ],
        accent,
      );
      b.circle(mid * 0.5, t.shoulder + 0.09, 0.022, accent);
      return;
    }
    case 'apron':
      b.path((c) => c.arc(mid * 0.8, top, 0.045, 0, Math.PI), shadeHex(colour, 0.25));
      b.rect(mid - 0.062, t.shoulder + 0.06, 0.124, 0.4, accent);
      b.line([mid - 0.055, t.shoulder + 0.07, mid - 0.03, top], 0.012, accent);
      b.line([mid + 0.055, t.shoulder + 0.07, mid + 0.03, top], 0.012, accent);
      b.line([-0.2, waistY + 0.02, 0.2, waistY + 0.02], 0.012, shadeHex(accent, -0.2));
      return;
    case 'sport':
      b.path((c) => c.arc(mid * 0.8, top, 0.07, 0, Math.PI), accent);
      b.path((c) => c.arc(mid * 0.8, top - 0.006, 0.056, 0, Math.PI), look.skin);
      for (const k of [-1, 1]) b.rect(k * t.half * 0.86 - 0.012, t.shoulder + 0.06, 0.024, 0.4, accent);
      b.rect(-0.22, waistY + 0.045, 0.44, 0.4, shortsColour(look));
      b.rect(-0.22, waistY + 0.045, 0.44, 0.022, accent);
      return;
    case 'cloak':
      b.rect(-0.2, waistY + 0.02, 0.4, 0.024, '#4a3428');
      b.line([mid, top, mid, waistY], 0.005, dark);
      return;
  }
}

/** The part of an apron that hangs below the hip. */
export function apronSkirt(b: Brush, look: Look, t: Trunk) {
  if (look.outfit.kind !== 'apron' || t.pose.seated || t.back) return;
  const mid = t.front ? 0 : t.half * 0.3;
  const { accent } = look.outfit;
  b.blob(
    [
      mid - 0.085,
      t.hip - 0.06,
      mid - 0.09,
      -0.28,
      mid - 0.08,
      -0.23,
      mid + 0.08,
      -0.23,
      mid + 0.09,
      -0.28,
      mid + 0.08,
      t.hip - 0.06,
    ],
    b.gradient(0, t.hip, 0, -0.22, [accent, shadeHex(accent, -0.18)]),
  );
  b.rounded(mid - 0.04, t.hip - 0.01, 0.08, 0.06, 0.01, shadeHex(accent, -0.12));
}

/** A cape behind the body, down to the calves. */
export function cape(b: Brush, look: Look, t: Trunk) {
  if (look.outfit.kind !== 'cloak') return;
  const { colour } = look.outfit;
  const foot = t.pose.seated ? t.hip + 0.1 : -0.07;
  const back = t.front || t.back ? 0 : -0.05;
  const wide = t.half + 0.055;
  b.path(
    (c) => {
      c.moveTo(back - t.half * 0.7, t.shoulder - 0.03);
      c.bezierCurveTo(back - wide, t.shoulder + 0.04, back - wide - 0.02, t.hip, back - wide - 0.05, foot);
      c.quadraticCurveTo(
        back,
        foot + 0.03,
        back + wide * (t.front || t.back ? 1 : 0.66) + (t.front || t.back ? 0.05 : 0.02),
        foot,
      );
      c.bezierCurveTo(back + wide * 0.9, t.hip, t.half, t.shoulder + 0.04, t.half * 0.7, t.shoulder - 0.03);
    },
    b.gradient(back - wide, 0, back + wide, 0, [
      shadeHex(colour, -0.38),
      shadeHex(colour, -0.18),
      shadeHex(colour, -0.32),
    ]),
  );
}

/** The cape's collar over the shoulders, with its clasp; from behind, the whole cape. */
export function capeOver(b: Brush, look: Look, t: Trunk) {
  if (look.outfit.kind !== 'cloak') return;
  const { colour, accent } = look.outfit;
  if (t.back) {
    cape(b, look, t);
    return;
  }
  const mid = t.front ? 0 : t.half * 0.42;
  b.blob(
    [
      -t.half * 1.1,
      t.shoulder + 0.1,
      -t.half * 1.1,
      t.shoulder - 0.02,
      -0.02,
      t.shoulder - 0.05,
      t.half * 1.1,
      t.shoulder - 0.02,
      t.half * 1.08,
      t.shoulder + 0.08,
      mid,
      t.shoulder + 0.035,
    ],
    b.gradient(0, t.shoulder - 0.05, 0, t.shoulder + 0.1, [shadeHex(colour, 0.1), shadeHex(colour, -0.15)]),
  );
  b.circle(mid, t.shoulder + 0.012, 0.017, accent);
}
