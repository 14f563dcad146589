import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';

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
  /** By blood: whose mother, son or sister this is told to be. */
  kin?: Person;
  /** How the one is called of two with the same surname. */
  title?: 'mr' | 'mrs';
  /** What a play's list of characters says: "an old servant". */
  note?: string;
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
  /** Who remembers what each beat tells; null: it happens now. */
  remembers: (Person | null)[];
}

export const TITLES =
  /^(?:the|dr|mr|mrs|ms|miss|of|von|de|van|doctor|captain|commander|professor|sir|lady|lord|king|queen|prince|princess|aunt|uncle|old|young|little|frau|herr|madame|monsieur|señor|señora|signor|signora|sergeant|inspector|detective|father|mother|sister|brother|grandma|grandpa|officer|nurse|judge)$/;

/** "Lucía" is looked up as "lucia" too. */
function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
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
      const plain = withoutAccents(word);
      if (lexicon.feminine.has(word) || lexicon.feminine.has(plain)) return 'feminine';
      if (lexicon.masculine.has(word) || lexicon.masculine.has(plain)) return 'masculine';
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
