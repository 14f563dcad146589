import { isTown, mapPlaceOf } from './lexicon/gazetteer.ts';
import type { SceneDraft } from './scene-draft.ts';

/** Gives places the look of the region the story is in: a city in France has no towers of glass, Greenland has ice. */
export function localise(scenes: readonly SceneDraft[]): void {
  let region: string | null = null;
  for (const scene of scenes) {
    for (const { cues } of scene.beats) {
      const kind = cues.onMap && mapPlaceOf(cues.onMap);
      if (kind && (isTown(cues.onMap!) || kind === 'arctic')) region = kind;
    }
    if (scene.place === 'city' && (region === 'street' || region === 'square')) scene.place = region;
    // A village in Rajasthan has no steeple.
    if (region === 'old-town' && /^(?:village|square|street|city)$/.test(scene.place))
      scene.place = scene.place === 'square' ? 'market' : 'old-town';
    if (region === 'arctic' && /^(?:sea|coast|mountain|field)$/.test(scene.place)) scene.place = 'arctic';
  }
}
