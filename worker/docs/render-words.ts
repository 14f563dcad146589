import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The word by which a heading is linked to: `Send it twice` → `send-it-twice`. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The `## …` headings of a text in Markdown. */
export const headingsOf = (markdown = ''): string[] =>
  [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);

const INLINE = /`([^`]+)`|\[([^\]]+)\]\((#[\w.-]+|\/[\w./-]*|https:\/\/[^\s)]+)\)/g;

/** A line of text in which `backticks` mark code and [words](#anchor) a link. */
export function renderLine(text = ''): (Html | string)[] {
  const parts: (Html | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, words, address] = match;
    parts.push(text.slice(from, match.index));
    parts.push(
      code === undefined ? html`<a href="${address}">${renderLine(words)}</a>` : html`<code>${code}</code>`,
    );
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** As much of Markdown as descriptions use: `##` headings, paragraphs, lists, tables and fenced code. */
export function renderWords(markdown = ''): Html[] {
  return markdown
    .split(/^(```\w*\n[\s\S]*?\n```)$/m)
    .flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(/\n\n+/)))
    .filter((block) => block.trim() !== '')
    .map(renderBlock);
}

function renderBlock(block: string): Html {
  const fence = /^```\w*\n([\s\S]*?)\n?```$/.exec(block.trim());
  if (fence) return renderCode(fence[1] ?? '');
  const lines = block.trim().split('\n');
  const [first = ''] = lines;
  if (first.startsWith('## ')) {
    const heading = first.slice(3);
    return html`<h2 id="${anchorOf(heading)}"><a class="hash" href="#${anchorOf(heading)}">${heading}</a></h2>`;
  }
  if (lines.every((line) => line.startsWith('- ')))
    return html`<ul>${lines.map((line) => html`<li>${renderLine(line.slice(2))}</li>`)}</ul>`;
  if (lines.every((line) => line.startsWith('|'))) return renderTable(lines);
  return html`<p>${renderLine(lines.join(' '))}</p>`;
}

function renderTable(lines: readonly string[]): Html {
  const [head = [], , ...rows] = lines.map((line) => line.split('|').slice(1, -1));
  return html`<div class="wide" tabindex="0"><table><thead><tr>${head.map((cell) => html`<th>${renderLine(cell.trim())}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${renderLine(cell.trim())}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Text to copy, as it is. */
export const renderCode = (text: string): Html =>
  html`<div class="code"><button type="button" data-copy hidden>Copy</button><pre tabindex="0">${text}</pre></div>`;

/** A value as JSON, folded away unless it is to be open. */
export const renderExample = (words: string, value: unknown, open = false): Html =>
  html`<details class="example"${open ? html` open` : ''}><summary>${words}</summary>${renderCode(JSON.stringify(value, null, 2))}</details>`;
