import type { Beat } from './beats.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
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
  /^(?:mr|mrs|ms|miss|dr|doctor|captain|professor|sir|lady|lord|king|queen|prince|princess|aunt|uncle|old|frau|herr|madame|monsieur|señor|señora|signor|signora|commander|sergeant|inspector|detective|father|sister|brother|grandma|grandpa)$/;
const PLACE_LEADS =
  /^(?:in|to|from|at|near|of|the|through|towards?|into|across|over|der|im|nach|aus|à|en|de|du|di|da|em|le|la)$/;

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
  for (const beat of beats) {
    if (beat.kind === 'said') continue;
    const { words } = beat;
    for (let i = 0; i < words.length; i++) {
      if (!isCapital(words[i]!) || NOT_NAMES.has(bare(words[i]!))) continue;
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
      if (given) evidence.score += 3;
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
        score >= 2 && places * 2 <= count && (isGiven(name, lexicon) || !isPlace(name, lexicon)),
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
