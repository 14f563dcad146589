import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { type Match, matchPhrases, type PhraseTable } from './lexicon/phrase-table.ts';
import { CLAUSE_WORDS, type Word } from './words.ts';

/** A sentence with the marks that decide whether what it names is really there. */
export interface MarkedSentence {
  words: readonly Word[];
  /** By index of its last word. */
  negations: ReadonlySet<number>;
  unreal: ReadonlySet<number>;
  /** By index of its first word. */
  endings: ReadonlySet<number>;
  into: ReadonlyMap<number, string>;
  in: ReadonlyMap<number, string>;
}

const FIGURES =
  /^(?:applause|laughter|faces|words|paperwork|emotions?|tears|people|bullets|doubts?|thoughts?|criticism|questions|anger|voices|memories|abuse|protest|lies|grief|rage|hands|silence|sorrow|troubles?|tweets|e?mails|complaints|indignation|hair|smoke|dust|steam|flies|bees|expertise|view|vision|chocolate|soap|gold|life|work|homework|laundry|dishes|bills|debts?|cheers|kisses|confetti|feathers|sparks|stars|shame|despair|uncertainty|gossip|hate|love|joy|wine|possibilities|music|boos)$/;
const FIGURE_PLACES =
  /^(?:sea|ocean|river|forest|jungle|mountain|desert|field|island|wood|wall|train|bar|cave|waves?|stage|tower|market|bridge|court|lake|plain|mine|valley)$/;
const TRUE_OF =
  /^(?:wheat|corn|barley|grass|flowers|snow|lavender|sunflowers|poppies|sand|rye|stone|ice|trees|stars|clover|daisies|tulips|rice|cotton|pines?|oaks?|birch(?:es)?|graves|ashes)$/;
const COMPOUNDS =
  /^(?:rain (?:coat|check|boots)|snow (?:globe|white|leopard|shoes)|storm (?:cellar|trooper|troopers)|wind (?:chimes?|turbines?|instruments?)|night (?:shift|gown|school|nurse|table)|stars? (?:system|wars|trek|student|witness)|sea (?:food|level|captain|salt)|market (?:price|share|research)|court (?:order|case)|train (?:ticket|timetable|set)|bar (?:exam|code|chart)|moon (?:landing|walk)|cloud (?:storage|computing)|spring (?:roll|rolls)|winter (?:sports|olympics)|summer (?:school|job)|office (?:supplies|hours)|prison (?:sentence|term)|fire (?:door|doors|alarm|escape|engine|brigade|station|fighters?|exit|drill|truck)|hospital (?:bill|bills)|school (?:teacher|bus|friend)|car (?:keys?|insurance|horn)|bed (?:time)|stage (?:fright|name)|garden (?:gnome)|city (?:hall)|ship (?:in))$/;
const AMBIGUOUS = new Set(
  'mine park bank court ring gate plane bar club bow stern keep hall plain square corner den ward lift flat mill wood woods bay module terminal titan capsule cell grave pitch swing fair fountain dock deck camp ledge orbit dome lane study lounge metro express temple lab cross stage play lodge bench track tracks stove'.split(
    ' ',
  ),
);

/** Finds a sentence's negations, memories, endings and prepositions once, for all its cues. */
export function markSentence(words: readonly Word[], lexicon: CompiledLexicon): MarkedSentence {
  const ends = (table: PhraseTable<true>) =>
    new Set(matchPhrases(words, table).map((match) => match.at + match.length - 1));
  const named = (table: PhraseTable<true>) =>
    new Map(matchPhrases(words, table).map((match) => [match.at + match.length - 1, match.phrase] as const));
  const negations = ends(lexicon.negations);
  words.forEach((word, i) => {
    if (word.lower.endsWith("n't")) negations.add(i);
    // "not only rain" and "nothing but rain" say that it is there.
    if (negations.has(i) && /^(?:only|but|just)$/.test(words[i + 1]?.lower ?? '')) negations.delete(i);
  });
  const unreal = ends(lexicon.unreal);
  // "She could hear the rain": what is heard or seen is there.
  for (const i of unreal)
    if (
      /^(?:could|would)$/.test(words[i]!.lower) &&
      /^(?:see|hear|feel|smell|taste|not)$/.test(words[i + 1]?.lower ?? '')
    )
      unreal.delete(i);
  // "Last night" is past; "the last train" is not.
  for (const i of unreal)
    if (words[i]!.lower === 'last' && (!PAST.test(words[i + 1]?.lower ?? '') || words[i + 2]?.lower === 'of'))
      unreal.delete(i);
  return {
    words,
    negations,
    unreal,
    endings: new Set(matchPhrases(words, lexicon.endings).map((match) => match.at)),
    into: named(lexicon.into),
    in: named(lexicon.in),
  };
}

/** "Night does not come here", "the rain never comes": what stays away. */
function stays(words: readonly Word[], match: Match<unknown>): boolean {
  const after = words.slice(match.at + match.length, match.at + match.length + 3).map((word) => word.lower);
  return /^(?:never|doesn't|didn't|won't|(?:does|did|do|would|will) not) (?:really )?(?:come|comes|came|fall|falls|fell|arrive|reach)\b/.test(
    after.join(' '),
  );
}

const PAST =
  /^(?:night|week|month|year|time|summer|winter|autumn|fall|spring|evening|christmas|\p{L}+day|january|march|april|june|july|august|\p{L}+ber)$/u;
