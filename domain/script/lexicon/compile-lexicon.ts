import type { PlanLanguage } from '../detect-language.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GAZETTEER } from './gazetteer.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { Lexicon, RoleTraits } from './lexicon.ts';
import { compilePhrases, compileRecord, compileWords, type PhraseTable } from './phrase-table.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';

type Key<
  Field extends 'places' | 'times' | 'weathers' | 'seasons' | 'moods' | 'poses' | 'expressions' | 'outfits',
> = keyof Lexicon[Field] & string;

/** A lexicon ready for look-up. */
export interface CompiledLexicon {
  negations: PhraseTable<true>;
  unreal: PhraseTable<true>;
  endings: PhraseTable<true>;
  into: PhraseTable<true>;
  in: PhraseTable<true>;
  places: PhraseTable<Key<'places'>>;
  times: PhraseTable<Key<'times'>>;
  weathers: PhraseTable<Key<'weathers'>>;
  seasons: PhraseTable<Key<'seasons'>>;
  moods: PhraseTable<Key<'moods'>>;
  poses: PhraseTable<Key<'poses'>>;
  expressions: PhraseTable<Key<'expressions'>>;
  outfits: PhraseTable<Key<'outfits'>>;
  hair: PhraseTable<keyof Lexicon['hair']>;
  props: PhraseTable<string>;
  colours: PhraseTable<string>;
  extras: PhraseTable<string>;
  roles: PhraseTable<RoleTraits>;
  speechVerbs: ReadonlySet<string>;
  personVerbs: ReadonlySet<string>;
  she: ReadonlySet<string>;
  he: ReadonlySet<string>;
  they: ReadonlySet<string>;
  i: ReadonlySet<string>;
  determiners: ReadonlySet<string>;
  old: ReadonlySet<string>;
  young: ReadonlySet<string>;
  child: ReadonlySet<string>;
  nounsAreCapital: boolean;
  feminine: ReadonlySet<string>;
  masculine: ReadonlySet<string>;
}

const SOURCES: Record<PlanLanguage, Lexicon> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
};

const compiled = new Map<PlanLanguage, CompiledLexicon>();

/** The lexicon of a language, compiled at its first use. */
export function lexiconOf(language: PlanLanguage): CompiledLexicon {
  let lexicon = compiled.get(language);
  if (!lexicon) {
    lexicon = compileLexicon(SOURCES[language]);
    compiled.set(language, lexicon);
  }
  return lexicon;
}

function compileLexicon(source: Lexicon): CompiledLexicon {
  const marks = (phrases: string) => compilePhrases<true>([[true, phrases]]);
  return {
    negations: marks(source.negations),
    unreal: marks(source.unreal),
    endings: marks(source.endings),
    into: marks(source.into),
    in: marks(source.in),
    places: compilePhrases([...Object.entries(source.places), ...Object.entries(GAZETTEER)] as [
      Key<'places'>,
      string,
    ][]),
    times: compileRecord(source.times),
    weathers: compileRecord(source.weathers),
    seasons: compileRecord(source.seasons),
    moods: compileRecord(source.moods),
    poses: compileRecord(source.poses),
    expressions: compileRecord(source.expressions),
    outfits: compileRecord(source.outfits),
    hair: compileRecord(source.hair),
    props: compileRecord(source.props),
    colours: compileRecord(source.colours),
    extras: compileRecord(source.extras),
    roles: compilePhrases(
      Object.entries(source.roles).map(([phrases, traits]) => [traits, phrases] as const),
    ),
    speechVerbs: compileWords(source.speechVerbs),
    personVerbs: compileWords(source.personVerbs),
    she: compileWords(source.she),
    he: compileWords(source.he),
    they: compileWords(source.they),
    i: compileWords(source.i),
    determiners: compileWords(source.determiners),
    old: compileWords(source.old),
    young: compileWords(source.young),
    child: compileWords(source.child),
    nounsAreCapital: source.nounsAreCapital === true,
    feminine: compileWords(source.given.feminine),
    masculine: compileWords(source.given.masculine),
  };
}
