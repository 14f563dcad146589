import { isReadable, mapText, type Span } from './mapped-text.ts';
import { findEmphasis, joinSpans, readLines, type ScriptLine } from './read-lines.ts';
import type { Block, CastNote, ScriptDoc } from './script-doc.ts';

const NAME = String.raw`[\p{Lu}][\p{L}\p{N}'’.\- ]{0,38}?`;
const COLON_CUE = new RegExp(
  String.raw`^\**(${NAME})\**(\s*[([][^)\]]{1,80}[)\]])?\s*:\**(?=\s|$|\p{L}|["“„«(¡¿])`,
  'u',
);
const STOP_CUE = /^(\p{Lu}[\p{Lu}'’\- ]{1,30})(\s*[([][^)\]]{1,80}[)\]])?\.\s+(?=\S)/u;
const NOT_NAMES =
  /^(?:title|author|authors|note|notes|scene|act|chapter|setting|place|time|date|cast|characters|warning|ps|p\.s|example|http|https|subject|to|from|fade in|fade out|cut to|szene|akt|ort|zeit|titel|lieu|scène|acte|escena|acto|lugar|título|scena|atto)$/i;
const NUMBER = String.raw`(?:[ivxlc]+|\d+|one|two|three|four|five|eins|zwei|drei|un|une|deux|trois|uno|dos|tres|due|tre)`;
const HEADING = new RegExp(
  String.raw`^(?:#+\s*)?(?:(?:scene|act|szene|akt|scène|acte|escena|acto|scena|atto|cena|ato)\s+${NUMBER}\b.{0,160}|` +
    String.raw`(?:scene|setting|place|szene|ort|lieu|scène|lugar|escena|luogo|scena)\s*[:.–—]\s*.{1,160}|` +
    `(?:prologue|epilogue|prolog|epilog)[.:]?)$`,
  'iu',
);

const CAST_LIST =
  /^(?:#+\s*)?(?:(?:cast of )?characters|cast|dramatis personae|personen|personnages|personajes|personaggi|personagens)\s*:?$/i;
const CAST_LINE = /^\**(\p{Lu}[\p{L} .'’-]{0,38}?)\**\s*(?:,|:|–|—|-|\()\s*(.{2,160})$/u;
const SUBTITLE =
  /^\(?(?:a (?:\p{L}+ )?play in|(?:a )?(?:comedy|tragedy|drama) in|ein (?:theater)?stück in|pièce en|obra en|by \p{Lu}|written by)/iu;

interface Cue {
  name: string;
  manner: string | null;
  /** Characters of the line before what is said. */
  length: number;
}

/** Reads "ANNA: …", "Anna (softly): …" and, with `stop`, "ANNA. …" at a line's beginning. */
export function readCue(text: string, stop = false): Cue | null {
  const match = COLON_CUE.exec(text) ?? (stop ? STOP_CUE.exec(text) : null);
  if (!match) return null;
  const name = match[1]!.trim();
  const isCapital = name === name.toUpperCase();
  const isName = name
    .split(/\s+/)
    .every((word) => /^(?:\p{Lu}|of$|the$|von$|de$|van$|der$|la$|le$)/u.test(word));
  if (!isCapital && (!isName || /^["“„«»]/.test(text.slice(match[0].length).trimStart()))) return null;
  if (NOT_NAMES.test(name) || name.split(/\s+/).length > 4) return null;
  return { name, manner: match[2] ? match[2].trim().slice(1, -1) : null, length: match[0].length };
}

/** True if a script is written as a play: names with a colon (or, in capitals, a full stop). */
export function isDialogue(lines: ScriptLine[]): boolean {
  const filled = lines.filter((line) => line.text !== '');
  const names = new Map<string, number>();
  let capitals = 0;
  for (const { text } of filled) {
    const cue = readCue(text);
    if (!cue) continue;
    names.set(cue.name.toUpperCase(), (names.get(cue.name.toUpperCase()) ?? 0) + 1);
    if (cue.name === cue.name.toUpperCase() && cue.name.length > 1) capitals++;
  }
  const cues = [...names.values()].reduce((sum, count) => sum + count, 0);
  if (capitals >= 2 || (capitals === 1 && filled.length <= 3)) return true;
  return (cues >= 2 && cues / filled.length >= 0.3) || usesStops(filled);
}

/** True for plays printed as "HAMLET. To be…": at least two names in capitals, one of them again. */
function usesStops(lines: ScriptLine[]): boolean {
  const names = new Map<string, number>();
  for (const { text } of lines) {
    const match = STOP_CUE.exec(text);
    if (match) names.set(match[1]!, (names.get(match[1]!) ?? 0) + 1);
  }
  return names.size >= 2 && [...names.values()].some((count) => count >= 2);
}

/** Reads a play or plain dialogue. What stands in brackets on its own is a stage direction. */
export function readDialogue(script: string): ScriptDoc {
  const lines = readLines(script);
  const stop = usesStops(lines);
  const blocks: Block[] = [];
  const cast: CastNote[] = [];
  let title: string | null = null;
  let paragraph = 0;
  let listing = false;
  let speaker: { name: string; manner: string | null } | null = null;
  lines.forEach((line, i) => {
    const { text } = line;
    if (text === '') {
      speaker = null;
      listing = false;
      return;
    }
    // The list of characters and "a play in one act" are for the reader alone.
    if (CAST_LIST.test(text) || (listing && !HEADING.test(text))) {
      const [, name, note] = listing ? (CAST_LINE.exec(text) ?? []) : [];
      if (name && note) cast.push({ name, note });
      listing = true;
      return;
    }
    if (SUBTITLE.test(text) && !blocks.some((block) => block.kind !== 'narration')) return;
    const named = /^(?:title|titel|titre|título|titolo)\s*:\s*(.+)$/i.exec(text);
    if (named && blocks.length === 0) {
      title = named[1]!;
      return;
    }
    const cue = readCue(text, stop);
    if (cue) {
      speaker = { name: cue.name, manner: cue.manner };
      paragraph++;
      pushSpeech(script, line.start + cue.length, line.end, speaker, paragraph, blocks);
    } else if (HEADING.test(text)) {
      speaker = null;
      blocks.push({
        kind: 'heading',
        text: text.replace(/^#+\s*/, ''),
        span: { start: line.start, end: line.end },
      });
    } else if (/^[([{][^)\]}]*[)\]}]\.?$/.test(text)) {
      const body = mapText(script, line.start + 1, line.end - 1, findEmphasis(script, line.start, line.end));
      if (isReadable(body.text)) blocks.push({ kind: 'direction', body, paragraph: ++paragraph });
    } else if (speaker) {
      pushSpeech(script, line.start, line.end, speaker, paragraph, blocks);
    } else {
      if (title === null && blocks.length === 0 && isTitle(text, lines[i + 1]))
        title = text.replace(/^#+\s*|[*_]/g, '');
      const body = mapText(script, line.start, line.end, markupIn(script, line));
      if (isReadable(body.text)) blocks.push({ kind: 'narration', body, paragraph: ++paragraph });
    }
  });
  return cast.length > 0
    ? { format: 'dialogue', title, blocks, cast }
    : { format: 'dialogue', title, blocks };
}

function isTitle(text: string, next: ScriptLine | undefined): boolean {
  return text.length <= 80 && !/[.!?,;:…]$/.test(text) && next?.text === '';
}

function markupIn(script: string, line: ScriptLine): Span[] {
  const hashes = /^(?:#+|>)\s*/.exec(line.text)?.[0].length ?? 0;
  return joinSpans(
    hashes > 0 ? [{ start: line.start, end: line.start + hashes }] : [],
    findEmphasis(script, line.start, line.end),
  );
}

/** Brackets at the beginning, at the end, or after a sentence are directions; others are spoken. */
const ASIDE = /(?:^|[.!?…]["'”’]?)\s*([([][^()[\]]{1,160}[)\]])|([([][^()[\]]{1,160}[)\]])\s*$/g;

function pushSpeech(
  script: string,
  start: number,
  end: number,
  speaker: { name: string; manner: string | null },
  paragraph: number,
  blocks: Block[],
): void {
  const text = script.slice(start, end);
  let from = 0;
  const push = (to: number, manner: string | null) => {
    const body = mapText(script, start + from, start + to, findEmphasis(script, start + from, start + to));
    if (!isReadable(body.text)) return;
    blocks.push({ kind: 'speech', speaker: speaker.name, body, manner, unseen: isUnseen(manner), paragraph });
  };
  for (const match of text.matchAll(ASIDE)) {
    const aside = match[1] ?? match[2]!;
    const at = match.index + match[0].indexOf(aside);
    push(at, speaker.manner);
    speaker.manner = aside.slice(1, -1);
    from = at + aside.length;
  }
  push(text.length, speaker.manner);
}

function isUnseen(manner: string | null): boolean {
  return manner !== null && /^(?:v\.?\s?o|o\.?\s?s|off|aus dem off|voix off)\b/i.test(manner);
}
