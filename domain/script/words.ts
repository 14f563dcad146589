/** A word of a sentence. `clause` counts up at every comma, colon, dash or "but". */
export interface Word {
  raw: string;
  lower: string;
  start: number;
  end: number;
  clause: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’\-‑][\p{L}\p{N}]+)*/gu;
/** Words that begin a thought of its own. */
export const CLAUSE_WORDS = new Set([
  'but',
  'aber',
  'sondern',
  'mais',
  'pero',
  'sino',
  'ma',
  'mas',
  'porém',
  'while',
  'when',
  'because',
  'although',
  'während',
  'weil',
  'pendant',
  'quand',
  'mientras',
  'cuando',
  'mentre',
  'quando',
  'enquanto',
]);

/** "Dit-elle", "répond-il", "demanda-t-elle": the verb and who it speaks of are two words. */
const INVERTED = /^(\p{L}{2,})-(?:t-)?(elles?|ils?|je|on)$/iu;

/** The words of a text, with their places in it. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const lower = raw.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-');
    if (/[,;:—–()[\]"“”«».!?…]/.test(text.slice(last, start)) || CLAUSE_WORDS.has(lower)) clause++;
    const end = start + raw.length;
    const [, verb, pronoun] = INVERTED.exec(raw) ?? [];
    if (verb && pronoun) {
      words.push({ raw: verb, lower: verb.toLowerCase(), start, end: start + verb.length, clause });
      words.push({ raw: pronoun, lower: pronoun.toLowerCase(), start: end - pronoun.length, end, clause });
    } else words.push({ raw, lower, start, end, clause });
    last = end;
  }
  return words;
}

/** A word's forms to look it up by: as it is, without 's, singular, hyphens as spaces. */
export function formsOf(lower: string): string[] {
  const forms = [lower];
  const bare = lower.replace(/'s?$/, '');
  if (bare !== lower) forms.push(bare);
  if (bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss')) {
    forms.push(bare.slice(0, -1));
    if (bare.endsWith('ies')) forms.push(`${bare.slice(0, -3)}y`);
    if (bare.endsWith('es')) forms.push(bare.slice(0, -2));
    if (bare.endsWith('ves')) forms.push(`${bare.slice(0, -3)}f`);
  }
  return forms;
}
