import type { Brush } from '../brush.ts';
import { mixHex, shadeHex } from '../colour.ts';
import type { Expression, Look, Species } from '../paint-spec.ts';
import { drawBrow, drawEye, MIENS, type Mien, shutEyes, tears, type View } from './face.ts';

type Ears = 'round' | 'pointed' | 'tufted' | 'small' | 'long' | 'flop' | 'fan' | 'horned' | 'none';
type Snout = 'muzzle' | 'beak' | 'bill' | 'pig' | 'long' | 'trunk' | 'wide' | 'grille';

interface Build {
  ears: Ears;
  snout: Snout;
  /** Beside an adult of 1. */
  stature: number;
  tail: 'bushy' | 'plume' | 'thin' | 'stub' | 'none';
  mask?: string;
  /** Prickles over head and back. */
  spines?: string;
  mane?: string;
}

const BUILDS: Record<Species, Build> = {
  bear: { ears: 'round', snout: 'muzzle', stature: 1.02, tail: 'stub' },
  fox: { ears: 'pointed', snout: 'muzzle', stature: 0.8, tail: 'bushy', mask: '#f8efe2' },
  wolf: { ears: 'pointed', snout: 'muzzle', stature: 1, tail: 'bushy', mask: '#d9dade' },
  dog: { ears: 'flop', snout: 'muzzle', stature: 0.78, tail: 'thin' },
  cat: { ears: 'pointed', snout: 'muzzle', stature: 0.72, tail: 'thin' },
  lion: { ears: 'round', snout: 'muzzle', stature: 1.02, tail: 'thin', mane: '#9a5f30' },
  rabbit: { ears: 'long', snout: 'muzzle', stature: 0.62, tail: 'stub' },
  mouse: { ears: 'fan', snout: 'muzzle', stature: 0.5, tail: 'thin' },
  pig: { ears: 'pointed', snout: 'pig', stature: 0.76, tail: 'none' },
  goat: { ears: 'horned', snout: 'long', stature: 0.84, tail: 'stub' },
  sheep: { ears: 'flop', snout: 'long', stature: 0.76, tail: 'stub', mane: '#f4eddc' },
  cow: { ears: 'horned', snout: 'long', stature: 1, tail: 'thin' },
  horse: { ears: 'pointed', snout: 'long', stature: 1.05, tail: 'bushy' },
  elephant: { ears: 'fan', snout: 'trunk', stature: 1.1, tail: 'thin' },
  owl: { ears: 'pointed', snout: 'beak', stature: 0.66, tail: 'none', mask: '#f3e6c8' },
  bird: { ears: 'none', snout: 'beak', stature: 0.52, tail: 'none' },
  duck: { ears: 'none', snout: 'bill', stature: 0.58, tail: 'stub' },
  frog: { ears: 'none', snout: 'wide', stature: 0.56, tail: 'none' },
  hedgehog: {
    ears: 'small',
    snout: 'muzzle',
    stature: 0.52,
    tail: 'none',
    spines: '#5a4636',
    mask: '#f0dfc6',
  },
  squirrel: { ears: 'tufted', snout: 'muzzle', stature: 0.54, tail: 'plume', mask: '#f6ead8' },
  robot: { ears: 'none', snout: 'grille', stature: 0.9, tail: 'none' },
};

/** How tall this species stands beside an adult human. */
export function speciesStature(species: Species): number {
  return BUILDS[species].stature;
}

/** What hangs behind the body; coordinates: the body's, height 1, facing right. */
export function speciesTail(b: Brush, look: Look, hip: number) {
  if (!look.species) return;
  const { tail, mask, spines } = BUILDS[look.species];
  if (spines) prickles(b, -0.06, hip - 0.12, 0.13, 0.2, spines);
  const fur = look.skin;
  if (tail === 'bushy') {
    b.blob(
      [
        -0.04,
        hip + 0.02,
        -0.2,
        hip + 0.1,
        -0.36,
        hip - 0.02,
        -0.34,
        hip - 0.2,
        -0.24,
        hip - 0.08,
        -0.06,
        hip - 0.04,
      ],
      shadeHex(fur, -0.12),
    );
    b.blob(
      [-0.38, hip - 0.06, -0.34, hip - 0.24, -0.27, hip - 0.12, -0.31, hip - 0.03],
      mask ?? shadeHex(fur, 0.3),
    );
  }
  if (tail === 'plume') plume(b, hip, fur);
  if (tail === 'thin')
    b.bend(
      [-0.05, hip + 0.02, -0.2, hip + 0.1, -0.26, hip - 0.06, -0.22, hip - 0.16],
      0.026,
      shadeHex(fur, -0.15),
    );
  if (tail === 'stub') b.circle(-0.11, hip + 0.03, 0.045, shadeHex(fur, 0.12));
}

