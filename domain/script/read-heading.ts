import type { Place, TimeOfDay } from '../paint-spec.ts';
import type { Passage } from './beats.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import { INTERIORS, outsideOf, readPlaceName } from './read-place.ts';
import type { SceneDraft, Setting } from './scene-draft.ts';
import { readWords } from './words.ts';

const HEADING_TIME: [RegExp, TimeOfDay][] = [
  [/\b(?:DAWN|SUNRISE|MORGENGRAUEN|AUBE|AMANECER|ALBA)\b/i, 'dawn'],
  [/\b(?:MORNING|MORGEN|MORGENS|MATIN|MAÑANA|MATTINO|MANHÃ)\b/i, 'morning'],
  [/\b(?:AFTERNOON|NACHMITTAG|APRÈS-MIDI|TARDE|POMERIGGIO)\b/i, 'afternoon'],
  [/\b(?:DUSK|SUNSET|TWILIGHT|MAGIC HOUR|DÄMMERUNG|CRÉPUSCULE|ATARDECER|TRAMONTO)\b/i, 'dusk'],
  [/\b(?:EVENING|ABEND|ABENDS|SOIR|SERA)\b/i, 'evening'],
  [/\b(?:NIGHT|MIDNIGHT|NACHT|NACHTS|NUIT|NOCHE|NOTTE|NOITE)\b/i, 'night'],
  [/\b(?:DAY|NOON|TAG|TAGS|JOUR|DÍA|GIORNO|DIA)\b/i, 'day'],
];

export const BARE =
  /^(?:#+\s*)?(?:scene|act|szene|akt|scène|acte|escena|acto|scena|atto|cena|ato)\s+[\p{L}\d]{1,6}[.:]?$/iu;

/** True if the ships of a story fly: it speaks of airlocks or orbits, and of no sea. */
export function isInSpace(passages: readonly Passage[]): boolean {
  let signs = 0;
  let seas = 0;
  for (const passage of passages) {
    if ('heading' in passage && /\b(?:space|planet|orbit|airlock|weltraum)\b/i.test(passage.heading))
      signs += 2;
    if (!('beat' in passage)) continue;
    if (/\b(?:sea|ocean|harbou?r|waves|meer|hafen)\b/i.test(passage.beat.text)) seas++;
    if (SPACE.test(passage.beat.text)) signs++;
  }
  return signs >= 2 && signs > 2 * seas;
}

/** What a screenplay calls the rooms of a ship that flies: its bridge, its engine room. */
export const ABOARD = new Set<Place>([
  'ship',
  'bridge',
  'room',
  'factory',
  'bedroom',
  'laboratory',
  'office',
  'street',
  'backdrop',
]);

const SPACE =
  /\b(?:airlocks?|spaceships?|starships?|spacecraft|space station|oxygen|orbit|hyperspace|galax(?:y|ies)|asteroids?|warp|escape pod|dead moon|landers?|mothership|between the stars|light[- ]years?|blue planet|ringed planet|new planet|the ark \p{Lu}|space ?suits?|reactor|coolant|moon base|colony ship|raumschiff|luftschleuse|sauerstoff)\b/iu;

/** The setting a heading tells; what it leaves out is carried on from the scene before. */
export function readHeading(text: string, previous: SceneDraft | null, lexicon: CompiledLexicon): Setting {
  const words = readWords(text);
  const inside = /^\s*INT\b/i.test(text) && !/^\s*INT\.?\s*\/\s*EXT/i.test(text);
  const match = readPlaceName(text, lexicon);
  const interior = inside && match ? INTERIORS[match.phrase] : undefined;
  const outside = /^\s*EXT\b/i.test(text) && match ? outsideOf(match.value) : undefined;
  const time = HEADING_TIME.find(([pattern]) => pattern.test(text))?.[1];
  const continues = text === '' || /CONTINUOUS|SAME|LATER/i.test(text);
  const name = text
    .replace(/^\s*(?:INT|EXT|EST|I\/E)(?:\.?\s*\/\s*(?:INT|EXT))?[.\s]+/i, '')
    .replace(/\s+[-–—]+\s+[^-–—]*$/, '')
    .replace(/^(?:scene|act|szene|akt)\s+[\w]+\s*[:.–-]?\s*/i, '')
    .replace(
      /[.,;]\s*(?:early |late |the next )?(?:night|day|dawn|dusk|morning|afternoon|evening|noon|midnight|nacht|tag|abend|morgen|nuit|jour|soir|noche|día|tarde|mañana|notte|giorno|sera)\.?$/i,
      '',
    )
    .replace(/^(?:an?|the)\s+|[.:\s]+$/gi, '')
    .trim()
    .toLowerCase();
  const fallback: Place = previous && text === '' ? previous.place : inside ? 'room' : 'backdrop';
  return {
    place: interior ?? outside ?? match?.value ?? fallback,
    placeName: name.slice(0, 120),
    time: time ?? (continues && previous ? previous.time : 'day'),
    season: matchPhrases(words, lexicon.seasons)[0]?.value ?? previous?.season ?? 'summer',
    weather:
      matchPhrases(words, lexicon.weathers)[0]?.value ?? (continues && previous ? previous.weather : 'clear'),
  };
}
