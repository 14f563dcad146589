import type { OpenAPIHono } from '@hono/zod-openapi';
import { requiredScope } from '../api-keys/required-scope.ts';
import type { AppEnv } from '../http/app-env.ts';
import { type ApiDocument, placedIn, type Schema } from './api-document.ts';
import { API_DOCUMENT } from './document-head.ts';
import { FIELD_WORDS } from './field-words.ts';

/**
 * The API document of a router: what its routes say, what their fields mean, and for each operation that an API key may
 * ask for the scope that the key needs, by the very function that decides it (OpenAPI 3.1 lets roles stand there).
 */
export function readApiDocument(router: Pick<OpenAPIHono<AppEnv>, 'getOpenAPI31Document'>): ApiDocument {
  const document = router.getOpenAPI31Document(API_DOCUMENT) as unknown as ApiDocument;
  const { schemas = {} } = document.components ?? {};
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = explained(schema, name);
  for (const { path, method, operation } of [...placedIn(document.paths), ...placedIn(document.webhooks)]) {
    operation.security = operation.security?.map((scheme) =>
      'apiKey' in scheme ? { apiKey: [requiredScope(method.toUpperCase(), path)] } : scheme,
    );
    for (const { content = {} } of [
      operation.requestBody ?? {},
      ...Object.values(operation.responses ?? {}),
    ]) {
      for (const [type, media] of Object.entries(content)) {
        const { schema } = media;
        if (schema) content[type] = { ...media, schema: explained(schema, operation.operationId ?? '') };
      }
    }
  }
  return document;
}

/** A schema whose fields say what they mean, and those of what stands in it; `place`: its name, dotted. */
function explained(schema: Schema, place: string): Schema {
  const { properties, items, additionalProperties } = schema;
  const all = { ...schema };
  if (properties)
    all.properties = Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, explainedField(field, place, name)]),
    );
  if (items) all.items = explained(items, place);
  if (typeof additionalProperties === 'object')
    all.additionalProperties = explained(additionalProperties, place);
  for (const word of ['anyOf', 'oneOf', 'allOf'] as const) {
    const parts = schema[word];
    if (parts) all[word] = parts.map((part) => explained(part, place));
  }
  return all;
}

function explainedField(field: Schema, place: string, name: string): Schema {
  const own = `${place}.${name}`;
  const words = field.description ?? FIELD_WORDS[own] ?? FIELD_WORDS[name];
  const inner = explained(field, own);
  return words === undefined ? inner : { ...inner, description: words };
}
