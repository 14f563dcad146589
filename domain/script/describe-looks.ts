import type { Look } from '../paint-spec.ts';
import { animalOf } from './animal-of.ts';
import type { Beat } from './beats.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import { type Cast, type Mention, type Person, presentationOf } from './person.ts';
import { roleDress } from './role-dress.ts';
import { hash32 } from './stable-ids.ts';
import { readWords } from './words.ts';

/** What the script says of a person's looks; what it leaves open is chosen from the name. */
export interface LookHints {
  age?: Look['age'];
  build?: Look['build'];
  hairStyle?: Look['hair']['style'];
  hairColour?: string;
  beard?: boolean;
  outfit?: Look['outfit']['kind'];
  outfitColour?: string;
  accent?: string;
  /** Has the hood of what they wear over their head. */
  hood?: boolean;
  /** An animal's own colour: "a white fox". */
  fur?: string;
  extras: Set<string>;
  /** Where the person is first met: what people wear there. */
  setting: { isSpace: boolean; isCold: boolean; isWet: boolean; sport: 'boxing' | 'ball' | null };
}

const SKINS = ['#f3d3bd', '#eabf9f', '#d9a47e', '#b97f56', '#8d5a3b', '#6b4128'];
const HAIRS = ['#2b211d', '#4a3222', '#6e4a2d', '#8c3f22', '#c79a56', '#1d1b22'];
const GREYS = ['#d8d8d6', '#b9bcc0', '#9da3a8'];
const CLOTHES = [
  '#2f5d8a',
  '#c0392b',
  '#3c7a4b',
  '#e3b23c',
  '#6b4a8c',
  '#2b8c8c',
  '#e07b39',
  '#7b1f2b',
  '#8a6d52',
  '#46546b',
];
const BUILD_WORDS: Record<string, Look['build']> = {
  slim: 'slim',
  thin: 'slim',
  slender: 'slim',
  skinny: 'slim',
  lanky: 'slim',
  wiry: 'slim',
  broad: 'broad',
  stout: 'broad',
  burly: 'broad',
  fat: 'broad',
  heavyset: 'broad',
  'broad-shouldered': 'broad',
  plump: 'broad',
  round: 'broad',
  tubby: 'broad',
  dick: 'broad',
  dicke: 'broad',
  dicker: 'broad',
  dünn: 'slim',
  hager: 'slim',
  hagerer: 'slim',
  schlanke: 'slim',
  schlank: 'slim',
  gros: 'broad',
  grosse: 'broad',
  mince: 'slim',
  maigre: 'slim',
  gordo: 'broad',
  gorda: 'broad',
  flaco: 'slim',
  flaca: 'slim',
  grasso: 'broad',
  grassa: 'broad',
  magro: 'slim',
  magra: 'slim',
};

