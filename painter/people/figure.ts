import { Brush } from '../brush.ts';
import { type Canvas2D, contextOf, type MakeCanvas, release } from '../canvas.ts';
import { mixRgb, shadeHex, toCss } from '../colour.ts';
import type { Look, PaintedPerson } from '../paint-spec.ts';
import type { Palette } from '../palette.ts';
import {
  apronSkirt,
  CUTS,
  cape,
  capeOver,
  legColour,
  paintTrunk,
  shortsColour,
  sleeveColour,
  type Trunk,
} from './clothes.ts';
import { wearBehind, wearOnBody, wearOnHead } from './extras.ts';
import { paintFace, type View } from './face.ts';
import { hairBehind, hairOver } from './hair.ts';
import { armContour, boxingGlove, type Point, paintHand } from './hands.ts';
import { type Skeleton, skeletonOf } from './poses.ts';
import { speciesHead, speciesStature, speciesTail } from './species.ts';

/** A thing in a hand. `draw` has its origin at the hand, one unit is the person's height. */
export interface Held {
  draw(b: Brush): void;
  /** Colour of the light it gives, how far below the hand (in heights) and how wide it reaches. */
  light: { hex: string; below: number; reach: number } | null;
  /** Needs room above the head, as an open umbrella does. */
  high: boolean;
}

/** How tall a person of this look stands beside an adult. */
export function statureOf(look: Look): number {
  const base = { child: 0.68, young: 0.97, adult: 1, old: 0.95 }[look.age];
  if (look.species) return speciesStature(look.species) * (look.age === 'child' ? 0.8 : 1);
  return base * (look.presentation === 'feminine' ? 0.97 : 1) * (look.build === 'broad' ? 1.02 : 1);
}

interface Body {
  look: Look;
  view: View;
  skeleton: Skeleton;
  trunk: Trunk;
  head: { x: number; y: number; size: number };
  /** Where each arm hangs from. */
  shoulders: readonly [readonly [number, number], readonly [number, number]];
}

function bodyOf(person: PaintedPerson): Body {
  const { look } = person;
  const view: View = person.facing === 'camera' ? 'camera' : person.facing === 'away' ? 'away' : 'side';
  const skeleton = skeletonOf(person.pose, person.facing);
  // Animals in clothes have a child's proportions, whatever their age.
  const child = look.age === 'child' || look.species !== undefined;
  const wide = { slim: 0.86, average: 1, broad: 1.2 }[look.build];
  const bulk = look.outfit.kind === 'spacesuit' ? 1.22 : look.outfit.kind === 'armour' ? 1.08 : 1;
  const frame = look.presentation === 'masculine' ? 1.08 : look.presentation === 'feminine' ? 0.92 : 1;
  const half = 0.116 * wide * frame * bulk * (view === 'side' ? 0.9 : 1) * (child ? 0.96 : 1);
  const hipHalf =
    0.083 * wide * bulk * (look.presentation === 'feminine' ? 1.04 : 1) * (view === 'side' ? 0.92 : 1);
  const size = child ? 0.116 : look.age === 'young' ? 0.086 : 0.083;
  const torso = child ? 0.26 : 0.285;
  const shoulder = skeleton.hip - torso;
  const trunk: Trunk = {
    shoulder,
    hip: skeleton.hip,
    half,
    hipHalf,
    front: view === 'camera',
    back: view === 'away',
    pose: skeleton,
  };
  const stoop = look.age === 'old' && view === 'side' ? 0.05 : 0;
  const lean = skeleton.lean + stoop;
  const tip = (x: number, y: number): readonly [number, number] => {
    const dy = y - skeleton.hip;
    return [
      x * Math.cos(lean) - dy * Math.sin(lean),
      skeleton.hip + x * Math.sin(lean) + dy * Math.cos(lean),
    ];
  };
  const [hx, hy] = tip(view === 'side' ? 0.016 : 0, shoulder - 0.028 - size * 1.08);
  const side = view === 'side';
  return {
    look,
    view,
    skeleton: { ...skeleton, lean },
    trunk,
    head: { x: hx, y: hy, size },
    shoulders: [
      tip(side ? half * 0.62 : half * 0.86, shoulder + 0.024),
      tip(side ? -half * 0.42 : -half * 0.86, shoulder + 0.026),
    ],
  };
}

