import type { Brush } from '../brush.ts';
import type { Prop } from './prop.ts';
import { metal } from './touches.ts';

function sword(b: Brush) {
  b.polygon(
    [-0.035, -0.26, -0.032, -0.94, 0, -1, 0.032, -0.94, 0.035, -0.26],
    metal(b, -0.04, 0.04, '#c6d0dc'),
  );
  b.rounded(-0.14, -0.28, 0.28, 0.045, 0.02, '#c99a3c');
  b.line([0, -0.24, 0, -0.07], 0.05, '#5a3426');
  b.circle(0, -0.04, 0.04, '#c99a3c');
}

function axe(b: Brush) {
  b.line([0, 0, 0, -0.94], 0.055, '#7a5234');
  b.blob([0, -0.98, 0.26, -1.02, 0.34, -0.82, 0.24, -0.64, 0, -0.74], metal(b, 0, 0.34, '#aab4c0'));
}

function staff(b: Brush) {
  b.bend([0, 0, 0.015, -0.5, 0, -0.94], 0.03, '#6a4830');
  b.circle(0, -0.96, 0.04, '!#8fe0e8');
  b.glow(0, -0.96, 0.3, '#8fe0f0', 0.5);
}

function wand(b: Brush) {
  b.line([-0.2, 0, 0.2, -0.86], 0.06, '#4a3024');
  b.glow(0.22, -0.92, 0.9, '#ffe08a', 0.7);
  b.circle(0.22, -0.92, 0.07, '!#fff8d8');
}

function gun(b: Brush) {
  b.rounded(-0.5, -0.86, 1.1, 0.3, 0.05, metal(b, -0.5, 0.6, '#6a6e78'));
  b.polygon([-0.46, -0.6, -0.14, -0.6, -0.24, 0, -0.56, 0], '#4a3024');
  b.arc(0, -0.54, 0.14, 0, Math.PI, 0.05, '#4a4c54');
}

function shield(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.44, -0.96);
      c.quadraticCurveTo(0, -1.06, 0.44, -0.96);
      c.bezierCurveTo(0.48, -0.5, 0.3, -0.14, 0, 0);
      c.bezierCurveTo(-0.3, -0.14, -0.48, -0.5, -0.44, -0.96);
    },
    metal(b, -0.45, 0.45, '#b08a3c'),
  );
  b.path((c) => {
    c.moveTo(-0.36, -0.9);
    c.quadraticCurveTo(0, -0.98, 0.36, -0.9);
    c.bezierCurveTo(0.38, -0.5, 0.24, -0.22, 0, -0.1);
    c.bezierCurveTo(-0.24, -0.22, -0.38, -0.5, -0.36, -0.9);
  }, '#34507a');
  b.rect(-0.05, -0.92, 0.1, 0.8, '#e6d2a0');
  b.rect(-0.36, -0.66, 0.72, 0.1, '#e6d2a0');
}

function bow(b: Brush) {
  b.bend([-0.1, 0, 0.3, -0.25, 0.34, -0.5, 0.3, -0.75, -0.1, -1], 0.045, '#7a4c2c');
  b.line([-0.1, -0.02, -0.1, -0.98], 0.012, '#efe6d2');
  b.line([-0.2, -0.5, 0.56, -0.5], 0.022, '#a8804c');
  b.polygon([0.52, -0.54, 0.66, -0.5, 0.52, -0.46], '#9aa4b0');
}

function rope(b: Brush) {
  for (let i = 0; i < 4; i++) {
    b.ellipse(0, -0.12 - i * 0.15, 0.5 - i * 0.03, 0.16, '#b8925a');
    b.ellipse(0, -0.14 - i * 0.15, 0.34 - i * 0.03, 0.1, '#8a6a3c');
  }
  b.bend([0.4, -0.2, 0.7, -0.1, 0.9, -0.3], 0.1, '#b8925a');
}

function anchor(b: Brush) {
  b.arc(0, -0.9, 0.09, 0, Math.PI * 2, 0.05, '#4a525e');
  b.line([0, -0.8, 0, -0.08], 0.07, '#4a525e');
  b.line([-0.24, -0.68, 0.24, -0.68], 0.07, '#4a525e');
  b.bend([-0.44, -0.36, -0.36, -0.08, 0, -0.04, 0.36, -0.08, 0.44, -0.36], 0.08, '#4a525e');
}

function shovel(b: Brush) {
  b.line([0, -0.34, 0, -0.94], 0.045, '#8a5c38');
  b.line([-0.08, -0.96, 0.08, -0.96], 0.05, '#8a5c38');
  b.blob([-0.13, -0.38, 0.13, -0.38, 0.13, -0.14, 0, 0.02, -0.13, -0.14], metal(b, -0.13, 0.13, '#9aa4ae'));
}

function bucket(b: Brush) {
  b.arc(0, -0.66, 0.42, Math.PI, Math.PI * 2, 0.035, '#5a5f68');
  b.polygon([-0.46, -0.7, 0.46, -0.7, 0.34, 0, -0.34, 0], metal(b, -0.45, 0.45, '#8a95a2'));
  b.ellipse(0, -0.7, 0.46, 0.1, '#5a6672');
}

