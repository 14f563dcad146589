/** Text folded to plain small Latin; `at[i]` is where `text[i]` stood in what was folded. */
export interface FoldedText {
  text: string;
  at: number[];
}

/** Letters of other scripts that look like Latin ones, in pairs: source letters and their stand-ins. */
const LOOKALIKES: Record<string, string> = {
  a: 'аαɑᴀ∂ⲁ',
  b: 'вьбʙƅβᏼ',
  c: 'сϲᴄⅽƈ¢ς',
  d: 'ԁᴅđɗժ',
  e: 'еєҽᴇəεɛ℮ε',
  f: 'ғƒꜰϝ',
  g: 'ɡԍɢց',
  h: 'һнʜհħ',
  i: 'іıɪιӏⅰї',
  j: 'јʝᴊϳ',
  k: 'кκᴋкϗ',
  l: 'ⅼʟłӏ',
  m: 'мᴍⅿ',
  n: 'пηɴոŋ',
  o: 'оοσᴏօøөѳ',
  p: 'рρᴘꝑ',
  q: 'ԛգ',
  r: 'гʀᴦя',
  s: 'ѕꜱʂ',
  t: 'тτᴛŧ',
  u: 'υսᴜцυ',
  v: 'ѵνᴠ',
  w: 'ԝѡᴡωшщ',
  x: 'хχ×',
  y: 'уүγʏў',
  z: 'ᴢʐ',
  ss: 'ß',
  ae: 'æ',
  oe: 'œ',
  th: 'þ',
};
const LATIN = new Map(
  Object.entries(LOOKALIKES).flatMap(([latin, others]) =>
    [...others].map((other) => [other, latin] as const),
  ),
);

/** Whole alphabets of enclosed letters that NFKC leaves as they are. */
const ENCLOSED = [0x1f150, 0x1f170, 0x1f1e6];

/**
 * Folds away disguises: full width and fancy alphabets (NFKC), accents and stacked marks,
 * look-alikes of other scripts, invisible and direction marks; small letters throughout.
 */
export function foldText(source: string): FoldedText {
  const out: string[] = [];
  const at: number[] = [];
  let offset = 0;
  for (const character of source) {
    const folded = foldCharacter(character);
    for (let i = 0; i < folded.length; i++) {
      out.push(folded[i]!);
      at.push(offset);
    }
    offset += character.length;
  }
  return { text: out.join(''), at };
}

const cache = new Map<string, string>();

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) {
    if (code <= 0x20 || code === 0x7f) return ' ';
    return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : character;
  }
  let folded = cache.get(character);
  if (folded === undefined) {
    folded = foldOther(character, code);
    if (cache.size < 5000) cache.set(character, folded);
  }
  return folded;
}

function foldOther(character: string, code: number): string {
  const enclosed = ENCLOSED.find((first) => code >= first && code < first + 26);
  if (enclosed !== undefined) return String.fromCharCode(0x61 + code - enclosed);
  // A lone half of a pair is nothing to read.
  if (/[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(character)) return '';
  const plain = character
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKC');
  return [...plain].map((letter) => LATIN.get(letter) ?? (/\s/u.test(letter) ? ' ' : letter)).join('');
}