/** An animal's or a machine's head in head units, as `paintFace` draws a human one. */
export function speciesHead(
  b: Brush,
  look: Look,
  expression: Expression,
  view: View,
  fine: boolean,
  shut = false,
) {
  const species = look.species!;
  const build = BUILDS[species];
  const fur = look.skin;
  const turn = view === 'side' ? 0.3 : 0;
  if (species === 'robot') return robotHead(b, look, expression, view);
  if (build.mane) mane(b, build.mane, view);
  if (build.spines) prickles(b, view === 'side' ? -0.24 : 0, -0.16, 1.02, 1.0, build.spines);
  ears(b, build.ears, fur, view);
  b.path(
    (c) => {
      c.moveTo(-1.08, 0.05);
      c.bezierCurveTo(-1.08, -0.72, -0.6, -1.06, 0, -1.06);
      c.bezierCurveTo(0.6, -1.06, 1.08, -0.72, 1.08, 0.05);
      c.bezierCurveTo(1.08, 0.62, 0.62 + turn * 0.5, 1.04, turn * 0.6, 1.06);
      c.bezierCurveTo(-0.62, 1.04, -1.08, 0.62, -1.08, 0.05);
    },
    b.gradient(0, -1.1, 0, 1.1, [shadeHex(fur, 0.14), fur, shadeHex(fur, -0.16)]),
  );
  if (build.spines) quiff(b, build.spines, view);
  if (build.mane && species === 'sheep') wool(b, build.mane, view);
  if (view === 'away') return;
  const mien = shut ? shutEyes(MIENS[expression]) : MIENS[expression];
  const near = view === 'side' ? 0.0 : -0.44;
  const far = view === 'side' ? 0.72 : 0.44;
  const eyeY = species === 'frog' ? -0.72 : -0.12;
  if (build.mask) mask(b, build.mask, species, near, far, turn);
  if (species === 'cow') b.blob([-0.7, -0.9, -0.1, -1.0, 0.05, -0.3, -0.5, -0.1], '#4c3a34', 0.9);
  if (species === 'frog')
    for (const x of [near, far]) b.circle(x, eyeY + 0.02, 0.36, shadeHex(fur, x === far ? 0.1 : 0.04));
  const animal: Look = { ...look, age: 'child' };
  drawEye(b, near, eyeY, 1, animal, mien, fine, view === 'side' ? 1 : -1);
  drawEye(b, far, eyeY, view === 'side' ? 0.8 : 1, animal, mien, fine, 1);
  const browed: Look = {
    ...look,
    presentation: 'feminine',
    hair: { style: 'short', colour: mixHex(fur, '#1c1216', 0.6) },
  };
  if (species !== 'frog') {
    drawBrow(b, near, eyeY, 1, browed, mien, 1);
    drawBrow(b, far, eyeY, view === 'side' ? 0.72 : 1, browed, mien, -1);
  }
  snout(b, build, look, mien, turn, view);
  if (expression === 'crying') tears(b, near, far, eyeY, view === 'side');
}

