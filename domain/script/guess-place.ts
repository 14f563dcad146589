import type { Place } from '../paint-spec.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import type { SceneDraft } from './scene-draft.ts';

/** What is talked of at a place, where nobody names it: two tickets are bought at a station. */
const TALK: [Place, RegExp][] = [
  [
    'station',
    /\b(?:tickets? to|return ticket|one[- ]way|platform \p{L}+|the (?:next|last) train|the (?:\p{L}+) (?:fifteen|twenty|thirty|forty|fifty)|conductor|fahrkarten?|gleis|bahnsteig|billet pour|quai|andén|billete para|binario|bilhete)\b/giu,
  ],
  [
    'airport',
    /\b(?:boarding (?:pass|card)|passport|gate \p{L}+|cabin crew|take-?off|your flight|departures|luggage belt|bordkarte|reisepass|embarquement)\b/giu,
  ],
  [
    'cafe',
    /\b(?:waiter|waitress|the menu|espresso|cappuccino|latte|the bill|table for (?:two|three|four|one)|the soup|croissants?|barista|kellner|kellnerin|speisekarte|rechnung|l['’]addition|la carte|camarero|la cuenta|cameriere|il conto|garçom)\b/giu,
  ],
  [
    'bar',
    /\b(?:bartender|barman|whisk(?:e)?y|another drink|on the rocks|a pint|last orders|cocktail|noch ein bier|prost)\b/giu,
  ],
  [
    'hospital',
    /\b(?:patient|nurse|surgery|diagnosis|symptoms|visiting hours|blood pressure|doctor|stethoscope|krankenschwester|herr doktor|frau doktor|infirmière|docteur|enfermera|infermiera|enfermeira)\b/giu,
  ],
  [
    'classroom',
    /\b(?:homework|teacher|exam|pupils?|detention|my essay|the blackboard|hausaufgaben|lehrer(?:in)?|devoirs|maîtresse|deberes|maestra|compiti|professora)\b/giu,
  ],
  [
    'office',
    /\b(?:boss|meeting|deadline|e-?mails?|invoice|promotion|spreadsheet|colleagues?|quarterly|human resources|the client|job interview|your résumé|bewerbung|chef(?:in)?|réunion|jefe|ufficio|reunião)\b/giu,
  ],
  [
    'courtroom',
    /\b(?:your honou?r|objection|the jury|verdict|the witness|overruled|euer ehren|einspruch|objeción|vostro onore)\b/giu,
  ],
  ['prison', /\b(?:cellmate|warden|parole|inmate|lights out|wärter|häftling)\b/giu],
  [
    'spaceship',
    /\b(?:airlock|hull breach|warp|houston|mission control|life support|captain['’]s log|hyperdrive|oxygen level)\b/giu,
  ],
  [
    'market',
    /\b(?:refund|receipt|the checkout|cash register|discount|per kilo|on sale|the shop|customer|kasse|kassenbon|ticket de caisse)\b/giu,
  ],
  [
    'kitchen',
    /\b(?:recipe|the oven|flour|whisk|tablespoons?|teaspoons?|the onions?|the dough|dinner['’]s ready|rezept|der ofen|la farine|el horno|il forno)\b/giu,
  ],
  [
    'car',
    /\b(?:red light|seat ?belt|turn left|turn right|the motorway|are we there yet|the gps|sat ?nav|rote ampel)\b/giu,
  ],
  [
    'bedroom',
    /\b(?:bedtime|the pillow|under the bed|go to sleep|nightmare|kopfkissen|gute-?nacht-?geschichte)\b/giu,
  ],
  [
    'ship',
    /\b(?:starboard|port side|all hands|aye,? captain|hoist|the crow['’]s nest|steuerbord|backbord)\b/giu,
  ],
  ['church', /\b(?:father, forgive|amen|the altar|i now pronounce|dearly beloved|bless me)\b/giu],
  ['stage', /\b(?:the audience|curtain up|my cue|break a leg|the spotlight|opening night)\b/giu],
  [
    'room',
    /\b(?:the sofa|on the couch|the living room|the remote|the doorbell|das sofa|le canapé|el sofá|il divano)\b/giu,
  ],
];
const LEAST = 2;

/** The place that a scene's talk is of, where no sentence tells where it plays; null where the talk does not tell. */
export function guessPlace(
  scene: SceneDraft,
  lexicon: CompiledLexicon,
): { kind: Place; name: string } | null {
  const votes = new Map<Place, { count: number; name: string }>();
  const vote = (kind: Place, name: string, weight: number) => {
    const known = votes.get(kind);
    votes.set(kind, { count: (known?.count ?? 0) + weight, name: known?.name ?? name });
  };
  for (const { beat } of scene.beats) {
    for (const [kind, pattern] of TALK)
      for (const [word] of beat.text.matchAll(pattern)) vote(kind, word.toLowerCase(), 1);
    for (const match of matchPhrases(beat.words, lexicon.places)) vote(match.value, match.phrase, 0.5);
  }
  const [best, second] = [...votes].sort((a, b) => b[1].count - a[1].count);
  if (!best || best[1].count < LEAST || best[1].count === second?.[1].count) return null;
  return { kind: best[0], name: best[0] };
}
