import type { Place } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import type { Cast, Mention, Person } from './person.ts';
import type { Cues } from './read-cues.ts';
import { outsideOf, PARTS_OF_HOUSES, PLACE_ENTERED, PLACE_NAMED, PLACE_SET } from './read-place.ts';
import { type CuedBeat, IS_INDOORS, placeOf, type SceneDraft } from './scene-draft.ts';

/** Pronouns that say who is here; "her" and "his" may speak of somebody who is not. */
export const SUBJECTS = /^(?:he|she|they|er|sie|il|elle|ils|él|ella|ellos|lui|lei|loro|ele|ela|eles)$/;

/** The scene a paragraph goes back to: that of the person it opens with, who is not here. */
export function sceneOfSubject(
  cued: CuedBeat,
  here: SceneDraft,
  whereabouts: ReadonlyMap<Person, SceneDraft>,
  cast: Cast,
): SceneDraft | null {
  const speaker = cued.beat.kind === 'said' ? cast.speakers[cued.index] : null;
  // Whoever speaks after a view of the land is where they were before.
  if (speaker && here.beats.length < 20 && here.beats.every((other) => isEmpty(other, cast))) {
    const scene = whereabouts.get(speaker);
    return scene && scene !== here && IS_INDOORS.has(placeOf(scene).kind) ? scene : null;
  }
  const subject = cast.mentions[cued.index]![0];
  if (cued.beat.kind !== 'told' || cued.cues.place || !subject || subject.kind === 'pronoun') return null;
  const scene = whereabouts.get(subject.person);
  return scene && scene !== here && placeOf(scene).kind !== placeOf(here).kind ? scene : null;
}

function isEmpty(cued: CuedBeat, cast: Cast): boolean {
  return (
    cued.beat.kind === 'told' &&
    cast.mentions[cued.index]!.every(({ person }) => person.traits.some((traits) => traits.animal))
  );
}

/** Rooms in which any corridor, bed or staircase is part of the same house. */
const HOUSES = new Set<Place>(
  'hospital office classroom library castle prison church courtroom laboratory spaceship ship train factory airport stage'.split(
    ' ',
  ) as Place[],
);

/** Rooms that houses with many rooms have. */
const WITHIN_HOUSES =
  /^(?:waiting room|corridor|hallway|lobby|lounge|stairwell|wartezimmer|flur|gang|couloir|pasillo|corridoio|corredor)$/;

/** Of the houses with many rooms, those that have beds. */
const SLEPT_IN = /^(?:hospital|castle|prison|spaceship|ship|train)$/;

const VEHICLE_OUTDOORS = new Set<Place>(
  'sea coast mountain forest desert field village old-town city street planet station bridge'.split(
    ' ',
  ) as Place[],
);

/** A fountain, a well or a bench may stand in any of these. */
const PARTS_OF_YARDS = new Set(
  'bench fountain tower square yard courtyard pond lawn stall brunnen marktbrunnen fontaine banc fuente banco fonte chafariz fontana panchina'.split(
    ' ',
  ),
);

const YARDS = new Set<Place>(
  'castle old-town village city garden church market square street'.split(' ') as Place[],
);

const LANDSCAPES = new Set<Place>('sea coast mountain forest desert field ship'.split(' ') as Place[]);

const VEHICLES = new Set(
  'car taxi bus truck train tram boat ship motorcycle bicycle cart horse helicopter crowd'.split(' '),
);

const PICTURE = /\b(?:photograph|photo|picture|painting|postcard|drawing|Foto|Bild|Postkarte)\b/;

/** What a beat tells of the place, seen from where the story is. */
export function whereabout(
  cues: Cues,
  beat: Beat,
  mentions: readonly Mention[],
  scene: SceneDraft | null,
  scenes: readonly SceneDraft[],
): Cues {
  if (!scene) return cues;
  // "She put a photograph on the bar. A man stood in front of a yacht": that is in the photograph.
  const last = scene.beats.at(-1);
  if (
    last?.beat.paragraph === beat.paragraph &&
    PICTURE.test(last.beat.text) &&
    /^(?:An? |It showed|In it|On it|Ein |Eine |Darauf )/.test(beat.text)
  )
    return { ...cues, place: null, isFar: true };
  const here = placeOf(scene);
  const { place } = cues;
  const wasIn = scenes.slice(-2).some((other) => IS_INDOORS.has(placeOf(other).kind));
  // "Outside, it began to snow" is seen from within; "Outside, a taxi stopped" is where we go.
  const follows =
    !/^\p{L}+(?: \p{L}+)?,/u.test(beat.text) ||
    mentions.length > 0 ||
    cues.props.some((prop) => VEHICLES.has(prop));
  // A yacht that sails by outside is not where we go.
  if (cues.goesOut && follows && wasIn && !(place && !IS_INDOORS.has(place.kind) && place.kind !== 'ship')) {
    const known = scenes.findLast(
      (other) =>
        !IS_INDOORS.has(placeOf(other).kind) && placeOf(other).kind !== 'ship' && placeOf(other).strength > 0,
    );
    const hint = scenes
      .slice(-3)
      .flatMap((other) => other.beats.slice(0, 60))
      .findLast((cued) => cued.cues.hint)?.cues.hint;
    const kind = hint?.kind ?? (known ? placeOf(known).kind : outsideOf(here.kind));
    const name = hint?.name ?? (known ? placeOf(known).name : kind);
    return { ...cues, place: { kind: outsideOf(kind), name, strength: PLACE_ENTERED } };
  }
  // "When they stepped outside, the city shone."
  if (cues.goesOut && wasIn && place && !IS_INDOORS.has(place.kind) && place.strength >= PLACE_NAMED)
    return { ...cues, place: { ...place, strength: Math.max(place.strength, PLACE_ENTERED) } };
  const inTrain = cues.isInside && scene.vehicle && VEHICLE_OUTDOORS.has(here.kind);
  if (inTrain && !(place && place.strength >= PLACE_SET)) return { ...cues, place: scene.vehicle };
  // A view of the land without anybody in it is seen from outside.
  const isView =
    place !== null &&
    place.strength < PLACE_SET &&
    place.strength >= PLACE_NAMED &&
    beat.kind === 'told' &&
    LANDSCAPES.has(place.kind) &&
    IS_INDOORS.has(here.kind) &&
    !cues.isInside &&
    mentions.every(({ person }) => person.traits.some((traits) => traits.animal)) &&
    /^[^\p{Ll}]/u.test(beat.text) &&
    !/(?:outside|draußen|dehors|afuera|fuori)/i.test(beat.text);
  if (isView) return { ...cues, place: { ...place, strength: PLACE_SET } };
  // "At the end of the room stood a girl": the room we are in.
  if (place?.name === 'room' && IS_INDOORS.has(here.kind)) return { ...cues, place: null };
  // A corridor or a bed of the hospital is still the hospital.
  const isBedless = place?.name === 'bed' && !SLEPT_IN.test(here.kind);
  if (place && PARTS_OF_HOUSES.has(place.name) && HOUSES.has(here.kind) && !isBedless)
    return { ...cues, place: null };
  // "…slept in the waiting room", seen after the street before the hospital.
  const house = scenes.slice(-3).findLast((other) => HOUSES.has(placeOf(other).kind));
  if (place && place.strength >= PLACE_SET && house && WITHIN_HOUSES.test(place.name))
    return { ...cues, place: { ...place, kind: placeOf(house).kind } };
  if (place && PARTS_OF_YARDS.has(place.name) && YARDS.has(here.kind)) return { ...cues, place: null };
  return cues;
}