const DETERMINER = /^(?:the|a|an|der|die|das|le|la|el|il|o|his|her|my|their|our)$/;

export type Presence = 'there' | 'absent' | 'over';

/**
 * Tells whether a thing named in a sentence is in the picture: "absent" when denied, remembered,
 * wished for, compared or a figure of speech; "over" when it has just ended.
 */
export function presenceOf(sentence: MarkedSentence, match: Match<unknown>): Presence {
  const { words } = sentence;
  if (isFigure(words, match)) return 'absent';
  const denied = isGoverned(sentence, match, sentence.negations, 5);
  if (stays(words, match)) return 'absent';
  for (let i = match.at + match.length; i < Math.min(words.length, match.at + match.length + 4); i++) {
    if (words[i]!.clause !== words[match.at]!.clause || DETERMINER.test(words[i]!.lower)) break;
    if (sentence.negations.has(i)) break;
    if (sentence.endings.has(i)) return denied ? 'absent' : 'over';
  }
  if (denied || isGoverned(sentence, match, sentence.unreal, 20)) return 'absent';
  return 'there';
}

/** True if one of `marks` stands before the match in its clause, or before a list it is part of. */
function isGoverned(
  sentence: MarkedSentence,
  match: Match<unknown>,
  marks: ReadonlySet<number>,
  reach: number,
): boolean {
  const { words } = sentence;
  let clause = words[match.at]!.clause;
  let inClause = 0;
  for (let i = match.at - 1; i >= 0 && match.at - i <= reach; i--) {
    if (words[i]!.clause !== clause) {
      // Only the parts of a list ("the sea, the wind, and of the rain") stay under what began it.
      if (CLAUSE_WORDS.has(words[i + 1]!.lower)) return false;
      if (
        inClause > 2 &&
        !/^\p{L}{2,}ing$|^(?:where|who|whose|which|and|or|of|nor|und|oder|et|ou|y|o|e)$/u.test(
          words[i + 1]!.lower,
        )
      )
        return false;
      clause = words[i]!.clause;
      inClause = 0;
    }
    inClause++;
    // "It had not stopped raining": it rains.
    if (marks.has(i) && !/^(?:stop|stopped|cease|ceased)$/.test(words[i + 1]?.lower ?? '')) return true;
  }
  return false;
}

function isFigure(words: readonly Word[], match: Match<unknown>): boolean {
  const end = match.at + match.length;
  const next = words[end]?.lower;
  const head = words[end - 1]!.lower;
  const before = words[match.at - 1];
  if (next !== undefined && COMPOUNDS.test(`${match.phrase} ${next}`)) return true;
  if (next === 'of') {
    const after = words[end + 1];
    const noun = /^(?:the|a|an|his|her|its|my|our|their|white|green|blue|golden)$/.test(after?.lower ?? '')
      ? words[end + 2]
      : after;
    if (noun && FIGURES.test(noun.lower)) return true;
    const isPlain =
      after !== undefined && noun === after && after.raw === after.lower && !TRUE_OF.test(after.lower);
    if (
      isPlain &&
      (FIGURE_PLACES.test(match.phrase) ||
        /^(?:storm|rain|snow|fog|mist|haze|thunder|cloud|wind|gust|shower|showers|blizzard|tempest)$/.test(
          match.phrase,
        ))
    )
      return !(match.phrase === 'gust' || (match.phrase === 'cloud' && after.lower === 'snow'));
  }
  if (
    /^(?:storms|winds|rains|parks|books|stages|ships)$/.test(head) &&
    /^(?:out|off|into|in|away|up|through|down|her|his|the|its|back|around|along)$/.test(next ?? '')
  ) {
    if (!before || !/^(?:the|cold|strong|high|winter|heavy|autumn|those|these|old)$/.test(before.lower))
      return true;
  }
  if (match.length === 1 && AMBIGUOUS.has(match.phrase)) {
    const leads = [before, words[match.at - 2]].some(
      (word) =>
        word &&
        word.clause === words[match.at]!.clause &&
        /^(?:the|a|an|this|that|his|her|my|our|their|its|your|old|in|at|on|one|no|some|to|of|from|by|into|through|under|between)$/.test(
          word.lower,
        ),
    );
    if (!leads && words.length > 2) return true;
  }
  // "The wind rose" is no flower.
  if (
    match.phrase === 'rose' &&
    head === 'rose' &&
    !/^(?:an?|the|this|that|one|single|red|white|yellow|pink|last|her|his|my|dried|wilted)$/.test(
      before?.lower ?? '',
    )
  )
    return true;
  // "A tower of ice" is ice.
  if (
    /^(?:tower|wall|column|mountain|tunnel|curtain|carpet|crown|blanket|veil)$/.test(match.phrase) &&
    next === 'of' &&
    words[end + 1]?.raw === words[end + 1]?.lower &&
    !DETERMINER.test(words[end + 1]?.lower ?? 'the')
  )
    return true;
  // "Up to his chest" is no box.
  if (match.phrase === 'chest' && /^(?:his|her|my|their|your|its|whose)$|'s$/.test(before?.lower ?? ''))
    return true;
  // "As cold as snow", "white as snow", "thin as a broom", "a dress the colour of snow".
  if (before?.lower === 'as') return true;
  return /^(?:an?|the)$/.test(before?.lower ?? '') && words[match.at - 2]?.lower === 'as';
}
