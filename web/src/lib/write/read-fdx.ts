import { m } from '#web/words/messages.js';

/** Kinds of paragraph in a Final Draft file that become a Fountain line of their own. */
const SPACED = new Set(['Scene Heading', 'Action', 'Character', 'Transition', 'Shot', 'General']);

/**
 * A Final Draft screenplay (.fdx, XML) as Fountain text. Scene numbers, notes and revisions are left out.
 * @throws Error in words for people when it is no such file
 */
export function readFdx(xml: string, parse: (xml: string) => Document): string {
  const document = parse(xml);
  const root = document.querySelector('FinalDraft > Content');
  if (!root || document.querySelector('parsererror')) {
    throw new Error(m.not_fdx());
  }
  const lines: string[] = [];
  for (const paragraph of root.querySelectorAll('Paragraph')) {
    // Dual dialogue nests paragraphs; only those that hold text of their own are lines.
    const texts = [...paragraph.children].filter((child) => child.tagName === 'Text');
    const text = texts
      .map((child) => child.textContent ?? '')
      .join('')
      .trim();
    if (text === '') continue;
    const type = paragraph.getAttribute('Type') ?? 'Action';
    if (SPACED.has(type)) lines.push('');
    lines.push(toFountain(type, text));
  }
  return lines.join('\n').trim();
}

function toFountain(type: string, text: string): string {
  switch (type) {
    case 'Scene Heading':
      return /^(INT|EXT|EST|I\/E)/i.test(text) ? text.toUpperCase() : `.${text}`;
    case 'Character':
      return text.toUpperCase();
    case 'Parenthetical':
      return text.startsWith('(') ? text : `(${text})`;
    case 'Transition':
      return /TO:$/.test(text) ? text.toUpperCase() : `> ${text}`;
    default:
      return text;
  }
}
