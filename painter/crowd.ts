import type { Brush } from './brush.ts';
import { shadeHex } from './colour.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** True if the words of a shot ask for many people in the background. */
export function hasCrowd(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(crowd|children|audience|people|soldiers|passengers|villagers|onlookers)$/i.test(word.trim()),
  );
}

const CROWD_CLOTHES = [
  '#8a4a54',
  '#3f6478',
  '#b8925a',
  '#5f7a5c',
  '#6a5a84',
  '#c9b59a',
  '#a8603c',
  '#44506a',
] as const;

const CHILDRENS_CLOTHES = ['#d0604c', '#4f8fb0', '#e0ab4a', '#6fa06a', '#9a7ab8', '#e8d9b8'] as const;

const CROWD_SKINS = ['#e8bd96', '#c98f68', '#8d5a3c', '#f0cfb0'] as const;

/** Many simple people behind the ones the shot is about, in muted colours; `children` alone are smaller and fewer. */
export function crowd(s: Stage, tall: number) {
  const { b } = s;
  const young = s.spec.props.includes('children') && !s.spec.props.includes('crowd');
  const adult = young ? tall * 0.72 : tall;
  const r = s.random('crowd');
  const armed = young ? null : armsOf(s);
  b.lift = 0.08;
  for (const [row, depth] of [0.24, 0.1].entries()) {
    b.away(depth, () => {
      const step = adult * 0.25;
      for (let x = s.left + step * (row ? 0.5 : 0); x < s.right; x += step * r.range(0.8, 1.3)) {
        if (r.chance(young ? 0.6 : 0.42) || (row && Math.abs(x - s.w / 2) < s.w * 0.16)) continue;
        const h = adult * (0.74 + row * 0.1) * r.range(0.86, 1.06);
        const y =
          s.foot -
          adult * (WET.has(s.spec.place) ? 0.14 - row * 0.09 : 0.34 - row * 0.12) +
          r.range(-0.02, 0.02) * adult;
        b.groundShadow(x, y, h * 0.16, h * 0.03, 0.3);
        b.at(x, y, h, () => (armed ? soldier(b, r, armed) : onlooker(b, r, young)), 0, r.chance(0.5));
      }
    });
  }
  b.lift = 0;
}

/** Where only a strip of ground lies before the water. */
const WET = new Set('coast sea river harbour arctic bridge ship'.split(' '));

/** Among armed people a crowd is their troop: what they wear, or null. */
function armsOf(s: Stage): 'armour' | 'uniform' | 'navy' | null {
  const { place, people } = s.spec;
  if (people.some((one) => one.look.outfit.kind === 'armour')) return 'armour';
  if (place === 'submarine') return 'navy';
  if (place === 'trench') return 'uniform';
  const serves = people.some((one) => one.look.outfit.kind === 'uniform' && one.look.extras.includes('cap'));
  if (serves && /^(?:battlefield|coast|sea)$/.test(place)) return 'uniform';
  return place === 'battlefield' ? 'armour' : null;
}

const COATS = {
  armour: ['#8b95a3', '#77818f', '#9aa3ae'],
  uniform: ['#66704a', '#5c6645', '#707a54'],
  navy: ['#2a3a5c', '#31446a', '#243250'],
} as const;

function soldier(b: Brush, r: Random, kind: 'armour' | 'uniform' | 'navy') {
  const coat = r.pick(COATS[kind]);
  const skin = r.pick(CROWD_SKINS);
  for (const k of [-0.05, 0.05]) b.line([k, -0.34, k, -0.03], 0.075, shadeHex(coat, -0.3));
  b.rounded(-0.14, -0.8, 0.28, 0.5, 0.06, b.gradient(-0.14, 0, 0.14, 0, [shadeHex(coat, -0.24), coat]));
  if (kind === 'armour')
    b.polygon(
      [-0.06, -0.62, 0.06, -0.62, 0.05, -0.26, -0.05, -0.26],
      r.pick(['#9c3a34', '#37527c', '#b8963f']),
    );
  else b.rect(-0.14, -0.52, 0.28, 0.035, '#3c3a2c');
  b.ellipse(0, -0.89, 0.075, 0.09, skin);
  b.path(
    (c) => {
      c.moveTo(-0.1, -0.88);
      c.bezierCurveTo(-0.1, -1.04, 0.1, -1.04, 0.1, -0.88);
    },
    shadeHex(coat, kind === 'armour' ? 0.16 : -0.12),
  );
  if (kind !== 'navy' && r.chance(0.6))
    b.line([0.17, -0.02, 0.17, kind === 'armour' ? -1.3 : -0.96], 0.02, '#4a3a2c');
  if (kind === 'armour') b.polygon([0.17, -1.42, 0.2, -1.28, 0.14, -1.28], '#b8c0c8');
}

