import {
  AMBIENCE_KINDS,
  type AmbienceBed,
  type AmbienceKind,
  type AmbienceSound,
  frameToSample,
} from './composer-order.ts';
import { sha256Hex } from './content-key.ts';
import { type FilmPlan, type Shot, shotsOf } from './film-plan.ts';
import type { PaintSpec } from './paint-spec.ts';
import { IS_INDOORS } from './script/scene-draft.ts';
import type { Timeline } from './timeline.ts';

/** What sounds where a film plays: beds under whole scenes, single sounds at their samples. */
export interface Ambience {
  seed: number;
  beds: AmbienceBed[];
  sounds: AmbienceSound[];
}

type Place = PaintSpec['place'];
type Level = Partial<Record<AmbienceKind, number>>;

/** Where no weather is heard. */
const SEALED = new Set<Place>(['spaceship', 'space', 'submarine', 'underwater', 'backdrop']);
/** Where leaves rustle, birds sing by day and crickets by night. */
const GREEN = new Set<Place>(['forest', 'garden', 'park', 'field', 'village', 'cemetery', 'river', 'ruin']);

/** What a place sounds like by itself. Levels are linear, 1 is a bed that carries the scene. */
const OF_PLACE: Partial<Record<Place, Level>> = {
  sea: { sea: 1, wind: 0.35 },
  coast: { sea: 1 },
  harbour: { sea: 0.6 },
  ship: { sea: 0.9, wind: 0.3 },
  lighthouse: { sea: 0.35 },
  river: { river: 0.8 },
  bridge: { river: 0.5 },
  mountain: { wind: 0.6 },
  desert: { wind: 0.6 },
  arctic: { wind: 0.9 },
  frontier: { wind: 0.4 },
  rooftop: { wind: 0.3, city: 0.5 },
  battlefield: { wind: 0.5 },
  trench: { wind: 0.4 },
  planet: { wind: 0.6 },
  city: { city: 1 },
  street: { city: 0.5 },
  square: { crowd: 0.3 },
  market: { crowd: 1 },
  station: { crowd: 0.5, hum: 0.3 },
  airport: { crowd: 0.5, hum: 0.4 },
  stadium: { crowd: 1 },
  ring: { crowd: 0.8 },
  cafe: { crowd: 0.45 },
  bar: { crowd: 0.55 },
  museum: { crowd: 0.15 },
  courtroom: { crowd: 0.15 },
  train: { rails: 0.9 },
  car: { hum: 0.7 },
  factory: { hum: 1 },
  laboratory: { hum: 0.35 },
  hospital: { hum: 0.2 },
  spaceship: { hum: 0.8 },
  submarine: { hum: 0.9 },
  underwater: { hum: 0.5, sea: 0.3 },
};

const OF_WEATHER: Partial<Record<PaintSpec['weather'], Level>> = {
  rain: { rain: 1 },
  storm: { rain: 1, wind: 0.8 },
  wind: { wind: 1 },
  snow: { wind: 0.35 },
};

const FIRES = new Set(['campfire', 'fire', 'fireplace', 'bonfire', 'stove']);
/** How much of a bed comes through a wall. */
const THROUGH_WALLS = 0.5;
/** Between two claps of thunder, in ms: so long at least, and so much more at most. */
const THUNDER_MS = { first: 1_200, least: 9_000, more: 9_000 };
const CALL_MS = { first: 1_500, least: 7_000, more: 8_000 };
/** A single sound is heard in a shot that leaves it this room. */
const ROOM_MS = 2_500;

/** What is heard in one shot, and which of it through a wall. */
function bedsOf({ paint }: Shot): Map<AmbienceKind, { level: number; muffled: boolean }> {
  const heard = new Map<AmbienceKind, { level: number; muffled: boolean }>();
  if (!paint) return heard;
  const inside = IS_INDOORS.has(paint.place);
  const hear = (levels: Level | undefined, muffled = false) => {
    for (const [kind, level] of Object.entries(levels ?? {}) as [AmbienceKind, number][]) {
      if ((heard.get(kind)?.level ?? 0) < level) heard.set(kind, { level, muffled });
    }
  };
  hear(OF_PLACE[paint.place], paint.place === 'lighthouse');
  if (!SEALED.has(paint.place)) {
    const weather = OF_WEATHER[paint.weather];
    const scaled = Object.entries(weather ?? {}).map(([kind, level]) => [
      kind,
      inside ? level * THROUGH_WALLS : level,
    ]);
    hear(Object.fromEntries(scaled), inside);
  }
  const wild = paint.weather === 'rain' || paint.weather === 'storm' || paint.weather === 'snow';
  if (GREEN.has(paint.place) && !wild) {
    const dark = paint.time === 'night' || paint.time === 'evening';
    if (paint.season === 'winter') hear({ wind: 0.3 });
    else hear(dark ? { night: 0.7 } : { forest: paint.place === 'forest' ? 0.9 : 0.6 });
  }
  if (paint.props.includes('crowd') && !SEALED.has(paint.place)) hear({ crowd: inside ? 0.5 : 0.7 });
  if (paint.props.some((prop) => FIRES.has(prop))) hear({ fire: 0.6 });
  return heard;
}

