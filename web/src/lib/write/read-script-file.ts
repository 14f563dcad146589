import { PLAN_LIMITS } from '#domain/film-plan';
import { fetchPart } from '#web/ui/fetch-part.ts';
import { m } from '#web/words/messages.js';
import { readFdx } from './read-fdx.ts';

/** What the file dialog offers. */
export const SCRIPT_FILE_TYPES =
  '.fountain,.fdx,.pdf,.txt,.md,.spmd,text/plain,text/markdown,application/pdf';
/** Four bytes a character is the most that UTF-8 takes; XML is wordier. */
const MOST_BYTES = PLAN_LIMITS.scriptChars * 12;
/** A PDF carries its fonts and pictures along. */
const MOST_PDF_BYTES = 32 << 20;

/**
 * The script in a file, as text with `\n` ends.
 * @throws Error in words for people
 */
export async function readScriptFile(file: File): Promise<string> {
  const name = file.name.toLowerCase();
  const pdf = name.endsWith('.pdf') || file.type === 'application/pdf';
  if (file.size > (pdf ? MOST_PDF_BYTES : MOST_BYTES))
    throw new Error(m.too_large_script({ name: file.name }));
  // Few people open one: its reader is large and comes only for them.
  if (pdf) {
    const { readPdf } = await fetchPart(import('./read-pdf.ts'));
    return readPdf(await file.arrayBuffer());
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  if (text.includes('\0')) {
    throw new Error(m.not_text({ name: file.name }));
  }
  if (name.endsWith('.fdx')) {
    return readFdx(text, (xml) => new DOMParser().parseFromString(xml, 'application/xml'));
  }
  return name.endsWith('.md') ? plainMarkdown(text) : text;
}

/** UTF-8, UTF-16 by its mark, else Windows-1252, which takes every byte. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Markdown without the marks that would be spoken: links, pictures, quotes, list bullets, front matter. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^>\s?/gm, '')
    .replace(/^[ \t]*[-*+]\s+/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .trim();
}
