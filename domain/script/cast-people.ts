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
const TELLER = 'teller';

/** Finds the people of a script, who is meant by "she" and "the old man", and who says what. */
export function castPeople(beats: readonly Beat[], lexicon: CompiledLexicon, isProse: boolean): Cast {
  const casting = new Casting(beats, lexicon);
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
    for (let i = from; i < to; i++) if (beats[i]!.kind !== 'said') mentions[i] = casting.readMentions(i);
    for (let i = from; i < to; i++) {
      if (beats[i]!.kind !== 'said') continue;
      speakers[i] =
        beats[i]!.speakerName !== null
          ? casting.find(beats[i]!.speakerName!)
          : casting.guessSpeaker(i, from, to, mentions, speakers);
      const speaker = speakers[i];
      if (speaker) casting.heard(speaker, i);
    }
    from = to;
  }
  return { people: casting.people.filter((person) => person.mentions > 0), mentions, speakers };
}

class Casting {
  readonly people: Person[] = [];
  private readonly byAlias = new Map<string, Person>();
  private readonly beats: readonly Beat[];
  private readonly lexicon: CompiledLexicon;
  private lastShe: { person: Person; beat: number } | null = null;
  private lastHe: { person: Person; beat: number } | null = null;
  private lastAny: { person: Person; beat: number } | null = null;
  private talkers: Person[] = [];
  private readonly named = new Map<string, { words: string[]; person: Person }[]>();

  constructor(beats: readonly Beat[], lexicon: CompiledLexicon) {
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
    const traits = this.traitsOf(words);
    const person = this.add(alias, displayName(name), traits);
    // "Elias Thorne" is met again as "Elias" or "Thorne".
    if (words.length > 1 && traits.length === 0)
      for (const part of words)
        if (part.length > 2 && !this.byAlias.has(part) && !/^(?:the|dr|mr|mrs|ms|of|von|de|van)$/.test(part))
          this.alias(person, part);
    return person;
  }

  /** True if somebody tells the story as "I". */
  hasTeller(): boolean {
    let count = 0;
    for (const beat of this.beats)
      if (beat.kind === 'told') count += beat.words.filter((word) => this.lexicon.i.has(word.lower)).length;
    return count >= 2;
  }

  addTeller(): void {
    this.add(TELLER, 'Narrator', []).isTeller = true;
  }

  /** Whoever speaks is who "she" or "he" means next. */
  heard(person: Person, beat: number): void {
    this.note(person, beat);
    this.talkers = [person, ...this.talkers.filter((other) => other !== person)].slice(0, 2);
  }