function ladder(b: Brush) {
  for (const x of [-0.14, 0.14]) b.line([x, 0, x * 0.8, -1], 0.035, '#a8784a');
  for (let i = 1; i < 9; i++) b.line([-0.13, -i * 0.11, 0.13, -i * 0.11], 0.025, '#94663c');
}

function barrel(b: Brush) {
  b.blob(
    [-0.34, 0.02, -0.46, -0.5, -0.34, -1.02, 0.34, -1.02, 0.46, -0.5, 0.34, 0.02],
    b.gradient(-0.4, 0, 0.4, 0, ['#5a3a28', '#a06c42', '#5a3a28']),
  );
  for (const y of [-0.84, -0.16]) b.line([-0.38, y, 0.38, y], 0.06, '#3a3634');
  b.line([-0.42, -0.5, 0.42, -0.5], 0.03, '#4a2f20', 0.6);
}

function crate(b: Brush) {
  b.rect(-0.55, -1, 1.1, 1, b.gradient(0, -1, 0, 0, ['#b88a56', '#8a6036']));
  for (const y of [-0.95, -0.05]) b.line([-0.5, y, 0.5, y], 0.1, '#75502e');
  for (const x of [-0.5, 0.5]) b.line([x, -0.95, x, -0.05], 0.1, '#75502e');
  b.line([-0.46, -0.9, 0.46, -0.1], 0.09, '#75502e');
}

function wheel(b: Brush) {
  b.arc(0, -0.5, 0.43, 0, Math.PI * 2, 0.11, '#6a4630');
  for (let i = 0; i < 4; i++) {
    const a = (i * Math.PI) / 4;
    b.line(
      [-Math.cos(a) * 0.4, -0.5 - Math.sin(a) * 0.4, Math.cos(a) * 0.4, -0.5 + Math.sin(a) * 0.4],
      0.05,
      '#8a5f3c',
    );
  }
  b.circle(0, -0.5, 0.1, '#4a3024');
}

function umbrella(b: Brush) {
  b.line([0, -0.94, 0, -0.06], 0.025, '#3a2c28');
  b.arc(0.05, -0.06, 0.05, 0, Math.PI, 0.03, '#3a2c28');
  b.path(
    (c) => {
      c.moveTo(-0.44, -0.56);
      c.bezierCurveTo(-0.4, -1.06, 0.4, -1.06, 0.44, -0.56);
      for (let i = 0; i < 4; i++)
        c.quadraticCurveTo(0.44 - (i + 0.5) * 0.22, -0.66, 0.44 - (i + 1) * 0.22, -0.56);
    },
    b.gradient(-0.4, 0, 0.4, 0, ['#8f2f3a', '#cf4b4e', '#9a343e']),
  );
  for (const x of [-0.22, 0, 0.22]) b.bend([0, -0.95, x * 0.8, -0.8, x, -0.58], 0.012, '#6a2028', 0.6);
}

function suitcase(b: Brush) {
  b.arc(0, -0.78, 0.18, Math.PI, Math.PI * 2, 0.06, '#4a3024');
  b.rounded(-0.68, -0.76, 1.36, 0.76, 0.08, b.gradient(0, -0.76, 0, 0, ['#b07a48', '#8a5a34']));
  for (const x of [-0.4, 0.32]) b.rect(x, -0.76, 0.1, 0.76, '#5e3c26');
  b.rect(-0.07, -0.5, 0.14, 0.12, '#d9b25a');
}

function box(b: Brush) {
  b.rounded(-0.56, -0.62, 1.12, 0.62, 0.04, b.gradient(0, -0.6, 0, 0, ['#a8743e', '#7c4f2a']));
  b.path((c) => {
    c.moveTo(-0.58, -0.6);
    c.bezierCurveTo(-0.56, -1.04, 0.56, -1.04, 0.58, -0.6);
  }, '#94622f');
  for (const x of [-0.44, 0.36]) b.rect(x, -0.9, 0.08, 0.9, '#d0a54a');
  b.rect(-0.58, -0.64, 1.16, 0.06, '#d0a54a');
  b.rounded(-0.08, -0.62, 0.16, 0.18, 0.03, '#e6c366');
}

function backpack(b: Brush) {
  b.arc(0, -0.92, 0.14, Math.PI, Math.PI * 2, 0.05, '#4a3a30');
  b.rounded(-0.38, -0.96, 0.76, 0.94, 0.2, b.gradient(-0.38, 0, 0.38, 0, ['#3f6a5c', '#5f9080', '#3a6054']));
  b.rounded(-0.26, -0.46, 0.52, 0.36, 0.08, '#35594e');
  b.rect(-0.38, -0.64, 0.76, 0.05, '#c9a45e');
}

function flag(b: Brush) {
  b.line([-0.3, 0, -0.3, -1], 0.035, '#6a4a34');
  b.path(
    (c) => {
      c.moveTo(-0.3, -0.98);
      c.bezierCurveTo(-0.06, -1.06, 0.1, -0.88, 0.38, -0.96);
      c.lineTo(0.38, -0.58);
      c.bezierCurveTo(0.1, -0.5, -0.06, -0.68, -0.3, -0.6);
    },
    b.gradient(-0.3, 0, 0.4, 0, ['#c8443c', '#e0685a', '#a8343a']),
  );
}

