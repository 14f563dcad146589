import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Look } from '../paint-spec.ts';
import type { Trunk } from './clothes.ts';
import type { View } from './face.ts';

const WORN = ['hat', 'crown', 'mask', 'backpack', 'gem', 'medal'];

/** True for props that sit on a body when they are part of a look, instead of lying in a hand. */
export function isWorn(prop: string): boolean {
  return WORN.includes(prop);
}

const has = (look: Look, ...names: string[]) =>
  look.extras.some((e) => names.some((n) => e.toLowerCase().includes(n)));

/** What is worn on the back. */
export function wearBehind(b: Brush, look: Look, t: Trunk) {
  if (has(look, 'backpack', 'rucksack') || look.outfit.kind === 'spacesuit') {
    const hex = look.outfit.kind === 'spacesuit' ? '#b9bcc4' : look.outfit.accent;
    const x = t.front || t.back ? -t.half * 0.9 : -t.half - 0.085;
    const w = t.front || t.back ? t.half * 1.8 : 0.14;
    b.rounded(x, t.shoulder + 0.005, w, 0.24, 0.03, b.gradient(x, 0, x + w, 0, [shadeHex(hex, -0.25), hex]));
    b.rounded(x + w * 0.15, t.shoulder + 0.13, w * 0.6, 0.08, 0.015, shadeHex(hex, -0.2));
  }
  if (has(look, 'cape') && look.outfit.kind !== 'cloak') {
    b.blob(
      [-t.half, t.shoulder - 0.03, -t.half - 0.16, -0.12, -0.02, -0.1, t.half * 0.6, t.shoulder - 0.02],
      look.outfit.accent,
    );
  }
}

/** What is worn round neck and chest. */
export function wearOnBody(b: Brush, look: Look, t: Trunk) {
  const mid = t.front ? 0 : t.half * 0.3;
  const { accent } = look.outfit;
  if (has(look, 'scarf') && look.hair.style !== 'covered') {
    const hex = accent;
    b.blob(
      [
        -t.half * 0.74,
        t.shoulder + 0.01,
        -t.half * 0.6,
        t.shoulder - 0.05,
        t.half * 0.7,
        t.shoulder - 0.05,
        t.half * 0.95,
        t.shoulder - 0.005,
        t.half * 0.7,
        t.shoulder + 0.032,
        -t.half * 0.5,
        t.shoulder + 0.034,
      ],
      b.gradient(0, t.shoulder - 0.05, 0, t.shoulder + 0.03, [shadeHex(hex, 0.15), shadeHex(hex, -0.18)]),
    );
    const x = t.back ? 0.02 : mid + 0.02;
    b.polygon(
      [
        x - 0.024,
        t.shoulder + 0.01,
        x + 0.026,
        t.shoulder + 0.012,
        x + 0.034,
        t.shoulder + 0.18,
        x - 0.02,
        t.shoulder + 0.18,
      ],
      hex,
    );
    b.rect(x - 0.02, t.shoulder + 0.15, 0.053, 0.01, shadeHex(hex, 0.35));
  }
  if (t.back) return;
  if (has(look, 'necklace', 'amulet', 'medallion', 'locket')) {
    b.bend(
      [mid - 0.04, t.shoulder - 0.02, mid, t.shoulder + 0.085, mid + 0.04, t.shoulder - 0.02],
      0.005,
      '#e2bd5a',
    );
    b.circle(mid, t.shoulder + 0.05, 0.012, '#f0cf6a');
  }
  if (has(look, 'bag', 'satchel') && !has(look, 'backpack')) {
    b.line([-t.half * 0.5, t.shoulder, t.half * 0.9, t.hip + 0.01], 0.014, '#6a4630');
    b.rounded(t.half * 0.55, t.hip - 0.02, 0.1, 0.09, 0.014, '#8a5c3a');
    b.rounded(t.half * 0.55, t.hip - 0.02, 0.1, 0.045, 0.014, '#74492c');
  }
}

