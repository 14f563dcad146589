import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import { displayName, normalName } from './name-forms.ts';
import { type Mention, type Person, presentationOf, TITLES } from './person.ts';

/** Somebody and the beat that named them last. */
export interface Slot {
  person: Person;
  beat: number;
}

/** Everybody known so far, by what they are called, and who was heard of last. */
export class Ensemble {
  readonly people: Person[] = [];
  protected readonly byAlias = new Map<string, Person>();
  /** Names and roles by their first word. */
  protected readonly named = new Map<string, { words: string[]; person: Person }[]>();
  protected readonly lexicon: CompiledLexicon;
  protected lastShe: Slot | null = null;
  protected lastHe: Slot | null = null;
  protected lastAny: Slot | null = null;
  /** The two who spoke last, the latest first. */
  protected talkers: Person[] = [];
  /** Who was named last, each once, the latest first. */
  protected recent: Slot[] = [];
  private readonly merged = new Map<Person, Person>();

  constructor(lexicon: CompiledLexicon) {
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

  /** Whoever speaks is who "she" or "he" means next. */
  heard(person: Person, beat: number): void {
    this.note(person, beat);
    this.talkers = [person, ...this.talkers.filter((other) => other !== person)].slice(0, 2);
  }

  /** A role is one with a capital too: "Princess", and any noun in German. */
  protected isRole({ kind, person }: Mention): boolean {
    const entries = this.lexicon.roles.get(person.key.split(' ')[0]!) ?? [];
    if (kind === 'pronoun') return false;
    return (
      kind === 'role' ||
      (person.traits.length > 0 && entries.some(({ words }) => words.join(' ') === person.key))
    );
  }

  protected agree(one: Person, other: Person, guess = true): boolean {
    const first = presentationOf(one, this.lexicon, guess);
    const second = presentationOf(other, this.lexicon, guess);
    return first === 'neutral' || second === 'neutral' || first === second;
  }

  protected hasName(person: Person): boolean {
    return person.traits.length === 0;
  }

  /** Whoever a person has turned out to be. */
  isNow(person: Person): Person {
    let now = person;
    while (this.merged.has(now)) now = this.merged.get(now)!;
    return now;
  }

  protected merge(role: Person, named: Person, index: number): void {
    if (!this.people.includes(role)) return;
    named.traits.push(...role.traits);
    if (role.kin && role.kin !== named) named.kin ??= role.kin;
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

  protected recentLike(traits: RoleTraits, index: number, found: Mention[]): Person | null {
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

  protected traitsOf(words: string[]): RoleTraits[] {
    const asWords = words.map((lower, i) => ({ raw: lower, lower, start: i, end: i, clause: 0 }));
    return matchPhrases(asWords, this.lexicon.roles).map((match) => match.value);
  }

  protected add(alias: string, name: string, traits: RoleTraits[]): Person {
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

  protected alias(person: Person, alias: string): void {
    if (this.byAlias.has(alias)) return;
    person.aliases.add(alias);
    this.byAlias.set(alias, person);
    const words = alias.split(' ');
    const list = this.named.get(words[0]!) ?? [];
    list.push({ words, person });
    this.named.set(words[0]!, list);
  }

  protected note(person: Person, beat: number, byPronoun = false): void {
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
