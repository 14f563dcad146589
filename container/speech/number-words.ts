const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion'];
const ORDINALS = new Map(
  Object.entries({
    one: 'first',
    two: 'second',
    three: 'third',
    five: 'fifth',
    eight: 'eighth',
    nine: 'ninth',
    twelve: 'twelfth',
  }),
);

/** A whole number in English words. Beyond 15 digits it is read digit by digit. */
export function cardinalWords(digits: string): string[] {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > 15) return [...digits].map((d) => ONES[Number(d)]!);
  const n = Number(plain);
  if (n === 0) return ['zero'];
  const words: string[] = [];
  for (let scale = SCALES.length - 1; scale >= 0; scale--) {
    const group = Math.floor(n / 1000 ** scale) % 1000;
    if (group === 0) continue;
    const above = words.length > 0;
    words.push(...belowThousand(group, above && scale === 0));
    if (scale > 0) words.push(SCALES[scale]!);
  }
  return words;
}

function belowThousand(n: number, joined: boolean): string[] {
  const words: string[] = [];
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds > 0) words.push(ONES[hundreds]!, 'hundred');
  if (rest > 0 && (hundreds > 0 || joined)) words.push('and');
  if (rest > 0 && rest < 20) words.push(ONES[rest]!);
  if (rest >= 20) {
    words.push(TENS[Math.floor(rest / 10)]!);
    if (rest % 10 > 0) words.push(ONES[rest % 10]!);
  }
  return words;
}

/** A whole number as an ordinal: 21 → twenty first. */
export function ordinalWords(digits: string): string[] {
  const words = cardinalWords(digits);
  const last = words.pop()!;
  const ordinal = ORDINALS.get(last) ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ordinal];
}

/** A year as it is said: 1984 → nineteen eighty four, 2005 → two thousand and five. */
export function yearWords(digits: string): string[] {
  const n = Number(digits);
  const century = Math.floor(n / 100);
  const rest = n % 100;
  if (n % 1000 < 10) return cardinalWords(digits);
  if (rest === 0) return [...cardinalWords(String(century)), 'hundred'];
  const tail = rest < 10 ? ['oh', ONES[rest]!] : cardinalWords(String(rest));
  return [...cardinalWords(String(century)), ...tail];
}

const plural = (word: string) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`);

/** Coins and their small parts, by sign. */
const MONEY: Record<string, readonly [string, string]> = {
  $: ['dollar', 'cent'],
  '£': ['pound', 'pence'],
  '€': ['euro', 'cent'],
  '¥': ['yen', 'sen'],
};

const LARGE: Readonly<Record<string, string>> = {
  ...{ k: 'thousand', m: 'million', mn: 'million', b: 'billion', bn: 'billion', tn: 'trillion' },
};

/** 1/2 → half, 3/4 → three quarters, 7/10 → seven tenths; what is no fraction of one is read as it stands. */
function fractionWords(over: string, under: string): string[] {
  const [n, d] = [Number(over), Number(under)];
  if (n === 1 && d === 2) return ['half'];
  if (n === 0 || d < 2 || n >= d) return [...cardinalWords(over), 'over', ...cardinalWords(under)];
  const words = d === 4 ? ['quarter'] : d === 2 ? ['half'] : ordinalWords(under);
  const last = words.pop()!;
  return [n === 1 ? 'one' : cardinalWords(over).join(' '), ...words, n === 1 ? last : plural(last)];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** A Roman numeral up to 89 as digits; null: it is none, or not written as one is. */
export function romanDigits(written: string): string | null {
  if (!/^(?=[IVXL])(?:X[LX]?X?|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(written)) return null;
  const values = [...written].map((letter) => ROMAN[letter]!);
  return `${values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)}`;
}

/**
 * English words for something written with digits ("$4.50", "7:30", "1980s", "3rd", "50%", "1,200",
 * "2.5"); null if it has no form known here.
 */
export function numberWords(written: string): string[] | null {
  const plain = written.replace(/(?<=\d),(?=\d{3})/g, '');
  const large = /^([$£€¥])(\d+(?:\.\d+)?)(k|m|mn|bn|b|tn)$/i.exec(plain);
  if (large) {
    const [coin] = MONEY[large[1]!]!;
    return [...numberWords(large[2]!)!, LARGE[large[3]!.toLowerCase()]!, plural(coin)];
  }
  const fraction = /^(\d{1,2})[/⁄](\d{1,2})$/.exec(plain);
  if (fraction) return fractionWords(fraction[1]!, fraction[2]!);
  const telephone = /^\d{3}(?:-\d{3})?-\d{4}$/.test(written);
  if (telephone) return [...written.replaceAll('-', '')].map((d) => (d === '0' ? 'oh' : ONES[Number(d)]!));
  let m = /^([$£€¥])(\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (m) {
    const [coin, part] = MONEY[m[1]!]!;
    const whole = [...cardinalWords(m[2]!), m[2] === '1' ? coin : plural(coin)];
    const cents = m[3] ? Number(m[3].padEnd(2, '0')) : 0;
    if (cents === 0) return whole;
    const partWord = part === 'pence' || cents === 1 ? part : plural(part);
    if (Number(m[2]) === 0) return [...cardinalWords(String(cents)), partWord];
    return [...whole, 'and', ...cardinalWords(String(cents)), partWord];
  }
  m = /^(\d{1,2}):([0-5]\d)$/.exec(plain);
  if (m) {
    const minutes = Number(m[2]);
    const hour = cardinalWords(m[1]!);
    if (minutes === 0) return [...hour, "o'clock"];
    return [...hour, ...(minutes < 10 ? ['oh'] : []), ...cardinalWords(m[2]!)];
  }
  m = /^(\d+)(?:st|nd|rd|th)$/i.exec(plain);
  if (m) return ordinalWords(m[1]!);
  m = /^'?(\d{2}|\d{4})'?s$/.exec(plain);
  if (m) {
    const words = m[1]!.length === 4 ? yearWords(m[1]!) : cardinalWords(m[1]!);
    const last = words.pop()!;
    return [...words, last.endsWith('x') ? `${last}es` : plural(last)];
  }
  m = /^-?(\d+)(?:\.(\d+))?(%|°)?$/.exec(plain);
  if (m) {
    const bare = m[3] === undefined && m[2] === undefined && !written.includes(',') && !plain.startsWith('-');
    const whole = bare && /^(1[1-9]|20)\d\d$/.test(m[1]!) ? yearWords(m[1]!) : spokenDigits(m[1]!);
    const decimals = m[2] ? ['point', ...[...m[2]].map((d) => ONES[Number(d)]!)] : [];
    const unit = m[3] === '%' ? ['percent'] : m[3] === '°' ? ['degrees'] : [];
    return [...(plain.startsWith('-') ? ['minus'] : []), ...whole, ...decimals, ...unit];
  }
  return null;
}

/** "007" is read digit by digit, other whole numbers as one. */
function spokenDigits(digits: string): string[] {
  if (digits.length > 1 && digits.startsWith('0')) {
    return [...digits].map((d) => (d === '0' ? 'oh' : ONES[Number(d)]!));
  }
  return cardinalWords(digits);
}
