import { cardinalWords, numberWords, ordinalWords, romanDigits } from './number-words.ts';
import { transliterate } from './transliterate.ts';

/** How a word ends: it runs on, a short rest, or the end of a sentence. */
export type Rest = '' | ',' | '.' | '?' | '!';

/** A word for the voice: lower-case ASCII letters and inner apostrophes. */
export interface SaidWord {
  word: string;
  rest: Rest;
}

/** A word of the line as it is written, and what is said for it: nothing for "—" or an emoji. */
export interface SpeakingToken {
  text: string;
  said: SaidWord[];
}

const ABBREVIATIONS = new Map(
  Object.entries({
    dr: 'doctor',
    mr: 'mister',
    mrs: 'missus',
    ms: 'miz',
    prof: 'professor',
    sgt: 'sergeant',
    capt: 'captain',
    lt: 'lieutenant',
    col: 'colonel',
    gen: 'general',
    rev: 'reverend',
    hon: 'honorable',
    jr: 'junior',
    sr: 'senior',
    vs: 'versus',
    etc: 'et cetera',
    approx: 'approximately',
    dept: 'department',
    inc: 'incorporated',
    ltd: 'limited',
    ave: 'avenue',
    blvd: 'boulevard',
    mt: 'mount',
    ft: 'fort',
    ...{ jan: 'january', feb: 'february', aug: 'august', sept: 'september', oct: 'october' },
    ...{ nov: 'november', dec: 'december' },
    'e.g': 'for example',
    'i.e': 'that is',
    'a.m': 'a m',
    'p.m': 'p m',
  }),
);
/** Initials that are said letter by letter although they look like words. */
const INITIALISMS = new Set(
  'ai am pm uk us usa eu un fbi cia atm id iq ufo ceo cfo cto dna rna gps dvd usb it hiv esa iss api ios eta faq diy bbc abc nba usd imdb asap'.split(
    ' ',
  ),
);
/** Of these only the capitals say that they are initials. */
const ALSO_WORDS = new Set(['am', 'us', 'it', 'id', 'un', 'pm', 'abc', 'eta']);
const SIGNS = new Map(
  Object.entries({
    '&': 'and',
    '@': 'at',
    '+': 'plus',
    '=': 'equals',
    '%': 'percent',
    '#': 'number',
    '°': 'degrees',
  }),
);
const UNITS = new Map(
  Object.entries({
    ft: 'feet',
    lb: 'pounds',
    lbs: 'pounds',
    oz: 'ounces',
    km: 'kilometers',
    kg: 'kilos',
    cm: 'centimeters',
    mm: 'millimeters',
    mph: 'miles per hour',
    am: 'a m',
    pm: 'p m',
    gb: 'gigabytes',
    hz: 'hertz',
  }),
);

/**
 * What a voice says for a line, word by word. Every token between white space appears once, in order,
 * with its text untouched.
 */
export function speakingText(text: string): SpeakingToken[] {
  const tokens = text.split(/\s+/u).filter((token) => token !== '');
  const latin = tokens.map(transliterate);
  return tokens.map((token, i) => ({
    text: token,
    said: sayToken(latin[i]!, {
      before: latin[i - 1] ?? '',
      next: latin[i + 1] ?? '',
      loud: shouted(latin, i),
    }),
  }));
}

/** Whether a token in capitals stands among others in capitals: then it is loud, not an initialism. */
function shouted(tokens: readonly string[], i: number): boolean {
  const loud = (t: string | undefined) => t !== undefined && /[A-Z]{2}/.test(t) && t === t.toUpperCase();
  return loud(tokens[i]) && (loud(tokens[i - 1]) || loud(tokens[i + 1]));
}

/** What stands around a token, and whether it is shouted. */
interface Around {
  before: string;
  next: string;
  loud: boolean;
}

