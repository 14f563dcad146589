import type { Place } from '../paint-spec.ts';
import type { SceneDraft } from './scene-draft.ts';

export type Era = 'now' | 'past' | 'frontier';

const FRONTIER =
  /\b(?:saloons?|sheriffs?|cowboys?|gunslingers?|tumbleweeds?|outlaws?|stagecoach(?:es)?|posse|cattle drive|prospectors?|gold rush|ranchers?|bounty hunters?|wild west|frontier town|cavalry|wagon train)\b/gi;
const PAST =
  /\b(?:knights?|squires?|plague|vikings?|longships?|gladiators?|legionar(?:y|ies)|centurions?|toga|muskets?|redcoats?|crusaders?|samurai|shogun|pharaohs?|peasants?|lute|minstrels?|horse-drawn|hansom|town crier|gas ?lamps?|corset|ritter|knappe|pest|postkutsche|chevaliers?|mousquetaires?|caballeros? andantes?|mosqueteros?|cavalieri|moschettieri)\b/gi;
/** A year before cars filled the streets. */
const OLD_YEAR =
  /\b(?:[1-9]\d{2} (?:AD|BC)|1[0-8]\d{2})\b(?! (?:metres|meters|miles|feet|kilometres|euros|dollars|people|men))/;
const MODERN =
  /\b(?:cars?|phone|telephone|computer|laptop|television|airport|bus|taxi|email|internet|robots?|spaceship|subway|motorway|auto|handy|ordinateur|voiture|coche|ordenador|macchina|carro)\b/i;

/** The age a story plays in, as far as its words tell; `now` where they do not. */
export function eraOf(scenes: readonly SceneDraft[]): Era {
  const frontier = new Set<string>();
  const past = new Set<string>();
  let dated = false;
  let isModern = false;
  for (const scene of scenes)
    for (const { beat } of scene.beats) {
      for (const [word] of beat.text.matchAll(FRONTIER)) frontier.add(word.toLowerCase());
      for (const [word] of beat.text.matchAll(PAST)) past.add(word.toLowerCase());
      dated ||= OLD_YEAR.test(beat.text);
      isModern ||= MODERN.test(beat.text);
    }
  if (isModern) return 'now';
  if (frontier.size >= 2) return 'frontier';
  return dated || past.size >= 2 ? 'past' : 'now';
}

/** Streets as they were: without cars and office towers. */
export function placeInEra(place: Place, era: Era): Place {
  if (era === 'frontier' && /^(?:city|street|village|square|old-town|market)$/.test(place)) return 'frontier';
  if (era === 'past' && /^(?:city|street)$/.test(place)) return 'square';
  return place;
}
