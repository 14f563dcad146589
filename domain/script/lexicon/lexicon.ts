import type { MOODS } from '../../job-config.ts';
import type {
  AGES,
  EXPRESSIONS,
  OUTFITS,
  PLACES,
  POSES,
  SEASONS,
  TIMES_OF_DAY,
  WEATHERS,
} from '../../paint-spec.ts';

type Phrases<Key extends string> = Partial<Record<Key, string>>;

/** What a role or a kinship tells about a person, e.g. "grandmother". */
export interface RoleTraits {
  presentation: 'feminine' | 'masculine' | 'neutral';
  /** Taken for this while nothing else tells. */
  likely?: 'feminine' | 'masculine';
  age?: (typeof AGES)[number];
  outfit?: (typeof OUTFITS)[number];
  beard?: boolean;
  /** Drawn as this animal or thing, not as a human being. */
  animal?: string;
}

/**
 * The words of one language. Tables map a meaning to its phrases, parted by commas, in small
 * letters; a phrase may have several words. Plurals in -s are found without being listed.
 */
export interface Lexicon {
  /** Words that undo what stands behind them in the clause. */
  negations: string;
  /** Words after which a thing is remembered, wished, told of or compared, not there. */
  unreal: string;
  /** Words after a thing that say it is over. */
  endings: string;
  /** Prepositions that put the story into the place behind them. */
  into: string;
  in: string;
  places: Phrases<(typeof PLACES)[number]>;
  times: Phrases<(typeof TIMES_OF_DAY)[number]>;
  weathers: Phrases<(typeof WEATHERS)[number]>;
  seasons: Phrases<(typeof SEASONS)[number]>;
  moods: Phrases<(typeof MOODS)[number]>;
  poses: Phrases<(typeof POSES)[number]>;
  expressions: Phrases<(typeof EXPRESSIONS)[number]>;
  /** Prop's name for the painter → phrases. */
  props: Record<string, string>;
  /** Colour as #rrggbb → phrases. */
  colours: Record<string, string>;
  outfits: Phrases<(typeof OUTFITS)[number]>;
  /** Things worn or carried: name → phrases. */
  extras: Record<string, string>;
  hair: Record<
    'short' | 'long' | 'bun' | 'curly' | 'bald' | 'ponytail' | 'covered' | 'beard' | 'hair',
    string
  >;
  /** Role → traits, keyed by phrases parted by commas. */
  roles: Record<string, RoleTraits>;
  speechVerbs: string;
  /** Verbs only people do; what stands before them is somebody. */
  personVerbs: string;
  she: string;
  he: string;
  they: string;
  i: string;
  determiners: string;
  old: string;
  young: string;
  child: string;
  /** True where every noun has a capital, so that a capital tells nothing of names. */
  nounsAreCapital?: true;
  given: { feminine: string; masculine: string };
}
