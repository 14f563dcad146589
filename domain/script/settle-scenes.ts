import type { Season, TimeOfDay, Weather } from '../paint-spec.ts';
import { eraOf, placeInEra } from './era.ts';
import { guessPlace } from './guess-place.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { PLACE_NAMED } from './read-place.ts';
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
export function settleScenes(scenes: SceneDraft[], lexicon: CompiledLexicon): void {
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
    if (!told && before && !scene.isNewTime && before.season === scene.season)
      scene.weather = sameHour && sameHour !== before ? sameHour.weather : weatherAfter(before);
  });
  // While no hour has been told, all of the story has the hour it begins with.
  const untold = scenes.findIndex((scene) => scene.heading !== null || scene.firstTime !== null);
  const run = scenes.slice(0, untold < 0 ? scenes.length : untold);
  const guess =
    run.find((scene) => scene.saidTime)?.saidTime ??
    (untold > 0 && scenes[untold]!.heading === null && leadsTo(run, scenes[untold]!)
      ? HOUR_BEFORE[scenes[untold]!.firstTime!]
      : undefined) ??
    (run.some((scene) => scene.place === 'bar') ? 'evening' : undefined);
  const from = Math.max(0, lateFrom(run));
  if (guess)
    for (const scene of run.slice(from))
      if (!isSunny(scene) && !scene.beats[0]?.cues.opensSeason) scene.time = guess;
  // What is unsaid at first and told later ("it was winter") held from the beginning.
  carryBack(scenes);
  for (const scene of scenes) {
    if (scene.place !== 'backdrop' || scene.placeName !== '') continue;
    const guess = guessPlace(scene, lexicon);
    if (guess) Object.assign(scene, { place: guess.kind, placeName: guess.name });
  }
  // Whoever sails is aboard, whatever sea is told of.
  for (const scene of scenes)
    if (scene.heading === null && scene.beats.some((cued, i) => sails(cued, scene.place === 'sea' ? 0 : i)))
      scene.place = 'ship';
  const era = eraOf(scenes);
  for (const scene of scenes) scene.place = placeInEra(scene.place, era);
  // Where caravans come from, a market is a bazaar.
  if (scenes.some(({ place }) => /^(?:desert|old-town|market)$/.test(place)))
    for (const scene of scenes) if (scene.place === 'square') scene.place = 'market';
}

/** "He sailed all night"; what a ship does by itself is seen from elsewhere. */
const SAILS =
  /\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|\p{Lu}\p{Ll}+ and \p{Lu}\p{Ll}+) (?:sails?|sailed|steers?|steered|set sail|(?:took|stood at) the (?:helm|tiller|wheel))\b/u;

/** True for a sentence in which somebody sails: at sea any, elsewhere the first of a scene that names no other place. */
function sails({ beat, cues }: SceneDraft['beats'][number], i: number): boolean {
  const elsewhere = cues.place !== null && !/^(?:sea|ship)$/.test(cues.place.kind);
  return beat.kind === 'told' && i < 2 && !elsewhere && SAILS.test(beat.text);
}

/** Signs that it is late: lamps, beds, dreams. */
const LATE =
  /\b(?:lamps?|candles?|lanterns?|torch(?:es)?|dark|darkness|moon|stars|asleep|slept|bed|dreams?|party|ball|lights? (?:went|go|goes)|lampen?|kerzen?|laternen?|dunkel|mond|sterne|bett|schlief|lampe|bougie|lune|étoiles|sombre|luna|estrellas|vela|candela|stelle|lua|estrelas)\b/i;

/** The first of these scenes that is lit by lamps; without any, only what comes right before a told evening is late. */
function lateFrom(run: readonly SceneDraft[]): number {
  if (run.some((scene) => scene.saidTime !== null || scene.place === 'bar')) return 0;
  const late = run.findIndex((scene) => scene.beats.some((cued) => LATE.test(cued.beat.text)));
  return late >= 0 ? late : run.length - 1;
}

function isSunny(scene: SceneDraft): boolean {
  return (
    scene.saidTime === null &&
    scene.beats.some((cued) => /\b(?:sun|sunlight|sunny|sonne|soleil|sol|sole)\b/i.test(cued.beat.text))
  );
}

/** True if what comes before a first hour belongs to the same day or night. */
function leadsTo(run: readonly SceneDraft[], next: SceneDraft): boolean {
  const time = next.firstTime;
  if (time !== 'dawn' && time !== 'morning') return time === 'dusk' || time === 'evening' || time === 'night';
  const opening = next.beats.find((cued) => cued.cues.time !== null)?.beat.text ?? '';
  if (/\b(?:every|each|one|some|jeden|eines|chaque|un|cada|una?|ogni) \p{L}+/iu.test(opening.slice(0, 30)))
    return false;
  return run.some((scene) => scene.beats.some((cued) => LATE.test(cued.beat.text)));
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

/** The sky when a scene ends: it may have cleared up. */
function weatherAfter(scene: SceneDraft): Weather {
  const turned = scene.beats.findLast((cued) => cued.cues.weather !== null)?.cues;
  return turned?.weather === 'clear' && turned.weatherTurns ? 'clear' : scene.weather;
}

function says(scene: SceneDraft, season: Season): boolean {
  return scene.beats.some((cued) => cued.cues.season === season);
}
