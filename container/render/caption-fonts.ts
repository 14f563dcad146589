import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** Subsets of Noto Sans that the package ships; glyphs are looked up in this order, then in the system's fonts. */
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

let families: string | undefined;

/** A CSS font for captions at `fontPx`. The first call registers the packaged fonts; throws if one is missing. */
export function captionFont(fontPx: number): string {
  families ??= registerFonts();
  return `${WEIGHT} ${fontPx}px ${families}`;
}

function registerFonts(): string {
  const home = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json'));
  return SUBSETS.map((subset) => {
    const family = `Caption ${subset}`;
    const file = join(home, 'files', `noto-sans-${subset}-${WEIGHT}-normal.woff2`);
    if (!GlobalFonts.registerFromPath(file, family))
      throw new Error(`the caption font ${file} cannot be read`);
    return `"${family}"`;
  }).join(', ');
}