function onlooker(b: Brush, r: Random, young: boolean) {
  const cloth = r.pick(young ? CHILDRENS_CLOTHES : CROWD_CLOTHES);
  const skin = r.pick(CROWD_SKINS);
  const hair = r.pick(['#2c2024', '#4a3226', '#7a5234', '#3a2820', '#8a5a30', '#c9c2b8']);
  const long = r.chance(0.5);
  b.line([-0.05, -0.3, -0.05, -0.03], 0.07, '#3a3644');
  b.line([0.05, -0.3, 0.05, -0.03], 0.07, '#3a3644');
  const ink = b.gradient(-0.14, 0, 0.14, 0, [shadeHex(cloth, -0.24), cloth, shadeHex(cloth, 0.08)]);
  b.path((c) => {
    c.moveTo(-0.05, -0.8);
    c.quadraticCurveTo(-0.15, -0.78, -0.15, -0.66);
    c.lineTo(long ? -0.18 : -0.12, long ? -0.12 : -0.36);
    c.lineTo(long ? 0.18 : 0.12, long ? -0.12 : -0.36);
    c.lineTo(0.15, -0.66);
    c.quadraticCurveTo(0.15, -0.78, 0.05, -0.8);
  }, ink);
  const raised = r.chance(0.18);
  for (const k of [-1, 1]) {
    const up = raised && k > 0;
    const hand = up ? ([0.17, -0.62] as const) : ([k * 0.155, -0.42] as const);
    b.circle(hand[0], hand[1], 0.026, skin);
    const elbow = up ? [0.2, -0.52] : [k * 0.165, -0.56];
    const ink = shadeHex(cloth, k < 0 ? -0.32 : -0.16);
    b.line([k * 0.12, -0.71, ...elbow], 0.055, ink);
    b.line([...elbow, hand[0], hand[1] - (up ? -0.02 : 0.02)], 0.05, ink);
  }
  b.line([0, -0.82, 0, -0.78], 0.06, shadeHex(skin, -0.2));
  if (young) return roundHead(b, skin, hair, long);
  b.ellipse(0, -0.89, 0.075, 0.09, skin);
  b.path((c) => {
    c.moveTo(0.07, -0.9);
    c.bezierCurveTo(0.08, -1.02, -0.08, -1.03, -0.09, -0.9);
    c.quadraticCurveTo(-0.09, -0.82, -0.06, -0.8);
    c.quadraticCurveTo(-0.03, -0.92, 0.07, -0.92);
  }, hair);
  // Some look this way, the others past it.
  const gaze = r.pick([0, 0.02, 0.032]);
  for (const k of [-0.022, 0.022]) b.circle(gaze + k, -0.885, 0.0085, '#2a2226');
  b.line([gaze - 0.012, -0.842, gaze + 0.014, -0.842], 0.006, shadeHex(skin, -0.4));
}

/** A child's head: larger for its body, with plaits or without. */
function roundHead(b: Brush, skin: string, hair: string, plaits: boolean) {
  const fresh = hair === '#c9c2b8' ? '#a8713c' : hair;
  if (plaits) for (const k of [-1, 1]) b.line([k * 0.11, -0.9, k * 0.16, -0.74], 0.05, fresh);
  b.circle(0, -0.9, 0.12, skin);
  b.path((c) => {
    c.moveTo(0.12, -0.92);
    c.bezierCurveTo(0.13, -1.08, -0.13, -1.09, -0.13, -0.9);
    c.quadraticCurveTo(-0.05, -0.98, 0.12, -0.95);
  }, fresh);
  for (const k of [-0.03, 0.045]) b.circle(k, -0.885, 0.012, '#2a2226');
}
