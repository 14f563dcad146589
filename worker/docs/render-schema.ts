import { html } from 'hono/html';
import type { Schema } from './api-document.ts';
import { type Html, renderLine } from './render-words.ts';

const MORE = new Map<string, (value: unknown) => string>([
  ['minLength', (n) => `at least ${n} ${n === 1 ? 'character' : 'characters'}`],
  ['maxLength', (n) => `at most ${n} characters`],
  ['minimum', (n) => `from ${n}`],
  ['exclusiveMinimum', (n) => `above ${n}`],
  ['maximum', (n) => `up to ${n}`],
  ['minItems', (n) => `at least ${n}`],
  ['maxItems', (n) => `at most ${n}`],
]);

/** What a value may be, in a few words: a name that leads to its schema, or a type. */
export function renderType(schema: Schema | undefined): Html {
  if (schema === undefined) return html`anything`;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1);
    return html`<a href="#${name}">${name}</a>`;
  }
  if (schema.enum) return joined(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`));
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return joined(either.map(renderType));
  if (schema.allOf) return html`${schema.allOf.filter((part) => part.$ref ?? part.type).map(renderType)}`;
  const types = [schema.type ?? 'anything'].flat();
  if (types.includes('array')) return html`list of ${renderType(schema.items)}${orNull(types)}`;
  if (types.includes('object') && typeof schema.additionalProperties === 'object')
    return html`object of ${renderType(schema.additionalProperties)}${orNull(types)}`;
  return html`${types.join(' or ')}${schema.format ? html` <span class="faint">${schema.format}</span>` : ''}`;
}

const orNull = (types: readonly string[]) => (types.includes('null') ? ' or null' : '');
const joined = (parts: readonly Html[]): Html =>
  html`${parts.map((part, i) => html`${i === 0 ? '' : html` <span class="faint">or</span> `}${part}`)}`;

/** What a value must hold besides its type, and what it is where nobody says. */
function boundsOf(schema: Schema): Html[] {
  const bounds = [...MORE].flatMap(([word, say]) =>
    schema[word] === undefined ? [] : [html`${say(schema[word])}`],
  );
  if (schema.pattern !== undefined) bounds.push(html`like <code>${schema.pattern as string}</code>`);
  if (schema.default !== undefined) bounds.push(html`default <code>${JSON.stringify(schema.default)}</code>`);
  return bounds;
}

/** A field or parameter: its name, what it may be, and what it means. */
export function renderField(
  name: string,
  schema: Schema | undefined,
  { required, about, place }: { required: boolean; about?: string | undefined; place?: string },
): Html {
  const bounds = schema ? boundsOf(schema) : [];
  const words = about ?? schema?.description;
  return html`<div class="field"><dt><code class="name">${name}</code> <span class="type">${renderType(schema)}</span>${place ? html` <span class="faint">in ${place}</span>` : ''}${required ? html` <span class="must">required</span>` : ''}</dt>
<dd>${words ? html`<p>${renderLine(words)}</p>` : ''}${bounds.length > 0 ? html`<p class="faint">${bounds.map((bound, i) => html`${i > 0 ? ', ' : ''}${bound}`)}</p>` : ''}${schema ? renderInner(schema) : ''}</dd></div>`;
}

/** The fields of a schema, and of what stands in it without a name of its own. */
export function renderFields(schema: Schema): Html | '' {
  if (schema.properties) {
    const required = new Set(schema.required);
    return html`<dl class="fields">${Object.entries(schema.properties).map(([name, field]) =>
      renderField(name, field, { required: required.has(name) }),
    )}</dl>`;
  }
  const either = (schema.anyOf ?? schema.oneOf)?.filter(({ properties }) => properties);
  if (either?.length)
    return html`<div class="either">${either.map((part, i) => html`${i > 0 ? html`<p class="faint">or</p>` : ''}${renderFields(part)}`)}</div>`;
  return '';
}

function renderInner(schema: Schema): Html | '' {
  if (schema.items && !schema.items.$ref) return renderFields(schema.items);
  return renderFields(schema);
}
