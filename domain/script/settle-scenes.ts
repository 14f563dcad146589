import type { Season, TimeOfDay } from '../paint-spec.ts';
import { PLACE_NAMED } from './read-cues.ts';
import { type CuedBeat, placeOf, type SceneDraft, timeOf } from './scene-draft.ts';

/** What it was before an hour that comes. */
const HOUR_BEFORE: Partial<Record<TimeOfDay, TimeOfDay>> = {
  dawn: 'night',
  morning: 'night',
  afternoon: 'morning',
  dusk: 'afternoon',
  evening: 'afternoon',
  night: 'evening',
};

/** Fixes all settings once the whole story is known: what is told late may have held from the beginning. */
export function settleScenes(scenes: SceneDraft[]): void {
  scenes.forEach((scene, i) => {
    settle(scene);
    const before = scenes[i - 1];
    if (scene.placeName === '' && before?.place === scene.place) scene.placeName = before.placeName;
    scene.isNewPlace = !before || before.place !== scene.place || before.placeName !== scene.placeName;
    scene.isNewTime = !before || before.time !== scene.time;
    // The same night has the same rain, unless something else is told.
    const sameHour = scenes
      .slice(0, i)
      .findLast((other) => other.placeName === scene.placeName && other.time === scene.time);
    const told = scene.beats.some((cued) => cued.cues.weather !== null) || scene.weather !== 'clear';
    if (!told && before && !scene.isNewTime) scene.weather = (sameHour ?? before).weather;
  });
  // While no hour has been told, all of the story has the hour it begins with.
  const untold = scenes.findIndex((scene) => scene.heading !== null || scene.firstTime !== null);
  const run = scenes.slice(0, untold < 0 ? scenes.length : untold);
  const guess =
    run.find((scene) => scene.saidTime)?.saidTime ??
    (untold > 0 && scenes[untold]!.heading === null ? HOUR_BEFORE[scenes[untold]!.firstTime!] : undefined) ??
    (run.some((scene) => scene.place === 'bar') ? 'evening' : undefined);
  if (guess) for (const scene of run) scene.time = guess;
  // What is unsaid at first and told later ("it was winter") held from the beginning.
  carryBack(scenes);
  // Where caravans come from, a market is a bazaar.
  if (scenes.some(({ place }) => /^(?:desert|old-town|market)$/.test(place)))
    for (const scene of scenes) if (scene.place === 'square') scene.place = 'market';
}

/** Fixes a scene's setting once all of its beats are known. */
function settle(scene: SceneDraft): void {
  if (scene.heading === null || scene.isBare) {
    const place = placeOf(scene);
    scene.place = place.kind;
    scene.placeName = place.name;
    scene.time = timeOf(scene);
  }
  const first = <Value>(read: (cued: CuedBeat) => Value | null) =>
    scene.beats.map(read).find((value) => value !== null);
  scene.season = first((cued) => cued.cues.season) ?? scene.season;
  // What only begins or ends later did not hold at first.
  const weather = scene.beats.find(
    (cued, i) => cued.cues.weather !== null && (i === 0 || !cued.cues.weatherTurns),
  )?.cues.weather;
  const early =
    scene.heading === null ? scene.beats.slice(0, 3).find((cued) => cued.cues.weather)?.cues.weather : null;
  if (
    weather &&
    (scene.weather === 'clear' || (early === weather && !/^(?:clear|wind|cloudy)$/.test(weather)))
  )
    scene.weather = weather;
  if (scene.weather === 'snow') scene.season = 'winter';
}

function carryBack(scenes: SceneDraft[]): void {
  const named = scenes.find((scene) => scene.placeName !== '');
  for (const scene of scenes) {
    if (scene.placeName !== '' || scene.heading !== null) break;
    if (named?.beats.some((cued) => (cued.cues.place?.strength ?? 0) > PLACE_NAMED)) {
      scene.place = named.place;
      scene.placeName = named.placeName;
    }
  }
  // What is told of only at the end of many scenes is their end.
  const first = scenes.findIndex((scene) => scene.season !== 'summer');
  const season = scenes[first]?.season;
  if (season === 'winter' && first <= Math.max(1, scenes.length / 2))
    for (const scene of scenes)
      if (scene.season === 'summer' && !says(scene, 'summer')) scene.season = season;
}

function says(scene: SceneDraft, season: Season): boolean {
  return scene.beats.some((cued) => cued.cues.season === season);
}
