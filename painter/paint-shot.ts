import { blurred } from './blur.ts';
import { Brush } from './brush.ts';
import { type Canvas2D, contextOf, type MakeCanvas, release } from './canvas.ts';
import { knownProps, type NamedProp, paintCast, planCast } from './cast.ts';
import { crowd, hasCrowd } from './crowd.ts';
import { paintDetail } from './detail.ts';
import { paintCloseCast, paintMediumCast } from './framing.ts';
import { blinds, inkPlates } from './ink.ts';
import { grainTile, layGrain, vignette } from './light.ts';
import type { PaintSpec } from './paint-spec.ts';
import { indoorPalette, paletteFor } from './palette.ts';
import type { PlacePainter } from './places/place.ts';
import { PLACE_PAINTERS } from './places/places.ts';
import { propNamed } from './props/props.ts';
import { hashText, seededRandom } from './random.ts';
import { paintClouds, paintSky } from './sky.ts';
import { makeStage, OVERSCAN, type Stage, unitOf } from './stage.ts';
import { paintFarProps, paintFixtures } from './surroundings.ts';
import { airDrift, type Drift, lightning, paintAir } from './weather.ts';

/** Layers are this much larger than the frame on each axis, centred on it. */
export const overscan = OVERSCAN;

export interface FrameSize {
  widthPx: number;
  heightPx: number;
}

export interface PaintedLayer {
  name: 'sky' | 'clouds' | 'far' | 'place' | 'people' | 'near' | 'air';
  canvas: Canvas2D;
  /** 0 far … 1 near: how much parallax moves it. */
  depth: number;
  /** True: every pixel is covered. The first layer always is, no other. */
  opaque: boolean;
  /** The layer moves by itself, in shares of the frame per second; `tile`: it wraps at its own edges. */
  drift?: Drift;
  /** Eyes open and shut are two layers that stand in for each other: which of them is seen when. */
  blink?: Blink;
}

/** Eyes shut at `atS` for `forS`, again every `everyS`; `shut`: the layer is seen then, else at all other times. */
export interface Blink {
  shut: boolean;
  atS: number;
  everyS: number;
  forS: number;
}

/** True if a layer is seen at a moment of its shot: all but those that blink always are. */
export function isSeen(layer: Pick<PaintedLayer, 'blink'>, seconds: number): boolean {
  const { blink } = layer;
  if (!blink) return true;
  const since = seconds - blink.atS;
  return (since >= 0 && since % blink.everyS < blink.forS) === blink.shut;
}

interface Shot {
  spec: PaintSpec;
  size: FrameSize;
  place: PlacePainter;
  props: NamedProp[];
  makeCanvas: MakeCanvas;
  grain: Canvas2D;
}

/**
 * Paints a shot as layers from back to front, each `overscan` times the frame's size (whole pixels, centred).
 * A wide shot is sky, clouds or moving air, what is far, the place with its people, what is near; the closer
 * framings merge the place and keep the people apart. The same spec and size give the same pixels.
 */
export function paintLayers(
  spec: PaintSpec,
  size: FrameSize,
  makeCanvas: MakeCanvas,
  blinks = true,
): PaintedLayer[] {
  const shot: Shot = {
    spec,
    size,
    place: PLACE_PAINTERS[spec.place],
    props: knownProps(spec.props, PLACE_PAINTERS[spec.place].indoors),
    makeCanvas,
    grain: grainTile(makeCanvas, 0.04),
  };
  const layers = spec.framing === 'wide' ? wideLayers(shot) : closerLayers(shot, blinks);
  if (spec.style === 'noir') {
    const plates = layers
      .filter(({ name }) => name !== 'air' && name !== 'near')
      .map(({ name, canvas }) => ({ canvas, reds: name === 'people' }));
    inkPlates(plates, spec, unitOf(size));
  }
  for (const layer of layers)
    if (layer.name !== 'air' && layer.name !== 'clouds' && layer.name !== 'near')
      layGrain(layer.canvas, shot.grain);
  return layers;
}

/** The whole shot on one canvas of the frame's size: the storyboard's picture. */
export function paintFlat(spec: PaintSpec, size: FrameSize, makeCanvas: MakeCanvas): Canvas2D {
  const flat = makeCanvas(size.widthPx, size.heightPx);
  const ctx = contextOf(flat);
  for (const layer of paintLayers(spec, size, makeCanvas, false)) {
    const { canvas } = layer;
    ctx.drawImage(
      canvas,
      Math.round((size.widthPx - canvas.width) / 2),
      Math.round((size.heightPx - canvas.height) / 2),
    );
    release(canvas);
  }
  return flat;
}

