import type { Place, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import type { Cues } from './read-cues.ts';
import { PLACE_SET, type PlaceCue } from './read-place.ts';

/** A beat with what it tells and its place in the list of all beats. */
export interface CuedBeat {
  beat: Beat;
  cues: Cues;
  index: number;
  /** How the script wants the shot to begin that this beat opens. */
  transition: string | null;
}

export interface Setting {
  place: Place;
  placeName: string;
  time: TimeOfDay;
  season: Season;
  weather: Weather;
}

export interface SceneDraft extends Setting {
  heading: string | null;
  beats: CuedBeat[];
  /** What is new against the scene before: decides whether the place is shown first. */
  isNewPlace: boolean;
  isNewTime: boolean;
  transition: string | null;
  words: number;
  /** The surest place told of in the beats so far, and the first time of day. */
  surest: PlaceCue | null;
  firstTime: TimeOfDay | null;
  /** The hour that somebody speaks of first. */
  saidTime: TimeOfDay | null;
  /** A train or ship that the scene sees and may turn out to be in. */
  vehicle: PlaceCue | null;
  /** "SCENE 1" alone: where and when it plays is told after it. */
  isBare: boolean;
}

export const IS_INDOORS = new Set<Place>(
  'cafe kitchen bedroom room office classroom hospital laboratory library church train car spaceship stage courtroom prison bar factory cave submarine barn cellar lighthouse museum ring workshop dressing-room'.split(
    ' ',
  ) as Place[],
);

/** Where a scene plays: its surest place, the first of the equally sure. */
export function placeOf(scene: SceneDraft): { kind: Place; name: string; strength: number } {
  if (scene.placeName !== '') return { kind: scene.place, name: scene.placeName, strength: PLACE_SET };
  return scene.surest ?? { kind: scene.place, name: '', strength: 0 };
}

/** True if the script has told the hour of a scene. */
export function hasTime(scene: SceneDraft): boolean {
  return scene.heading !== null || scene.firstTime !== null || !scene.isNewTime;
}

/** The hour of a scene as told so far. */
export function timeOf(scene: SceneDraft): TimeOfDay {
  if ((scene.heading !== null && !scene.isBare) || (!scene.isNewTime && !scene.isBare)) return scene.time;
  return scene.firstTime ?? scene.time;
}

/** What a scene's last beat tells of it, of those that tell it. */
export function lastOf<Value>(scene: SceneDraft, read: (cued: CuedBeat) => Value | null): Value | null {
  for (let i = scene.beats.length - 1; i >= 0; i--) {
    const value = read(scene.beats[i]!);
    if (value !== null) return value;
  }
  return null;
}