/** A person as drawn: `shut` in the moment of a blink. */
type Portrayed = PaintedPerson & { shut?: boolean };

/** Feet at (0, 0), height about 1, facing right; the caller flips. */
export function drawFigure(b: Brush, person: Portrayed, fine: boolean, held: Held | null) {
  const body = bodyOf(person);
  const { look, view, trunk, skeleton } = body;
  const onHead = (draw: () => void) => b.at(body.head.x, body.head.y, body.head.size, draw, skeleton.nod);
  const tipped = (draw: () => void) => {
    const c = b.ctx;
    c.save();
    c.translate(0, skeleton.hip);
    c.rotate(skeleton.lean);
    c.translate(0, -skeleton.hip);
    draw();
    c.restore();
  };
  tipped(() => {
    speciesTail(b, look, trunk.hip);
    cape(b, look, trunk);
    if (view !== 'away') wearBehind(b, look, trunk);
  });
  if (!look.species) onHead(() => hairBehind(b, look, view));
  arm(b, body, 0);
  leg(b, body, 0);
  leg(b, body, 1);
  neck(b, body);
  tipped(() => {
    paintTrunk(b, look, trunk);
    apronSkirt(b, look, trunk);
  });
  // Whoever lies and feels nothing in particular sleeps, or worse.
  const shut = person.shut || (person.pose === 'lying' && person.expression === 'neutral');
  onHead(() => {
    if (look.species) return speciesHead(b, look, person.expression, view, fine, shut);
    paintFace(b, look, person.expression, view, fine, shut);
    hairOver(b, look, view);
  });
  tipped(() => {
    capeOver(b, look, trunk);
    if (view === 'away') wearBehind(b, look, trunk);
    wearOnBody(b, look, trunk);
  });
  onHead(() => wearOnHead(b, look, view));
  const hand = handOf(body, 1);
  if (held && view !== 'away') b.at(hand[0], hand[1], 1, () => held.draw(b));
  arm(b, body, 1);
  if (view === 'away' && held) b.at(hand[0], hand[1], 1, () => held.draw(b));
}

function handOf(body: Body, i: 0 | 1): readonly [number, number] {
  const [sx, sy] = body.shoulders[i];
  const [, [hx, hy]] = body.skeleton.arms[i];
  return [sx + hx, sy + hy];
}

function neck(b: Brush, body: Body) {
  const { head, look } = body;
  const y = body.trunk.shoulder;
  const tilt = body.skeleton.lean * 0.3;
  b.line(
    [head.x * 0.6 + tilt * 0.02, y + 0.012, head.x * 0.9, head.y + head.size * 0.7],
    head.size * 0.7,
    shadeHex(look.skin, -0.2),
  );
}

function limbInk(colour: string, far: boolean) {
  return far ? shadeHex(colour, -0.24) : shadeHex(colour, -0.02);
}

/** One arm: sleeve, hand; index 0 lies behind the body. */
function arm(b: Brush, body: Body, i: 0 | 1) {
  const { look } = body;
  const cut = CUTS[look.outfit.kind];
  const [sx, sy] = body.shoulders[i];
  const [[ex, ey], [hx, hy]] = body.skeleton.arms[i];
  const far = i === 0 && body.view === 'side';
  const wide = { slim: 0.88, average: 1, broad: 1.16 }[look.build];
  const w = 0.05 * cut.sleeve * wide;
  const skin = far ? shadeHex(look.skin, -0.16) : look.skin;
  const short = look.outfit.kind === 'dress' || look.outfit.kind === 'sport';
  const ink = limbInk(short ? look.skin : sleeveColour(look), far);
  const elbow: readonly [number, number] = [sx + ex, sy + ey];
  const hand: readonly [number, number] = [sx + hx, sy + hy];
  const mitt =
    look.outfit.kind === 'spacesuit' ? '#d8d4cc' : look.outfit.kind === 'armour' ? '#6a7482' : skin;
  const glove = look.extras.some((extra) => /boxing glove/.test(extra));
  if (i === 1) armContour(b, [sx, sy], elbow, hand, w, shadeHex(ink, -0.42));
  if (!glove) paintHand(b, elbow, hand, mitt, i === 1);
  b.line([sx, sy, elbow[0], elbow[1]], w, ink);
  const along = (t: number) => [elbow[0] + (hand[0] - elbow[0]) * t, elbow[1] + (hand[1] - elbow[1]) * t];
  const cuffEnd = along(0.88);
  b.line(
    [elbow[0], elbow[1], ...along(0.62)],
    short ? w * 0.8 : w * (cut.sleeve > 1.3 && look.outfit.kind === 'robe' ? 1.1 : 0.88),
    ink,
  );
  b.strap([...along(0.6), ...along(0.84)], short ? w * 0.8 : w * 0.88, ink);
  if (short) b.line([sx, sy, sx + ex * 0.35, sy + ey * 0.35], w * 1.35, limbInk(look.outfit.colour, far));
  else
    b.strap(
      [elbow[0] + (hand[0] - elbow[0]) * 0.78, elbow[1] + (hand[1] - elbow[1]) * 0.78, ...cuffEnd],
      w * 0.96,
      far ? shadeHex(look.outfit.accent, -0.25) : look.outfit.accent,
    );
  if (glove) boxingGlove(b, hand, elbow, far);
  if (!far && !short)
    b.bend(
      [sx - 0.012, sy + 0.02, sx + ex - 0.016, sy + ey * 0.8, elbow[0] - 0.01, elbow[1]],
      0.004,
      shadeHex(look.outfit.colour, -0.4),
      0.5,
    );
}