function wideLayers(shot: Shot): PaintedLayer[] {
  const { spec, place } = shot;
  const sky = openLayer(shot);
  const drift = airDrift(sky.stage);
  const layers: PaintedLayer[] = [{ name: 'sky', canvas: sky.canvas, depth: 0, opaque: true }];
  moved(sky.stage, () => {
    paintBack(sky.stage, place, spec, drift !== null);
    paintFarProps(sky.stage, shot.props, 'sky');
  });
  if (!drift && place.sky) {
    const clouds = openLayer(shot);
    paintClouds(clouds.stage);
    layers.push({
      name: 'clouds',
      canvas: clouds.canvas,
      depth: 0.06,
      opaque: false,
      drift: { xPerS: 0.006, yPerS: 0, tile: true },
    });
  }
  if (place.far) {
    const far = openLayer(shot);
    moved(far.stage, () => place.far?.(far.stage));
    layers.push({ name: 'far', canvas: far.canvas, depth: 0.25, opaque: false });
  }
  const main = openLayer(shot);
  const behind = shot.props.some((p) => p.prop.zone === 'far');
  if (behind && place.far) {
    const far = layers[layers.length - 1]!;
    const { stage } = openLayer(shot, far.canvas);
    moved(stage, () => paintFarProps(stage, shot.props, 'far'));
  }
  moved(main.stage, () => {
    place.main(main.stage);
    paintFixtures(main.stage, shot.props);
    if (behind && !place.far) paintFarProps(main.stage, shot.props, 'far');
  });
  paintCast(main.stage, shot.makeCanvas, planCast(main.stage, shot.props, main.stage.tall));
  layers.push({ name: 'people', canvas: main.canvas, depth: 0.6, opaque: false });
  layers.push(nearLayer(shot, (s) => place.near?.(s)));
  if (drift) layers.push(airLayer(shot, drift));
  return layers;
}

/** Medium, close and detail: the place seen through a longer lens, people or a thing large before it. */
function closerLayers(shot: Shot, blinks: boolean): PaintedLayer[] {
  const { spec, place, makeCanvas } = shot;
  const lens = LENSES[spec.framing === 'wide' ? 'medium' : spec.framing];
  const sky = openLayer(shot);
  const drift = airDrift(sky.stage);
  look(sky.stage, lens.zoom, () => {
    paintBack(sky.stage, place, spec, true);
    paintFarProps(sky.stage, shot.props, 'sky');
  });
  const ground = openLayer(shot);
  look(ground.stage, lens.zoom, () => {
    place.far?.(ground.stage);
    paintFarProps(ground.stage, shot.props, 'far');
    place.main(ground.stage);
    paintFixtures(ground.stage, shot.props);
  });
  const layers: PaintedLayer[] = [
    {
      name: 'sky',
      canvas: lens.blur ? blurred(sky.canvas, lens.blur, makeCanvas) : sky.canvas,
      depth: 0,
      opaque: true,
    },
    {
      name: 'place',
      canvas: lens.blur ? blurred(ground.canvas, lens.blur, makeCanvas) : ground.canvas,
      depth: 0.25,
      opaque: false,
    },
  ];
  const people = openLayer(shot);
  if (spec.framing === 'detail') paintDetail(people.stage, shot.props, place.token);
  else if (spec.framing === 'close' && spec.people.length > 0)
    paintCloseCast(people.stage, makeCanvas, shot.props);
  else if (spec.people.length > 0) paintMediumCast(people.stage, makeCanvas, shot.props);
  else if (hasCrowd(spec.props) && spec.framing === 'medium')
    crowd({ ...people.stage, foot: people.stage.h * 1.12 }, people.stage.unit * 0.86);
  else if (!isBehind(spec.focus))
    paintDetail(
      people.stage,
      shot.props.filter((p) => p.prop.zone === 'small' || p.prop.zone === 'ground'),
      null,
    );
  layers.push({ name: 'people', canvas: people.canvas, depth: 0.7, opaque: false });
  if (blinks && spec.framing === 'close' && spec.people.length > 0)
    layers.push(...blinking(shot, layers.pop()!));
  layers.push(nearLayer(shot, () => undefined));
  if (drift) layers.push(airLayer(shot, drift));
  return layers;
}

/** The people with their eyes open, and with them shut. */
function blinking(shot: Shot, open: PaintedLayer): PaintedLayer[] {
  const shut = openLayer(shot);
  const people = shot.spec.people.map((person) => ({ ...person, shut: true }));
  const staged = { ...shut.stage, spec: { ...shot.spec, people } };
  paintCloseCast(staged, shot.makeCanvas, shot.props);
  // Everybody blinks in their own time.
  const r = seededRandom(
    hashText(people.map((person) => person.characterId).join()),
    `blink${shot.spec.angle ?? 0}`,
  );
  const blink = { atS: r.range(0.7, 1.9), everyS: r.range(2.6, 4.2), forS: 0.14 };
  return [
    { ...open, blink: { ...blink, shut: false } },
    { ...open, canvas: shut.canvas, blink: { ...blink, shut: true } },
  ];
}

/** True for what the place itself shows already: skies, landmarks, walls. */
function isBehind(focus: string | null): boolean {
  const zone = focus === null ? null : propNamed(focus)?.prop.zone;
  return zone === 'sky' || zone === 'far' || zone === 'wall';
}