function sayToken(token: string, around: Around): SaidWord[] {
  const closing = token.replace(/["')\]}*_]+$/, '');
  const said: SaidWord[] = [];
  const core = token.replace(/^[^A-Za-z0-9$£€#&@+=%°-]+/, '').replace(/[^A-Za-z0-9%°+&=]+$/, '');
  // A dash or slash inside a token parts words that are said one by one.
  const parts = numberWords(core)
    ? [core]
    : core.split(/(—+|--+|\.{2,}|[/_\\|~])|(?<=[A-Za-z])-|-(?=[A-Za-z])/);
  for (const part of parts) {
    if (part === undefined || part === '') continue;
    if (/^(—+|--+|\.{2,})$/.test(part)) {
      if (said.length > 0) said.at(-1)!.rest = ',';
      continue;
    }
    for (const word of sayPart(part, closing, around)) said.push({ word, rest: '' });
  }
  if (said.length > 0) said.at(-1)!.rest = restOf(core, closing, around);
  return said;
}

function restOf(core: string, closing: string, { before, next }: Around): Rest {
  const tail = /[.!?,;:—-]*$/.exec(closing)![0];
  if (tail.includes('?')) return '?';
  if (tail.includes('!')) return '!';
  if (tail.includes('.')) {
    const numbered = core.toLowerCase() === 'no' && /^\d/.test(next);
    const known = numbered || ABBREVIATIONS.has(core.toLowerCase()) || core.toLowerCase() === 'st';
    const abbreviation = known || (/^([A-Za-z]\.)*[A-Za-z]$/.test(core) && !COUNTED.test(before));
    // "Mr." and "J." end no sentence; at the line's end they may.
    if (tail === '.' && next !== '' && abbreviation) return '';
    // "word... and" only halts, as a new sentence would begin with a capital.
    return tail.length > 1 && /^["']?[a-z]/.test(next) ? ',' : '.';
  }
  if (/[,;:—]|--/.test(tail) || /^(—|-|--)$/.test(next)) return ',';
  return '';
}

function sayPart(part: string, closing: string, { before, next, loud }: Around): string[] {
  const lower = part.toLowerCase();
  const day = /^\d{1,2}$/.test(part) && Number(part) <= 31 && MONTHS.test(next);
  if (day) return [...(/^the$/i.test(before) ? [] : ['the']), ...ordinalWords(part), 'of'];
  const number = numberWords(part);
  if (number) return number;
  const roman = loud ? null : romanWords(part, before);
  if (roman) return roman;
  const measure = /\d["')\]]*$/.test(before) ? UNITS.get(lower) : undefined;
  if (measure !== undefined) return measure.split(' ');
  const known = ABBREVIATIONS.get(lower.replace(/\.$/, ''));
  const dotted = closing.toLowerCase().endsWith(`${lower}.`) || lower.includes('.');
  if (known !== undefined && dotted) return known.split(' ');
  if (lower === 'st' && dotted) return [/^[A-Z]/.test(next) ? 'saint' : 'street'];
  if (lower === 'no' && dotted && /^\d/.test(next)) return ['number'];
  if (/^[a-z](\.[a-z])+$/.test(lower)) return lower.split('.').map(letterName);
  if (!loud && isInitialism(part)) return [...lower.replace(/[^a-z]/g, '')].map(letterName);
  return splitMixed(part);
}

const MONTHS = /^(January|February|March|April|May|June|July|August|September|October|November|December)\b/;
/** What is counted in Roman numerals; a name before one is a ruler's. */
const COUNTED =
  /^(war|chapter|part|act|scene|book|volume|vol|episode|phase|type|mark|level|class|apollo|rocky)[.:]?$/i;

/** "World War II", "Chapter IV", "Henry VIII"; null: it is no number here. A lone "I" counts only what is counted. */
function romanWords(part: string, before: string): string[] | null {
  const counted = COUNTED.test(before);
  const named = /^[A-Z][a-z]+$/.test(before) && part.length > 1;
  const digits = counted || named ? romanDigits(part) : null;
  if (digits === null) return null;
  return counted ? cardinalWords(digits) : ['the', ...ordinalWords(digits)];
}

function isInitialism(part: string): boolean {
  if (!/^[A-Z]{2,5}$/.test(part)) return false;
  const lower = part.toLowerCase();
  if (ALSO_WORDS.has(lower)) return !['am', 'us', 'it'].includes(lower) || part === 'US';
  return INITIALISMS.has(lower) || !/[aeiouy]/.test(lower);
}

/** Runs of letters, digits and signs inside one token, each said in its way: "R2D2", "5km", "a&b". */
function splitMixed(part: string): string[] {
  const runs =
    part.match(/[A-Za-z]+(?:'[A-Za-z]+)*|[$£€]?\d+(?:[.,:]\d+)*%?|[&@+=%#°]|\.(?=[A-Za-z])/g) ?? [];
  return runs.flatMap((run, i) => {
    if (run === '.') return runs.length > 1 && i > 0 ? ['dot'] : [];
    const sign = SIGNS.get(run);
    if (sign !== undefined) return [sign];
    if (/\d/.test(run)) return numberWords(run) ?? run.match(/\d+/g)!.flatMap((d) => numberWords(d)!);
    const lower = run.toLowerCase();
    const unit = i > 0 && /\d/.test(runs[i - 1]!) ? UNITS.get(lower) : undefined;
    if (unit !== undefined) return unit.split(' ');
    return lower.length === 1 ? [letterName(lower, runs.length > 1)] : [lower];
  });
}

/** A lone "a" is the article; spelt, it needs its own name or the voice reads the article. */
function letterName(letter: string, spelt: boolean | number = true): string {
  return letter === 'a' && spelt !== false ? 'ay' : letter;
}