function ears(b: Brush, kind: Ears, fur: string, view: View) {
  const inner = view === 'away' ? shadeHex(fur, -0.1) : mixHex(fur, '#e8a8a0', 0.6);
  const dark = shadeHex(fur, -0.2);
  const xs = view === 'side' ? ([-0.62, 0.5] as const) : ([-0.72, 0.72] as const);
  for (const [i, x] of xs.entries()) {
    const k = i ? 1 : -1;
    const hex = i && view === 'side' ? dark : fur;
    switch (kind) {
      case 'round':
        b.circle(x, -0.86, 0.4, hex);
        b.circle(x, -0.84, 0.23, inner);
        break;
      case 'fan':
        b.circle(x + k * 0.34, -0.6, 0.62, hex);
        b.circle(x + k * 0.34, -0.58, 0.42, inner);
        break;
      case 'small':
        b.circle(x * 1.2, -0.62, 0.24, shadeHex(fur, -0.1));
        b.circle(x * 1.2, -0.6, 0.14, inner);
        break;
      case 'tufted':
        b.ellipse(x * 0.92, -1.06, 0.25, 0.4, hex, 1, k * 0.18);
        b.ellipse(x * 0.92, -1.02, 0.13, 0.25, inner, 1, k * 0.18);
        for (const d of [-0.08, 0.02, 0.12])
          b.line([x * 0.92 + d, -1.34, x * 1.02 + d * 2 + k * 0.04, -1.68], 0.06, shadeHex(fur, -0.24));
        break;
      case 'pointed':
        b.polygon([x - 0.36, -0.62, x + k * 0.16, -1.62, x + 0.36, -0.66], hex);
        b.polygon([x - 0.16, -0.74, x + k * 0.12, -1.36, x + 0.2, -0.76], inner);
        break;
      case 'long':
        b.ellipse(x * 0.62, -1.62, 0.24, 0.86, hex, 1, k * 0.16);
        b.ellipse(x * 0.62, -1.6, 0.12, 0.66, inner, 1, k * 0.16);
        break;
      case 'flop':
        b.blob(
          [x - 0.2, -0.9, x + k * 0.5, -0.8, x + k * 0.62, 0.1, x + k * 0.3, 0.5, x + k * 0.1, -0.2],
          shadeHex(fur, -0.26),
        );
        break;
      case 'horned':
        b.ellipse(x + k * 0.5, -0.36, 0.42, 0.17, hex, 1, k * 0.4);
        b.bend([x * 0.6, -0.86, x * 0.9, -1.3, x * 0.6 - 0.2, -1.74], 0.17, '#d9c9a8');
        break;
      case 'none':
        break;
    }
  }
}

/** A squirrel's tail: up along the back and over at its top. */
function plume(b: Brush, hip: number, fur: string) {
  b.path(
    (c) => {
      c.moveTo(-0.04, hip + 0.06);
      c.bezierCurveTo(-0.3, hip + 0.12, -0.42, hip - 0.1, -0.34, hip - 0.34);
      c.bezierCurveTo(-0.28, hip - 0.52, -0.42, hip - 0.56, -0.46, hip - 0.46);
      c.bezierCurveTo(-0.44, hip - 0.68, -0.16, hip - 0.66, -0.17, hip - 0.4);
      c.bezierCurveTo(-0.17, hip - 0.2, -0.22, hip - 0.06, -0.03, hip - 0.05);
    },
    b.gradient(-0.45, 0, -0.1, 0, [shadeHex(fur, 0.16), fur, shadeHex(fur, -0.2)]),
  );
  b.bend([-0.12, hip + 0.02, -0.28, hip, -0.27, hip - 0.3], 0.03, shadeHex(fur, 0.3), 0.6);
}

/** Prickles that stand out all round an ellipse, the hindmost darkest. */
function prickles(b: Brush, x: number, y: number, rx: number, ry: number, hex: string) {
  for (const [far, tone, turn] of [
    [1.34, -0.3, 0],
    [1.16, -0.08, 0.14],
  ] as const) {
    const points: number[] = [];
    for (let i = 0; i < 30; i++) {
      const a = (i / 30) * Math.PI * 2 + turn;
      const d = i % 2 ? far : 0.94;
      points.push(x + Math.cos(a) * rx * d, y + Math.sin(a) * ry * d);
    }
    b.polygon(points, shadeHex(hex, tone));
  }
}

/** The prickles that come down over the brow. */
function quiff(b: Brush, hex: string, view: View) {
  const shift = view === 'side' ? -0.2 : 0;
  const points: number[] = [];
  for (let i = 0; i <= 16; i++) {
    const a = Math.PI * (0.98 + (i / 16) * 1.04);
    const d = i % 2 ? 0.62 : 0.9;
    points.push(shift + Math.cos(a) * d * 1.08, -0.14 + Math.sin(a) * d * 0.94);
  }
  for (let i = 16; i >= 0; i--) {
    const a = Math.PI * (0.98 + (i / 16) * 1.04);
    points.push(shift + Math.cos(a) * 1.12, -0.12 + Math.sin(a) * 1.06);
  }
  b.polygon(points, b.gradient(0, -1.1, 0, -0.3, [shadeHex(hex, 0.12), shadeHex(hex, -0.12)]));
}