function leg(b: Brush, body: Body, i: 0 | 1) {
  const { look, trunk } = body;
  const cut = CUTS[look.outfit.kind];
  const [[kx, ky], [fx, fy]] = body.skeleton.legs[i];
  const far = i === 0 && body.view === 'side';
  const side =
    body.view === 'side'
      ? i === 0
        ? 0.018
        : -0.018
      : i === 0
        ? trunk.hipHalf * 0.52
        : -trunk.hipHalf * 0.52;
  const wide = { slim: 0.88, average: 1, broad: 1.2 }[look.build] * (cut.sleeve > 1.4 ? 1.35 : 1);
  const bare = cut.legs === 'bare';
  const w = (bare ? 0.046 : 0.062) * wide;
  const ink = limbInk(legColour(look), far);
  b.line([side, trunk.hip + 0.005, kx, ky], w * 1.06, ink);
  b.line([kx, ky, fx, fy - 0.02], w * 0.82, ink);
  if (look.outfit.kind === 'sport') {
    const half: Point = [side + (kx - side) * 0.72, trunk.hip + (ky - trunk.hip) * 0.72];
    b.strap([side, trunk.hip - 0.01, half[0], half[1]], 0.098 * wide, limbInk(shortsColour(look), far));
  }
  const toe = body.view === 'side' ? 1 : 0;
  const shoe = far ? shadeHex(cut.shoes, -0.2) : cut.shoes;
  b.blob(
    [
      fx - 0.036,
      fy - 0.05,
      fx + 0.03,
      fy - 0.055,
      fx + 0.04 + toe * 0.035,
      fy - 0.022,
      fx + 0.036 + toe * 0.04,
      fy + 0.012,
      fx - 0.045,
      fy + 0.012,
    ],
    shoe,
  );
  if (look.outfit.kind === 'armour' && !far) b.circle(kx, ky, 0.032, '#aab4c2');
}

/** Height of the drawn head in pixels, for a place where an adult is `adult` pixels tall. */
export function headHeight(person: PaintedPerson, adult: number): number {
  return bodyOf(person).head.size * 2.3 * adult * statureOf(person.look);
}

/** Where the middle of the face lies, as shares of the person's height: x forward, y above the feet. */
export function faceOf(person: PaintedPerson): { x: number; y: number } {
  const { head } = bodyOf(person);
  const k = person.facing === 'left' ? -1 : 1;
  return { x: head.x * k, y: -head.y };
}

export interface FigureWish {
  person: PaintedPerson;
  /** Where the feet are, in pixels of the frame. */
  x: number;
  y: number;
  /** Height of an adult at this place, in pixels. */
  adult: number;
  /** Where the light comes from: −1 left, 1 right. */
  side: 1 | -1;
  fine: boolean;
  held: Held | null;
  /** One side in the light, the other in shadow, with a border between them. */
  hard?: boolean;
  /** Widest rim of light. */
  rimPx: number;
  /** Nothing below this is seen, in pixels of the frame: what reaches further is not painted. */
  clipBottom: number;
}

