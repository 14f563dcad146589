import type { Beat } from './beats.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { isOnMap } from './lexicon/gazetteer.ts';
import { formsOf, type Word } from './words.ts';

const NOT_NAMES = new Set(
  (
    'i god lord sir madam monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december christmas easter english french german spanish italian american british earth ok okay mr mrs ms dr ' +
    'yes no oh well so but and then now here there when where what who why how the a an this that these those it he she they we you his her ' +
    'their our my your if as at in on by for from with without after before once one two three all every each some any nobody everyone everybody ' +
    'somebody someone nothing something everything outside inside above below behind suddenly still just only even maybe perhaps please thank ' +
    'thanks hello goodbye good north south east west mum mom dad mama papa grandma grandpa grandmother grandfather mother father captain doctor ' +
    'der die das ein eine und aber doch dann da als wenn er sie es wir ihr sein seine im am auf mit von zu le la les un une et mais il elle el los las ' +
    'soudain alors puis demain hier entonces luego allora poi então depois plötzlich endlich später danach y pero ella gli ma lui lei o os as ele ela mas int ext fade cut'
  ).split(' '),
);
const TITLES =
  /^(?:private|corporal|lieutenant|major|colonel|general|agent|officer|constable|nurse|judge|reverend|mister|don|doña|dona|seu|kommissar(?:in)?|inspektor(?:in)?|commissaire|inspecteur|comisario|commissario|mr|mrs|ms|miss|dr|doctor|captain|professor|sir|lady|lord|king|queen|prince|princess|aunt|uncle|old|frau|herr|madame|monsieur|señor|señora|signor|signora|commander|sergeant|inspector|detective|father|sister|brother|grandma|grandpa)$/;
/** Months that are first names too: "June Calloway", "said April". */
const MONTH_NAMES = /^(?:april|may|june|august)$/;
const RANKS = /^(?:private|corporal|lieutenant|major|colonel|kommissar(?:in)?|inspektor(?:in)?)$/;
const PLACE_LEADS =
  /^(?:in|to|from|at|near|of|the|through|towards?|into|across|over|der|im|nach|aus|à|en|de|du|di|da|em|le|la)$/;

