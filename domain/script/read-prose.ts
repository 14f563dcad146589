import { findQuotes } from './find-quotes.ts';
import { isReadable, type MappedText, mapText, sliceText } from './mapped-text.ts';
import { findEmphasis, joinSpans, readLines, type ScriptLine } from './read-lines.ts';
import type { Block, ScriptDoc } from './script-doc.ts';

const ENDS_SENTENCE = /[.!?…:]["'”’»“‘)\]*_]*$/;
const OPENS_SPEECH = /^["'“‘«„–—-]/;

/**
 * Reads prose: paragraphs, with what is quoted in them apart from what is told. A title or a
 * chapter's name is told like the rest; a line of stars or dashes parts two scenes.
 */
export function readProse(script: string): ScriptDoc {
  const blocks: Block[] = [];
  let paragraph = 0;
  let title: string | null = null;
  const paragraphs = splitParagraphs(readLines(script));
  const singleQuotes = !/["“”„«»]/.test(script);
  paragraphs.forEach((lines, index) => {
    const first = lines[0]!;
    const last = lines[lines.length - 1]!;
    const marks = /^(?:#+|>)\s*/.exec(first.text)?.[0].length ?? 0;
    const span = { start: first.start, end: last.end };
    const named = /^(?:title|titel|titre|título|titolo)\s*:\s*(.+)$/i.exec(first.text);
    if (index === 0 && lines.length === 1 && named) {
      title = named[1]!;
      return;
    }
    const skip = joinSpans(
      marks > 0 ? [{ start: first.start, end: first.start + marks }] : [],
      findEmphasis(script, span.start, span.end),
    );
    const body = mapText(script, span.start, span.end, skip);
    if (!isReadable(body.text)) {
      if (blocks.length > 0) blocks.push({ kind: 'heading', text: '', span });
      return;
    }
    const isHead = lines.length === 1 && (marks > 0 || isTitle(body.text)) && index + 1 < paragraphs.length;
    if (index === 0 && isHead) title = body.text;
    else if (
      marks > 0 ||
      (/^(?:chapter|kapitel|chapitre|capítulo|capitolo|part|teil)\s+\S+/i.test(body.text) && isHead)
    )
      blocks.push({ kind: 'heading', text: '', span });
    paragraph++;
    for (const piece of findQuotes(body.text, singleQuotes)) {
      const text = sliceText(body, piece.start, piece.end);
      if (!isReadable(text.text)) continue;
      if (piece.quoted)
        blocks.push({ kind: 'speech', speaker: null, body: text, manner: null, unseen: false, paragraph });
      else blocks.push({ kind: 'narration', body: trimLead(text), paragraph });
    }
  });
  return { format: 'prose', title, blocks };
}

function isTitle(text: string): boolean {
  return text.length <= 80 && !/[.!?,;:…"”»]$/.test(text);
}

/** ", said Tom." is told as "said Tom.": a comma or a dash left over from a quote is not spoken. */
function trimLead(text: MappedText): MappedText {
  const lead = /^[\s,;.:!?…–—-]+/.exec(text.text)?.[0].length ?? 0;
  return sliceText(text, lead, text.text.length);
}

/** Blank lines part paragraphs; so does a line that ends short of the others, or opens a speech. */
function splitParagraphs(lines: ScriptLine[]): ScriptLine[][] {
  const paragraphs: ScriptLine[][] = [];
  let block: ScriptLine[] = [];
  const flush = () => {
    if (block.length === 0) return;
    const widest = block.reduce((most, line) => Math.max(most, line.text.length), 0);
    let current: ScriptLine[] = [];
    for (const line of block) {
      const previous = current[current.length - 1];
      const parts =
        previous &&
        ((ENDS_SENTENCE.test(previous.text) &&
          (widest > 110 || previous.text.length < widest * 0.8 || OPENS_SPEECH.test(line.text))) ||
          !isReadable(line.text) ||
          !isReadable(previous.text) ||
          previous.text.startsWith('#'));
      if (parts) {
        paragraphs.push(current);
        current = [];
      }
      current.push(line);
    }
    paragraphs.push(current);
    block = [];
  };
  for (const line of lines) {
    if (line.text === '') flush();
    else block.push(line);
  }
  flush();
  return paragraphs;
}
