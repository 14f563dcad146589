import { SAYS_OWN_NAME } from './find-names.ts';
import { MentionReader } from './mention-reader.ts';
import type { Mention, Person } from './person.ts';
import { TELLER } from './pronoun-reader.ts';
import { OWNED } from './role-words.ts';

/** Finds out who says what: by the verb beside it, by turns, by who has just done something. */
export class SpeakerReader extends MentionReader {
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
    const counts = this.whoCounts(index, speakers);
    if (counts) return counts;
    const dropped = this.subjectLeftOut(index, next, mentions);
    if (dropped) return dropped;
    const own = SAYS_OWN_NAME.exec(this.beats[index]!.text)?.[1];
    const named = own === undefined ? null : this.find(own);
    if (named) {
      if (named.mentions === 0) this.unmask(named, index, speakers[index - 1] ?? null);
      return named;
    }
    for (let i = from; i < index; i++) if (speakers[i]) return speakers[i]!;
    // "Her mother burst into tears. Lily woke up. 'Can he…'": whoever acts right before speaks.
    const nearby = [...range(index - 1, from - 1, -1), ...range(index + 1, to, 1)];
    for (const i of nearby) {
      const from = i < index ? lastSentenceOf(this.beats[i]!.text) : 0;
      const acts = mentions[i]!.filter(
        (mention) => !mention.person.isTeller && !this.isPossessive(i, mention),
      );
      const subject =
        acts.find((mention) => this.beats[i]!.words[mention.at]!.start >= from) ?? acts[0] ?? mentions[i]![0];
      if (subject) return subject.person;
    }
    const [last] = this.talkers;
    if (!last) return null;
    const actor = this.actorBefore(index, mentions);
    const other =
      actor !== null && actor !== last && this.talkers.includes(actor) ? null : this.partnerOf(last, index);
    if (actor !== null && actor !== last && this.talkers.includes(actor)) return last;
    return other ?? this.byAlias.get(TELLER) ?? null;
  }

  /** Who acts in the told paragraph right before what is said in a paragraph of its own. */
  private actorBefore(index: number, mentions: Mention[][]): Person | null {
    const before = this.beats[index - 1];
    if (before?.kind !== 'told' || before.paragraph === this.beats[index]!.paragraph) return null;
    return mentions[index - 1]![0]?.person ?? null;
  }

  /** Whom somebody talks with: who spoke before, unless others have come since. */
  private partnerOf(last: Person, index: number): Person | undefined {
    const other = this.talkers[1];
    const slotOf = (person: Person) => this.recent.find((slot) => slot.person === person)?.beat ?? -1;
    const since = other ? slotOf(other) : -1;
    if (other && since > index - 4) return other;
    const nearer = this.recent.find(
      ({ person, beat }) => person !== last && person !== other && beat >= since + 2,
    );
    return nearer?.person ?? other;
  }

  /** "Seven! Eight!": whoever has counted before goes on counting. */
  private whoCounts(index: number, speakers: readonly (Person | null)[]): Person | null {
    if (!COUNTS.test(this.beats[index]!.text)) return null;
    for (let i = index - 1; i >= Math.max(0, index - 24); i--)
      if (this.beats[i]!.kind === 'said' && COUNTS.test(this.beats[i]!.text)) return speakers[i] ?? null;
    return null;
  }

  /** "—¡Hay un barco! —gritó": where verbs stand alone, whoever did something last is meant. */
  private subjectLeftOut(index: number, next: number, mentions: Mention[][]): Person | null {
    const { they, speechVerbs } = this.lexicon;
    if (!['ellos', 'loro', 'eles'].some((word) => they.has(word))) return null;
    const tag = this.beats[next];
    if (tag?.kind !== 'told' || tag.paragraph !== this.beats[index]!.paragraph) return null;
    if (!speechVerbs.has(tag.words[0]?.lower ?? '') || mentions[next]!.length > 0 || tag.words.length > 4)
      return null;
    for (let i = index - 1; i >= Math.max(0, index - 6); i--)
      if (this.beats[i]!.kind === 'told' && mentions[i]!.length > 0) return mentions[i]!.at(-1)!.person;
    return null;
  }

  private isPossessive(index: number, mention: Mention): boolean {
    return mention.kind === 'pronoun' && OWNED.test(this.beats[index]!.words[mention.at]!.lower);
  }
}

/** Where the last sentence of a text begins, that may be two short ones. */
function lastSentenceOf(text: string): number {
  const ends = [...text.matchAll(/[.!?…]["”’]?\s+(?=\p{Lu})/gu)];
  const last = ends.at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Indexes from one (within) to another (without). */
function range(from: number, to: number, step: 1 | -1): number[] {
  return Array.from({ length: Math.max(0, (to - from) * step) }, (_, i) => from + i * step);
}

/** Numbers alone. */
const COUNTS =
  /^["“'‘]?(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|uno|dos|tres|cuatro|cinco|due|tre|quattro|\d{1,2})[!,.… ]+){2,}["”'’]?$/iu;

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
