import type { Span } from './mapped-text.ts';

/** A line of the script: its text without white space at the ends, and where that text stands. */
export interface ScriptLine extends Span {
  text: string;
}

/** The lines of a script, blank ones too, whatever ends them (LF, CRLF, CR). */
export function readLines(script: string): ScriptLine[] {
  const lines: ScriptLine[] = [];
  let from = 0;
  for (let i = 0; i <= script.length; i++) {
    const unit = script[i];
    if (i < script.length && unit !== '\n' && unit !== '\r' && unit !== '\u2028' && unit !== '\u2029')
      continue;
    const raw = script.slice(from, i);
    const start = from + raw.length - raw.trimStart().length;
    const text = raw.trim();
    lines.push({ text, start, end: start + text.length });
    if (unit === '\r' && script[i + 1] === '\n') i++;
    from = i + 1;
  }
  return lines;
}

/** Every stretch from `open` to the next `close`, both included. An unclosed one is left alone. */
export function findStretches(script: string, open: string, close: string): Span[] {
  const spans: Span[] = [];
  let from = script.indexOf(open);
  while (from >= 0) {
    const to = script.indexOf(close, from + open.length);
    if (to < 0) break;
    spans.push({ start: from, end: to + close.length });
    from = script.indexOf(open, to + close.length);
  }
  return spans;
}

/** Marks of emphasis in [start, end): `*`, `_` at a word's edge, and a backslash before a mark. */
export function findEmphasis(script: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  const isWord = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
  for (let i = start; i < end; i++) {
    const unit = script[i];
    if (unit === '\\' && /[*_#!@~.>\\]/.test(script[i + 1] ?? '')) {
      spans.push({ start: i, end: i + 1 });
      i++;
    } else if (unit === '*' || (unit === '_' && !(isWord(script[i - 1]) && isWord(script[i + 1])))) {
      spans.push({ start: i, end: i + 1 });
    }
  }
  return spans;
}

/** Several lists of stretches as one, in order and without overlap. */
export function joinSpans(...lists: Span[][]): Span[] {
  const all = lists.flat().sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of all) {
    const last = joined[joined.length - 1];
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

/** Those of a sorted, non-overlapping list that touch [start, end). */
export function spansWithin(spans: Span[], start: number, end: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < spans.length && spans[to]!.start < end) to++;
  return spans.slice(low, to);
}
