import { formsOf, type Word } from '../words.ts';

interface Entry<Value> {
  words: string[];
  value: Value;
}

/** Phrases by their first word, longest first. */
export type PhraseTable<Value> = ReadonlyMap<string, readonly Entry<Value>[]>;

/** A phrase found among words: `at` is the index of its first word. */
export interface Match<Value> {
  value: Value;
  at: number;
  length: number;
  phrase: string;
}

/** Builds the table from `value → "phrase, another phrase"`. */
export function compilePhrases<Value>(
  entries: Iterable<readonly [Value, string | undefined]>,
): PhraseTable<Value> {
  const table = new Map<string, Entry<Value>[]>();
  for (const [value, phrases] of entries) {
    for (const phrase of (phrases ?? '').split(',')) {
      const words = phrase.trim().split(/\s+/);
      if (!words[0]) continue;
      const list = table.get(words[0]) ?? [];
      list.push({ words, value });
      table.set(words[0], list);
    }
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** As `compilePhrases`, from a record. */
export function compileRecord<Key extends string>(record: Partial<Record<Key, string>>): PhraseTable<Key> {
  return compilePhrases(Object.entries(record) as [Key, string][]);
}

/** A list of words as a set. */
export function compileWords(list: string): ReadonlySet<string> {
  return new Set(list.split(/[\s,]+/).filter(Boolean));
}

/** All phrases of a table among the words, left to right, the longest at each place, no overlaps. */
export function matchPhrases<Value>(words: readonly Word[], table: PhraseTable<Value>): Match<Value>[] {
  const matches: Match<Value>[] = [];
  for (let at = 0; at < words.length; at++) {
    const entry = findAt(words, at, table);
    if (!entry) continue;
    matches.push({ value: entry.value, at, length: entry.words.length, phrase: entry.words.join(' ') });
    at += entry.words.length - 1;
  }
  return matches;
}

function findAt<Value>(words: readonly Word[], at: number, table: PhraseTable<Value>): Entry<Value> | null {
  for (const form of formsOf(words[at]!.lower)) {
    for (const entry of table.get(form) ?? []) {
      const fits = entry.words.every(
        (word, i) => i === 0 || (words[at + i] && formsOf(words[at + i]!.lower).includes(word)),
      );
      if (fits) return entry;
    }
  }
  return null;
}