/** What a film sounds of, as far as its places may be heard. */
export interface Heard {
  ambience?: boolean | undefined;
  music: object | boolean;
}

/** True if a film's places are heard: alone, without voices and music, they would be as loud as a film. */
export function hearsPlaces(plan: FilmPlan, { ambience, music }: Heard): boolean {
  return ambience !== false && (music !== false || shotsOf(plan).some(({ shot }) => shot.lines.length > 0));
}

/** The beds under a film's shots, each kind once, in a fixed order; whatever the lengths of its shots. */
export function bedKindsOf(plan: FilmPlan, film: Heard): AmbienceKind[] {
  if (!hearsPlaces(plan, film)) return [];
  const heard = new Set(shotsOf(plan).flatMap(({ shot }) => [...bedsOf(shot).keys()]));
  return AMBIENCE_KINDS.filter((kind) => heard.has(kind));
}

/**
 * What is heard behind voices and music, from where and in what weather each shot plays: a bed goes on for as long as
 * its place does. The same plan and timeline sound the same. Null: nothing is heard.
 */
export function ambienceOf(plan: FilmPlan, timeline: Timeline): Ambience | null {
  const shots = new Map(shotsOf(plan).map(({ shot }) => [shot.id, shot]));
  const beds: AmbienceBed[] = [];
  const sounds: AmbienceSound[] = [];
  const seed = Number.parseInt(sha256Hex(`${plan.title}/ambience`).slice(0, 8), 16);
  const calls = { thunder: Number.NEGATIVE_INFINITY, call: Number.NEGATIVE_INFINITY };
  const open = new Map<string, AmbienceBed>();
  for (const [i, placed] of timeline.shots.entries()) {
    const shot = shots.get(placed.shotId);
    if (!shot) continue;
    const startSample = frameToSample(placed.startFrame, timeline.fps);
    const next = timeline.shots[i + 1];
    const endFrame = next ? next.startFrame : placed.startFrame + placed.frames;
    const endSample = frameToSample(endFrame, timeline.fps);
    const heard = bedsOf(shot);
    const goesOn = new Set<string>();
    for (const [kind, { level, muffled }] of heard) {
      const key = `${kind}/${level}/${muffled}`;
      goesOn.add(key);
      const before = open.get(key);
      if (before) before.endSample = endSample;
      else {
        const bed = { kind, startSample, endSample, level, muffled };
        open.set(key, bed);
        beds.push(bed);
      }
    }
    for (const key of [...open.keys()]) if (!goesOn.has(key)) open.delete(key);
    callsIn(shot, startSample, endSample);
  }
  return beds.length + sounds.length === 0 ? null : { seed, beds, sounds };

  /** Thunder in a storm, gulls by the sea, an owl at night: now and then, each at least so long after the last. */
  function callsIn({ id, paint }: Shot, startSample: number, endSample: number): void {
    if (!paint || SEALED.has(paint.place)) return;
    const inside = IS_INDOORS.has(paint.place);
    const dice = Number.parseInt(sha256Hex(id).slice(0, 6), 16) / 0xffffff;
    const place = (kind: AmbienceSound['kind'], slot: keyof typeof calls, pace: typeof THUNDER_MS) => {
      const at = startSample + pace.first * 48 * (0.6 + dice);
      const wait = (pace.least + pace.more * dice) * 48;
      if (at - calls[slot] < wait || endSample - at < ROOM_MS * 48) return;
      calls[slot] = at;
      sounds.push({ kind, startSample: Math.round(at), level: inside ? THROUGH_WALLS : 1, muffled: inside });
    };
    if (paint.weather === 'storm') place('thunder', 'thunder', THUNDER_MS);
    const day = paint.time !== 'night' && paint.time !== 'evening';
    if (day && /^(?:sea|coast|harbour|ship)$/.test(paint.place) && paint.weather !== 'storm')
      place('gull', 'call', CALL_MS);
    if (paint.time === 'night' && /^(?:forest|cemetery|ruin|village|barn)$/.test(paint.place))
      place('owl', 'call', CALL_MS);
    if (paint.place === 'church' && paint.framing === 'wide') place('bell', 'call', CALL_MS);
  }
}
