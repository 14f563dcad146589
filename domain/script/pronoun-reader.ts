import type { Beat } from './beats.ts';
import { Identities } from './identities.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';
import { findMemories } from './memories.ts';
import { type Mention, type Person, presentationOf } from './person.ts';

/** What a story's "I" is known by. */
export const TELLER = 'teller';

/** After "il": what is nobody's deed. */
const IMPERSONAL =
  /^(?:neige|neigeait|neigea|pleut|pleuvait|plut|fait|faisait|fit|y|faut|fallait|est|était|gèle|gelait|tombe|tombait)$/;

/** Reads whom "she", "he" and "they" mean. */
export class PronounReader extends Identities {
  /** Somebody spoken of in a sentence who is not in the picture. */
  private unmet: { beat: number; presentation: RoleTraits['presentation'] } | null = null;
  protected readonly isProse: boolean;
  /** Which beats are remembered. */
  readonly memories: readonly boolean[] = findMemories(this.beats);
  /** Who did something together last. */
  private together: { people: Person[]; beat: number } = { people: [], beat: Number.NEGATIVE_INFINITY };

  constructor(beats: readonly Beat[], lexicon: CompiledLexicon, isProse: boolean) {
    super(beats, lexicon);
    this.isProse = isProse;
  }

  /** "They" are the last few who were named not long ago; one alone is nobody's "they". */
  protected groupAt(index: number, at: number, found: readonly Mention[]): Person[] {
    const { lower } = this.beats[index]!.words[at]!;
    if (!this.lexicon.they.has(lower) && !(at === 0 && this.isTheirDeed(lower))) return [];
    // "There are bubbles in the ice. They are let out": things.
    const last = this.beats[index - 1];
    const told = last?.paragraph === this.beats[index]!.paragraph && last.kind === 'told' ? last.text : '';
    if (!this.recent.some((slot) => slot.beat === index - 1) && /\b(?:are|were) \p{Ll}{3,}s\b/u.test(told))
      return [];
    // "A fox walked along the rails as if it owned them": the rails.
    const before = this.beats[index]!.words.slice(0, at);
    const things = before.some(
      (word, i) => /^(?:the|these|those|some)$/.test(word.lower) && /[^s]s$/.test(before[i + 1]?.lower ?? ''),
    );
    if (things && /^(?:them|their)$/.test(lower)) return [];
    // "Harold saw them: hundreds of boats": what the colon tells.
    if (/^:/.test(this.beats[index]!.text.slice(this.beats[index]!.words[at]!.end))) return [];
    // Those of the same sentence, where there are several.
    const here = new Set(found.map((mention) => mention.person));
    if (here.size >= 2) return [];
    // "Delphine grabs Gus by the collar. They run": those two, whoever else has been heard.
    const together =
      index - this.together.beat <= 3 ? this.together.people.map((person) => this.isNow(person)) : [];
    const group =
      together.length >= 2
        ? [...new Set(together)].reverse()
        : this.recent
            .filter((slot) => index - slot.beat <= 6)
            .slice(0, 3)
            .map((slot) => slot.person);
    const fresh = group.filter((person) => !found.some((mention) => mention.person === person));
    return group.length >= 2 ? fresh.reverse() : [];
  }

  /** "Camminarono insieme": where the verb alone says that several did it. */
  private isTheirDeed(verb: string): boolean {
    const { they } = this.lexicon;
    if (they.has('loro')) return /(?:[aei]rono|[aei]vano)$/.test(verb);
    if (they.has('ellos')) return /(?:aron|ieron|aban|ían)$/.test(verb);
    return they.has('eles') && /(?:[aei]ram|avam|iam)$/.test(verb);
  }

  /** Those of a told sentence stay together in the next. */
  protected noteTogether(index: number, found: readonly Mention[]): void {
    if (this.beats[index]!.kind !== 'told') return;
    const people = [...new Set(found.map((mention) => mention.person))].filter(({ isTeller }) => !isTeller);
    if (people.length >= 2) this.together = { people: people.slice(0, 3), beat: index };
  }

  /** A role that is told of and not met: "she" may mean it for the rest of the sentence. */
  protected skip(traits: RoleTraits, index: number): null {
    if (traits.presentation !== 'neutral') this.unmet = { beat: index, presentation: traits.presentation };
    return null;
  }

  protected readPronounAt(index: number, at: number): Mention | null {
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
    // "Il neigeait" is the weather.
    const next = this.beats[index]!.words[at + 1]?.lower ?? '';
    if (lower === 'il' && IMPERSONAL.test(next)) return null;
    const latest = isShe ? this.lastShe : this.lastHe;
    // A goalkeeper who was taken for a man may have turned out to be a woman.
    const opposite = isShe ? 'masculine' : 'feminine';
    const sure = latest && presentationOf(latest.person, this.lexicon) !== opposite ? latest : null;
    const any = this.lastAny;
    // "The conductor behind her": not he who has just come, but who the story has been about.
    const isRoleAlone =
      any !== null &&
      this.lexicon.roles.has(any.person.key.split(' ')[0]!) &&
      any.person.traits.some((traits) => traits.likely === opposite);
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
    return this.isProse && !sure && !this.memories[index] && (lower === 'she' || lower === 'he')
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
}
