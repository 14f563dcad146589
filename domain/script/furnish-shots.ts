import type { Look, Place, Weather } from '../paint-spec.ts';
import { animalOf } from './animal-of.ts';
import type { ShotDraft } from './compose-shots.ts';
import type { Person } from './person.ts';
import { WEATHER_RANK as RANK } from './read-cues.ts';
import { IS_INDOORS, type SceneDraft } from './scene-draft.ts';
import { hash32 } from './stable-ids.ts';

/**
 * Where the camera stands: in turn through the scene, never twice in a row alike, by the shot's place in it alone: a
 * line that is told otherwise moves no camera but its own.
 */
export function angleOf(shotIndex: number, place: string): number {
  return (hash32('angle', place) + shotIndex + (shotIndex >> 2)) % 4;
}

const SWUM = /^(?:underwater|sea|coast|river|harbour|market|square|kitchen|ship|cafe)$/;

/** Things seen: those named in the shot; a wide view also keeps the scene's landmarks. */
const IN_SPACE = new Set<Place>(['space', 'spaceship', 'planet']);

export function propsOf(
  shot: ShotDraft,
  landmarks: readonly Landmark[],
  place: Place,
  looks: ReadonlyMap<Person, { look: Look }>,
): string[] {
  const props = new Set<string>();
  for (const cued of shot.beats)
    if (cued.beat.kind !== 'said' || shot.framing === 'detail')
      for (const prop of cued.cues.props) props.add(prop);
  for (const person of shot.people) {
    const animal = animalOf(person);
    if (!animal) continue;
    if (looks.get(person)?.look.species) props.delete(animal);
    else props.add(animal);
  }
  if (IN_SPACE.has(place))
    for (const name of ['ship', 'boat', 'rocket']) if (props.delete(name)) props.add('spaceship');
  if (place === 'lighthouse') props.delete('lamp');
  if (place === 'train') for (const name of ['bus', 'tram', 'train', 'car']) props.delete(name);
  if (place === 'forest') for (const name of ['tree', 'pine']) props.delete(name);
  if (shot.framing !== 'detail') {
    const limit = shot.framing === 'wide' ? 6 : shot.framing === 'medium' ? 4 : 2;
    const until = shot.beats.at(-1)?.index ?? -1;
    for (const { prop: landmark, first } of landmarks)
      if (GREAT.has(landmark) || first <= until) if (props.size < limit) props.add(landmark);
  }
  suitProps(props, shot, place);
  return [...props].slice(0, 12);
}

/** Takes away or changes what a place does not have. */
function suitProps(props: Set<string>, shot: ShotDraft, place: Place): void {
  // Out of doors a lamp is carried, hung up or a street's own.
  const outside = !IS_INDOORS.has(place) && place !== 'backdrop';
  if (outside && props.delete('lamp') && !/^(?:street|city|park|bridge|station|square)$/.test(place))
    props.add('lantern');
  // Every desk of an office has one already.
  if (place === 'office' && shot.framing !== 'detail') props.delete('computer');
  if (place === 'stadium' && props.delete('ball')) props.add('football');
  if (place === 'car') for (const name of ['car', 'taxi', 'truck', 'bus']) props.delete(name);
  // Fish are seen in water, on stalls and on plates.
  if (!SWUM.test(place) && shot.framing !== 'detail') props.delete('fish');
  // A ward has beds and desks of its own kind.
  if (place === 'hospital') for (const name of ['bed', 'desk']) props.delete(name);
  if (IS_INDOORS.has(place) && !/^(?:barn|stage|cave)$/.test(place))
    for (const name of ['elephant', 'horse', 'camel', 'cow', 'whale', 'bear', 'donkey']) props.delete(name);
}

const LANDMARKS = new Set(
  'lighthouse boat ship house hut church tower bridge windmill tree pine palm train tram airplane rocket rover planet table chair bench bed fireplace stall fence gate fountain statue window piano blackboard tent crowd door lamp clock campfire'.split(
    ' ',
  ),
);

/** The scene's weather, unless it has turned by then: "outside, it began to snow". */
export function turnsOf(draft: SceneDraft): { from: number; weather: Weather }[] {
  const turns = [{ from: -1, weather: draft.weather }];
  for (const { cues, index } of draft.beats) {
    const { weather } = cues;
    const now = turns.at(-1)!.weather;
    if (!weather || weather === now) continue;
    const begins = index > draft.beats[0]!.index;
    if (weather === 'clear' ? cues.weatherTurns && begins : RANK[weather] > RANK[now])
      turns.push({ from: index, weather });
  }
  return turns;
}

/** The weather when a shot ends. */
export function weatherAt(turns: ReturnType<typeof turnsOf>, shot: ShotDraft): Weather {
  const until = shot.beats.at(-1)?.index ?? -1;
  return turns.findLast((turn) => turn.from <= until)?.weather ?? turns[0]!.weather;
}

/** Seen from the first view on; the others only once the script has come to them. */
const GREAT = new Set(
  'lighthouse ship boat house hut church tower bridge windmill tree pine palm train tram airplane rocket planet stall fence fountain statue'.split(
    ' ',
  ),
);

/** Where a thing is part of the place itself, or would be another thing. */
const NATIVE: Partial<Record<string, ReadonlySet<Place>>> = {
  tree: new Set<Place>(['forest', 'park', 'garden']),
  pine: new Set<Place>(['forest']),
  ship: new Set<Place>(['space', 'planet', 'spaceship', 'ship']),
  boat: new Set<Place>(['space', 'planet', 'ship']),
  church: new Set<Place>(['church']),
  house: new Set<Place>(['village', 'street', 'city', 'old-town']),
  bridge: new Set<Place>(['bridge']),
  stall: new Set<Place>(['market', 'square']),
  bench: new Set<Place>(['park', 'station']),
  bed: new Set<Place>(['hospital', 'prison']),
  table: new Set<Place>(['kitchen']),
  train: new Set<Place>(['station', 'train']),
  bus: new Set<Place>(['train']),
  tram: new Set<Place>(['train']),
};

export interface Landmark {
  prop: string;
  /** The beat that names it first. */
  first: number;
}

/** What stands in a scene and does not go away; a thing in a hand is not one. Most named first. */
export function landmarksOf(draft: SceneDraft): Landmark[] {
  const found = new Map<string, Landmark & { count: number }>();
  const indoors = IS_INDOORS.has(draft.place);
  for (const { beat, cues, index } of draft.beats) {
    if (beat.kind === 'said' || cues.isFar) continue;
    for (const prop of cues.props) {
      if (!LANDMARKS.has(prop) || (indoors && GREAT.has(prop))) continue;
      if (NATIVE[prop]?.has(draft.place)) continue;
      const known = found.get(prop);
      if (known) known.count++;
      else found.set(prop, { prop, first: index, count: 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