  readMentions(index: number): Mention[] {
    const { words } = this.beats[index]!;
    const roles = new Map(matchPhrases(words, this.lexicon.roles).map((match) => [match.at, match]));
    const found: Mention[] = [];
    for (let at = 0; at < words.length; at++) {
      const mention =
        this.readNameAt(index, at) ??
        this.readRoleAt(index, at, roles.get(at), found) ??
        this.readPronounAt(index, at);
      if (!mention) continue;
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
    from: number,
    to: number,
    mentions: Mention[][],
    speakers: (Person | null)[],
  ): Person | null {
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
    return other ?? null;
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
    if (head.lower.endsWith('s') && !match.phrase.endsWith('s') && !/'s$/.test(head.lower)) return null;
    let determiner: string | null = null;
    for (let i = at - 1; i >= Math.max(0, at - ROLE_REACH) && words[i]!.clause === words[at]!.clause; i--) {
      if (this.lexicon.determiners.has(words[i]!.lower) || /'s$/.test(words[i]!.lower)) {
        determiner = words[i]!.lower;
        break;
      }
    }
    const capital = head.raw[0] !== head.raw[0]!.toLowerCase();
    if (!determiner && !capital && !match.value.age) return null;
    if (!determiner && !capital) return null;
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
    // "The old man" may be somebody who has a name already.
    if (!indefinite && !of) {
      const same = this.recentLike(match.value, index, found);
      if (same) {
        this.alias(same, match.phrase);
        same.traits.push(match.value);
        return { person: same, at, length: match.length, kind: 'role' };
      }
    }
    const person = this.add(
      match.phrase,
      titleCase(aged === 'old' && !match.phrase.startsWith('old') ? `old ${match.phrase}` : match.phrase),
      [
        match.value,
        ...(aged === 'old' ? [{ presentation: match.value.presentation, age: 'old' } as const] : []),
      ],
    );
    return { person, at, length: match.length, kind: 'role' };
  }

  private readPronounAt(index: number, at: number): Mention | null {
    const { lower } = this.beats[index]!.words[at]!;
    const mention = (person: Person): Mention => ({ person, at, length: 1, kind: 'pronoun' });
    if (this.lexicon.i.has(lower)) {
      const teller = this.byAlias.get(TELLER);
      if (teller) return mention(teller);
    }
    const isShe = this.lexicon.she.has(lower);
    if (!isShe && !this.lexicon.he.has(lower)) return null;
    const sure = isShe ? this.lastShe : this.lastHe;
    const any = this.lastAny;
    // Somebody whose sex is not known yet is meant, if nobody fits better and nearer.
    if (
      any &&
      presentationOf(any.person, this.lexicon) === 'neutral' &&
      !any.person.isTeller &&
      index - any.beat <= 3 &&
      (!sure || sure.beat < any.beat)
    ) {
      any.person.votes += isShe ? 1 : -1;
      return mention(any.person);
    }
    return sure && index - sure.beat <= 12 ? mention(sure.person) : null;
  }

  /** "Elias, the keeper" and "a keeper named Elias" are one. */
  private join(found: Mention[], mention: Mention, index: number): void {
    const last = found[found.length - 1];
    if (!last || last.person === mention.person || mention.kind === 'pronoun' || last.kind === 'pronoun')
      return;
    if (last.kind === mention.kind) return;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[mention.at]!.start);
    if (
      !/^(?:,?\s*(?:an?|the|der|die|das|le|la|el)\s+(?:\p{Ll}+\s+){0,2}|\s*,?\s*(?:named|called|namens|nommée?|llamad[oa])?\s*)$/iu.test(
        between,
      )
    )
      return;
    const named = last.kind === 'name' ? last.person : mention.person;
    const role = last.kind === 'role' ? last.person : mention.person;
    if (role.firstBeat < index - 1 && role.mentions > 3) return;
    if (named.traits.length > 0 || role.aliases.has(named.key)) return;
    const ownRole = presentationOf(role, this.lexicon);
    const ownName = presentationOf(named, this.lexicon);
    if (ownRole !== 'neutral' && ownName !== 'neutral' && ownRole !== ownName) return;
    named.traits.push(...role.traits);
    named.mentions += role.mentions;
    named.firstBeat = Math.min(named.firstBeat, role.firstBeat);
    for (const alias of role.aliases) this.byAlias.set(alias, named);
    for (const alias of role.aliases) named.aliases.add(alias);
    role.mentions = 0;
    last.person = named;
    mention.person = named;
    this.people.splice(this.people.indexOf(role), 1);
    for (const slot of ['lastShe', 'lastHe', 'lastAny'] as const)
      if (this[slot]?.person === role) this[slot] = { person: named, beat: index };
  }

  private recentLike(traits: RoleTraits, index: number, found: Mention[]): Person | null {
    if (traits.animal) return null;
    const recent = [this.lastAny, this.lastShe, this.lastHe];
    for (const slot of recent) {
      if (!slot || slot.person.isTeller || index - slot.beat > 4) continue;
      if (found.some((mention) => mention.person === slot.person)) continue;
      const { person } = slot;
      if (person.traits.some((known) => known.animal)) continue;
      const presentation = presentationOf(person, this.lexicon);
      const agrees =
        traits.presentation === 'neutral' ||
        presentation === 'neutral' ||
        presentation === traits.presentation;
      const ages = person.traits.map((known) => known.age).filter(Boolean);
      const sameAge =
        !traits.age || ages.length === 0
          ? traits.age !== 'child' || ages.includes('child')
          : ages.includes(traits.age);
      const isRoleOnly =
        person.aliases.has(person.key) &&
        person.traits.length > 0 &&
        !this.named.has(person.key.split(' ')[0]!);
      if (agrees && sameAge && !isRoleOnly) return person;
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
    const presentation = presentationOf(person, this.lexicon);
    if (presentation === 'feminine') this.lastShe = slot;
    else if (presentation === 'masculine') this.lastHe = slot;
    if (!byPronoun) this.lastAny = slot;
  }
}

/** How a person is shown: by role, then by first name, then by what the script calls them. */
export function presentationOf(
  person: Person,
  lexicon: CompiledLexicon,
): 'feminine' | 'masculine' | 'neutral' {
  const told = person.traits.find((traits) => traits.presentation !== 'neutral');
  const byName = (): 'feminine' | 'masculine' | 'neutral' => {
    for (const word of person.key.split(' ')) {
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
  return person.votes > 0 ? 'feminine' : person.votes < 0 ? 'masculine' : 'neutral';
}

/** The mention nearest to a word, those after it first ("said the old man" rather than "to her"). */
function nearest(mentions: Mention[], at: number): Person | null {
  const before = mentions.filter((mention) => mention.at < at);
  const after = mentions.filter((mention) => mention.at > at && mention.at - at <= 3);
  if (before.length > 0) return before[0]!.person;
  return after[0]?.person ?? null;
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