/**
 * Paints a person onto `target`: the figure is drawn apart, shaded as one body, given a rim of light on the
 * lit side, and set down with its shadow. Lying people lie along the ground.
 */
export function paintPerson(target: Brush, makeCanvas: MakeCanvas, palette: Palette, wish: FigureWish) {
  const { person, adult } = wish;
  const height = adult * statureOf(person.look);
  const lying = person.pose === 'lying';
  const w = Math.ceil(height * (wish.held ? 1.5 : 1.1));
  const flip = person.facing === 'left';
  const room = wish.held?.high ? 1.56 : 1.16;
  const footY = height * room;
  const seen = lying
    ? height * (room + 0.08)
    : Math.min(height * (room + 0.08), wish.clipBottom - wish.y + footY + 2);
  const h = Math.max(1, Math.ceil(seen));
  const canvas = makeCanvas(w, h);
  const b = new Brush(canvas, palette);
  b.lift = 0.16 + 0.2 * palette.lamp;
  b.glows = false;
  b.at(w / 2, footY, height, () => drawFigure(b, person, wish.fine, wish.held), 0, flip);
  shade(b, w, h, footY, wish.side, palette, wish.hard === true);
  const rim = makeCanvas(w, h);
  const rc = contextOf(rim);
  rc.drawImage(canvas, 0, 0);
  rc.globalCompositeOperation = 'source-in';
  const [r, g, bl] = mixRgb(palette.lightColour, [255, 250, 235], 0.4);
  const strength = palette.cover > 0.75 ? 0.34 : 0.7;
  rc.fillStyle = toCss([r, g, bl], strength * (palette.lamp > 0.9 ? 0.6 : 1));
  rc.fillRect(0, 0, w, h);
  const edge = Math.min(Math.max(0.7, height * 0.0045), wish.rimPx) * wish.side;
  setDown(target, wish, lying, height, () => {
    stamp(target, rim, -w / 2 + edge, -footY - Math.abs(edge) * 0.5);
    stamp(target, canvas, -w / 2, -footY);
  });
  release(rim);
  release(canvas);
  if (wish.held?.light && !lying) {
    const { hex, below, reach } = wish.held.light;
    const [hx, hy] = handOf(bodyOf(person), 1);
    const alpha = 0.2 + 0.4 * palette.lamp;
    target.glow(
      wish.x + (flip ? -hx : hx) * height,
      wish.y + (hy + below) * height,
      reach * height,
      hex,
      alpha,
    );
  }
}

function setDown(target: Brush, wish: FigureWish, lying: boolean, height: number, draw: () => void) {
  const flip = wish.person.facing === 'left' ? -1 : 1;
  if (lying) {
    target.groundShadow(wish.x, wish.y, height * 0.56, height * 0.05, 0.4);
    target.at(wish.x - flip * height * 0.46, wish.y - height * 0.09, 1, draw, (flip * Math.PI) / 2);
    return;
  }
  target.groundShadow(wish.x - wish.side * height * 0.04, wish.y, height * 0.24, height * 0.04, 0.42);
  target.at(wish.x, wish.y, 1, draw);
}

function stamp(target: Brush, image: Canvas2D, x: number, y: number) {
  target.ctx.drawImage(image, x, y);
}

/** Light from one side, shade on the other, over the whole figure at once. */
function shade(b: Brush, w: number, h: number, footY: number, side: 1 | -1, palette: Palette, hard: boolean) {
  const c = b.ctx;
  c.save();
  c.globalCompositeOperation = 'source-atop';
  const across = c.createLinearGradient(w * (0.5 - side * 0.22), 0, w * (0.5 + side * 0.22), 0);
  across.addColorStop(0, toCss(palette.shadow, hard ? 0.72 : 0.3));
  if (hard) across.addColorStop(0.36, toCss(palette.shadow, 0.66));
  across.addColorStop(hard ? 0.42 : 0.55, toCss(palette.shadow, 0));
  across.addColorStop(1, toCss(mixRgb(palette.lightColour, [255, 240, 210], 0.3), 0.16));
  c.fillStyle = across;
  c.fillRect(0, 0, w, h);
  const down = c.createLinearGradient(0, footY * 0.4, 0, footY);
  down.addColorStop(0, toCss(palette.shadow, 0));
  down.addColorStop(1, toCss(palette.shadow, 0.24));
  c.fillStyle = down;
  c.fillRect(0, 0, w, h);
  c.restore();
}