/** Reads looks off every told sentence that names somebody: "her red coat", "a grey beard", "(70)". */
export function readLooks(
  beats: readonly Beat[],
  cast: Cast,
  lexicon: CompiledLexicon,
): Map<Person, LookHints> {
  const hints = new Map<Person, LookHints>();
  const hintsOf = (person: Person) => {
    let own = hints.get(person);
    if (!own) {
      own = { extras: new Set(), setting: { isSpace: false, isCold: false, isWet: false, sport: null } };
      hints.set(person, own);
    }
    return own;
  };
  beats.forEach((beat, i) => {
    const mentions = cast.mentions[i]!;
    if (beat.kind === 'said') return;
    // "He was not a boy at all, but a man of about thirty."
    const grown = GROWN.test(beat.text) ? mentions[0] : undefined;
    if (grown) hintsOf(grown.person).age = 'adult';
    const before = beats[i - 1];
    const isRemembered =
      REMEMBERS.test(beat.text) || (before?.paragraph === beat.paragraph && REMEMBERS.test(before.text));
    readAges(beat, mentions, isRemembered, lexicon, hintsOf);
    const ownerAt = (at: number): Person | null =>
      mentions.filter((mention) => mention.at <= at).at(-1)?.person ?? mentions[0]?.person ?? null;
    const colourBefore = (at: number): string | undefined => {
      const from = Math.max(0, at - 3);
      // "Green scrubs, hair in a bun": the green is taken.
      const taken = matchPhrases(beat.words.slice(from, at), lexicon.outfits).at(-1);
      const window = beat.words.slice(taken ? from + taken.at + taken.length : from, at + 1);
      const before = matchPhrases(window, lexicon.colours).at(-1)?.value;
      // "Une robe rouge", "la barba blanca".
      return before ?? matchPhrases(beat.words.slice(at + 1, at + 2), lexicon.colours)[0]?.value;
    };
    for (const match of matchPhrases(beat.words, lexicon.outfits)) {
      if (!isWorn(beat, match.at, lexicon)) continue;
      const owner = ownerAt(match.at);
      if (!owner) continue;
      const own = hintsOf(owner);
      own.outfit ??= match.value;
      own.outfitColour ??= colourBefore(match.at);
    }
    for (const match of matchPhrases(beat.words, lexicon.extras)) {
      // "Pip wore the crown": a thing of the story, not what he has always on.
      const isThing =
        /^(?:crown|mask|hat|helmet)$/.test(match.value) &&
        /^(?:the|die|den|le|la|el|il|o)$/.test(beat.words[match.at - 1]?.lower ?? '') &&
        /^(?:wore|wears|put|took|takes|puts|trug|portait|llevaba|portava)$/.test(
          beat.words[match.at - 2]?.lower ?? '',
        );
      const owner = !isThing && isWorn(beat, match.at, lexicon) ? ownerAt(match.at) : null;
      if (!owner) continue;
      const own = hintsOf(owner);
      if (own.extras.size < 4) own.extras.add(match.value);
      own.accent ??= colourBefore(match.at);
    }
    for (const match of matchPhrases(beat.words, lexicon.hair)) {
      const owner = ownerAt(match.at);
      if (!owner) continue;
      const own = hintsOf(owner);
      if (/^(?:hood|hooded|kapuze|capuche|capucha|cappuccio|capuz)$/.test(match.phrase)) own.hood = true;
      if (match.value === 'beard') own.beard = true;
      else own.hairStyle ??= match.value === 'hair' ? styleBefore(beat, match.at) : match.value;
      const colour = colourBefore(match.at + match.length - 1);
      if (match.value === 'covered') own.accent ??= colour;
      else own.hairColour ??= colour;
    }
    for (const mention of mentions) {
      if (!animalOf(mention.person)) continue;
      const fur = furBeside(beat, mention, lexicon);
      if (fur) hintsOf(mention.person).fur ??= fur;
    }
    for (const [at, word] of beat.words.entries()) {
      const build = BUILD_WORDS[word.lower];
      const near = mentions.find((mention) => Math.abs(mention.at - at) <= 2 && mention.kind !== 'pronoun');
      if (build && near) hintsOf(near.person).build ??= build;
    }
  });
  for (const person of cast.people) {
    const own = hintsOf(person);
    if (person.note !== undefined) own.age ??= agedBy(person.note, lexicon);
  }
  return hints;
}

/** "An old servant", "a landowner, fifty": the age that a list of characters tells. */
function agedBy(note: string, lexicon: CompiledLexicon): Look['age'] | undefined {
  const words = readWords(note);
  const years = words.map((word) => yearsOf(word.lower.replace(/s$/, ''))).find((count) => count > 4);
  if (years !== undefined) return ageOf(years);
  if (words.some((word) => lexicon.old.has(word.lower))) return 'old';
  return words.some((word) => lexicon.young.has(word.lower) || /^student/.test(word.lower))
    ? 'young'
    : undefined;
}

/** "A white fox", "he was as white as snow": the colour of an animal. */
function furBeside(beat: Beat, mention: Mention, lexicon: CompiledLexicon): string | undefined {
  const before = matchPhrases(beat.words.slice(Math.max(0, mention.at - 1), mention.at), lexicon.colours);
  if (before[0]) return before[0].value;
  const after = beat.words.slice(mention.at + mention.length, mention.at + mention.length + 4);
  if (!/^(?:was|is|war|ist|était|era|è|é)$/.test(after[0]?.lower ?? '')) return undefined;
  return matchPhrases(after, lexicon.colours)[0]?.value;
}

