import type { Place } from '../paint-spec.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { CITY_LANDMARKS, isTown } from './lexicon/gazetteer.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import type { SceneDraft } from './scene-draft.ts';
import { readWords } from './words.ts';

/** Where a city is seen so that what it is known by may stand behind. */
const VIEWS = new Set<Place>(
  'street city square old-town bridge river rooftop park desert'.split(' ') as Place[],
);

/** For each scene the landmark of the city that the story is in by then, where the scene looks out on it. */
export function cityLandmarks(scenes: readonly SceneDraft[], lexicon: CompiledLexicon): (string | null)[] {
  let city: string | null = null;
  return scenes.map((scene) => {
    const headed = matchPhrases(readWords(scene.heading ?? ''), lexicon.places).find((match) =>
      isOfTown(match.phrase),
    );
    const told = scene.beats.find(({ cues }) => cues.onMap !== null && isOfTown(cues.onMap))?.cues.onMap;
    city = headed?.phrase ?? told ?? city;
    return city !== null && VIEWS.has(scene.place) ? (CITY_LANDMARKS[city] ?? null) : null;
  });
}

function isOfTown(name: string): boolean {
  return isTown(name) || name in CITY_LANDMARKS;
}
