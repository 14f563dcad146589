import type { Beat } from './beats.ts';
import { findNames } from './find-names.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';
import { type Match, matchPhrases } from './lexicon/phrase-table.ts';

/** Somebody in the script, as far as the words tell. */
export interface Person {
  key: string;
  name: string;
  /** Names and roles, in small letters, this person goes by. */
  aliases: Set<string>;
  traits: RoleTraits[];
  /** She/he heard of this person: positive is feminine. */
  votes: number;
  mentions: number;
  firstBeat: number;
  isTeller: boolean;
}

/** A person named in a beat; `at` is the index of the word. */
export interface Mention {
  person: Person;
  at: number;
  length: number;
  kind: 'name' | 'role' | 'pronoun';
}

export interface Cast {
  people: Person[];
  /** Who is named in each beat, in the order of the words. */
  mentions: Mention[][];
  /** Who speaks each beat; null: the narrator. */
  speakers: (Person | null)[];
}

const ROLE_REACH = 3;
const TITLES =
  /^(?:the|dr|mr|mrs|ms|miss|of|von|de|van|doctor|captain|commander|professor|sir|lady|lord|king|queen|prince|princess|aunt|uncle|old|young|little|frau|herr|madame|monsieur|señor|señora|signor|signora|sergeant|inspector|detective|father|mother|sister|brother|grandma|grandpa|officer|nurse|judge)$/;
/** Words before a role that say it is told of, not met. */
const TOLD_OF =
  /\b(?:to tell|remember\w*|recall\w*|dream\w*|imagin\w*|miss(?:es|ed)?|(?:thought|thinks?|thinking|spoke|story|stories|photo\w*|pictures?|paintings?|memory|memories|letter|ghost|voice|name) (?:of|from|about)|like|than|as if|no|not|without|to be|becom\w+|before the|until the|erinner\w*|wie|comme|como|come)\b[^.;:—]{0,40}$/i;
/** Roles that may stand for anybody who has a name; "the baker" is a person of their own. */
const GENERIC =
  /(?:^| )(?:man|woman|boy|girl|child|kid|lady|lad|fellow|gentleman|guy|stranger|mann|frau|junge|mädchen|kind|alte|alter|homme|femme|garçon|fille|vieux|vieille|hombre|mujer|niño|niña|anciano|anciana|uomo|donna|ragazzo|ragazza|vecchio|vecchia|homem|mulher|menino|menina|velho|velha)$/;
const TELLER = 'teller';
/** Words for somebody old that as often describe the noun after them. */
const OLD_ALONE = /^(?:vieux|vieille|viejo|vieja|vecchio|vecchia|velho|velha|anciano|anciana|alte|alter)$/;
const OWNED =
  /^(?:his|her|my|our|their|sein(?:e[nmrs]?)?|ihre?[nmrs]?|mein(?:e[nmrs]?)?|son|sa|su|suo|sua|seu)$/;

/** Finds the people of a script, who is meant by "she" and "the old man", and who says what. */
export function castPeople(
  beats: readonly Beat[],
  lexicon: CompiledLexicon,
  isProse: boolean,
  title: string | null,
): Cast {
  const casting = new Casting(beats, lexicon, isProse);
  const speakerNames = [...new Set(beats.map((beat) => beat.speakerName).filter((name) => name !== null))];
  for (const name of speakerNames) casting.addNamed(name);
  for (const name of findNames(beats, lexicon, isProse)) casting.addNamed(name);
  if (isProse && casting.hasTeller()) casting.addTeller();
  const mentions: Mention[][] = beats.map(() => []);
  const speakers: (Person | null)[] = beats.map(() => null);
  let from = 0;
  while (from < beats.length) {
    let to = from + 1;
    while (to < beats.length && beats[to]!.paragraph === beats[from]!.paragraph) to++;
    for (let i = from; i < to; i++)
      if (beats[i]!.kind !== 'said' && beats[i]!.text !== title) mentions[i] = casting.readMentions(i);
    for (let i = from; i < to; i++) {
      if (beats[i]!.kind !== 'said') continue;
      speakers[i] =
        beats[i]!.speakerName !== null
          ? casting.find(beats[i]!.speakerName!)
          : casting.guessSpeaker(i, from, to, mentions, speakers);
      const speaker = speakers[i];
      if (speaker) casting.heard(casting.introduce(speaker, i), i);
    }
    from = to;
  }
  for (const list of mentions) for (const mention of list) mention.person = casting.isNow(mention.person);
  return {
    people: casting.people.filter((person) => person.mentions > 0),
    mentions,
    speakers: speakers.map((speaker) => speaker && casting.isNow(speaker)),
  };
}

