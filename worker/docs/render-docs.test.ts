import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '#domain/problem';
import { requiredScope } from '../api-keys/required-scope.ts';
import { call, ORIGIN } from '../testing/api.ts';
import { type ApiDocument, type Placed, placedIn, type Schema } from './api-document.ts';
import { FIELD_WORDS } from './field-words.ts';
import { renderDocs } from './render-docs.ts';
import { curlLine } from './render-operation.ts';
import { renderWords } from './render-words.ts';

let page: Awaited<ReturnType<typeof call>>;
let document: ApiDocument;
let operations: Placed[];
beforeAll(async () => {
  page = await call('GET', '/api/docs');
  document = (await call('GET', '/api/openapi.json')).json;
  operations = placedIn(document.paths);
});

describe('the page of the API', () => {
  it('is whole without anything from elsewhere, and runs and shows only what its policy names', async () => {
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).not.toMatch(/ (?:src|on\w+|style)=|<link/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    for (const tag of ['style', 'script']) {
      const [, source = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page.text) ?? [];
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
      expect(policy).toContain(`${tag}-src 'sha256-${Buffer.from(digest).toString('base64')}'`);
    }
  });

  it('has every operation, event, schema and problem under a name of its own, and no link leads nowhere', () => {
    const ids = [...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const named = [...operations, ...placedIn(document.webhooks)].map(
      ({ operation }) => operation.operationId,
    );
    expect(ids).toEqual(
      expect.arrayContaining([...named, ...Object.keys(document.components?.schemas ?? {})]),
    );
    expect(ids).toEqual(expect.arrayContaining(Object.keys(PROBLEMS)));
    const links = new Set([...page.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
    expect(links.size).toBeGreaterThan(operations.length);
    expect([...links].filter((id) => !ids.includes(id))).toEqual([]);
    expect(operations.filter(({ operation }) => !page.text.includes(`>${operation.summary?.[0]}`))).toEqual(
      [],
    );
  });

  it('names the studio that it is read at, and says in its examples whatever must be sent', () => {
    expect(page.text).toContain(`STUDIO=${ORIGIN}`);
    const lines = new Map(operations.map((placed) => [placed.operation.operationId, curlLine(placed)]));
    expect(lines.get('createJob')).toMatch(
      /^curl -X POST "\$STUDIO.*Bearer \$TOKEN.*Idempotency-Key.* -d '{/s,
    );
    expect(lines.get('updatePlan')).toContain('If-Match');
    expect(lines.get('readHealth')).toBe('curl "$STUDIO/api/health"');
    const quoted = { example: { name: 'Ada’s "film" isn\'t' } };
    const body = { content: { 'application/json': quoted } };
    const line = curlLine({ path: '/x', method: 'post', operation: { requestBody: body } });
    expect(line).toContain(`isn'\\''t`);
  });

  it('shows what stands in a document as words, whatever that is', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
    const operation = { tags: [evil], operationId: evil, summary: evil, description: evil, responses: {} };
    const schema: Schema = { properties: { [evil]: { enum: [evil], default: evil, description: evil } } };
    const hostile: ApiDocument = {
      info: {
        title: evil,
        version: evil,
        description: `## ${evil}\n\n- ${evil}\n\n[x](javascript:alert(1))`,
      },
      tags: [{ name: evil, description: evil }],
      paths: { [evil]: { get: { ...operation, responses: { 200: { description: evil } } } } },
      components: { schemas: { [evil]: schema } },
    };
    const text = String(await renderDocs(hostile, evil));
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(text).not.toMatch(/<img|href="javascript/);
  });

  it('reads headings, lists, tables, code and links of a description', async () => {
    const words =
      '## Who asks\n\nSay `x` or [y](#z).\n\n- one\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```sh\na\n\nb\n```';
    const text = (await Promise.all(renderWords(words))).join('');
    expect(text).toContain('<h2 id="who-asks">');
    expect(text).toContain('Say <code>x</code> or <a href="#z">y</a>.');
    expect(text).toContain('<li>one</li><li>two</li>');
    expect(text).toContain('<td>1</td><td>2</td>');
    expect(text).toContain('>a\n\nb</pre>');
  });
});

describe('the API document', () => {
  it('says what each field means, and explains no field that there is none of', () => {
    const silent: string[] = [];
    const said = new Set<string>();
    const walk = (schema: Schema | undefined, place: string): void => {
      for (const [name, field] of Object.entries(schema?.properties ?? {})) {
        if (!field.description) silent.push(`${place}.${name}`);
        said.add(field.description ?? '');
        walk(field, `${place}.${name}`);
      }
      const { items, additionalProperties: each, anyOf = [], oneOf = [], allOf = [] } = schema ?? {};
      const parts = [items, typeof each === 'object' ? each : undefined, ...anyOf, ...oneOf, ...allOf];
      for (const part of parts) if (part) walk(part, place);
    };
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) walk(schema, name);
    for (const { operation } of operations) {
      for (const { content = {} } of [
        operation.requestBody ?? {},
        ...Object.values(operation.responses ?? {}),
      ])
        for (const { schema } of Object.values(content)) walk(schema, operation.operationId ?? '');
    }
    expect(silent).toEqual([]);
    expect(Object.values(FIELD_WORDS).filter((words) => !said.has(words))).toEqual([]);
  });

  it('names the scope that an API key needs, for each operation that lets keys in, and lets in no other', () => {
    for (const { path, method, operation } of operations) {
      const { security = [] } = operation;
      if (security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0)) continue;
      const scope = requiredScope(method.toUpperCase(), path);
      const expected = scope === 'sign-in' ? [{ bearer: [] }] : [{ bearer: [] }, { apiKey: [scope] }];
      expect([operation.operationId, security]).toEqual([operation.operationId, expected]);
    }
  });
});
