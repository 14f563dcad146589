import { Buffer } from 'node:buffer';
import { sha256 } from '@noble/hashes/sha2.js';
import { html, raw } from 'hono/html';
import { PROBLEMS } from '#domain/problem';
import { type ApiDocument, type Placed, placedIn } from './api-document.ts';
import { DOCS_SCRIPT } from './docs-script.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { renderOperation, wordsOf } from './render-operation.ts';
import { renderFields, renderType } from './render-schema.ts';
import { anchorOf, type Html, headingsOf, renderLine, renderWords } from './render-words.ts';

const sourceOf = (text: string) =>
  `'sha256-${Buffer.from(sha256(new TextEncoder().encode(text))).toString('base64')}'`;

/** The page's content security policy: its own style and script, by their hashes, and nothing else from anywhere. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src ${sourceOf(DOCS_STYLE)}`,
  `script-src ${sourceOf(DOCS_SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API document as a page. `studio`: the origin that its examples name. */
export function renderDocs(
  { info, tags = [], paths, webhooks, components }: ApiDocument,
  studio: string,
): Html {
  const told = placedIn(webhooks);
  const byTag = Map.groupBy(placedIn(paths), ({ operation }) => operation.tags?.[0]);
  const chapters = tags.map(({ name: tag, description: about }) => ({
    ...{ tag, about, operations: byTag.get(tag) ?? [], anchor: `about-${anchorOf(tag)}` },
  }));
  const schemas = Object.entries(components?.schemas ?? {});
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: API</title>
<meta name="description" content="The interface of ${info.title}: every operation, field and problem.">
<style>${raw(DOCS_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the contents</a>
<div class="page">
<header class="side">
<a class="home" href="#main">${info.title}: API</a>
<search hidden><input id="find" type="search" placeholder="Find an operation  /" aria-label="Find an operation" autocomplete="off" spellcheck="false"><p class="found" id="found" role="status"></p></search>
<nav aria-label="Contents">
<div data-guide><h2>Guide</h2>${headingsOf(info.description).map((heading) => html`<a href="#${anchorOf(heading)}">${heading}</a>`)}</div>
${chapters.map(({ tag, operations }) => html`<div data-group><h2>${named(tag)}</h2>${operations.map(renderEntry)}</div>`)}
<div data-group><h2>Webhooks</h2>${told.map(renderEntry)}</div>
<div data-guide><h2>Reference</h2><a href="#problems">Problems</a><a href="#schemas">Schemas</a></div>
</nav>
</header>
<main id="main" tabindex="-1">
<h1>${info.title}: API</h1>
<p class="lead">Version ${info.version}. The same for machines: <a href="/api/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
<section data-guide>${renderWords(info.description?.replaceAll('https://films.example', studio))}</section>
${chapters.map(({ tag, about, anchor, operations }) => html`<section data-group><h2 id="${anchor}"><a class="hash" href="#${anchor}">${named(tag)}</a></h2><p class="lead">${renderLine(about)}</p>${operations.map((placed) => renderOperation(placed))}</section>`)}
<section data-group><h2 id="sent">What your endpoints are sent</h2><p class="lead">Signed by Standard Webhooks; <a href="#webhooks">how they come</a>.</p>${told.map((placed) => renderOperation(placed, true))}</section>
<section data-guide><h2 id="problems">Problems</h2><p class="lead">Every <code>code</code> that a refusal can have. None is ever renamed.</p>
<div class="wide" tabindex="0"><table><thead><tr><th>Code</th><th>Status</th><th>Means</th></tr></thead><tbody>${Object.entries(PROBLEMS).map(([code, { status, title }]) => html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`)}</tbody></table></div></section>
<section data-guide><h2 id="schemas">Schemas</h2>${schemas.map(
    ([name, schema]) =>
      html`<details class="op" id="${name}"><summary><code>${name}</code></summary><div class="inside">${schema.description ? html`<p>${renderLine(schema.description)}</p>` : ''}${
        schema.properties ? '' : html`<p>${renderType(schema)}</p>`
      }${renderFields(schema)}</div></details>`,
  )}</section>
</main>
</div>
<script>${raw(DOCS_SCRIPT)}</script>
</body>
</html>`;
}

const named = (tag: string) => `${tag[0]?.toUpperCase()}${tag.slice(1)}`;

const renderEntry = (placed: Placed): Html =>
  html`<a href="#${placed.operation.operationId}" data-words="${wordsOf(placed)}"><span class="verb ${placed.method}">${VERBS[placed.method] ?? placed.method.toUpperCase()}</span><span>${placed.operation.summary?.split(/[:,;?]/)[0]}</span></a>`;

/** As short as their column is. */
const VERBS: Readonly<Record<string, string>> = { delete: 'DEL' };