const IS_A =
  /^\s+(?:is|was|ist|war|est|était|es|era|è|é)\s+(?:an?|the|ein|eine|un|une|una|uma|le|la)\s+(?:\p{Ll}+\s+){0,2}$/u;
const INTRODUCES =
  /\b(?:I am|I['’]m|[Mm]y name is|[Cc]all me|[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m['’]appelle|[Jj]e suis|[Mm]e llamo|[Ss]oy|[Mm]i chiamo|[Mm]e chamo) (\p{Lu}\p{Ll}+)/u;
const SIGNED =
  /^(?:\p{L}+[ ,]+){0,4}(?:[Yy]ours|[Ll]ove|[Ss]incerely|[Rr]egards|[Dd]ein|[Dd]eine|[Gg]rüße|[Aa]lways)(?: \p{Ll}+){0,3},?\s+(\p{Lu}\p{Ll}+)\.?$/u;
/** "My dear Clara": whoever is written to is not here. */
const SALUTES =
  /^(?:[Mm]y )?(?:[Dd]ear(?:est)?|[Ll]iebe[rs]?|[Cc]h[eè]re?|[Qq]uerid[oa]|[Cc]ar[oa])\s+\p{Lu}[\p{L} .]*[,!]?$/u;
const NAMES = /^ (?:name|nom|nombre|nome) (?:is|was|ist|war|est|était|es|era|è) $|^ Name (?:ist|war) $/;

class Casting {
  readonly people: Person[] = [];
  private readonly byAlias = new Map<string, Person>();
  private readonly beats: readonly Beat[];
  private readonly lexicon: CompiledLexicon;
  private lastShe: { person: Person; beat: number } | null = null;
  private lastHe: { person: Person; beat: number } | null = null;
  private lastAny: { person: Person; beat: number } | null = null;
  private talkers: Person[] = [];
  /** Who was named last, each once, the latest first. */
  private recent: { person: Person; beat: number }[] = [];
  private lastUnnamed: { person: Person; beat: number } | null = null;
  /** Somebody spoken of in a sentence who is not in the picture. */
  private unmet: { beat: number; presentation: RoleTraits['presentation'] } | null = null;
  private readonly merged = new Map<Person, Person>();
  private readonly named = new Map<string, { words: string[]; person: Person }[]>();

  private readonly isProse: boolean;

  constructor(beats: readonly Beat[], lexicon: CompiledLexicon, isProse: boolean) {
    this.isProse = isProse;
    this.beats = beats;
    this.lexicon = lexicon;
  }

  find(name: string): Person | null {
    return this.byAlias.get(normalName(name)) ?? null;
  }

  addNamed(name: string): Person {
    const alias = normalName(name);
    const known = this.byAlias.get(alias);
    if (known) return known;
    const words = alias.split(' ');
    // "DETECTIVE MARA VANCE" is who speaks as "VANCE".
    const short =
      words.length > 1 &&
      words
        .map((word) => this.byAlias.get(word))
        .find((person) => person && !person.isTeller && person.key.split(' ').length === 1);
    if (short) {
      short.traits.push(...this.traitsOf(words));
      this.alias(short, alias);
      for (const word of words) if (word.length > 2 && !TITLES.test(word)) this.alias(short, word);
      return short;
    }
    const traits = this.traitsOf(words);
    const person = this.add(alias, displayName(name), traits);
    // "Elias Thorne" is met again as "Elias" or "Thorne".
    const isTitled = words.length > 1 && TITLES.test(words[0]!);
    if (words.length > 1 && (traits.length === 0 || isTitled))
      for (const part of words)
        if (part.length > 2 && !this.byAlias.has(part) && !TITLES.test(part)) this.alias(person, part);
    return person;
  }

  /** True if somebody tells the story as "I". */
  hasTeller(): boolean {
    let count = 0;
    for (const beat of this.beats)
      if (beat.kind === 'told') count += beat.words.filter((word) => this.lexicon.i.has(word.lower)).length;
    return count >= 2;
  }

