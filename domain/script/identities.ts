import type { Beat } from './beats.ts';
import { Ensemble, type Slot } from './ensemble.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { type Mention, type Person, presentationOf } from './person.ts';

/** Words for somebody of whom nothing else is known. */
const ANYBODY = /^(?:(?:young|old|little) )?(?:man|woman|boy|girl|stranger|lady|gentleman|rider)$/;

const IS_A =
  /^\s+(?:is|was|ist|war|est|était|es|era|è|é)\s+(?:an?|the|ein|eine|un|une|una|uma|le|la)\s+(?:\p{Ll}+\s+){0,2}$/u;

const INTRODUCES =
  /\b(?:I am|I['’]m|[Mm]y name is|[Cc]all me|[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m['’]appelle|[Jj]e suis|[Mm]e llamo|[Ss]oy|[Mm]i chiamo|[Mm]e chamo) (\p{Lu}\p{Ll}+)/u;

const NAMES = /^ (?:name|nom|nombre|nome) (?:is|was|ist|war|est|était|es|era|è) $|^ Name (?:ist|war) $/;

/** Finds out who turns out to be whom: "Elias, the keeper", "her name is Nora", "I'm Greta". */
export class Identities extends Ensemble {
  protected readonly beats: readonly Beat[];
  /** Somebody met as "she" alone, until a name is told. */
  protected lastUnnamed: Slot | null = null;

  constructor(beats: readonly Beat[], lexicon: CompiledLexicon) {
    super(lexicon);
    this.beats = beats;
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

  /** "My name is June Calloway": the rider who has had no name, unless that was who spoke before. */
  protected unmask(named: Person, index: number, before: Person | null): void {
    const rider = this.recent
      .map(({ person }) => person)
      .find(
        (person) =>
          person !== named &&
          person !== before &&
          !this.hasName(person) &&
          !person.isTeller &&
          this.agree(person, named),
      );
    if (rider && this.people.includes(named)) this.merge(rider, named, index);
  }

  /** "A fat man got up. 'That's right,' said Crane": the man who has just come, or who has talked with another. */
  protected unveil(named: Person, index: number): void {
    if (!this.people.includes(named) || named.mentions > 0) return;
    const last = this.lastAny;
    const fits = (person: Person) =>
      person !== named && ANYBODY.test(person.key) && !person.isTeller && this.agree(person, named);
    const [speaker, other] = this.talkers;
    const fresh =
      last && index - last.beat <= 2 && last.person.mentions <= 2 && last.person !== speaker
        ? last.person
        : null;
    const partner = speaker && other && this.hasName(speaker) ? other : null;
    const man = fresh && fits(fresh) ? fresh : partner && fits(partner) ? partner : null;
    if (man) this.merge(man, named, index);
  }

  /** "Elias, the keeper" and "a keeper named Elias" are one. */
  protected join(found: Mention[], mention: Mention, index: number): void {
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
      /^,\s*\p{Ll}{1,5}\s+(?:\p{Ll}+\s+(?:of an?\s+)?)?$/u.test(between)
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
      !/^(?:\s*\([^)]{1,40}\)\s*,\s*an?\s+(?:\p{Ll}+\s+){0,2}|,\s*(?:seu|dona|don|doña|maestro|mastro)\s+|,?\s*(?:an?|the|der|die|das|ein|eine|le|la|el|une?|una|uma?|il)\s+(?:\p{Ll}+\s+){0,2}|,\s*(?:his|her|my|their|our)\s+(?:\p{Ll}+\s+){0,2}|\s+(?:is|was|ist|war|est|était|es|era|è|é)\s+(?:an?|the|ein|eine|der|die|das|un|une|una|uma|le|la|el|il|o|a)\s+(?:\p{Ll}+\s+){0,2}|\s*,?\s*(?:named|called|(?:is|was) (?:called|named)|namens|hieß|heißt|nommée?|s'appelle|llamad[oa]|se llama|si chiama|se chama)?\s*)$/iu.test(
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

  protected isOwn(owned: Mention, mention: Mention, index: number): boolean {
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[owned.at + owned.length - 1]!.end, words[mention.at]!.start);
    return (
      mention.kind === 'role' &&
      /^,\s*(?:his|her|my|their|our|sein|seine|ihr|ihre)\s+(?:\p{Ll}+\s+)?$/u.test(between)
    );
  }

  /** "One woman. ANNA (60s)…": a name in capitals that follows tells who it was. */
  protected reveal(named: Person, index: number, at: number): void {
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
      index - unnamed.beat <= 16 &&
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
}
