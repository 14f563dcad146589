import { isReadable, type MappedText, sliceText } from './mapped-text.ts';

/** The longest utterance: about two caption pages, or 15 s of speech. */
export const LINE_CHARS = 220;

/**
 * Splits a sentence that is too long to be one line: after a clause, else between words, else
 * (a word without end) where the limit falls, never inside a surrogate pair. Nothing is lost.
 */
export function splitLines(sentence: MappedText, limit: number = LINE_CHARS): MappedText[] {
  const { text } = sentence;
  const lines: MappedText[] = [];
  let from = 0;
  while (from < text.length) {
    const left = text.length - from;
    const cut = left <= limit ? left : findCut(text.slice(from, from + limit + 1), limit);
    const line = sliceText(sentence, from, from + cut);
    if (isReadable(line.text)) lines.push(line);
    from += cut;
  }
  return lines;
}

const CLAUSE_ENDS = [
  /[;:—–…]["'”’»)]*\s/gu,
  /,["'”’»)]*\s/gu,
  /\s(?=(?:and|but|while|und|aber|et|mais|y|pero|e|ma|mas)\s)/giu,
];

function findCut(head: string, limit: number): number {
  const earliest = Math.floor(limit * 0.3);
  for (const pattern of CLAUSE_ENDS) {
    let best = 0;
    for (const match of head.matchAll(pattern)) {
      const cut = match.index + match[0].length;
      if (cut >= earliest && cut <= limit) best = cut;
    }
    if (best > 0) return best;
  }
  const space = head.lastIndexOf(' ');
  if (space > 0) return space + 1;
  const code = head.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
}
