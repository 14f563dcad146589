import { isReadable, type MappedText, mapText, type Span } from './mapped-text.ts';
import {
  findEmphasis,
  findStretches,
  joinSpans,
  readLines,
  type ScriptLine,
  spansWithin,
} from './read-lines.ts';
import type { Block, ScriptDoc } from './script-doc.ts';

const TITLE_KEY =
  /^(title|credit|authors?|source|notes?|draft ?date|date|contact|copyright|revisions?)\s*:\s*(.*)$/i;
const HEADING = /^(?:INT|EXT|EST|I\/E|E\/I|INT\.?\/EXT|EXT\.?\/INT)(?:\.|\s)\s*\S/i;
const FORCED_HEADING = /^\.(?!\.)\S/;
const TRANSITION =
  /^(?:[^\p{Ll}]{1,60} TO:|(?:cut|smash cut|match cut|jump cut|dissolve|fade|wipe) to:|(?:FADE|fade|Fade) (?:IN|OUT|TO BLACK|in|out|to black)\b[.:]?|CUT TO BLACK\.?|FADE IN ON:)$/u;
const EXTENSION = /\(([^)]*)\)/g;

/** True for a line that opens a scene by Fountain's rules (INT., EXT., EST., I/E). */
export function isSceneHeading(text: string): boolean {
  return HEADING.test(text) && text.length <= 200;
}