/** "Short black hair": the style may stand before the colour. */
function styleBefore(beat: Beat, at: number): Look['hair']['style'] | undefined {
  const before = beat.words.slice(Math.max(0, at - 3), at).map((word) => word.lower);
  return (['short', 'long', 'curly'] as const).find((style) => before.includes(style));
}

/** Clothes count when somebody has them on: "his coat", "in a red dress", "wears", "with glasses". */
function isWorn(beat: Beat, at: number, lexicon: CompiledLexicon): boolean {
  // "Taught her to tie her gloves" is no necktie.
  const next = beat.words[at + 1]?.lower ?? '';
  if (
    beat.words[at]!.lower === 'tie' &&
    (lexicon.determiners.has(next) || /^(?:up|down|it|them)$/.test(next))
  )
    return false;
  const before = beat.words.slice(Math.max(0, at - 10), at).map((word) => word.lower);
  // "ANNA (60s, a red coat)": what stands in brackets behind a name is worn.
  const lead = beat.text.slice(0, beat.words[at]!.start);
  if (lead.lastIndexOf('(') > lead.lastIndexOf(')')) return true;
  // "KEVIN, 30s, glasses, stares at his computer."
  if (
    /\p{Lu}{2,},\s*(?:(?:early|mid|late)[- ])?\d{1,2}s?,\s*(?:[\p{Ll} -]{1,24},\s*)?(?:\p{Ll}+[ -]){0,2}$/u.test(
      lead,
    )
  )
    return true;
  return before.some(
    (word) =>
      /^(?:had|has|wear|wears|wore|wearing|in|with|dressed|puts|pulled|pulls|buttoned|wrapped|under|adjusts|behind|im|mit|trägt|trug|avec|porte|portait|con|lleva|llevaba|porta|com|usava|en)$/.test(
        word,
      ) ||
      lexicon.she.has(word) ||
      lexicon.he.has(word) ||
      lexicon.i.has(word) ||
      word.endsWith("'s"),
  );
}

