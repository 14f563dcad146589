import type { PDFDocumentProxy } from 'pdfjs-dist';
import { fetchPart } from '#web/ui/fetch-part.ts';
import { m } from '#web/words/messages.js';

/** A stretch of text as it lies on a page: points from the left and from the bottom. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pages beyond this are no film script. */
const MOST_PAGES = 400;
/** A gap of this many line heights is an empty line. */
const EMPTY_LINE_AFTER = 1.45;
/** Page numbers and running heads: short, at the edge, nothing but a number or a "continued". */
const MARGIN_NOTE = /^(?:\d{1,4}[.)]?|page \d+|\(?(?:continued|more)\)?:?(?:\s*\(\d+\))?)$/i;

/**
 * The script that a PDF holds, as plain text: lines where they were, empty lines where there was room, page numbers
 * and CONTINUEDs left out. Runs in a worker of pdf.js, which evaluates nothing.
 * @throws Error in words for the person, e.g. when the pages are pictures
 */
export async function readPdf(bytes: ArrayBuffer): Promise<string> {
  const [{ getDocument, GlobalWorkerOptions }, { default: workerUrl }] = await fetchPart(
    Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]),
  );
  GlobalWorkerOptions.workerSrc = workerUrl;
  const task = getDocument({ data: bytes, useWasm: false, useSystemFonts: true });
  try {
    const text = await textOf(await task.promise);
    if (text === '') throw new Error(m.pdf_pictures());
    return text;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'PasswordException') throw new Error(m.pdf_locked());
    if (thrown instanceof Error && /^(InvalidPDF|FormatError|UnknownError)/.test(thrown.name))
      throw new Error(m.not_pdf());
    throw thrown;
  } finally {
    await task.destroy();
  }
}

async function textOf(document: PDFDocumentProxy): Promise<string> {
  if (document.numPages > MOST_PAGES) throw new Error(m.pdf_long({ count: MOST_PAGES }));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4],
              y: item.transform[5],
              width: item.width,
              height: item.height,
            },
          ]
        : [],
    );
    pages.push(linesOfPage(placed));
  }
  return pages
    .filter((page) => page !== '')
    .join('\n\n')
    .trim();
}

/** A page's text from top to bottom, its lines put together again. */
export function linesOfPage(items: readonly PlacedText[]): string {
  const rows: { y: number; height: number; items: PlacedText[] }[] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && row.y - item.y < Math.max(row.height, item.height) * 0.5) row.items.push(item);
    else rows.push({ y: item.y, height: item.height || 12, items: [item] });
  }
  const texts = rows.map((row) => ({ ...row, text: joinRow(row.items) }));
  const kept = texts.filter(
    ({ text }, at) => !((at < 2 || at >= texts.length - 2) && MARGIN_NOTE.test(text)),
  );
  const step = usualStep(kept);
  let page = '';
  for (const [at, row] of kept.entries()) {
    const before = kept[at - 1];
    if (before) page += before.y - row.y > step * EMPTY_LINE_AFTER ? '\n\n' : '\n';
    page += row.text;
  }
  return page;
}

function joinRow(items: readonly PlacedText[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items.toSorted((a, b) => a.x - b.x)) {
    const gap = item.x - end;
    if (text !== '' && gap > item.height * 0.15 && !/\s$/.test(text) && !/^\s/.test(item.text)) text += ' ';
    text += item.text;
    end = item.x + item.width;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** The distance between two lines that follow each other: the least on the page that is no overlap; points. */
function usualStep(rows: readonly { y: number; height: number }[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    const step = before ? before.y - row.y : 0;
    if (step > row.height * 0.8) least = Math.min(least, step);
  }
  return Number.isFinite(least) ? least : (rows[0]?.height ?? 12) * 1.2;
}
