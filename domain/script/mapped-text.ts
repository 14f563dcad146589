/**
 * Text made readable (white space collapsed, markup left out) that still knows where each of its
 * UTF-16 units stands in the script: `at[i]` is the script's offset of `text[i]`.
 */
export interface MappedText {
  text: string;
  at: number[];
}

/** A stretch of the script, [start, end) in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

const UNREADABLE = /[\p{Cc}\p{Z}\s]/u;
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]/;

/**
 * Reads script[start, end): runs of white and control characters become one space, invisible
 * characters and lone surrogates go, `skip` leaves out whole stretches (markup, notes).
 */
export function mapText(script: string, start: number, end: number, skip: readonly Span[] = []): MappedText {
  const out: string[] = [];
  const at: number[] = [];
  let next = 0;
  for (let i = start; i < end; i++) {
    while (next < skip.length && skip[next]!.end <= i) next++;
    const hole = skip[next];
    if (hole && i >= hole.start) {
      i = hole.end - 1;
      continue;
    }
    const unit = script[i]!;
    const code = unit.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = i + 1 < end ? script.charCodeAt(i + 1) : 0;
      if (code < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
        out.push(unit, script[i + 1]!);
        at.push(i, i + 1);
        i++;
      }
    } else if (INVISIBLE.test(unit)) {
      // Nothing to see, nothing to say.
    } else if (UNREADABLE.test(unit)) {
      if (out.length > 0 && out[out.length - 1] !== ' ') {
        out.push(' ');
        at.push(i);
      }
    } else {
      out.push(unit);
      at.push(i);
    }
  }
  return trimText({ text: out.join(''), at });
}

/** The part [from, to) of a mapped text, without white space at its ends. */
export function sliceText(source: MappedText, from: number, to: number): MappedText {
  return trimText({ text: source.text.slice(from, to), at: source.at.slice(from, to) });
}

function trimText({ text, at }: MappedText): MappedText {
  const head = text.length - text.trimStart().length;
  const body = text.trim();
  return { text: body, at: at.slice(head, head + body.length) };
}

/** Where a mapped text stands in the script. */
export function spanOf({ at }: MappedText): Span {
  return at.length === 0 ? { start: 0, end: 0 } : { start: at[0]!, end: at[at.length - 1]! + 1 };
}

/** True if there is something a voice could say. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
