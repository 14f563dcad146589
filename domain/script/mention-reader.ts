import type { Beat } from './beats.ts';
import { SAYS_OWN_NAME } from './find-names.ts';
import { Identities } from './identities.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';
import { type Match, matchPhrases } from './lexicon/phrase-table.ts';
import { stripPossessive, titleCase } from './name-forms.ts';
import { type Mention, type Person, presentationOf } from './person.ts';

const ROLE_REACH = 3;

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

const KIN =
  /(?:mother|father|mum|mom|mama|dad|papa|sister|brother|son|daughter|grand\p{L}+|granny|uncle|aunt|cousin|wife|husband|mutter|vater|schwester|bruder|sohn|tochter|oma|opa|mère|père|sœur|frère|fils|fille|madre|padre|hermana|hermano|sorella|fratello|mãe|pai|irmã|irmão|abuelo|abuela|nonna|nonno)$/u;

const SIGNED =
  /^(?:\p{L}+[ ,]+){0,4}(?:[Yy]ours|[Ll]ove|[Ss]incerely|[Rr]egards|[Dd]ein|[Dd]eine|[Gg]rüße|[Aa]lways)(?: \p{Ll}+){0,3},?\s+(\p{Lu}\p{Ll}+)\.?$/u;

/** "My dear Clara": whoever is written to is not here. */
const SALUTES =
  /^(?:[Mm]y )?(?:[Dd]ear(?:est)?|[Ll]iebe[rs]?|[Cc]h[eè]re?|[Qq]uerid[oa]|[Cc]ar[oa])\s+\p{Lu}[\p{L} .]*[,!]?$/u;

/** Reads who is named in each beat, by name, by role, by pronoun, and who says what. */
export class MentionReader extends Identities {
  /** Somebody spoken of in a sentence who is not in the picture. */
  private unmet: { beat: number; presentation: RoleTraits['presentation'] } | null = null;
  private readonly isProse: boolean;

