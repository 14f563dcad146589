import { SAMPLE_RATE } from './composer-order.ts';
import type { Aspect } from './job-config.ts';
import type { Cue, TimelineLine } from './timeline.ts';

/** Characters a caption row holds, by frame shape: what stays legible within the safe area. */
const ROW_CHARS: Record<Aspect, number> = { '16:9': 42, '4:5': 30, '1:1': 32, '9:16': 24 };
/** A caption stays this long after its last word, unless the next one comes. */
const HOLD_MS = 250;

interface Token {
  text: string;
  startSample: number;
  endSample: number;
  /** False within a run without spaces (e.g. Chinese) that had to be split. */
  spaceBefore: boolean;
}

/** Cuts spoken lines into captions of at most two rows, at ends of sentences and phrases. */
export function buildCues(lines: readonly TimelineLine[], config: { fps: number; aspect: Aspect }): Cue[] {
  const rowChars = ROW_CHARS[config.aspect];
  const groups = lines.flatMap((line) =>
    groupTokens(tokensOf(line, rowChars), rowChars).map((tokens) => ({ speaker: line.speaker, tokens })),
  );
  const toFrame = (sample: number) => Math.floor((sample * config.fps) / SAMPLE_RATE);
  const starts = groups.map(({ tokens }) => toFrame(tokens[0]!.startSample));
  return groups.map(({ speaker, tokens }, i) => {
    const startFrame = starts[i]!;
    const held = toFrame(tokens.at(-1)!.endSample + (HOLD_MS * SAMPLE_RATE) / 1000);
    const endFrame = Math.max(startFrame + 1, Math.min(held, starts[i + 1] ?? held));
    const rows = breakRows(tokens, rowChars);
    return {
      startFrame,
      endFrame,
      speaker,
      rows: rows.map(joinTokens),
      words: rows.flatMap((row, r) =>
        row.map((token, i) => ({
          row: r,
          // Words are counted by the spaces between them, as whoever draws the row counts them.
          index: row.slice(1, i + 1).filter((t) => t.spaceBefore).length,
          startFrame: Math.max(startFrame, toFrame(token.startSample)),
          endFrame: Math.min(endFrame, Math.max(toFrame(token.startSample) + 1, toFrame(token.endSample))),
        })),
      ),
    };
  });
}

function tokensOf(line: TimelineLine, rowChars: number): Token[] {
  return line.words.flatMap((word) => {
    const parts = partsOf(word.text, rowChars);
    const whole = parts.reduce((sum, part) => sum + part.length, 0);
    const span = word.endSample - word.startSample;
    const at = (length: number) => word.startSample + Math.round((span * length) / Math.max(whole, 1));
    let before = 0;
    return parts.map((text, i) => {
      const startSample = at(before);
      before += text.length;
      return { text, startSample, endSample: at(before), spaceBefore: i === 0 };
    });
  });
}

/** A run without spaces that cannot stand in a row: its words where its script has them, else equal parts. */
function partsOf(text: string, rowChars: number): string[] {
  const spaceless = SPACELESS.test(text);
  if (widthOf(text) <= (spaceless ? rowChars / 3 : rowChars)) return [text];
  if (spaceless) {
    const parts: string[] = [];
    for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
      text,
    )) {
      // What closes stays with the word before it, what opens begins the next.
      if (parts.length > 0 && (OPENS.test(parts.at(-1)!) || (!isWordLike && !OPENS.test(segment))))
        parts[parts.length - 1] += segment;
      else parts.push(segment);
    }
    return parts;
  }
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  const count = Math.ceil(graphemes.length / rowChars);
  const per = Math.ceil(graphemes.length / count);
  return Array.from({ length: count }, (_, i) =>
    graphemes
      .slice(i * per, (i + 1) * per)
      .map((g) => g.segment)
      .join(''),
  );
}

function joinTokens(tokens: readonly Token[]): string {
  return tokens.map((t, i) => (i > 0 && t.spaceBefore ? ` ${t.text}` : t.text)).join('');
}