function readAges(
  beat: Beat,
  mentions: readonly Mention[],
  isRemembered: boolean,
  lexicon: CompiledLexicon,
  hintsOf: (person: Person) => LookHints,
): void {
  // "She was eight years old", remembered, is not how old she is.
  const told = isRemembered ? null : yearsIn(beat.text);
  if (told) {
    const owner = mentions.filter((mention) => beat.words[mention.at]!.start <= told.at).at(-1);
    if (owner) hintsOf(owner.person).age ??= ageOf(told.years);
  }
  for (const mention of mentions) {
    if (mention.kind === 'pronoun') continue;
    const before = [beat.words[mention.at - 1], beat.words[mention.at - 2]];
    const own = hintsOf(mention.person);
    for (const word of before) {
      if (!word || word.clause !== beat.words[mention.at]!.clause) continue;
      if (lexicon.old.has(word.lower)) own.age ??= 'old';
      // In German "der Junge" is a boy, "der junge" somebody young.
      else if (lexicon.young.has(word.lower) && !(lexicon.nounsAreCapital && /^\p{Lu}/u.test(word.raw)))
        own.age ??= 'young';
      else if (lexicon.child.has(word.lower) && mention.kind === 'name') own.age ??= 'child';
    }
    const after = beat.text.slice(
      beat.words[mention.at + mention.length - 1]!.end,
      beat.words[mention.at + mention.length - 1]!.end + 24,
    );
    const years = /^,?\s*\(?(?:is |was |aged? |mid-|early |late )*(\d{1,2})(?!\d)(?:s|['’]s)?\b/i.exec(
      after,
    )?.[1];
    if (years !== undefined && Number(years) > 2) own.age ??= ageOf(Number(years));
    // "A girl of twenty", "a man of about thirty".
    const counted = /^ of (?:about |some |perhaps )?([a-z]+|\d{1,2})\b/i.exec(after)?.[1];
    const spelt = counted === undefined ? -1 : yearsOf(counted);
    if (spelt > 2) own.age ??= ageOf(spelt);
  }
}

const GROWN = /\b(?:not|no) (?:an? )?(?:boy|girl|child)\b.*\bbut an? (?:\p{Ll}+ )?(?:man|woman)\b/iu;
const REMEMBERS =
  /\b(?:remember(?:s|ed)|recall(?:s|ed)|years (?:ago|before|earlier)|as a (?:child|boy|girl)|erinnerte|se souvenait|recordaba|ricordava)\b/i;

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** "She was seven years old": the years, or null. */
function yearsIn(text: string): { years: number; at: number } | null {
  const match =
    /\b(\d{1,2}|[a-z]+)(?: |-)years?(?: |-)old\b/i.exec(text) ??
    /\b(?:is|was|turned|turns) (\d{1,2}|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?=[.,;!?]| now\b| then\b| and \p{Ll}+(?:ed|n['’]t)|$)/iu.exec(
      text,
    );
  if (!match) return null;
  const years = yearsOf(match[1]!);
  return years > 2 ? { years, at: match.index } : null;
}

/** Grey or white: its channels lie close together. */
function isColourless(hex: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) < 24;
}

const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number in digits or words, up to ninety-nine; -1 for what is none. */
function yearsOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  const [tens, ones] = word.toLowerCase().split('-');
  const ten = TENS.indexOf(tens!);
  if (ten < 0) return NUMBERS.indexOf(word.toLowerCase());
  return (ten + 2) * 10 + Math.max(0, ones === undefined ? 0 : NUMBERS.indexOf(ones));
}

function ageOf(years: number): Look['age'] {
  return years < 14 ? 'child' : years < 26 ? 'young' : years < 58 ? 'adult' : 'old';
}

/** A person's looks: what the script says, else what the role wears, else a choice by the name's hash. */
export function makeLook(
  person: Person,
  hints: LookHints,
  lexicon: CompiledLexicon,
  taken: Set<string>,
): Look {
  const pick = <Value>(list: readonly Value[], salt: string, key = person.key): Value =>
    list[hash32(salt, key) % list.length]!;
  const blood = elderOf(person).key;
  const presentation = presentationOf(person, lexicon);
  const role = <Key extends 'age' | 'outfit' | 'beard'>(key: Key) =>
    person.traits.find((traits) => traits[key] !== undefined)?.[key];
  const isGrey = /^#(?:[9-f][0-9a-f]){3}$/.test(hints.hairColour ?? '') && isColourless(hints.hairColour!);
  const age = hints.age ?? role('age') ?? (isGrey ? 'old' : 'adult');
  const { isSpace, isCold, isWet } = hints.setting;
  const { sport } = hints.setting;
  const plays =
    sport !== null && age !== 'old' && isPlayer(person) && (hints.outfit ?? 'casual') === 'casual';
  const trade = plays ? null : roleDress(person);
  const worn = trade && (hints.outfit === undefined || hints.outfit === trade.kind) ? trade : null;
  const outfit =
    (plays ? 'sport' : hints.outfit) ??
    worn?.kind ??
    role('outfit') ??
    (isSpace ? 'spacesuit' : isCold || isWet ? 'coat' : pick(defaultOutfits(presentation, age), 'outfit'));
  const colour = hints.outfitColour ?? worn?.colour ?? freeColour(person, outfit, taken);
  taken.add(colour);
  const extras = [...hints.extras];
  const isCovered = extras.some((extra) => HEADGEAR.has(extra));
  for (const extra of worn?.extras ?? []) if (!isCovered || !HEADGEAR.has(extra)) extras.push(extra);
  if (plays && sport === 'boxing') extras.push('boxing gloves');
  if (isCold && extras.length === 0 && !plays) extras.push('scarf');
  return {
    presentation,
    age,
    build: hints.build ?? (age === 'child' ? 'slim' : pick(['slim', 'average', 'average'] as const, 'build')),
    skin: pick(SKINS, 'skin', blood),
    hair: {
      style: hints.hairStyle ?? pick(defaultHair(presentation, age), 'hair'),
      colour: hints.hairColour ?? (age === 'old' ? pick(GREYS, 'grey') : pick(HAIRS, 'colour', blood)),
    },
    beard: hints.beard ?? (role('beard') === true && presentation === 'masculine'),
    outfit: {
      kind: outfit,
      colour,
      accent:
        (hints.hood ? colour : undefined) ??
        hints.accent ??
        worn?.accent ??
        pick(
          CLOTHES.filter((other) => other !== colour),
          'accent',
        ),
    },
    extras: extras.slice(0, 6),
  };
}

/** Whose child, grandchild, brother or sister somebody is told to be: a family has one skin and one hair. */
function elderOf(person: Person): Person {
  let elder = person;
  for (let step = 0; step < 4 && elder.kin && elder.kin !== person; step++) elder = elder.kin;
  return elder;
}

/** In a ring or a stadium whoever has but a name plays, and those whose trade it is. */
function isPlayer(person: Person): boolean {
  return (
    person.traits.length === 0 ||
    [...person.aliases, person.key].some((name) =>
      /(?:boxer|fighter|opponent|champion|goalkeeper|keeper|striker|player|footballer|midfielder|winger|captain|wrestler|runner|athlete|sprinter|giant)$/.test(
        name,
      ),
    )
  );
}

const HEADGEAR = new Set('hat cap beret crown tiara helmet headscarf'.split(' '));

const FURS: Partial<Record<string, [NonNullable<Look['species']>, string]>> = {
  bear: ['bear', '#7a5238'],
  fox: ['fox', '#d0702f'],
  wolf: ['wolf', '#7c7f88'],
  dog: ['dog', '#b9814a'],
  cat: ['cat', '#6a6470'],
  lion: ['lion', '#d9a558'],
  rabbit: ['rabbit', '#cbb59c'],
  mouse: ['mouse', '#a09aa0'],
  pig: ['pig', '#eab0a4'],
  goat: ['goat', '#e6dfd2'],
  sheep: ['sheep', '#5a4e4c'],
  cow: ['cow', '#efe8dc'],
  horse: ['horse', '#8a5c3c'],
  donkey: ['horse', '#8d8a88'],
  elephant: ['elephant', '#8d929c'],
  owl: ['owl', '#8a6846'],
  bird: ['bird', '#3f6f9a'],
  parrot: ['bird', '#c8453c'],
  goose: ['duck', '#f2efe8'],
  duck: ['duck', '#f2e8c8'],
  frog: ['frog', '#6fa04e'],
  hedgehog: ['hedgehog', '#cfa880'],
  squirrel: ['squirrel', '#b5602c'],
  robot: ['robot', '#a8b4be'],
};

/** An animal or a machine that talks, dressed as the script dresses it; null for what only roars. */
export function asSpecies(look: Look, animal: string, hints: LookHints): Look | null {
  const fur = FURS[animal];
  if (!fur) return null;
  return {
    ...look,
    species: fur[0],
    skin: hints.fur ?? fur[1],
    beard: false,
    hair: { style: 'bald', colour: hints.fur ?? fur[1] },
    outfit: look.outfit.kind === 'spacesuit' ? { ...look.outfit, kind: 'casual' } : look.outfit,
  };
}

function defaultOutfits(presentation: Look['presentation'], age: Look['age']): Look['outfit']['kind'][] {
  if (presentation === 'feminine')
    return age === 'child' || age === 'old' ? ['dress'] : ['dress', 'coat', 'casual'];
  return age === 'old' ? ['coat', 'suit'] : ['casual', 'coat', 'casual'];
}

function defaultHair(presentation: Look['presentation'], age: Look['age']): Look['hair']['style'][] {
  if (presentation === 'feminine')
    return age === 'old'
      ? ['bun']
      : age === 'child'
        ? ['ponytail', 'long', 'curly']
        : ['long', 'ponytail', 'curly', 'bun'];
  return presentation === 'masculine'
    ? age === 'old'
      ? ['short', 'bald', 'short']
      : ['short', 'short', 'curly']
    : ['short', 'curly'];
}

/** Two people of one film should not wear the same colour while another is free. */
function freeColour(person: Person, outfit: Look['outfit']['kind'], taken: ReadonlySet<string>): string {
  const list = outfit === 'spacesuit' ? ['#e6e4de', '#d8743a', '#9fb4c8', '#c9b458'] : CLOTHES;
  const first = hash32('clothes', person.key) % list.length;
  for (let i = 0; i < list.length; i++) {
    const colour = list[(first + i) % list.length]!;
    if (!taken.has(colour)) return colour;
  }
  return list[first]!;
}
