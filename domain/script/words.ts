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
    words.push({ raw, lower, start, end: start + raw.length, clause });
    last = start + raw.length;
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