  /** A letter's writer is known by its last word. */
  addTeller(): void {
    const signed = this.beats.map(({ text }) => SIGNED.exec(text)?.[1]).find((name) => name !== undefined);
    const teller = this.add(TELLER, signed ?? 'Narrator', []);
    teller.isTeller = true;
    if (!signed) return;
    const known = this.byAlias.get(signed.toLowerCase());
    if (known) {
      this.people.splice(this.people.indexOf(known), 1);
      this.byAlias.delete(signed.toLowerCase());
      this.named.delete(signed.toLowerCase());
    }
    this.alias(teller, signed.toLowerCase());
  }

  /** Whoever speaks is who "she" or "he" means next. */
  heard(person: Person, beat: number): void {
    this.note(person, beat);
    this.talkers = [person, ...this.talkers.filter((other) => other !== person)].slice(0, 2);
  }

  readMentions(index: number): Mention[] {
    const { words, text } = this.beats[index]!;
    if (SALUTES.test(text)) return [];
    const roles = new Map(matchPhrases(words, this.lexicon.roles).map((match) => [match.at, match]));
    const found: Mention[] = [];
    for (let at = 0; at < words.length; at++) {
      const mention =
        this.readNameAt(index, at) ??
        this.readRoleAt(index, at, roles.get(at), found) ??
        this.readPronounAt(index, at);
      if (!mention) {
        for (const person of this.groupAt(index, at, found))
          found.push({ person, at, length: 1, kind: 'pronoun' });
        continue;
      }
      if (mention.kind === 'name' && mention.person.mentions === 0) this.reveal(mention.person, index, at);
      this.join(found, mention, index);
      found.push(mention);
      this.note(mention.person, index, mention.kind === 'pronoun');
      at += mention.length - 1;
    }
    return found;
  }

  /** Who says a quote in prose: whoever the told part beside it names, else the other of two talkers. */
  guessSpeaker(
    index: number,
    paragraphFrom: number,
    paragraphTo: number,
    mentions: Mention[][],
    speakers: (Person | null)[],
  ): Person | null {
    // Whoever is named further off in a very long paragraph does not speak here.
    const from = Math.max(paragraphFrom, index - 40);
    const to = Math.min(paragraphTo, index + 40);
    const tagOf = (i: number, reach: number): Person | null => {
      const beat = this.beats[i];
      if (!beat || i < from || i >= to || beat.kind !== 'told') return null;
      const verb = beat.words.findIndex((word, at) => at < reach && this.lexicon.speechVerbs.has(word.lower));
      if (verb < 0) return null;
      return nearest(mentions[i]!, verb);
    };
    let next = index;
    while (next < to && this.beats[next]!.kind === 'said') next++;
    let previous = index;
    while (previous >= from && this.beats[previous]!.kind === 'said') previous--;
    const leads = previous >= from && /[,:]$/.test(this.beats[previous]!.text) ? tagOf(previous, 99) : null;
    const tagged = leads ?? tagOf(next, 6) ?? tagOf(previous, 99);
    if (tagged) return tagged;
    for (let i = from; i < index; i++) if (speakers[i]) return speakers[i]!;
    for (let i = from; i < to; i++) {
      const subject = mentions[i]!.find((mention) => !mention.person.isTeller) ?? mentions[i]![0];
      if (subject) return subject.person;
    }
    const [last, other] = this.talkers;
    if (!last) return null;
    return other ?? this.byAlias.get(TELLER) ?? null;
  }

  /** "They" are the last few who were named not long ago; one alone is nobody's "they". */
  private groupAt(index: number, at: number, found: readonly Mention[]): Person[] {
    const { lower } = this.beats[index]!.words[at]!;
    if (!this.lexicon.they.has(lower)) return [];
    // "A fox walked along the rails as if it owned them": the rails.
    const before = this.beats[index]!.words.slice(0, at);
    const things = before.some(
      (word, i) => /^(?:the|these|those|some)$/.test(word.lower) && /[^s]s$/.test(before[i + 1]?.lower ?? ''),
    );
    if (things && /^(?:them|their)$/.test(lower)) return [];
    const group = this.recent
      .filter((slot) => index - slot.beat <= 6)
      .slice(0, 3)
      .map((slot) => slot.person);
    const fresh = group.filter((person) => !found.some((mention) => mention.person === person));
    return group.length >= 2 ? fresh.reverse() : [];
  }