/** What is worn on the head, in head units. */
export function wearOnHead(b: Brush, look: Look, view: View) {
  const side = view === 'side';
  const { accent, colour } = look.outfit;
  if (look.outfit.kind === 'spacesuit') helmetGlass(b, side, view);
  if (view !== 'away') {
    if (has(look, 'glasses', 'spectacles')) {
      const y = look.age === 'child' ? 0.14 : 0.07;
      for (const [x, r] of side
        ? ([
            [0.06, 0.27],
            [0.66, 0.22],
          ] as const)
        : ([
            [-0.4, 0.28],
            [0.4, 0.28],
          ] as const)) {
        b.circle(x, y, r, '!#dff0ff', 0.16);
        b.arc(x, y, r, 0, Math.PI * 2, 0.055, '#2c2428');
      }
      b.line(side ? [0.32, y, 0.45, y] : [-0.12, y, 0.12, y], 0.05, '#2c2428');
      if (side) b.line([-0.2, y, -0.36, y - 0.02], 0.05, '#2c2428');
    }
    if (has(look, 'eyepatch', 'patch')) {
      b.ellipse(side ? 0.06 : -0.4, 0.07, 0.24, 0.24, '#1c181c');
      b.line(side ? [-0.9, -0.4, 0.9, 0.1] : [-0.95, -0.15, 0.9, -0.4], 0.05, '#1c181c');
    }
    if (has(look, 'mask'))
      b.blob(
        side
          ? [-0.1, 0.4, 0.5, 0.28, 1.05, 0.4, 0.9, 1.0, 0.3, 1.15, -0.2, 0.8]
          : [-0.85, 0.35, 0, 0.24, 0.85, 0.35, 0.6, 1.05, 0, 1.2, -0.6, 1.05],
        '#e8eef2',
      );
  }
  if (look.outfit.kind === 'spacesuit') return;
  if (has(look, 'crown', 'tiara')) crownOnHead(b, side);
  else if (has(look, 'helmet') || (look.outfit.kind === 'armour' && has(look, 'helm')))
    helmet(b, side, accent);
  else if (has(look, 'beret')) beret(b, side, accent);
  else if (has(look, 'cap'))
    cap(b, side, /^(?:coat|uniform)$/.test(look.outfit.kind) ? shadeHex(colour, -0.3) : accent);
  else if (has(look, 'beanie', 'woolly', 'bobble')) beanie(b, accent);
  else if (has(look, 'chef hat')) toque(b);
  else if (has(look, 'pointed hat')) pointedHat(b, look);
  else if (has(look, 'hat')) hat(b, look);
  if (has(look, 'headphones')) {
    b.arc(0, -0.1, 1.14, Math.PI * 1.04, Math.PI * 1.96, 0.13, '#33313c');
    b.ellipse(side ? -0.3 : -1.05, 0.12, 0.2, 0.3, '#d0504a');
    if (!side) b.ellipse(1.05, 0.12, 0.2, 0.3, '#d0504a');
  }
  if (has(look, 'flower')) {
    const x = side ? -0.35 : -0.85;
    for (let i = 0; i < 5; i++)
      b.circle(x + Math.cos(i * 1.257) * 0.17, -0.62 + Math.sin(i * 1.257) * 0.17, 0.13, '#f08aa0');
    b.circle(x, -0.62, 0.1, '#f7d56a');
  }
  if (has(look, 'bow', 'ribbon')) {
    b.polygon([-0.5, -1.12, -0.95, -1.42, -0.95, -0.86], accent);
    b.polygon([-0.5, -1.12, -0.05, -1.42, -0.05, -0.86], accent);
    b.circle(-0.5, -1.12, 0.13, shadeHex(accent, -0.2));
  }
}

function helmetGlass(b: Brush, side: boolean, view: View) {
  b.arc(
    0,
    -0.02,
    1.5,
    0,
    Math.PI * 2,
    0.34,
    b.gradient(1.4, -1.4, -1.4, 1.4, ['#f2efe8', '#c9c6c4', '#8e8f9a']),
  );
  if (view === 'away') b.circle(0, -0.02, 1.5, b.radial(-0.3, -0.5, 2, ['#f2efe8', '#b9b8ba']));
  else {
    b.ellipse(
      side ? 0.2 : 0,
      0,
      1.36,
      1.36,
      b.gradient(-0.8, -1.2, 0.9, 1, ['#cfe6ff', '#7fa6c9', '#203048'], [0.3, 0.05, 0.26]),
    );
    b.bend([-0.75, -0.72, -0.3, -1.1, 0.3, -1.15], 0.11, '!#ffffff', 0.5);
  }
  b.rounded(-1.05, 1.22, 2.1, 0.36, 0.16, '#b5b4b8');
}

function crownOnHead(b: Brush, side: boolean) {
  const x = side ? -0.06 : 0;
  b.polygon(
    [
      x - 0.82,
      -0.74,
      x - 0.95,
      -1.62,
      x - 0.5,
      -1.2,
      x,
      -1.78,
      x + 0.5,
      -1.2,
      x + 0.95,
      -1.62,
      x + 0.82,
      -0.74,
    ],
    b.gradient(-0.9, 0, 0.9, 0, ['#c8922e', '#f7d974', '#c8922e']),
  );
  for (const [dx, hex] of [
    [-0.45, '#c8423e'],
    [0, '#3f7fb8'],
    [0.45, '#4f9a5c'],
  ] as const)
    b.circle(x + dx, -0.94, 0.1, hex);
}

function helmet(b: Brush, side: boolean, accent: string) {
  b.path(
    (c) => {
      c.moveTo(-1.14, 0.15);
      c.bezierCurveTo(-1.3, -1.0, -0.6, -1.52, 0, -1.52);
      c.bezierCurveTo(0.6, -1.52, 1.3, -1.0, side ? 1.02 : 1.14, side ? -0.38 : 0.15);
      c.lineTo(side ? -0.2 : 0.86, side ? -0.38 : -0.32);
      if (!side) c.lineTo(-0.86, -0.32);
      else c.lineTo(-0.34, 0.5);
    },
    b.gradient(-1, -1, 1, 0, ['#6f7a88', '#cdd6e0', '#7d8896']),
  );
  b.bend([-0.95, -1.2, 0, -1.95, 0.5, -1.45], 0.26, accent);
}