/** "My name is June Calloway." */
export const SAYS_OWN_NAME =
  /\b(?:[Mm]y name is|[Mm]y name['’]s|[Mm]ein Name ist|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo|[Mm]e chamo|[Oo] meu nome é) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/u;

interface Evidence {
  score: number;
  count: number;
  places: number;
}

/**
 * The names of people in what is told: a known first name, a title before it, or a capital inside
 * a sentence with a person's verb beside it. A capital after "in" or "the" rather names a place.
 */
export function findNames(beats: readonly Beat[], lexicon: CompiledLexicon, isProse: boolean): string[] {
  const found = new Map<string, Evidence>();
  const things = new Set<string>();
  const plain = new Set(
    beats.flatMap(({ words }) => words.filter((word) => word.raw === word.lower).map(bare)),
  );
  for (const beat of beats) {
    if (beat.kind === 'said') {
      const own = SAYS_OWN_NAME.exec(beat.text)?.[1];
      if (own) found.set(own, { score: 3, count: 1, places: 0 });
      continue;
    }
    const { words } = beat;
    for (let i = 0; i < words.length; i++) {
      const isMonth = MONTH_NAMES.test(words[i]!.lower) && isCalled(beat.text, words, i, lexicon);
      if (!isCapital(words[i]!) || (NOT_NAMES.has(bare(words[i]!)) && !isMonth)) continue;
      let end = i + 1;
      while (
        end < words.length &&
        end - i < 3 &&
        adjoins(beat.text, words, end) &&
        isCapital(words[end]!) &&
        !NOT_NAMES.has(bare(words[end]!)) &&
        !/'s$/.test(words[end - 1]!.lower)
      )
        end++;
      // "Die Fischerin Hanne": in German the trade has a capital too.
      if (lexicon.nounsAreCapital) while (i < end - 1 && isRole(words[i], lexicon)) i++;
      // "Private Alfie Marsh" is Alfie Marsh.
      while (i < end - 1 && RANKS.test(bare(words[i]!))) i++;
      // "Old Tom slept", "Little Anna"
      while (
        i < end - 1 &&
        [lexicon.old, lexicon.young, lexicon.child].some((set) => set.has(bare(words[i]!)))
      )
        i++;
      const name = words
        .slice(i, end)
        .map((word) => word.raw.replace(/['’]s?$/, ''))
        .join(' ');
      const evidence = found.get(name) ?? { score: 0, count: 0, places: 0 };
      const given = lexicon.feminine.has(bare(words[i]!)) || lexicon.masculine.has(bare(words[i]!));
      const before = words[i - 1];
      const after = words[end];
      const opens =
        i === 0 || /[.!?…"“]\s*$/.test(beat.text.slice(Math.max(0, words[i]!.start - 3), words[i]!.start));
      evidence.count++;
      if (before && PLACE_LEADS.test(before.lower) && !given) evidence.places++;
      const isCity = isOnMap(name.toLowerCase()) && before !== undefined && PLACE_LEADS.test(before.lower);
      if (given && !isCity) evidence.score += 3;
      if (isCity) evidence.places++;
      // A word that comes again and again, and never in small letters, is somebody's name.
      const again = !lexicon.nounsAreCapital && !plain.has(bare(words[i]!)) && !isOnMap(name.toLowerCase());
      if (again && evidence.count === 2) evidence.score += 1.5;
      // "Lumi, the lamp" is a thing.
      if (isThingNamed(beat.text, words, end, lexicon)) things.add(words[end - 1]!.raw);
      // "The ark Meridian", "the café Central" are things.
      // but "in her room Priya looked…" begins with where it is.
      const fronted =
        given ||
        (after &&
          lexicon.personVerbs.has(after.lower) &&
          /^(?:in|at|on|from|near|im|am|auf|dans|en|nel|nella|no|na|em)$/.test(words[0]!.lower));
      if (before && !opens && !fronted && adjoins(beat.text, words, i) && isThing(before, lexicon))
        evidence.places += 2;
      // "My old Ford" is a thing.
      const owned = before?.lower === 'old' && lexicon.i.has(words[i - 2]?.lower ?? '');
      if (before && TITLES.test(before.lower) && !owned) evidence.score += 3;
      if (before && /^(?:named|called|namens|hieß|heißt|nommée?|llamad[oa])$/.test(before.lower))
        evidence.score += 3;
      // "They laugh. Far away…": a verb of the sentence before does not name anybody.
      const speaks =
        (after && lexicon.speechVerbs.has(after.lower)) ||
        (before && !opens && lexicon.speechVerbs.has(before.lower));
      if (isIntroduced(beat.text, words, i, end, lexicon)) evidence.score += 3;
      if (speaks && !(lexicon.nounsAreCapital && before && lexicon.determiners.has(before.lower)))
        evidence.score += opens ? 2 : 3;
      if (after && !lexicon.nounsAreCapital && lexicon.personVerbs.has(after.lower))
        evidence.score += opens ? 1 : 2;
      if (!opens && isProse && !lexicon.nounsAreCapital && !(before && PLACE_LEADS.test(before.lower)))
        evidence.score += 0.5;
      found.set(name, evidence);
      i = end - 1;
    }
  }
  return [...found]
    .filter(
      ([name, { score, count, places }]) =>
        score >= 2 &&
        places * 2 <= count &&
        !things.has(name) &&
        (isGiven(name, lexicon) || !isPlace(name, lexicon)),
    )
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length);
}

/** "Idris, the guide," and "the merchant Yusuf": a trade beside a name says that it is one. */
function isIntroduced(
  text: string,
  words: readonly Word[],
  at: number,
  end: number,
  lexicon: CompiledLexicon,
): boolean {
  if (at > 0 && adjoins(text, words, at) && isRole(words[at - 1], lexicon) && !isRole(words[at], lexicon)) {
    const lead = words.slice(Math.max(0, at - 3), at - 1);
    if (lead.some((word) => lexicon.determiners.has(word.lower)) || !lexicon.nounsAreCapital) return true;
  }
  const next = words[end];
  if (!next || text.slice(words[end - 1]!.end, next.start) !== ', ') return false;
  if (!lexicon.determiners.has(next.lower)) return false;
  return words
    .slice(end + 1, end + 4)
    .some(
      (word) => word.clause === next.clause && isRole(word, lexicon) && /^[,.;:)]/.test(text.slice(word.end)),
    );
}

function isRole(word: Word | undefined, lexicon: CompiledLexicon): boolean {
  if (!word) return false;
  return formsOf(word.lower).some((form) =>
    lexicon.roles.get(form)?.some((entry) => entry.words.length === 1),
  );
}

function isGiven(name: string, lexicon: CompiledLexicon): boolean {
  const first = name.toLowerCase().split(' ')[0]!;
  return lexicon.feminine.has(first) || lexicon.masculine.has(first);
}

/** German writes every noun with a capital, so there only what a title or a verb of speech says counts. */
function isPlace(name: string, lexicon: CompiledLexicon): boolean {
  const lower = name.toLowerCase();
  const known = (lexicon.places.get(lower.split(' ')[0]!) ?? []).some(
    (entry) => entry.words.join(' ') === lower,
  );
  return (
    known ||
    formsOf(lower).some(
      (form) =>
        lexicon.seasons.has(form) ||
        lexicon.times.has(form) ||
        lexicon.weathers.has(form) ||
        lexicon.props.has(form) ||
        lexicon.roles.has(form),
    )
  );
}

function isCapital(word: Word): boolean {
  return /^\p{Lu}\p{L}/u.test(word.raw);
}

function bare(word: Word): string {
  return word.lower.replace(/'s?$/, '');
}

function adjoins(text: string, words: readonly Word[], at: number): boolean {
  return text.slice(words[at - 1]!.end, words[at]!.start) === ' ';
}

/** True for a month that is called by a verb, owns something or has a surname. */
function isCalled(text: string, words: readonly Word[], at: number, lexicon: CompiledLexicon): boolean {
  const next = words[at + 1];
  if (/'s$/.test(words[at]!.lower)) return true;
  if (!next || text.slice(words[at]!.end, next.start) !== ' ') return false;
  if (/^(?:in|of|this|that|last|next|early|late|since|by)$/.test(words[at - 1]?.lower ?? '')) return false;
  return (
    (isCapital(next) && !NOT_NAMES.has(bare(next))) ||
    lexicon.personVerbs.has(next.lower) ||
    lexicon.speechVerbs.has(next.lower)
  );
}

/** True for a name that a comma and a thing follow. */
function isThingNamed(text: string, words: readonly Word[], end: number, lexicon: CompiledLexicon): boolean {
  const lead = words[end];
  if (!lead || text.slice(words[end - 1]!.end, lead.start) !== ', ' || !/^(?:the|an?)$/.test(lead.lower))
    return false;
  const noun = words[end + 1];
  return (
    noun !== undefined && /^(?: that\b| which\b|[.,;!])/.test(text.slice(noun.end)) && isThing(noun, lexicon)
  );
}

function isThing(word: Word, lexicon: CompiledLexicon): boolean {
  if (word.raw !== word.lower || isRole(word, lexicon)) return false;
  return [lexicon.places, lexicon.props].some((table) =>
    table.get(word.lower)?.some((entry) => entry.words.length === 1),
  );
}