  private readNameAt(index: number, at: number): Mention | null {
    const { words } = this.beats[index]!;
    const word = words[at]!;
    const candidates = this.named.get(stripPossessive(word.lower));
    if (!candidates || word.raw[0] !== word.raw[0]!.toUpperCase()) return null;
    let best: { words: string[]; person: Person } | null = null;
    for (const candidate of candidates) {
      const fits = candidate.words.every(
        (part, i) => words[at + i] && stripPossessive(words[at + i]!.lower) === part,
      );
      if (fits && (!best || candidate.words.length > best.words.length)) best = candidate;
    }
    return best && { person: best.person, at, length: best.words.length, kind: 'name' };
  }

  private readRoleAt(
    index: number,
    at: number,
    match: Match<RoleTraits> | undefined,
    found: Mention[],
  ): Mention | null {
    if (!match) return null;
    const { words } = this.beats[index]!;
    const head = words[at + match.length - 1]!;
    if (this.isPartOfName(index, at, match)) return null;
    const isOwner =
      /'s?$/.test(head.lower) && (words[at + match.length] || match.value.presentation !== 'neutral');
    if (isOwner || words[at + match.length]?.lower === 'who') return this.skip(match.value, index);
    if (TOLD_OF.test(this.beats[index]!.text.slice(Math.max(0, words[at]!.start - 80), words[at]!.start)))
      return this.skip(match.value, index);
    // "His wife had been dead for years": she is not in the picture.
    if (
      /^\s+(?:had (?:been dead|died|left)|has (?:been dead|died)|was dead|is dead|died|war (?:seit \p{L}+ \p{L}+ )?tot)\b/u.test(
        this.beats[index]!.text.slice(head.end),
      )
    )
      return this.skip(match.value, index);
    if (head.lower.endsWith('s') && !match.phrase.endsWith('s') && !/'s$/.test(head.lower)) return null;
    let determiner: string | null = null;
    for (let i = at - 1; i >= Math.max(0, at - ROLE_REACH) && words[i]!.clause === words[at]!.clause; i--) {
      if (this.lexicon.determiners.has(words[i]!.lower) || /'s$/.test(words[i]!.lower)) {
        determiner = words[i]!.lower;
        break;
      }
    }
    const capital = !this.lexicon.nounsAreCapital && head.raw[0] !== head.raw[0]!.toLowerCase();
    if (!determiner && !capital) return null;
    // "Every wizard in the land" is nobody who is met.
    if (determiner !== null && /^(?:every|each|any|no|jeder|chaque|cada|ogni)$/.test(determiner)) return null;
    const child = this.kinOf(match.value, determiner, index, found);
    if (child) return { person: child, at, length: match.length, kind: 'role' };
    const adjective = words[at - 1];
    const aged =
      adjective && this.lexicon.old.has(adjective.lower)
        ? 'old'
        : adjective && this.lexicon.child.has(adjective.lower)
          ? null
          : undefined;
    const known = this.byAlias.get(match.phrase);
    if (known) return { person: known, at, length: match.length, kind: 'role' };
    const indefinite = /^(?:a|an|another|ein|eine|einen|einem|einer|un|une|una|um|uma)$/.test(
      determiner ?? '',
    );
    const of =
      determiner !== null &&
      /^(?:his|her|my|our|their|your|sein|seine|ihr|ihre|mein|meine|son|sa|su|suo|sua|seu)$|'s$/.test(
        determiner,
      );
    // "The judge" is Judge Harlan, and "the keeper" the lighthouse keeper.
    if (!indefinite && !of) {
      const titled = this.people.filter(
        ({ key, mentions }) =>
          mentions > 0 && (key.startsWith(`${match.phrase} `) || key.endsWith(` ${match.phrase}`)),
      );
      if (titled.length === 1) {
        this.alias(titled[0]!, match.phrase);
        return { person: titled[0]!, at, length: match.length, kind: 'role' };
      }
    }
    // "The old man" may be somebody who has a name already.
    if (!indefinite && !of && GENERIC.test(match.phrase)) {
      const same = this.isApposed(index, at, found) ? null : this.recentLike(match.value, index, found);
      if (same) {
        this.alias(same, match.phrase);
        same.traits.push(match.value);
        return { person: same, at, length: match.length, kind: 'role' };
      }
    }
    const person = this.add(
      match.phrase,
      titleCase(aged === 'old' ? `${adjective!.lower} ${match.phrase}` : match.phrase),
      [
        match.value,
        ...(aged === 'old' ? [{ presentation: match.value.presentation, age: 'old' } as const] : []),
      ],
    );
    return { person, at, length: match.length, kind: 'role' };
  }