/** How far each framing zooms into the place, and how soft it gets (halvings). */
const LENSES = {
  medium: { zoom: 1.5, blur: 1 },
  close: { zoom: 2.1, blur: 4 },
  detail: { zoom: 2.3, blur: 4 },
} as const;

function paintBack(s: Stage, place: PlacePainter, spec: PaintSpec, stillClouds: boolean) {
  const { b } = s;
  if (!place.indoors) paintSky(s);
  else b.rect(s.left, s.top, s.right - s.left, s.bottom - s.top, '#5a4a48');
  if (place.sky && stillClouds) paintClouds(s);
  if (place.sky && spec.weather === 'storm') lightning(s);
  place.back?.(s);
}

function nearLayer(shot: Shot, draw: (s: Stage) => void): PaintedLayer {
  const { canvas, stage } = openLayer(shot);
  draw(stage);
  const gloom = {
    calm: 0,
    joyful: -0.08,
    sad: 0.08,
    tense: 0.14,
    dark: 0.22,
    romantic: 0.02,
    wondrous: 0.02,
    heroic: 0,
    comic: -0.08,
    neutral: 0,
  };
  const noir = shot.spec.style === 'noir';
  if (noir) {
    toInk(canvas, '#050508');
    if (shot.place.indoors && shot.spec.framing !== 'detail' && stage.random('lit').chance(0.6))
      blinds(stage);
  }
  vignette(stage, (noir ? 0.6 : 0.42) + gloom[shot.spec.mood]);
  return { name: 'near', canvas, depth: 1, opaque: false };
}

function airLayer(shot: Shot, drift: Drift): PaintedLayer {
  const { canvas, stage } = openLayer(shot);
  paintAir(stage);
  if (shot.spec.style === 'noir') toInk(canvas, '#e6e2d6');
  return { name: 'air', canvas, depth: 1, opaque: false, drift };
}

/** Everything on a layer in one colour: silhouettes before the picture, rain and snow as strokes of paper. */
function toInk(canvas: Canvas2D, colour: string) {
  const ctx = contextOf(canvas);
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalCompositeOperation = 'source-atop';
  ctx.fillStyle = colour;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.restore();
}

/** An empty layer, or a second brush on a layer already begun, with its origin at the frame's corner. */
function openLayer(shot: Shot, begun?: Canvas2D): { canvas: Canvas2D; stage: Stage } {
  const { spec, size, place } = shot;
  const w = Math.round(size.widthPx * OVERSCAN);
  const h = Math.round(size.heightPx * OVERSCAN);
  const canvas = begun ?? shot.makeCanvas(w, h);
  const lit = paletteFor(spec);
  // Ink keeps the red of people and of a thing shown for itself; all else is black and paper.
  const outside = spec.style === 'noir' && spec.framing !== 'detail' ? { ...lit, saturation: 0 } : lit;
  const b = new Brush(canvas, place.indoors ? indoorPalette(outside) : outside);
  b.ctx.setTransform(1, 0, 0, 1, -Math.round((size.widthPx - w) / 2), -Math.round((size.heightPx - h) / 2));
  return { canvas, stage: makeStage(b, spec, place, size, outside) };
}

/** Where the camera has walked for angles 1 to 3: how near, and towards what across the composition. */
const STANDS = [
  { zoom: 1, x: 0.5 },
  { zoom: 1.3, x: 0.24 },
  { zoom: 1.34, x: 0.76 },
  { zoom: 1.16, x: 0.62 },
] as const;

/** Draws a wide view's place from where the camera stands; feet stay on the same line. */
function moved(s: Stage, draw: () => void) {
  const { zoom, x } = STANDS[s.spec.angle ?? 0] ?? STANDS[0];
  const c = s.b.ctx;
  c.save();
  const y = s.foot > s.h ? s.h * 0.4 : s.foot;
  c.translate(s.w * x, y);
  c.scale(zoom, zoom);
  c.translate(-s.w * x, -y);
  draw();
  c.restore();
}

/** Draws a place as through a longer lens, centred between its people at the height of their chests. */
function look(s: Stage, zoom: number, draw: () => void) {
  const { spec } = s;
  const c = s.b.ctx;
  const middle =
    spec.people.length > 0 ? spec.people.reduce((sum, p) => sum + p.at, 0) / spec.people.length : 0.5;
  const reach = 0.5 / zoom;
  const aside = [0, -0.17, 0.17, 0.08][spec.angle ?? 0] ?? 0;
  const fx = s.w * Math.max(reach - 0.03, Math.min(1.03 - reach, middle + aside));
  const eye = s.foot - s.tall * 0.72;
  const fy = Math.min(eye, s.bottom - (s.h * 0.5 + s.bottom - s.h) / zoom);
  c.save();
  c.translate(s.w / 2, s.h / 2);
  c.scale(zoom, zoom);
  c.translate(-fx, -Math.max(fy, s.top + (s.h * 0.5 - s.top) / zoom));
  draw();
  c.restore();
}