function mane(b: Brush, hex: string, view: View) {
  const shift = view === 'side' ? -0.16 : 0;
  for (let i = 0; i < 16; i++) {
    const a = (i / 16) * Math.PI * 2;
    b.circle(
      shift + Math.cos(a) * 1.02,
      0.04 + Math.sin(a) * 1.08,
      0.46,
      shadeHex(hex, i % 2 ? -0.12 : 0.05),
    );
  }
}

function wool(b: Brush, hex: string, view: View) {
  const shift = view === 'side' ? -0.1 : 0;
  for (const x of [-0.6, -0.2, 0.2, 0.55]) b.circle(x + shift, -0.9, 0.34, hex);
}

function mask(b: Brush, hex: string, species: Species, near: number, far: number, turn: number) {
  if (species === 'owl') {
    for (const x of [near, far]) b.circle(x, -0.1, 0.44, hex);
    return;
  }
  // Cheeks that run up beside the muzzle.
  b.blob([-1.02, 0.3, -0.5, 0.1, turn, 0.34, turn + 0.1, 1.04, -0.4, 1.0], hex, 0.95);
  b.blob([1.04, 0.3, 0.74, 0.12, turn + 0.2, 0.34, turn, 1.04, 0.7, 0.9], hex, 0.95);
}

function snout(b: Brush, build: Build, look: Look, mien: Mien, turn: number, view: View) {
  const fur = look.skin;
  const dark = '#2a1c20';
  const pale = build.mask ?? mixHex(fur, '#f6e9d6', 0.55);
  const x = turn * 1.5;
  switch (build.snout) {
    case 'muzzle':
      b.ellipse(x, 0.46, 0.56, 0.44, b.gradient(0, 0.1, 0, 0.9, [shadeHex(pale, 0.1), pale]));
      b.ellipse(x + turn * 0.45, 0.2, 0.2, 0.145, dark);
      b.ellipse(x + turn * 0.45 - 0.05, 0.15, 0.06, 0.035, '!#ffffff', 0.55);
      b.line([x + turn * 0.4, 0.3, x + turn * 0.3, 0.46], 0.035, dark, 0.7);
      return lips(b, x + turn * 0.2, 0.56, mien, dark);
    case 'long':
      b.ellipse(x, 0.56, 0.5, 0.58, b.gradient(0, 0, 0, 1.1, [fur, pale]));
      for (const k of [-0.16, 0.16]) b.ellipse(x + turn * 0.3 + k, 0.52, 0.055, 0.085, dark);
      return lips(b, x, 0.82, mien, dark);
    case 'pig':
      b.ellipse(x, 0.38, 0.42, 0.34, shadeHex(fur, -0.14));
      for (const k of [-0.14, 0.14]) b.ellipse(x + k, 0.38, 0.07, 0.12, '#7a3a40');
      return lips(b, x - turn * 0.3, 0.82, mien, dark);
    case 'wide':
      b.ellipse(x * 0.4, 0.6, 0.72, 0.36, pale, 0.8);
      for (const k of [-0.1, 0.1]) b.circle(x + k, 0.12, 0.035, dark);
      return lips(b, x * 0.6, 0.5, mien, dark, 2.1);
    case 'trunk':
      b.bend(
        [x, 0.1, x + turn * 0.6, 0.6, x + turn * 0.4, 1.2, x + turn * 1.2 + 0.1, 1.62],
        0.42,
        shadeHex(fur, 0.04),
      );
      for (const y of [0.5, 0.75, 1.0])
        b.bend([x - 0.1, y, x + 0.1, y + 0.05, x + 0.3, y], 0.03, shadeHex(fur, -0.3), 0.7);
      return;
    case 'beak': {
      const long = view === 'side' ? 0.62 : 0;
      const open = mien.mouth === 'gasp' || mien.mouth === 'smile' ? 0.16 : 0.03;
      b.polygon([x - 0.24, 0.32 + open, x + long * 0.8, 0.5 + open, x + 0.2, 0.62 + open], '#c8802c');
      b.polygon([x - 0.26, 0.08, x + 0.22, 0.1, x + long, 0.44, x - 0.02, 0.5, x - 0.2, 0.36], '#eaa63c');
      return;
    }
    case 'bill': {
      const open = mien.mouth === 'gasp' || mien.mouth === 'smile' ? 0.12 : 0.02;
      b.ellipse(x + turn, 0.54 + open, 0.5, 0.13, '#c8802c');
      b.ellipse(x + turn, 0.42, 0.6, 0.17, '#eaa63c');
      return;
    }
    case 'grille':
      return;
  }
}