  constructor(beats: readonly Beat[], lexicon: CompiledLexicon, isProse: boolean) {
    super(beats, lexicon);
    this.isProse = isProse;
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
      if (mention.kind === 'name' && mention.person.mentions === 0) {
        this.reveal(mention.person, index, at);
        if (this.isTagged(index, at, mention.length)) this.unveil(mention.person, index);
      }
      this.join(found, mention, index);
      found.push(mention);
      this.note(mention.person, index, mention.kind === 'pronoun');
      at += mention.length - 1;
    }
    return found;
  }

  /** True for a name that a verb of speech stands beside: "said Crane". */
  private isTagged(index: number, at: number, length: number): boolean {
    const { words } = this.beats[index]!;
    return [words[at - 1], words[at + length]].some(
      (word) => word !== undefined && this.lexicon.speechVerbs.has(word.lower),
    );
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
    const own = SAYS_OWN_NAME.exec(this.beats[index]!.text)?.[1];
    const named = own === undefined ? null : this.find(own);
    if (named) {
      if (named.mentions === 0) this.unmask(named, index, speakers[index - 1] ?? null);
      return named;
    }
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
    const next = words[at + match.length];
    const isTold = next?.lower === 'who' && next.clause === head.clause;
    if (isOwner || isTold) return this.skip(match.value, index);
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
    const animal = this.kinOfAnimal(match, determiner, found);
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
    // "Dr. Amara Nwosu" is the doctor, where she is the only one.
    if (
      !indefinite &&
      !of &&
      /^(?:doctor|physician|arzt|ärztin|médecin|docteur|médico|médica|medico|dottoressa|dottore)$/.test(
        match.phrase,
      )
    ) {
      const doctors = new Set(
        this.beats.flatMap(({ text }) => namesOfDoctors(text)).map((name) => this.find(name)),
      );
      const [doctor] = doctors;
      if (doctors.size === 1 && doctor) return { person: doctor, at, length: match.length, kind: 'role' };
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
        ...(animal ? [{ presentation: match.value.presentation, animal }] : []),
        ...(aged === 'old' ? [{ presentation: match.value.presentation, age: 'old' } as const] : []),
      ],
    );
    return { person, at, length: match.length, kind: 'role' };
  }

  /** "Her mother", of a hedgehog, is one too. */
  private kinOfAnimal(
    match: Match<RoleTraits>,
    determiner: string | null,
    found: readonly Mention[],
  ): string | null {
    if (determiner === null || !(OWNED.test(determiner) || /'s$/.test(determiner))) return null;
    if (!KIN.test(match.phrase)) return null;
    const owner = found.at(-1)?.person ?? this.lastAny?.person;
    return owner?.traits.find((traits) => traits.animal)?.animal ?? null;
  }

  /** "The Blue Parrot" is a bar, and of "o velho bonde" the tram is old. */
  private isPartOfName(index: number, at: number, match: Match<RoleTraits>): boolean {
    const { words, text } = this.beats[index]!;
    const isCapital = (i: number) => /^\p{Lu}/u.test(words[i]?.raw ?? '');
    const before = words[at - 1];
    const joined = before && text.slice(before.end, words[at]!.start) === ' ';
    if (match.value.animal && joined && isCapital(at) && isCapital(at - 1) && !this.lexicon.nounsAreCapital)
      return at > 1 || !this.lexicon.determiners.has(before.lower);
    if (match.value.animal && before && /^(?:teddy|toy|stuffed|plush)$/.test(before.lower)) return true;
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
    // "The conductor behind her": not he who has just come, but who the story has been about.
    const other = isShe ? 'masculine' : 'feminine';
    const isRoleAlone =
      any !== null &&
      this.lexicon.roles.has(any.person.key.split(' ')[0]!) &&
      any.person.traits.some((traits) => traits.likely === other);
    const isKnown =
      sure !== null &&
      any !== null &&
      index - sure.beat <= 8 &&
      (sure.person.mentions > any.person.mentions || (isRoleAlone && this.hasName(sure.person)));
    const isOther = isKnown && (any.beat === index || /^(?:her|him|hers|his)$/.test(lower) || isRoleAlone);
    // Somebody whose sex is not known yet is meant, if nobody fits better and nearer.
    if (
      any &&
      !isOther &&
      presentationOf(any.person, this.lexicon, false) === 'neutral' &&
      !any.person.isTeller &&
      index - any.beat <= 3 &&
      (!sure || sure.beat < any.beat)
    ) {
      any.person.votes += isShe ? 1 : -1;
      return mention(any.person);
    }
    if (sure && index - sure.beat <= 12) return mention(sure.person);
    // "Nathaniel Gower, physician, walked… He climbed the stairs": somebody named whose sex is not known yet.
    const open = sure
      ? undefined
      : this.recent.find(({ person, beat }) => index - beat <= 8 && this.isOpen(person));
    if (open) {
      open.person.votes += isShe ? 1 : -1;
      return mention(open.person);
    }
    return this.isProse && !sure && (lower === 'she' || lower === 'he')
      ? mention(this.unnamed(isShe, index))
      : null;
  }

  /** True for somebody with a name of whom neither "he" nor "she" has been said. */
  private isOpen(person: Person): boolean {
    return (
      !person.isTeller &&
      !this.lexicon.roles.has(person.key.split(' ')[0]!) &&
      presentationOf(person, this.lexicon, false) === 'neutral'
    );
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

  /** "Noor, the new girl": what stands behind a name and a comma is said of that name. */
  private isApposed(index: number, at: number, found: readonly Mention[]): boolean {
    const last = found.at(-1);
    if (last?.kind !== 'name') return false;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[at]!.start);
    return /^,\s*\p{Ll}{1,5}\s+(?:\p{Ll}+\s+){0,2}$/u.test(between);
  }
}

/** Who is called "Dr." in a text, by last name. */
function namesOfDoctors(text: string): string[] {
  return [...text.matchAll(/\bDr\.? (?:\p{Lu}[\p{L}'’-]+ )?(\p{Lu}[\p{L}'’-]+)/gu)].map((match) =>
    match[1]!.replace(/['’]s$/, ''),
  );
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