  /** "The Blue Parrot" is a bar, and of "o velho bonde" the tram is old. */
  private isPartOfName(index: number, at: number, match: Match<RoleTraits>): boolean {
    const { words, text } = this.beats[index]!;
    const isCapital = (i: number) => /^\p{Lu}/u.test(words[i]?.raw ?? '');
    const before = words[at - 1];
    const joined = before && text.slice(before.end, words[at]!.start) === ' ';
    if (match.value.animal && joined && isCapital(at) && isCapital(at - 1) && !this.lexicon.nounsAreCapital)
      return at > 1 || !this.lexicon.determiners.has(before.lower);
    const next = words[at + match.length];
    if (!next || !OLD_ALONE.test(match.phrase) || text.slice(words[at]!.end, next.start) !== ' ')
      return false;
    const { props, places, roles } = this.lexicon;
    return [props, places, roles].some((table) => table.has(next.lower)) || isCapital(at + match.length);
  }

  /** "He embraced his son": the one child who has been met, where there is just one. */
  private kinOf(
    traits: RoleTraits,
    determiner: string | null,
    index: number,
    found: readonly Mention[],
  ): Person | null {
    if (traits.age !== 'child' || determiner === null || !OWNED.test(determiner)) return null;
    const children = this.people.filter(
      (person) =>
        person.mentions > 0 &&
        index - person.firstBeat < 400 &&
        !found.some((mention) => mention.person === person) &&
        person.traits.some(({ age }) => age === 'child') &&
        presentationOf(person, this.lexicon) === traits.presentation,
    );
    return children.length === 1 ? children[0]! : null;
  }

  private skip(traits: RoleTraits, index: number): null {
    if (traits.presentation !== 'neutral') this.unmet = { beat: index, presentation: traits.presentation };
    return null;
  }

  private readPronounAt(index: number, at: number): Mention | null {
    const { lower } = this.beats[index]!.words[at]!;
    const mention = (person: Person): Mention => ({ person, at, length: 1, kind: 'pronoun' });
    if (this.lexicon.i.has(lower)) {
      const teller = this.byAlias.get(TELLER);
      if (teller) return mention(teller);
    }
    const isShe = this.lexicon.she.has(lower);
    // "His wife's, and … since she died": she is somebody who is not here.
    if (this.unmet?.beat === index && (this.unmet.presentation === 'feminine') === isShe) return null;
    if (!isShe && !this.lexicon.he.has(lower)) return null;
    const sure = isShe ? this.lastShe : this.lastHe;
    const any = this.lastAny;
    // Somebody whose sex is not known yet is meant, if nobody fits better and nearer.
    if (
      any &&
      presentationOf(any.person, this.lexicon, false) === 'neutral' &&
      !any.person.isTeller &&
      index - any.beat <= 3 &&
      (!sure || sure.beat < any.beat)
    ) {
      any.person.votes += isShe ? 1 : -1;
      return mention(any.person);
    }
    if (sure && index - sure.beat <= 12) return mention(sure.person);
    return this.isProse && !sure && (lower === 'she' || lower === 'he')
      ? mention(this.unnamed(isShe, index))
      : null;
  }

  /** "She came in at eleven": somebody without a name, until one is told. */
  private unnamed(isShe: boolean, index: number): Person {
    const word = isShe ? 'woman' : 'man';
    const person =
      this.byAlias.get(word) ??
      this.add(word, isShe ? 'Woman' : 'Man', [
        { presentation: isShe ? 'feminine' : 'masculine', age: 'adult' },
      ]);
    this.lastUnnamed = { person, beat: index };
    return person;
  }

