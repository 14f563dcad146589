import { type FoldedText, foldText } from './fold-text.ts';

/**
 * One way to read a text. `loose`: letters were written apart or words run together, so words have
 * no sure edges. `flat`: letters were drawn out, so every double letter is written once.
 */
export interface Reading extends FoldedText {
  mode: 'strict' | 'loose' | 'flat';
}

const LEET: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '+': 't',
  '(': 'c',
  '<': 'c',
};
const LEET_I = { ...LEET, '1': 'i', '!': 'i', '|': 'i' };
const LEET_L = { ...LEET, '1': 'l', '!': 'l', '|': 'l' };
const DRAWN_OUT = /(\p{L})\1\1/u;
const LONG_WORD = /\p{L}{14,}/u;
const isLetter = (unit: string | undefined) => unit !== undefined && /\p{L}/u.test(unit);
const isSpace = (unit: string | undefined) => unit === undefined || unit === ' ';

/**
 * The ways a text can be meant: as it stands, with digits and signs read as letters, with marks
 * inside words left out and drawn-out letters shortened, and with letters written apart joined.
 */
export function unmaskText(source: string): Reading[] {
  const folded = foldText(source);
  const plain = toWords(folded);
  const readings: Reading[] = [{ ...plain, mode: 'strict' }];
  const seen = new Set([`strict ${plain.text}`]);
  const add = (reading: FoldedText, mode: Reading['mode']) => {
    const key = `${mode} ${reading.text}`;
    if (seen.has(key)) return;
    seen.add(key);
    readings.push({ ...reading, mode });
  };
  for (const table of [LEET_I, LEET_L]) {
    const read = closeWords(readSigns(folded, table));
    add(toWords(read), 'strict');
    if (DRAWN_OUT.test(read.text)) add(toWords(flatten(read)), 'flat');
    const apart = joinApart(readSigns(folded, table, true));
    if (apart) add(apart, 'loose');
    if (apart && DRAWN_OUT.test(apart.text)) add(flatten(apart), 'flat');
    const together = keepLong(toWords(read));
    if (together) add(together, 'loose');
  }
  add(toWords(closeWords(folded)), 'strict');
  const turned = turnBack(source);
  if (turned) add(toWords(turned), 'strict');
  return readings;
}

/** Text after a right-to-left override is shown backwards; null: there is none. */
function turnBack(source: string): FoldedText | null {
  if (!source.includes('\u202e')) return null;
  const turned = source.replace(/\u202e([^\u202c\n]*)/g, (all, inside: string) =>
    [...inside].reverse().join('').padEnd(all.length),
  );
  return foldText(turned);
}

/** Letters, digits and single spaces only. */
function toWords({ text, at }: FoldedText): FoldedText {
  const out: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (/[\p{L}\p{N}]/u.test(unit)) {
      out.push(unit);
      places.push(at[i]!);
    } else if (unit !== "'" && unit !== '’' && out.length > 0 && out[out.length - 1] !== ' ') {
      out.push(' ');
      places.push(at[i]!);
    }
  }
  return { text: out.join(''), at: places };
}

/** Reads signs as letters in words that hold a letter; a mark that ends a word stays a mark. */
function readSigns({ text, at }: FoldedText, table: Record<string, string>, alone = false): FoldedText {
  const out = [...text.split('')];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text[i] !== ' ') continue;
    const word = text.slice(start, i);
    // "12-year-old" and "24/7" are numbers: digits count as letters only beside a letter.
    const masked = /\p{L}/u.test(word) && !/^\W*\d+(?:st|nd|rd|th|s|am|pm|m|km|kg|h)?\W*$|^\d+-/u.test(word);
    if (masked || (alone && word.length === 1)) {
      for (let j = start; j < i; j++) {
        const letter = table[text[j]!];
        const trails = /[!+(<|]/.test(text[j]!) && !isLetterOrSign(text[j + 1], table);
        if (letter && (!trails || (alone && word.length === 1))) out[j] = letter;
      }
    }
    start = i + 1;
  }
  return { text: out.join(''), at };
}

function isLetterOrSign(unit: string | undefined, table: Record<string, string>): boolean {
  return isLetter(unit) || (unit !== undefined && unit !== ' ' && table[unit] !== undefined);
}

/** Leaves out marks between two letters of one word: "k.i.l.l", "bo*mb". */
function closeWords({ text, at }: FoldedText): FoldedText {
  const out: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (!/[\p{L}\p{N} ]/u.test(unit)) {
      let end = i;
      while (end < text.length && end - i <= 3 && !/[\p{L}\p{N} ]/u.test(text[end]!)) end++;
      if (isLetter(out[out.length - 1]) && isLetter(text[end]) && end - i <= 3) {
        i = end - 1;
        continue;
      }
    }
    out.push(unit);
    places.push(at[i]!);
  }
  return { text: out.join(''), at: places };
}

/** Every letter that stands twice or oftener in a row is written once. */
function flatten({ text, at }: FoldedText): FoldedText {
  const keep = text.split('').map((unit, i) => unit !== text[i - 1] || !isLetter(unit));
  return {
    text: text
      .split('')
      .filter((_, i) => keep[i])
      .join(''),
    at: at.filter((_, i) => keep[i]),
  };
}

/** Words too long to be one: a sentence without its spaces. Others are blanked; null: there are none. */
function keepLong({ text, at }: FoldedText): FoldedText | null {
  if (!LONG_WORD.test(text)) return null;
  return {
    text: text.replace(/[^ ]+/g, (word) => (LONG_WORD.test(word) ? word : ' '.repeat(word.length))),
    at,
  };
}

/** Joins three and more single letters that stand apart ("k i l l", "b - o - m - b"); null: there are none. */
function joinApart({ text, at }: FoldedText): FoldedText | null {
  const out: string[] = [];
  const places: number[] = [];
  let found = false;
  let i = 0;
  const isSingle = (j: number) => isLetter(text[j]) && !isLetter(text[j - 1]) && !isLetter(text[j + 1]);
  while (i < text.length) {
    if (!isSingle(i)) {
      out.push(/[\p{L}\p{N}]/u.test(text[i]!) ? text[i]! : ' ');
      places.push(at[i]!);
      i++;
      continue;
    }
    const letters = [i];
    let j = i;
    for (;;) {
      let next = j + 1;
      while (next < text.length && !/[\p{L}\p{N}]/u.test(text[next]!) && next - j <= 4) next++;
      if (next >= text.length || !isSingle(next) || next - j > 4) break;
      letters.push(next);
      j = next;
    }
    if (letters.length >= 3) found = true;
    for (const letter of letters) {
      if (letters.length < 3 && letter !== i && isSpace(text[letter - 1])) {
        out.push(' ');
        places.push(at[letter]!);
      }
      out.push(text[letter]!);
      places.push(at[letter]!);
    }
    i = j + 1;
  }
  return found ? squeeze({ text: out.join(''), at: places }) : null;
}

function squeeze({ text, at }: FoldedText): FoldedText {
  const keep = text.split('').map((unit, i) => unit !== ' ' || text[i - 1] !== ' ');
  return {
    text: text
      .split('')
      .filter((_, i) => keep[i])
      .join(''),
    at: at.filter((_, i) => keep[i]),
  };
}
