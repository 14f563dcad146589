/** A part of a paragraph: told, or quoted (without its quotation marks). */
export interface QuotePiece {
  start: number;
  end: number;
  quoted: boolean;
}

const PAIRS: Record<string, string> = {
  '“': '”',
  '„': '“”‟',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
};
const SAYS_BEFORE = /[,:]\s*$/;
const LOOKS_SAID = /[.!?…,;—–-]$/;

/** A quote in single marks is given up after this many apostrophes, so that no text takes long. */
const MOST_APOSTROPHES = 60;

/**
 * Parts a paragraph into what is told and what is said in it. A quoted title or a word in scare
 * quotes stays with what is told. A quote left open runs to the paragraph's end.
 */
export function findQuotes(text: string, singleQuotes: boolean): QuotePiece[] {
  const dashed = findDashes(text);
  if (dashed) return dashed;
  const pieces: QuotePiece[] = [];
  let told = 0;
  let i = 0;
  while (i < text.length) {
    const close = findClose(text, i, singleQuotes);
    if (close === null) {
      i++;
      continue;
    }
    const inside = text.slice(i + 1, close).trim();
    // Only what stands next to the marks matters; a bound keeps hostile input linear.
    const after = text.slice(close + 1, close + 40).trimStart();
    const before = text.slice(Math.max(told, i - 40), i);
    const alone =
      before.trim() === '' && (after === '' || /^[,.–—-]?\s*\p{Ll}/u.test(after) || LOOKS_SAID.test(inside));
    if (alone || SAYS_BEFORE.test(before) || LOOKS_SAID.test(inside) || /^,/.test(after)) {
      if (i > told) pieces.push({ start: told, end: i, quoted: false });
      pieces.push({ start: i + 1, end: close, quoted: true });
      told = Math.min(text.length, close + 1);
    }
    i = close + 1;
  }
  if (told < text.length) pieces.push({ start: told, end: text.length, quoted: false });
  return pieces;
}

/** The place of the mark that closes a quote opened at `i`; null if none opens there. */
function findClose(text: string, i: number, singleQuotes: boolean): number | null {
  const open = text[i]!;
  const before = text[i - 1];
  const opensHere = before === undefined || /[\s([{—–-]/.test(before);
  const closers = PAIRS[open];
  if (closers) {
    if (open === '"' && !opensHere) return null;
    for (let j = i + 1; j < text.length; j++) if (closers.includes(text[j]!)) return j;
    return text.length;
  }
  if (singleQuotes && (open === '‘' || open === "'") && opensHere && /\p{L}/u.test(text[i + 1] ?? '')) {
    const closer = open === '‘' ? '’' : "'";
    let tries = 0;
    for (
      let j = text.indexOf(closer, i + 2);
      j >= 0 && tries < MOST_APOSTROPHES;
      j = text.indexOf(closer, j + 1)
    ) {
      const ends = /[.,!?…—–-]/.test(text[j - 1]!) && (j + 1 === text.length || /[\s)]/.test(text[j + 1]!));
      if (ends) return j;
      tries++;
    }
  }
  return null;
}

/** Dialogue by dashes: "—Hola —dijo él—. ¿Vienes?" is said, told, said. */
function findDashes(text: string): QuotePiece[] | null {
  const lead = /^[—–]\s*(?=\S)/.exec(text)?.[0].length;
  if (!lead) return null;
  const pieces: QuotePiece[] = [];
  let from = lead;
  let quoted = true;
  for (const match of text.matchAll(/\s?[—–]\s?/g)) {
    if (match.index < lead) continue;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 4);
    const turns = quoted ? /^\s/.test(match[0]) && /^\p{Ll}/u.test(after) : true;
    if (!turns) continue;
    pieces.push({ start: from, end: match.index, quoted });
    from = match.index + match[0].length;
    quoted = !quoted;
  }
  pieces.push({ start: from, end: text.length, quoted });
  return pieces;
}