  /** "Elias, the keeper" and "a keeper named Elias" are one. */
  private join(found: Mention[], mention: Mention, index: number): void {
    const owned = found.at(-2);
    // "Diana, his lawyer": the "his" stands between the two.
    const last = owned?.kind === 'name' && this.isOwn(owned, mention, index) ? owned : found.at(-1);
    if (!last || mention.kind === 'pronoun') return;
    last.person = this.isNow(last.person);
    mention.person = this.isNow(mention.person);
    if (last.person === mention.person) return;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[mention.at]!.start);
    const isFresh = mention.person.mentions === 0;
    // "His name is Hassan" names whom "his" means.
    if (
      last.kind === 'pronoun' &&
      mention.kind === 'name' &&
      isFresh &&
      NAMES.test(between) &&
      !this.hasName(last.person)
    ) {
      this.merge(last.person, mention.person, index);
      return;
    }
    // "The spice seller, an old man" is one person.
    if (
      last.kind === 'role' &&
      mention.kind === 'role' &&
      isFresh &&
      /^,\s*\p{Ll}{1,5}\s+(?:\p{Ll}+\s+)?$/u.test(between)
    ) {
      this.merge(mention.person, last.person, index);
      return;
    }
    // "She was a nurse": what somebody is, is nobody else.
    if (mention.kind === 'role' && isFresh && IS_A.test(between) && this.agree(mention.person, last.person)) {
      this.merge(mention.person, last.person, index);
      return;
    }
    // "Princess Amelie" is the princess.
    if (
      this.isRole(last) &&
      mention.kind === 'name' &&
      isFresh &&
      between === ' ' &&
      !this.lexicon.nounsAreCapital &&
      /^\p{Lu}/u.test(words[last.at]!.raw) &&
      this.agree(last.person, mention.person, false)
    ) {
      this.merge(last.person, mention.person, index);
      return;
    }
    if (last.kind === 'pronoun' || this.isRole(last) === this.isRole(mention)) return;
    if (
      !/^(?:,?\s*(?:an?|the|der|die|das|ein|eine|le|la|el|une?|una|uma?|il)\s+(?:\p{Ll}+\s+){0,2}|,\s*(?:his|her|my|their|our)\s+(?:\p{Ll}+\s+){0,2}|\s+(?:is|was|ist|war|est|était|es|era|è|é)\s+(?:an?|the|ein|eine|der|die|das|un|une|una|uma|le|la|el|il|o|a)\s+(?:\p{Ll}+\s+){0,2}|\s*,?\s*(?:named|called|(?:is|was) (?:called|named)|namens|hieß|heißt|nommée?|s'appelle|llamad[oa]|se llama|si chiama|se chama)?\s*)$/iu.test(
        between,
      )
    )
      return;
    const named = this.isRole(last) ? mention.person : last.person;
    const role = this.isRole(last) ? last.person : mention.person;
    const isNamed = /\b(?:named|called|namens|hieß|heißt)\b/.test(between);
    if (role.firstBeat < index - 1 && role.mentions > 3 && !isNamed) return;
    if (role.aliases.has(named.key)) return;
    // "Abuelo Tomás, un viejo pescador": a second trade is one more thing said of him.
    const ages = (person: Person) => person.traits.map((traits) => traits.age).filter(Boolean);
    if (
      named.traits.length > 0 &&
      (role.mentions > 0 || ages(role).includes('child') !== ages(named).includes('child'))
    )
      return;
    if (!this.agree(role, named, false)) return;
    this.merge(role, named, index);
  }

  /** A role is one with a capital too: "Princess", and any noun in German. */
  private isRole({ kind, person }: Mention): boolean {
    const entries = this.lexicon.roles.get(person.key.split(' ')[0]!) ?? [];
    if (kind === 'pronoun') return false;
    return (
      kind === 'role' ||
      (person.traits.length > 0 && entries.some(({ words }) => words.join(' ') === person.key))
    );
  }