/** Scripts that set no space between words, and characters that take the place of nearly two Latin ones. */
const SPACELESS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\u{3000}-\u{303f}\u{ff00}-\u{ff60}]/u;
const WIDE_CHARS = 1.8;
const OPENS = /^[「『（【《〈“‘([]$/u;
/** How much of a row a text takes, in Latin characters. */
const widthOf = (text: string) =>
  [...text].reduce((sum, char) => sum + (WIDE.test(char) ? WIDE_CHARS : 1), 0);
const width = (tokens: readonly Token[]) => widthOf(joinTokens(tokens));
const endsSentence = (t: Token) => /[.!?…。！？]["'”’»)\]]*$/u.test(t.text);
const endsPhrase = (t: Token) => /[,;:—–、，]["'”’»)\]]*$/u.test(t.text) || endsSentence(t);

/** True if the tokens fit two rows of `rowChars`. */
function fits(tokens: readonly Token[], rowChars: number): boolean {
  if (width(tokens) <= rowChars) return true;
  return tokens.some(
    (_, i) => i > 0 && width(tokens.slice(0, i)) <= rowChars && width(tokens.slice(i)) <= rowChars,
  );
}

/**
 * Parts a line into the captions that read best, by the cheapest path over its words: rather few
 * captions, none of them a leftover word or two, ends after a sentence or a phrase.
 */
function groupTokens(tokens: readonly Token[], rowChars: number): Token[][] {
  const cheapest = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= tokens.length; end++) {
    let best = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0; from--) {
      const group = tokens.slice(from, end);
      if (from < end - 1 && !fits(group, rowChars)) break;
      const cost = cheapest[from]!.cost + captionCost(group, rowChars, end === tokens.length);
      if (cost < best.cost) best = { cost, from };
    }
    cheapest.push(best);
  }
  const groups: Token[][] = [];
  for (let end = tokens.length; end > 0; end = cheapest[end]!.from) {
    groups.unshift(tokens.slice(cheapest[end]!.from, end));
  }
  return groups;
}

function captionCost(group: readonly Token[], rowChars: number, isLast: boolean): number {
  const last = group.at(-1)!;
  const badEnd = isLast || endsSentence(last) ? 0 : endsPhrase(last) ? 0.25 : 0.9;
  const leftover = Math.max(0, 1 - width(group) / (rowChars * 0.6));
  // A short sentence may share its caption with the next; a long one wants it for itself.
  const shared = group.reduce(
    (sum, token, i) =>
      i < group.length - 1 && endsSentence(token)
        ? sum + Math.min(1.2, width(group.slice(0, i + 1)) / (rowChars * 0.6))
        : sum,
    0,
  );
  return 1 + badEnd + leftover + shared;
}

/** One row if it fits, else two, as even as can be, rather after a phrase. */
function breakRows(tokens: readonly Token[], rowChars: number): Token[][] {
  if (width(tokens) <= rowChars || tokens.length < 2) return [[...tokens]];
  let best = { cost: Number.POSITIVE_INFINITY, at: 1 };
  for (let at = 1; at < tokens.length; at++) {
    const [top, bottom] = [width(tokens.slice(0, at)), width(tokens.slice(at))];
    const overflow = Math.max(0, top - rowChars) + Math.max(0, bottom - rowChars);
    const cost = overflow * 100 + Math.abs(top - bottom) - (endsPhrase(tokens[at - 1]!) ? rowChars / 3 : 0);
    if (cost < best.cost) best = { cost, at };
  }
  return [tokens.slice(0, best.at), tokens.slice(best.at)];
}

function timestamp(frame: number, fps: number, decimal: ',' | '.'): string {
  const ms = Math.round((frame * 1000) / fps);
  const pad = (n: number, digits = 2) => String(n).padStart(digits, '0');
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${pad(h)}:${pad(m)}:${pad(s)}${decimal}${pad(ms % 1000, 3)}`;
}

/** The captions as SubRip (.srt), times in ms, rows on lines of their own. */
export function toSrt(cues: readonly Cue[], fps: number): string {
  return cues
    .map(
      (cue, i) =>
        `${i + 1}\n${timestamp(cue.startFrame, fps, ',')} --> ${timestamp(cue.endFrame, fps, ',')}\n` +
        `${cue.rows.join('\n')}\n`,
    )
    .join('\n');
}

/** The captions as WebVTT; `&`, `<` and `>` are escaped, as cue text wants it. */
export function toVtt(cues: readonly Cue[], fps: number): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `WEBVTT\n\n${cues
    .map(
      (cue) =>
        `${timestamp(cue.startFrame, fps, '.')} --> ${timestamp(cue.endFrame, fps, '.')}\n` +
        `${cue.rows.map(escaped).join('\n')}\n`,
    )
    .join('\n')}`;
}
