import type { RoleTraits } from './lexicon/lexicon.ts';
import { type Match, matchPhrases } from './lexicon/phrase-table.ts';
import { stripPossessive, titleCase } from './name-forms.ts';
import { type Mention, type Person, presentationOf } from './person.ts';
import { PronounReader, TELLER } from './pronoun-reader.ts';
import {
  BLOOD,
  GENERIC,
  KIN,
  namesOfDoctors,
  OLD_ALONE,
  OWNED,
  ROLE_REACH,
  SALUTES,
  SIGNED,
  TOLD_OF,
} from './role-words.ts';

/** Reads who is named in each beat, by name, by role, by pronoun. */
export class MentionReader extends PronounReader {
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
      const role = roles.get(at);
      const described = role ? this.describedBy(index, at, role, found) : null;
      const mention: Mention | null =
        (described && role ? { person: described, at, length: role.length, kind: 'role' } : null) ??
        this.readNameAt(index, at) ??
        this.readRoleAt(index, at, roles.get(at), found) ??
        this.readPronounAt(index, at);
      if (!mention) {
        for (const person of this.groupAt(index, at, found))
          found.push({ person, at, length: 1, kind: 'pronoun' });
        continue;
      }
      if (this.isNamedByKind(index, at, mention)) mention.length++;
      if (mention.kind === 'name' && mention.person.mentions === 0) {
        this.reveal(mention.person, index, at);
        if (this.isTagged(index, at, mention.length)) this.unveil(mention.person, index);
      }
      this.join(found, mention, index);
      found.push(mention);
      this.note(mention.person, index, mention.kind === 'pronoun');
      at += mention.length - 1;
    }
    this.noteTogether(index, found);
    return found;
  }

  /** "Mother Hedgehog" is one name: what she is called, and what she is. */
  private isNamedByKind(index: number, at: number, mention: Mention): boolean {
    if (mention.kind === 'pronoun' || this.lexicon.nounsAreCapital) return false;
    const { words, text } = this.beats[index]!;
    const [last, next] = [words[at + mention.length - 1]!, words[at + mention.length]];
    if (!next || text.slice(last.end, next.start) !== ' ') return false;
    if (!/^\p{Lu}/u.test(last.raw) || !/^\p{Lu}\p{L}/u.test(next.raw)) return false;
    // "NURSE TOM, a broad man"
    if (mention.kind === 'role' && !this.named.has(next.lower) && this.isFirstName(next.lower)) {
      mention.person.votes += this.lexicon.feminine.has(next.lower) ? 2 : -2;
      return true;
    }
    return (
      this.lexicon.roles.get(next.lower)?.some(({ words: own, value }) => own.length === 1 && value.animal) ??
      false
    );
  }

  private isFirstName(lower: string): boolean {
    return this.lexicon.feminine.has(lower) || this.lexicon.masculine.has(lower);
  }

  /** "Said the examiner, a fat man": the man is nobody else. */
  private describedBy(
    index: number,
    at: number,
    match: Match<RoleTraits>,
    found: readonly Mention[],
  ): Person | null {
    const last = found.at(-1);
    if (last?.kind !== 'role' || !GENERIC.test(match.phrase)) return null;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[at]!.start);
    if (!/^,\s*(?:an?|eine?|une?|una|um|uma)\s+(?:\p{Ll}+\s+){0,2}$/u.test(between)) return null;
    const told = presentationOf(last.person, this.lexicon);
    if (told !== 'neutral' && told !== match.value.presentation) return null;
    this.alias(last.person, match.phrase);
    last.person.traits.push(match.value);
    return last.person;
  }

  /** True for a name that a verb of speech stands beside: "said Crane". */
  private isTagged(index: number, at: number, length: number): boolean {
    const { words } = this.beats[index]!;
    return [words[at - 1], words[at + length]].some(
      (word) => word !== undefined && this.lexicon.speechVerbs.has(word.lower),
    );
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
    return (
      best && { person: this.titled(best.person, index, at), at, length: best.words.length, kind: 'name' }
    );
  }

  /** "Mr. Bloch" and "Mrs. Bloch" are two. */
  private titled(person: Person, index: number, at: number): Person {
    const lead = this.beats[index]!.words[at - 1]?.lower ?? '';
    const title = LADY.test(lead) ? 'mrs' : LORD.test(lead) ? 'mr' : null;
    if (title === null || person.key.includes(' ')) return person;
    person.title ??= title;
    if (person.title === title) return person;
    const key = `${title} ${person.key}`;
    const presentation = title === 'mrs' ? 'feminine' : 'masculine';
    return (
      this.byAlias.get(key) ??
      this.add(key, titleCase(`${title}. ${person.key}`), [{ presentation, age: 'adult' }])
    );
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
    // "She remembered… Her mother thought that she was at choir practice": she is not here.
    const isRemembered =
      this.memories[index] === true && KIN.test(match.phrase) && OWNED.test(words[at - 1]?.lower ?? '');
    const after = words[at + match.length];
    const isOwner =
      // "He put it on the boy's head": the boy is there.
      !(after && BODY.test(after.lower)) &&
      /'s?$/.test(head.lower) &&
      (words[at + match.length] || match.value.presentation !== 'neutral');
    const next = words[at + match.length];
    const isMet = MEETS.test(this.beats[index]!.text.slice(0, words[at]!.start));
    const isTold = next?.lower === 'who' && next.clause === head.clause && !isMet;
    if (isOwner || isTold || isRemembered) return this.skip(match.value, index);
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
    const owner = of ? (found.at(-1)?.person ?? this.lastAny?.person) : undefined;
    if (owner && owner !== person && BLOOD.test(match.phrase)) person.kin = owner;
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

  /** "Noor, the new girl": what stands behind a name and a comma is said of that name. */
  private isApposed(index: number, at: number, found: readonly Mention[]): boolean {
    const last = found.at(-1);
    if (last?.kind !== 'name') return false;
    const { text, words } = this.beats[index]!;
    const between = text.slice(words[last.at + last.length - 1]!.end, words[at]!.start);
    return /^,\s*\p{Ll}{1,5}\s+(?:\p{Ll}+\s+){0,2}$/u.test(between);
  }
}

/** "She met a squirrel who was burying nuts": whoever is met is there. */
const MEETS =
  /\b(?:met|meets|saw|sees|found|finds|there (?:was|is|stood|sat|came)|came|comes|appeared|appears) (?:an?|one|another)\b/i;

/** What somebody can only have if they are there. */
const BODY =
  /^(?:head|hand|hands|arm|arms|shoulder|shoulders|face|hair|cheek|lap|neck|knee|knees|feet|eyes|nose|ear|ears|chest|back|forehead|lips|mouth|wrist|finger|fingers|sleeve|collar)$/;

const LADY = /^(?:mrs|frau|madame|señora|signora|dona|sra)$/;
const LORD = /^(?:mr|herr|monsieur|señor|signor|sr)$/;