function glassOrb(b: Brush) {
  b.blob([-0.4, 0, -0.3, -0.16, 0.3, -0.16, 0.4, 0], '#6a4830');
  b.circle(0, -0.54, 0.44, b.radial(-0.14, -0.7, 0.7, ['!#eaf8ff', '!#8fc0e0', '!#4a5a9a']));
  b.glow(0, -0.54, 1.4, '#a8d8ff', 0.4);
}

function fire(b: Brush) {
  for (const a of [-0.4, 0.4])
    b.line(
      [-0.44 * Math.cos(a), -0.08 + 0.2 * Math.sin(a), 0.44 * Math.cos(a), -0.08 - 0.2 * Math.sin(a)],
      0.12,
      '#5a3a28',
    );
  b.glow(0, -0.4, 2.8, '#ff8f3a', 0.34 + 0.3 * b.palette.lamp);
  b.blob(
    [-0.42, -0.1, -0.4, -0.5, -0.14, -0.62, -0.1, -1.06, 0.2, -0.76, 0.34, -0.52, 0.42, -0.1],
    '!#f0642c',
  );
  b.blob([-0.28, -0.08, -0.24, -0.44, 0.02, -0.8, 0.2, -0.44, 0.28, -0.08], '!#ffab3e');
  b.blob([-0.14, -0.06, -0.1, -0.3, 0.02, -0.52, 0.12, -0.3, 0.14, -0.06], '!#fff0b0');
}

function cross(b: Brush) {
  b.rect(-0.07, -1, 0.14, 1, '#7a5236');
  b.rect(-0.32, -0.8, 0.64, 0.14, '#8a5f3e');
}

function footprints(b: Brush) {
  for (let i = 0; i < 9; i++)
    b.ellipse(
      -4 + i * 0.95,
      -0.3 - (i % 2) * 0.5 - i * 0.12,
      0.26,
      0.11,
      b.palette.snow ? '#9fb0cc' : '#4a3024',
      0.6,
      -0.12,
    );
}

/** A football of white leather with black patches. */
function football(b: Brush) {
  b.circle(0, -0.5, 0.5, b.radial(-0.16, -0.66, 0.8, ['#ffffff', '#e8e8e4', '#b4b6ba']));
  const patch = (x: number, y: number, q: number) =>
    b.polygon(
      Array.from({ length: 5 }, (_, i) => {
        const a = (i / 5) * Math.PI * 2 - Math.PI / 2;
        return [x + Math.cos(a) * q, y + Math.sin(a) * q];
      }).flat(),
      '#24242a',
    );
  patch(0, -0.5, 0.15);
  for (let i = 0; i < 5; i++) {
    const a = (i / 5) * Math.PI * 2 - Math.PI / 2;
    b.line(
      [Math.cos(a) * 0.15, -0.5 + Math.sin(a) * 0.15, Math.cos(a) * 0.34, -0.5 + Math.sin(a) * 0.34],
      0.018,
      '#4a4a50',
    );
    patch(Math.cos(a) * 0.4, -0.5 + Math.sin(a) * 0.4, 0.085);
  }
}

export const GEAR = {
  football: { zone: 'small', metres: 0.26, draw: football },
  sword: { zone: 'small', metres: 0.98, draw: sword },
  axe: { zone: 'small', metres: 0.8, draw: axe },
  staff: { zone: 'small', metres: 1.6, draw: staff },
  wand: { zone: 'small', metres: 0.36, draw: wand },
  gun: { zone: 'small', metres: 0.18, draw: gun },
  shield: { zone: 'small', metres: 0.66, draw: shield },
  bow: { zone: 'small', metres: 1.1, draw: bow },
  rope: { zone: 'ground', metres: 0.3, draw: rope },
  anchor: { zone: 'ground', metres: 1.1, draw: anchor },
  shovel: { zone: 'ground', metres: 1.2, draw: shovel },
  bucket: { zone: 'ground', metres: 0.4, draw: bucket },
  ladder: { zone: 'ground', metres: 3, draw: ladder },
  barrel: { zone: 'ground', metres: 0.95, draw: barrel },
  crate: { zone: 'ground', metres: 0.75, draw: crate },
  wheel: { zone: 'ground', metres: 0.9, draw: wheel },
  umbrella: { zone: 'small', metres: 0.98, draw: umbrella },
  suitcase: { zone: 'ground', metres: 0.52, draw: suitcase },
  chest: { zone: 'ground', metres: 0.56, draw: box },
  backpack: { zone: 'ground', metres: 0.56, draw: backpack },
  flag: { zone: 'ground', metres: 2.6, draw: flag },
  orb: { zone: 'small', metres: 0.26, draw: glassOrb },
  fire: { zone: 'ground', metres: 0.85, draw: fire },
  cross: { zone: 'ground', metres: 1.2, draw: cross },
  footprints: { zone: 'ground', metres: 0.12, draw: footprints },
} satisfies Record<string, Prop>;