  private isOwn(owned: Mention, mention: Mention, index: number): boolean {
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[owned.at + owned.length - 1]!.end, words[mention.at]!.start);
    return (
      mention.kind === 'role' &&
      /^,\s*(?:his|her|my|their|our|sein|seine|ihr|ihre)\s+(?:\p{Ll}+\s+)?$/u.test(between)
    );
  }

  private agree(one: Person, other: Person, guess = true): boolean {
    const first = presentationOf(one, this.lexicon, guess);
    const second = presentationOf(other, this.lexicon, guess);
    return first === 'neutral' || second === 'neutral' || first === second;
  }

  /** "I'm Greta", or a bare "Greta.": a role that says its name has one from now on. */
  introduce(speaker: Person, index: number): Person {
    const { text } = this.beats[index]!;
    const name = INTRODUCES.exec(text)?.[1] ?? /^(\p{Lu}\p{Ll}+)[.!]?$/u.exec(text)?.[1];
    const named = name && this.byAlias.get(name.toLowerCase());
    if (
      !named ||
      named === speaker ||
      named.mentions > 0 ||
      this.hasName(speaker) ||
      !this.agree(named, speaker)
    )
      return speaker;
    this.merge(speaker, named, index);
    return named;
  }

  private hasName(person: Person): boolean {
    return person.traits.length === 0;
  }

  /** "One woman. ANNA (60s)…": a name in capitals that follows tells who it was. */
  private reveal(named: Person, index: number, at: number): void {
    const word = this.beats[index]!.words[at]!;
    // "Princess Amelie" is the princess who had no name so far.
    const [title, ...rest] = named.key.split(' ');
    const untitled = rest.length > 0 ? this.byAlias.get(title!) : undefined;
    if (untitled && untitled !== named && untitled.key === title && untitled.mentions > 0) {
      if (this.agree(untitled, named, false)) this.merge(untitled, named, index);
      return;
    }
    const isHer = presentationOf(named, this.lexicon, false);
    const unnamed = this.lastUnnamed;
    if (
      unnamed &&
      index - unnamed.beat <= 8 &&
      isHer !== 'neutral' &&
      presentationOf(unnamed.person, this.lexicon) === isHer
    ) {
      this.lastUnnamed = null;
      this.merge(unnamed.person, named, index);
      return;
    }
    const last = this.lastAny;
    if (!last || word.raw.length < 3 || word.raw !== word.raw.toUpperCase()) return;
    const role = last.person;
    if (role === named || index - last.beat > 1 || role.mentions !== 1 || role.traits.length === 0) return;
    const ownRole = presentationOf(role, this.lexicon);
    const ownName = presentationOf(named, this.lexicon);
    if (ownRole === 'neutral' || ownName === 'neutral' || ownRole === ownName) this.merge(role, named, index);
  }

  /** Whoever a person has turned out to be. */
  isNow(person: Person): Person {
    let now = person;
    while (this.merged.has(now)) now = this.merged.get(now)!;
    return now;
  }

  private merge(role: Person, named: Person, index: number): void {
    if (!this.people.includes(role)) return;
    named.traits.push(...role.traits);
    named.mentions += role.mentions;
    named.firstBeat = Math.min(named.firstBeat, role.firstBeat);
    for (const alias of role.aliases) this.byAlias.set(alias, named);
    for (const alias of role.aliases) named.aliases.add(alias);
    role.mentions = 0;
    this.merged.set(role, named);
    this.talkers = this.talkers.map((person) => (person === role ? named : person));
    this.recent = this.recent.map((slot) => (slot.person === role ? { ...slot, person: named } : slot));
    this.people.splice(this.people.indexOf(role), 1);
    for (const slot of ['lastShe', 'lastHe', 'lastAny'] as const)
      if (this[slot]?.person === role) this[slot] = { person: named, beat: index };
  }

  /** "Noor, the new girl": what stands behind a name and a comma is said of that name. */
  private isApposed(index: number, at: number, found: readonly Mention[]): boolean {
    const last = found.at(-1);
    if (last?.kind !== 'name') return false;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[at]!.start);
    return /^,\s*\p{Ll}{1,5}\s+(?:\p{Ll}+\s+){0,2}$/u.test(between);
  }

  private recentLike(traits: RoleTraits, index: number, found: Mention[]): Person | null {
    if (traits.animal) return null;
    const recent = [this.lastAny, this.lastShe, this.lastHe];
    const alike = this.people.filter(
      (person) => presentationOf(person, this.lexicon) === traits.presentation,
    );
    const reach = alike.length === 1 ? 40 : 4;
    for (const slot of recent) {
      if (!slot || slot.person.isTeller || index - slot.beat > reach) continue;
      if (found.some((mention) => mention.person === slot.person && mention.kind !== 'pronoun')) continue;
      const { person } = slot;
      if (person.traits.some((known) => known.animal)) continue;
      const presentation = presentationOf(person, this.lexicon);
      const agrees =
        traits.presentation === 'neutral' ||
        presentation === 'neutral' ||
        presentation === traits.presentation;
      const ages = person.traits.map((known) => known.age).filter(Boolean);
      // Whoever has a name and no age yet may turn out to be "the girl".
      const open =
        ages.length === 0 &&
        person.traits.length === 0 &&
        alike.length === 1 &&
        !TITLES.test(person.key.split(' ')[0]!);
      if (!open && ages.includes('child') !== (traits.age === 'child')) continue;
      const sameAge = traits.age !== 'old' || ages.length === 0 || ages.includes('old');
      if (agrees && sameAge) return person;
    }
    return null;
  }

  private traitsOf(words: string[]): RoleTraits[] {
    const asWords = words.map((lower, i) => ({ raw: lower, lower, start: i, end: i, clause: 0 }));
    return matchPhrases(asWords, this.lexicon.roles).map((match) => match.value);
  }

  private add(alias: string, name: string, traits: RoleTraits[]): Person {
    const person: Person = {
      key: alias,
      name,
      aliases: new Set(),
      traits: [...traits],
      votes: 0,
      mentions: 0,
      firstBeat: Number.MAX_SAFE_INTEGER,
      isTeller: false,
    };
    this.people.push(person);
    this.alias(person, alias);
    return person;
  }

  private alias(person: Person, alias: string): void {
    if (this.byAlias.has(alias)) return;
    person.aliases.add(alias);
    this.byAlias.set(alias, person);
    const words = alias.split(' ');
    const list = this.named.get(words[0]!) ?? [];
    list.push({ words, person });
    this.named.set(words[0]!, list);
  }

  private note(person: Person, beat: number, byPronoun = false): void {
    person.mentions += 1;
    person.firstBeat = Math.min(person.firstBeat, beat);
    if (person.isTeller) return;
    const slot = { person, beat };
    this.recent = [slot, ...this.recent.filter((other) => other.person !== person)].slice(0, 4);
    const presentation = presentationOf(person, this.lexicon);
    if (presentation === 'feminine') this.lastShe = slot;
    else if (presentation === 'masculine') this.lastHe = slot;
    if (!byPronoun) this.lastAny = slot;
  }
}

