import type { PieceCaption } from '#domain/composer-order';

/** Width in px of a text set at `fontPx`. */
export type MeasureText = (text: string, fontPx: number) => number;

/** A row as it is set: `x` is its left end, `baseline` from the frame's top, both in px. */
export interface CaptionRow {
  text: string;
  x: number;
  baseline: number;
  widthPx: number;
}

export interface CaptionLayout {
  fontPx: number;
  rows: CaptionRow[];
  /** Where each row of the order went: [laid-out row, index of its first word there]. */
  placeOf(row: number, index: number): { row: number; index: number };
}

/** What captions keep clear of, as shares of the frame. */
export interface SafeArea {
  side: number;
  bottom: number;
  fontShare: number;
}

/** Line height as a multiple of the font's size. */
const LEADING = 1.24;
/** Below this share of the usual size a single row is rather broken in two. */
const SMALLEST_SINGLE_ROW = 0.8;

/**
 * Safe areas by shape. Wide frames follow title-safe (EBU R 95: 5 % and more); tall ones also stay above the bars
 * that phone players lay over the lower part. Font shares are of the frame's height.
 */
export function safeArea(widthPx: number, heightPx: number): SafeArea {
  const ratio = widthPx / heightPx;
  if (ratio > 1.3) return { side: 0.1, bottom: 0.075, fontShare: 0.053 };
  if (ratio > 0.9) return { side: 0.07, bottom: 0.08, fontShare: 0.048 };
  if (ratio > 0.7) return { side: 0.07, bottom: 0.1, fontShare: 0.041 };
  return { side: 0.07, bottom: 0.2, fontShare: 0.035 };
}

/** Words of a row, as `PieceCaption.words` counts them. */
export function wordsOf(row: string): string[] {
  return row.split(/\s+/).filter((word) => word !== '');
}

/** Sets a caption into its frame: at most two rows, centred, shrunk until the longest one fits the safe width. */
export function layOutCaption(
  caption: Pick<PieceCaption, 'rows'>,
  widthPx: number,
  heightPx: number,
  measure: MeasureText,
): CaptionLayout {
  const area = safeArea(widthPx, heightPx);
  const usual = area.fontShare * heightPx;
  const room = widthPx * (1 - 2 * area.side);
  const given = caption.rows.map((row) => wordsOf(row));
  const single = given.length === 1 ? given[0]! : null;
  const fits = (words: string[]) => room / Math.max(measure(words.join(' '), usual), 1);
  const split =
    single && single.length > 1 && fits(single) < SMALLEST_SINGLE_ROW
      ? balancedSplit(single, measure, usual)
      : 0;
  const set = split && single ? [single.slice(0, split), single.slice(split)] : given;
  const fontPx = usual * Math.min(1, ...set.map(fits));
  const lowest = heightPx * (1 - area.bottom) - fontPx * 0.3;
  const rows = set.map((words, i) => {
    const text = words.join(' ');
    const width = measure(text, fontPx);
    const baseline = lowest - (set.length - 1 - i) * fontPx * LEADING;
    return { text, x: (widthPx - width) / 2, baseline, widthPx: width };
  });
  return {
    fontPx,
    rows,
    placeOf: (row, index) => (split && index >= split ? { row: 1, index: index - split } : { row, index }),
  };
}

/** Number of words in the first of two rows, so that the longer row is as short as can be. */
function balancedSplit(words: string[], measure: MeasureText, fontPx: number): number {
  const longer = (k: number) =>
    Math.max(measure(words.slice(0, k).join(' '), fontPx), measure(words.slice(k).join(' '), fontPx));
  let best = 1;
  for (let k = 2; k < words.length; k++) if (longer(k) < longer(best)) best = k;
  return best;
}
