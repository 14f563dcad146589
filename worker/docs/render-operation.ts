import { html } from 'hono/html';
import { PROBLEMS, type ProblemCode } from '#domain/problem';
import type { Answer, Operation, Placed } from './api-document.ts';
import { renderField, renderFields, renderType } from './render-schema.ts';
import { type Html, renderCode, renderExample, renderLine } from './render-words.ts';

const JSON_TYPE = 'application/json';

/** What the search looks through. */
export const wordsOf = ({ path, method, operation }: Placed): string =>
  [method, path, operation.operationId, operation.summary, operation.tags, operation.description]
    .join(' ')
    .toLowerCase();

/** One operation, folded; `isOurs`: the studio asks it of others. */
export function renderOperation(placed: Placed, isOurs = false): Html {
  const { path, method, operation } = placed;
  const parameters = operation.parameters ?? [];
  const body = operation.requestBody?.content?.[JSON_TYPE];
  return html`<details class="op" id="${operation.operationId}" data-words="${wordsOf(placed)}">
<summary><span class="verb ${method}">${method.toUpperCase()}</span> <code>${path}</code> <span class="words">${operation.summary ?? ''}</span></summary>
<div class="inside">
<p>${renderLine(operation.description)}</p>
${isOurs ? '' : html`<ul class="chips">${whoMay(operation).map((who) => html`<li>${who}</li>`)}</ul>${renderCode(curlLine(placed))}`}
${parameters.length > 0 ? html`<h3>Parameters</h3><dl class="fields">${parameters.map((p) => renderField(p.name, p.schema, { required: p.required ?? false, about: p.description, place: p.in }))}</dl>` : ''}
${
  body
    ? html`<h3>Body: ${renderType(body.schema)}</h3>${body.schema ? renderFields(body.schema) : ''}${body.example === undefined ? '' : renderExample('Example', body.example)}`
    : ''
}
<h3>Answers</h3>
${Object.entries(operation.responses ?? {}).map(renderAnswer)}
</div></details>`;
}

/** Who may ask for it, in a few words each. */
function whoMay({ security = [] }: Operation): string[] {
  if (security.length === 0) return ['For everybody'];
  return security.map((scheme) => {
    const [name, scopes = []] = Object.entries(scheme)[0] ?? ['nobody'];
    if (name === 'nobody') return 'Nobody signed in';
    return name === 'apiKey' ? `API key with the scope ${scopes.join(', ')}` : 'Access token of a sign-in';
  });
}

/** A request to paste into a shell; what stands in braces is yours. `'` is closed and opened around one of its own. */
export function curlLine({ path, method, operation }: Placed): string {
  const body = operation.requestBody?.content?.[JSON_TYPE]?.example;
  const parts = [`curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$STUDIO${path}"`];
  if (operation.security?.length) parts.push('-H "Authorization: Bearer $TOKEN"');
  const names = operation.parameters?.map(({ name }) => name) ?? [];
  if (names.includes('idempotency-key')) parts.push('-H "Idempotency-Key: $(uuidgen)"');
  if (names.includes('if-match')) parts.push(`-H 'If-Match: "…"'`);
  if (body !== undefined) {
    parts.push(`-H 'Content-Type: application/json'`);
    parts.push(`-d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`);
  }
  return parts.join(' \\\n  ');
}

function renderAnswer([status, answer]: [string, Answer]): Html {
  const problems = answer.content?.['application/problem+json'];
  const body = answer.content?.[JSON_TYPE];
  const headers = Object.keys(answer.headers ?? {});
  const codes = Object.keys(problems?.examples ?? {}) as ProblemCode[];
  return html`<div class="answer"><span class="status${Number(status) >= 400 ? ' bad' : ''}">${status}</span>${
    problems
      ? html`<ul>${codes.map((code) => html`<li><a href="#${code}"><code>${code}</code></a> ${PROBLEMS[code]?.title ?? ''}</li>`)}</ul>`
      : html`${renderLine(answer.description)}${body ? html`: ${renderType(body.schema)}` : ''}`
  }
${body?.schema && !body.schema.$ref ? renderFields(body.schema) : ''}
${headers.length > 0 ? html`<p class="faint">Headers: ${headers.map((name, i) => html`${i > 0 ? ', ' : ''}<code>${name}</code>`)}</p>` : ''}
${body?.example === undefined ? '' : renderExample('Example', body.example, true)}</div>`;
}