/** True for a line that can name who speaks next: capitals only, but for what is in brackets. */
export function isCharacterCue(text: string): boolean {
  if (text.startsWith('@')) return isReadable(text);
  if (text.length > 60 || isSceneHeading(text) || TRANSITION.test(text) || /^[>!.~=#(["“]/.test(text))
    return false;
  const name = text
    .replace(EXTENSION, '')
    .replace(/[\^:]\s*$/, '')
    .trim();
  return (
    /\p{Lu}/u.test(name) &&
    name === name.toUpperCase() &&
    !/[!?,;…]$/.test(name) &&
    name.split(/\s+/).length <= 6
  );
}

/**
 * Reads a screenplay by the Fountain syntax (https://fountain.io/syntax), in one pass over its
 * lines, so that every piece knows its place in the script and no input takes more than linear time.
 */
export function readFountain(script: string): ScriptDoc {
  const hidden = joinSpans(findStretches(script, '/*', '*/'), findStretches(script, '[[', ']]'));
  const lines = hideLines(readLines(script), hidden);
  const tight = isTight(lines);
  const blocks: Block[] = [];
  const page = readTitlePage(lines);
  let i = page.next;
  let paragraph = 0;
  const bodyOf = (from: ScriptLine, to: ScriptLine, trimStart = 0): MappedText => {
    const start = from.start + trimStart;
    return mapText(script, start, to.end, skipsIn(script, hidden, start, to.end));
  };

  while (i < lines.length) {
    const line = lines[i]!;
    const { text } = line;
    const span = { start: line.start, end: line.end };
    const freshLine = tight || i === 0 || lines[i - 1]!.text === '';
    if (text === '' || /^={3,}$/.test(text) || /^#/.test(text) || /^=(?!=)/.test(text)) {
      i++;
    } else if (isSceneHeading(text) || FORCED_HEADING.test(text)) {
      blocks.push({
        kind: 'heading',
        text: text
          .replace(/^\./, '')
          .replace(/\s*#[\w.-]+#$/, '')
          .replace(/[*_]/g, '')
          .trim(),
        span,
      });
      i++;
    } else if (/^>.*<$/.test(text)) {
      const body = mapText(script, line.start + 1, line.end - 1, findEmphasis(script, line.start, line.end));
      if (isReadable(body.text)) blocks.push({ kind: 'direction', body, paragraph: ++paragraph });
      i++;
    } else if (/^>/.test(text) || TRANSITION.test(text)) {
      blocks.push({ kind: 'transition', text: text.replace(/^>\s*/, ''), span });
      i++;
    } else if (freshLine && isCharacterCue(text) && lines[i + 1] && lines[i + 1]!.text !== '') {
      paragraph++;
      i = readSpeech(lines, i, paragraph, blocks, bodyOf, tight);
    } else {
      let last = i;
      while (
        lines[last + 1] &&
        isPlainAction(lines[last + 1]!.text) &&
        !(tight && isCharacterCue(lines[last + 1]!.text))
      )
        last++;
      const body = bodyOf(line, lines[last]!, text.startsWith('!') || text.startsWith('~') ? 1 : 0);
      if (isReadable(body.text)) blocks.push({ kind: 'narration', body, paragraph: ++paragraph });
      i = last + 1;
    }
  }
  return { format: 'fountain', title: page.title, blocks };
}

function isPlainAction(text: string): boolean {
  return text !== '' && !isSceneHeading(text) && !TRANSITION.test(text) && !/^(?:>|#|={3,})/.test(text);
}

/** True if most cues follow a line directly: a screenplay pasted without its blank lines. */
function isTight(lines: ScriptLine[]): boolean {
  let close = 0;
  let apart = 0;
  lines.forEach(({ text }, i) => {
    const next = lines[i + 1]?.text ?? '';
    if (text.length < 2 || next === '' || next === next.toUpperCase() || !isCharacterCue(text)) return;
    if (i > 0 && lines[i - 1]!.text !== '') close++;
    else apart++;
  });
  return close > apart;
}

type BodyOf = (from: ScriptLine, to: ScriptLine, trimStart?: number) => MappedText;

/** Reads a cue and what is said under it; parentheticals become the manner of what follows them. */
function readSpeech(
  lines: ScriptLine[],
  cueAt: number,
  paragraph: number,
  blocks: Block[],
  bodyOf: BodyOf,
  tight: boolean,
): number {
  const cue = lines[cueAt]!.text;
  const extensions = [...cue.matchAll(EXTENSION)].map((match) => match[1]!.toUpperCase());
  const unseen = extensions.some((extension) => /^(?:V\.?\s?O|O\.?\s?S|O\.?\s?C|VOICE|OFF)/.test(extension));
  const speaker =
    cue
      .replace(/^@/, '')
      .replace(EXTENSION, '')
      .replace(/[*_]|[\^:]\s*$/g, '')
      .trim() || cue;
  let manner: string | null = null;
  let i = cueAt + 1;
  let from = i;
  const flush = (to: number) => {
    if (to < from) return;
    const body = bodyOf(lines[from]!, lines[to]!, lines[from]!.text.startsWith('~') ? 1 : 0);
    if (isReadable(body.text)) blocks.push({ kind: 'speech', speaker, body, manner, unseen, paragraph });
  };
  for (; i < lines.length && lines[i]!.text !== ''; i++) {
    const { text } = lines[i]!;
    // Without blank lines a speech ends with its sentence's line; what follows is action.
    const said = i > from && /[.!?…]["'”’)]*$/.test(lines[i - 1]!.text);
    if (tight && (said || isCharacterCue(text) || !isPlainAction(text))) break;
    if (!/^\(.*\)$/.test(text)) continue;
    flush(i - 1);
    manner = text.slice(1, -1);
    from = i + 1;
  }
  flush(i - 1);
  return i;
}

function readTitlePage(lines: ScriptLine[]): { title: string | null; next: number } {
  let i = 0;
  while (i < lines.length && lines[i]!.text === '') i++;
  if (!lines[i] || !TITLE_KEY.test(lines[i]!.text)) return { title: null, next: i };
  let title: string | null = null;
  let inTitle = false;
  for (; i < lines.length && lines[i]!.text !== ''; i++) {
    const match = TITLE_KEY.exec(lines[i]!.text);
    inTitle = match ? match[1]!.toLowerCase() === 'title' : inTitle;
    const text = (match ? match[2]! : lines[i]!.text).replace(/[*_]/g, '').trim();
    if (inTitle && text) title = title ? `${title} ${text}` : text;
  }
  return { title, next: i };
}

/** Lines as they read without boneyard and notes; a line that is all hidden counts as blank. */
function hideLines(lines: ScriptLine[], hidden: Span[]): ScriptLine[] {
  let first = 0;
  return lines.map((line) => {
    while (first < hidden.length && hidden[first]!.end <= line.start) first++;
    let text = '';
    let from = line.start;
    for (let i = first; i < hidden.length && hidden[i]!.start < line.end; i++) {
      text += line.text.slice(Math.max(0, from - line.start), Math.max(0, hidden[i]!.start - line.start));
      from = Math.max(from, hidden[i]!.end);
    }
    text += line.text.slice(Math.max(0, from - line.start));
    return { ...line, text: text.trim() };
  });
}

function skipsIn(script: string, hidden: Span[], start: number, end: number): Span[] {
  const inside = spansWithin(hidden, start, end);
  const forced = [...script.slice(start, end).matchAll(/[\r\n][^\S\r\n]*([!~])(?=\S)/g)].map((match) => {
    const at = start + match.index + match[0].length - 1;
    return { start: at, end: at + 1 };
  });
  return joinSpans(inside, findEmphasis(script, start, end), forced);
}
