import type { Beat } from './beats.ts';
import { findNames } from './find-names.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import type { Cast, Mention, Person } from './person.ts';
import type { CastNote } from './script-doc.ts';
import { SpeakerReader } from './speaker-reader.ts';
import { readWords } from './words.ts';

/** Finds the people of a script, who is meant by "she" and "the old man", and who says what. */
export function castPeople(
  beats: readonly Beat[],
  lexicon: CompiledLexicon,
  isProse: boolean,
  title: string | null,
  notes: readonly CastNote[] = [],
): Cast {
  const casting = new SpeakerReader(beats, lexicon, isProse);
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
      if (speaker && !casting.memories[i]) casting.heard(casting.introduce(speaker, i), i);
    }
    from = to;
  }
  for (const { name, note } of notes) {
    const person = casting.find(name);
    if (!person) continue;
    person.note = note;
    person.traits.push(...matchPhrases(readWords(note), lexicon.roles).map((match) => match.value));
  }
  nameAnimals(casting.people, speakers, lexicon);
  for (const list of mentions) for (const mention of list) mention.person = casting.isNow(mention.person);
  return {
    people: casting.people.filter((person) => person.mentions > 0),
    mentions,
    speakers: speakers.map((speaker) => speaker && casting.isNow(speaker)),
    remembers: whoRemembers(beats, mentions, casting.memories),
  };
}

/** Who is thinking back in each remembered beat: whom its first sentence names first. */
function whoRemembers(
  beats: readonly Beat[],
  mentions: readonly Mention[][],
  memories: readonly boolean[],
): (Person | null)[] {
  let rememberer: Person | null = null;
  return beats.map((_, i) => {
    if (!memories[i]) rememberer = null;
    else rememberer ??= mentions[i]!.find((mention) => !mention.person.isTeller)?.person ?? null;
    return rememberer;
  });
}

/** Where animals talk, "Mr. Crow" and "Mother Hedgehog" are what their names say. */
function nameAnimals(
  people: readonly Person[],
  speakers: readonly (Person | null)[],
  lexicon: CompiledLexicon,
) {
  const talks = speakers.some((speaker) => speaker?.traits.some((traits) => traits.animal));
  if (!talks) return;
  for (const person of people) {
    if (person.traits.some((traits) => traits.animal)) continue;
    const last = person.key.split(' ').at(-1)!;
    const role = lexicon.roles.get(last)?.find((entry) => entry.words.length === 1)?.value;
    if (role?.animal) person.traits.push(role);
  }
}