function cap(b: Brush, side: boolean, colour: string) {
  b.path(
    (c) => {
      c.moveTo(-1.12, -0.36);
      c.bezierCurveTo(-1.28, -1.1, -0.6, -1.5, 0, -1.48);
      c.bezierCurveTo(0.62, -1.48, 1.16, -1.1, 1.06, -0.42);
    },
    b.gradient(0, -1.5, 0, -0.4, [shadeHex(colour, 0.14), colour]),
  );
  b.rounded(-1.12, -0.58, 2.2, 0.22, 0.1, shadeHex(colour, -0.25));
  if (side) b.blob([0.5, -0.58, 1.66, -0.52, 1.72, -0.34, 0.5, -0.36], shadeHex(colour, -0.35));
  else b.ellipse(0, -0.42, 0.8, 0.14, shadeHex(colour, -0.35));
}

/** A beret, pulled down to one side. */
function beret(b: Brush, side: boolean, colour: string) {
  const k = side ? -1 : 1;
  b.blob(
    [
      k * 1.02,
      -0.5,
      k * 1.5,
      -0.78,
      k * 1.36,
      -1.24,
      k * 0.5,
      -1.5,
      k * -0.5,
      -1.4,
      k * -1.06,
      -1.0,
      k * -1.0,
      -0.62,
    ],
    b.gradient(0, -1.5, 0, -0.5, [shadeHex(colour, 0.16), shadeHex(colour, -0.14)]),
  );
  b.rounded(-1.04, -0.74, 2.06, 0.2, 0.1, shadeHex(colour, -0.3));
  b.line([k * 0.2, -1.42, k * 0.24, -1.62], 0.08, shadeHex(colour, -0.2));
}

function beanie(b: Brush, colour: string) {
  b.path((c) => {
    c.moveTo(-1.12, -0.3);
    c.bezierCurveTo(-1.2, -1.2, -0.6, -1.6, 0, -1.6);
    c.bezierCurveTo(0.6, -1.6, 1.2, -1.2, 1.1, -0.3);
  }, colour);
  b.rounded(-1.16, -0.66, 2.3, 0.38, 0.16, shadeHex(colour, 0.2));
  b.circle(0, -1.72, 0.26, shadeHex(colour, 0.35));
}

/** The hat of wizards and witches, bent at its tip. */
function pointedHat(b: Brush, look: Look) {
  const { colour, accent } = look.outfit;
  b.path(
    (c) => {
      c.moveTo(-0.92, -0.62);
      c.quadraticCurveTo(-0.5, -1.9, -0.42, -2.5);
      c.quadraticCurveTo(-0.2, -2.62, 0, -2.36);
      c.quadraticCurveTo(0.4, -1.7, 0.92, -0.62);
    },
    b.gradient(-0.9, 0, 0.9, 0, [shadeHex(colour, -0.1), shadeHex(colour, 0.16), shadeHex(colour, -0.16)]),
  );
  b.polygon([-0.9, -0.66, -0.82, -0.92, 0.82, -0.92, 0.9, -0.66], accent);
  b.ellipse(0, -0.6, 1.6, 0.22, shadeHex(colour, -0.08));
}

/** A cook's tall white hat. */
function toque(b: Brush) {
  for (const [x, y, r] of [
    [-0.7, -1.45, 0.5],
    [0, -1.72, 0.62],
    [0.68, -1.45, 0.5],
  ] as const)
    b.circle(x, y, r, b.radial(x, y - 0.2, r * 1.2, ['#ffffff', '#dfe0de']));
  b.rounded(-0.98, -1.32, 1.96, 0.74, 0.08, b.gradient(-1, 0, 1, 0, ['#d8d8d6', '#ffffff', '#d2d2d0']));
}

function hat(b: Brush, look: Look) {
  const colour =
    look.outfit.kind === 'suit' || look.outfit.kind === 'coat'
      ? shadeHex(look.outfit.colour, -0.3)
      : '#b98a4e';
  b.path(
    (c) => {
      c.moveTo(-0.86, -0.62);
      c.bezierCurveTo(-0.9, -1.5, -0.6, -1.72, -0.2, -1.64);
      c.quadraticCurveTo(0, -1.54, 0.2, -1.64);
      c.bezierCurveTo(0.6, -1.72, 0.9, -1.5, 0.86, -0.62);
    },
    b.gradient(-0.9, 0, 0.9, 0, [shadeHex(colour, -0.12), shadeHex(colour, 0.14), shadeHex(colour, -0.12)]),
  );
  b.rect(-0.88, -0.84, 1.76, 0.2, look.outfit.accent);
  b.ellipse(0, -0.6, 1.5, 0.2, colour);
}
