import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** Subsets of Noto Sans that the package ships; glyphs are looked up in this order, then in the other packages. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
  'devanagari',
];
const WEIGHT = 600;

/** Scripts of their own packages, cut there into files of some hundred glyphs each. */
const OTHER =
  /[\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Han}\p{scx=Bopo}\p{scx=Arab}\p{scx=Hebr}\p{scx=Thai}\u{ff00}-\u{ffef}]/u;
const EAST_ASIAN = ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'];
const OTHERS = ['noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-thai'];
/** Emoji by themselves, flags, and what a keycap makes of a digit; one file, so that joined ones stay together. */
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{20e3}/u;

const registered = new Map<string, string>();
const packages = new Map<string, { file: string; ranges: [from: number, to: number][] }[]>();
const require = createRequire(import.meta.url);

/**
 * A CSS font for the caption `text` at `fontPx`. Registers the packaged fonts that hold its characters, when they are
 * first needed; throws if one is missing.
 */
export function captionFont(fontPx: number, text: string): string {
  const families = SUBSETS.map((subset) => familyOf('@fontsource/noto-sans', `${subset}-${WEIGHT}-normal`));
  for (const char of new Set(text)) {
    if (!OTHER.test(char)) continue;
    const family = familyFor(char.codePointAt(0)!, text);
    if (family && !families.includes(family)) families.push(family);
  }
  if (EMOJI.test(text))
    families.push(familyOf('@fontsource/noto-color-emoji', 'noto-color-emoji-emoji-400-normal'));
  return `${WEIGHT} ${fontPx}px ${families.join(', ')}`;
}

/** Han characters beside kana or hangul take the shapes of that language, alone those of Chinese. */
function packagesFor(text: string): string[] {
  const first = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text) ? 1 : /\p{sc=Hang}/u.test(text) ? 2 : 0;
  return [EAST_ASIAN[first]!, ...EAST_ASIAN.filter((_, i) => i !== first), ...OTHERS];
}

function familyFor(codePoint: number, text: string): string | null {
  for (const name of packagesFor(text)) {
    const home = `@fontsource-variable/${name}`;
    const subset = subsetsOf(home, name).find(({ ranges }) =>
      ranges.some(([from, to]) => from <= codePoint && codePoint <= to),
    );
    if (subset) return familyOf(home, subset.file);
  }
  return null;
}

/** What each file of a package holds, by its own list of `U+4e00-4eff` ranges. */
function subsetsOf(home: string, name: string) {
  let subsets = packages.get(home);
  if (!subsets) {
    const lists = JSON.parse(readFileSync(require.resolve(`${home}/unicode.json`), 'utf8')) as object;
    subsets = Object.entries(lists)
      .filter(([subset]) => !/latin|cyrillic|greek|vietnamese/.test(subset))
      .map(([subset, list]) => ({
        file: `${name}-${subset.replace(/[[\]]/g, '')}-wght-normal`,
        ranges: String(list)
          .split(',')
          .map((range): [number, number] => {
            const [from, to] = range.replace('U+', '').split('-');
            return [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)];
          }),
      }));
    packages.set(home, subsets);
  }
  return subsets;
}

function familyOf(home: string, part: string): string {
  const name = home === '@fontsource/noto-sans' ? `noto-sans-${part}` : part;
  let family = registered.get(name);
  if (!family) {
    const file = join(dirname(require.resolve(`${home}/package.json`)), 'files', `${name}.woff2`);
    family = `"Caption ${name}"`;
    if (!GlobalFonts.registerFromPath(file, family.slice(1, -1)))
      throw new Error(`the caption font ${file} cannot be read`);
    registered.set(name, family);
  }
  return family;
}
