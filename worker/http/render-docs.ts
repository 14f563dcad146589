import { Buffer } from 'node:buffer';
import { sha256 } from '@noble/hashes/sha2.js';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; text-transform: capitalize; }
details { border: 1px solid #8886; border-radius: .5rem; margin: .5rem 0; padding: .5rem .9rem; }
summary { cursor: pointer; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
pre { overflow-x: auto; background: #8881; padding: .7rem; border-radius: .4rem; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 700; }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; }
a { color: inherit; }
`;

/** The only style that the page's content security policy lets in. */
export const DOCS_STYLE_SOURCE = `'sha256-${Buffer.from(sha256(new TextEncoder().encode(STYLE))).toString('base64')}'`;

interface Media {
  schema?: unknown;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Content {
  content?: Record<string, Media>;
}
interface Operation {
  tags?: string[];
  operationId?: string;
  summary?: string;
  description?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; description?: string; required?: boolean; schema?: unknown }[];
  requestBody?: Content;
  responses?: Record<string, Content & { description?: string; headers?: Record<string, unknown> }>;
}
interface ApiDocument {
  info: { title: string; description?: string };
  paths?: unknown;
  webhooks?: unknown;
  components?: { schemas?: unknown };
}

/** The API document as a page to read: no script, nothing from elsewhere. */
export function renderDocs({ info, paths, webhooks, components }: ApiDocument): Html {
  const operations = Object.entries((paths ?? {}) as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const told = Object.entries((webhooks ?? {}) as Record<string, Record<string, Operation>>).flatMap(
    ([name, methods]) => Object.entries(methods).map(([method, operation]) => ({ name, method, operation })),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'other');
  const schemas = Object.entries((components?.schemas ?? {}) as Record<string, unknown>);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: API</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${info.title}: API</h1>
<p>${inWords(info.description)} The same for machines: <a href="/api/openapi.json">openapi.json</a>.</p>
${[...byTag].map(([tag, group]) => html`<h2>${tag}</h2>${group.map(renderOperation)}`)}
<h2>What your endpoints are sent</h2>
${told.map(({ name, method, operation }) => renderOperation({ path: name, method, operation, isOurs: true }))}
<h2>Schemas</h2>
${schemas.map(([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary>${renderSchema(schema)}</details>`)}
</main>
</body>
</html>`;
}

function renderOperation({
  path,
  method,
  operation,
  isOurs = false,
}: {
  path: string;
  method: string;
  operation: Operation;
  /** The studio asks it of others. */
  isOurs?: boolean;
}): Html {
  const parameters = operation.parameters ?? [];
  const body = operation.requestBody?.content?.['application/json'];
  return html`<details id="${operation.operationId}">
<summary><span class="method">${method.toUpperCase()}</span> <code>${path}</code> ${operation.summary ?? ''}</summary>
<p>${inWords(operation.description)} ${isOurs ? '' : operation.security?.length ? 'Wants an access token.' : 'Wants no access token.'}</p>
${isOurs ? '' : html`<pre>${curlLine({ path, method, operation })}</pre>`}
${parameters.length > 0 ? html`<h4>Parameters</h4><table>${parameters.map((p) => html`<tr><td><code>${p.name}</code></td><td>in ${p.in}</td><td>${inWords(p.description)} <code>${JSON.stringify(p.schema)}</code></td></tr>`)}</table>` : ''}
${body ? html`<h4>Body</h4>${renderSchema(body.schema)}${renderExample(body.example)}` : ''}
<h4>Answers</h4>
<table>${Object.entries(operation.responses ?? {}).map(renderResponse)}</table>
</details>`;
}

/** A request to paste into a shell; what stands in braces is yours. `'` is closed and opened around one of its own. */
function curlLine({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const body = operation.requestBody?.content?.['application/json']?.example;
  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  const token = operation.security?.length ? ` \\\n  -H "Authorization: Bearer $TOKEN"` : '';
  const text = body === undefined ? '' : JSON.stringify(body).replaceAll("'", `'\\''`);
  const data = text === '' ? '' : ` \\\n  -H 'Content-Type: application/json' \\\n  -d '${text}'`;
  return `curl${verb} "$STUDIO${path}"${token}${data}`;
}

function renderResponse([status, response]: [string, NonNullable<Operation['responses']>[string]]): Html {
  const body = response.content?.['application/json'];
  const headers = Object.keys(response.headers ?? {}).join(', ');
  const text = inWords(response.description);
  return html`<tr><td><code>${status}</code></td><td>${text}${body ? renderSchema(body.schema) : ''}
${headers ? html`<br>Headers: <code>${headers}</code>` : ''}${renderExample(body?.example)}</td></tr>`;
}

/** Text in which `backticks` mark what is code. */
function inWords(text = ''): (Html | string)[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

function renderExample(example: unknown): Html | '' {
  if (example === undefined) return '';
  const text = JSON.stringify(example, null, 2);
  return html`<details><summary>Example</summary><pre>${text}</pre></details>`;
}

function renderSchema(schema: unknown): Html {
  const reference = (schema as { $ref?: string }).$ref?.split('/').at(-1);
  if (reference !== undefined) return html` <a href="#${reference}"><code>${reference}</code></a>`;
  return html`<pre>${JSON.stringify(schema, null, 2)}</pre>`;
}