function lips(b: Brush, x: number, y: number, mien: Mien, dark: string, wide = 1) {
  const w = 0.24 * wide;
  switch (mien.mouth) {
    case 'smile':
      b.path((c) => {
        c.moveTo(x - w, y);
        c.quadraticCurveTo(x, y + 0.1, x + w, y);
        c.quadraticCurveTo(x + w * 0.6, y + 0.3, x, y + 0.3);
        c.quadraticCurveTo(x - w * 0.6, y + 0.3, x - w, y);
      }, '#6a2230');
      b.ellipse(x, y + 0.23, w * 0.5, 0.06, '#e07a78');
      return;
    case 'gasp':
      b.ellipse(x, y + 0.12, w * 0.6, 0.17, '#6a2230');
      return;
    case 'frown':
      b.bend([x - w, y + 0.18, x, y + 0.02, x + w, y + 0.18], 0.05, dark);
      return;
    case 'tight':
      b.bend([x - w, y + 0.1, x, y + 0.06, x + w, y + 0.1], 0.06, dark);
      return;
    case 'wry':
      b.bend([x - w, y + 0.1, x, y + 0.1, x + w, y], 0.05, dark);
      return;
    case 'line':
      b.bend([x - w, y + 0.02, x - w * 0.4, y + 0.12, x, y + 0.04], 0.045, dark);
      b.bend([x, y + 0.04, x + w * 0.4, y + 0.12, x + w, y + 0.02], 0.045, dark);
  }
}

function robotHead(b: Brush, look: Look, expression: Expression, view: View) {
  const hull = look.skin;
  const mien = MIENS[expression];
  const turn = view === 'side' ? 0.24 : 0;
  b.line([0, -0.9, 0, -1.45], 0.07, shadeHex(hull, -0.3));
  b.circle(0, -1.5, 0.13, '!#ff7a5a');
  b.glow(0, -1.5, 0.5, '#ff7a5a', 0.5);
  for (const k of view === 'side' ? [-1] : [-1, 1])
    b.rounded(k * 1.08 - 0.14, -0.3, 0.28, 0.6, 0.1, shadeHex(hull, -0.28));
  b.rounded(
    -1.02,
    -0.95,
    2.04,
    1.9,
    0.36,
    b.gradient(-1, 0, 1, 0, [shadeHex(hull, -0.18), hull, shadeHex(hull, 0.12)]),
  );
  if (view === 'away') {
    for (const y of [-0.3, 0, 0.3]) b.line([-0.4, y, 0.4, y], 0.05, shadeHex(hull, -0.35));
    return;
  }
  b.rounded(-0.74 + turn, -0.62, 1.5 - turn * 0.6, 1.3, 0.28, '#1c2430');
  const light =
    expression === 'angry'
      ? '!#ff6a5a'
      : expression === 'sad' || expression === 'afraid'
        ? '!#8ab8ff'
        : '!#7ff0e0';
  for (const x of [-0.32 + turn, 0.36 + turn]) {
    b.ellipse(x, -0.14 - mien.lift, 0.17, 0.2 * mien.open, light);
    b.circle(x + 0.05, -0.2 - mien.lift, 0.05, '!#ffffff', 0.9);
    if (mien.inner < -0.1) b.line([x - 0.2, -0.42, x + 0.2, -0.3], 0.08, '#1c2430');
  }
  const y = 0.36;
  const x = turn + 0.02;
  if (mien.mouth === 'smile') b.bend([x - 0.3, y, x, y + 0.22, x + 0.3, y], 0.07, light);
  else if (mien.mouth === 'frown') b.bend([x - 0.3, y + 0.14, x, y - 0.04, x + 0.3, y + 0.14], 0.07, light);
  else if (mien.mouth === 'gasp') b.ellipse(x, y + 0.06, 0.14, 0.14, light);
  else b.line([x - 0.24, y + 0.06, x + 0.24, y + 0.06], 0.07, light);
}