/** How a person is shown: by what the script calls them, first name, role; `guess`: else what a role is mostly. */
export function presentationOf(
  person: Person,
  lexicon: CompiledLexicon,
  guess = true,
): 'feminine' | 'masculine' | 'neutral' {
  const told = person.traits.find((traits) => traits.presentation !== 'neutral');
  const byName = (): 'feminine' | 'masculine' | 'neutral' => {
    for (const word of [person.key, ...person.aliases].flatMap((alias) => alias.split(' '))) {
      if (
        /^(?:mrs|ms|miss|lady|frau|madame|señora|signora|dona|queen|princess|aunt|grandma|mother|sister)$/.test(
          word,
        )
      )
        return 'feminine';
      if (/^(?:mr|sir|lord|herr|monsieur|señor|signor|king|prince|uncle|grandpa|father|brother)$/.test(word))
        return 'masculine';
      if (lexicon.feminine.has(word)) return 'feminine';
      if (lexicon.masculine.has(word)) return 'masculine';
    }
    return 'neutral';
  };
  if (Math.abs(person.votes) >= 2) return person.votes > 0 ? 'feminine' : 'masculine';
  const named = byName();
  if (named !== 'neutral') return named;
  if (told) return told.presentation;
  if (person.votes !== 0) return person.votes > 0 ? 'feminine' : 'masculine';
  return (guess && person.traits.find((traits) => traits.likely)?.likely) || 'neutral';
}

/** The mention nearest to a word, those after it first ("said the old man" rather than "to her"). */
function nearest(mentions: Mention[], at: number): Person | null {
  const before = mentions.filter((mention) => mention.at < at);
  const after = mentions.filter((mention) => mention.at > at && mention.at - at <= 3);
  if (before.length > 0) return before[0]!.person;
  // "Asked his mother": she asks, not he.
  const [first, second] = after;
  if (first?.kind === 'pronoun' && second?.kind === 'role' && second.at <= first.at + 2) return second.person;
  return first?.person ?? null;
}

function normalName(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'s voice$/, '')
      .replace(/[^\p{L}\p{N}' -]/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/^(?:the|der|die|das|le|la|el) /, '')
      .trim() || name.toLowerCase()
  );
}

function displayName(name: string): string {
  const clean = name.replace(/['’]S VOICE$/i, '').trim();
  const capitals = clean === clean.toUpperCase() && clean.length > 2;
  return (capitals ? titleCase(clean.toLowerCase()) : clean).slice(0, 80) || 'Somebody';
}

function titleCase(text: string): string {
  return text.replace(/(^|[\s\-'’.])(\p{Ll})/gu, (all, lead: string, letter: string) =>
    lead === "'" || lead === '’' ? all : lead + letter.toUpperCase(),
  );
}

function stripPossessive(lower: string): string {
  return lower.replace(/'s?$/, '');
}
