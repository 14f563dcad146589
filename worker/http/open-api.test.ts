import { beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '#domain/problem';
import { call } from '../testing/api.ts';
import { EXAMPLES } from './examples.ts';

interface Media {
  schema?: unknown;
  example?: unknown;
  examples?: Record<string, { value: { status: number; code: string } }>;
}
interface Answer {
  description?: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, Media>;
}
interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; description?: string }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}
type Paths = Record<string, Record<string, Operation>>;

/** Everything that an operation lacks for a stranger to build on it. */
function findGaps(paths: Paths): string[] {
  const seen = new Set<string>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const gaps = gapsOf(operation, method);
      const id = operation.operationId ?? '';
      if (seen.has(id)) gaps.push(`the operationId ${id} twice`);
      seen.add(id);
      return gaps.map((gap) => `${method.toUpperCase()} ${path}: ${gap}`);
    }),
  );
}

function gapsOf({ responses, ...operation }: Operation, method: string): string[] {
  const gaps: string[] = [];
  const want = (holds: unknown, gap: string) => {
    if (!holds) gaps.push(`no ${gap}`);
  };
  want(/^[a-z][A-Za-z]+$/.test(operation.operationId ?? ''), 'operationId');
  want(operation.summary, 'summary');
  want((operation.description ?? '').length > 20, 'description');
  want(operation.tags?.length === 1, 'tag');
  want(operation.security, 'word about who may ask');
  for (const { name, description } of operation.parameters ?? []) want(description, `description of ${name}`);
  const media = operation.requestBody?.content['application/json'];
  if (operation.requestBody) want(media?.schema && media.example !== undefined, 'example of the body');

  const answers = Object.entries(responses);
  want(
    answers.some(([status]) => /^(2\d\d|101)$/.test(status)),
    'success',
  );
  for (const [status, answer] of answers) {
    want(answer.description, `description of ${status}`);
    if (Number(status) < 400) {
      const body = answer.content?.['application/json'];
      if (answer.content && status !== '101')
        want(body?.schema && body.example !== undefined, `example of ${status}`);
      want(status === '101' || answer.headers?.['x-request-id'], `request id at ${status}`);
      continue;
    }
    const examples = Object.values(answer.content?.['application/problem+json']?.examples ?? {});
    want(examples.length > 0, `problem at ${status}`);
    for (const { value } of examples) {
      want(
        PROBLEMS[value.code as keyof typeof PROBLEMS]?.status === Number(status),
        `such code at ${status}`,
      );
    }
    if (status === '429' || status === '503')
      want(answer.headers?.['retry-after'], `Retry-After at ${status}`);
  }
  want(responses['500'], 'word about errors of our own');
  if (operation.security?.length) want(responses['401'], '401');
  if (media) want(responses['400'] && responses['413'] && responses['415'], '400, 413 or 415');
  const isKeyed = operation.parameters?.some(({ name }) => name === 'idempotency-key');
  if (isKeyed) {
    want(responses['409'] && responses['422'], '409 or 422 of the Idempotency-Key');
    const success = answers.find(([status]) => status.startsWith('2'))?.[1];
    want(success?.headers?.['idempotency-replayed'], 'idempotency-replayed');
  }
  if (responses['201'] && method === 'post' && isKeyed) want(responses['201'].headers?.location, 'location');
  if (responses['412'] || responses['428']) want(responses['200']?.headers?.etag, 'etag');
  return gaps;
}

let paths: Paths;
beforeAll(async () => {
  paths = (await call('GET', '/api/openapi.json')).json.paths;
});

describe('the API document', () => {
  it('says of every operation what a stranger needs', () => {
    expect(findGaps(paths)).toEqual([]);
    expect(Object.keys(paths).length).toBeGreaterThan(25);
  });

  it.each<[string, (operation: Operation) => void, string]>([
    ['description', (o) => delete o.description, 'no description'],
    ['operationId', (o) => delete o.operationId, 'no operationId'],
    [
      'example of its body',
      (o) => delete o.requestBody?.content['application/json']?.example,
      'no example of the body',
    ],
    [
      'example of its answer',
      (o) => delete o.responses['201']?.content?.['application/json']?.example,
      'no example of 201',
    ],
    ['401', (o) => delete o.responses['401'], 'no 401'],
    ['problem', (o) => delete o.responses['500']?.content, 'no problem at 500'],
    ['header', (o) => delete o.responses['201']?.headers?.location, 'no location'],
  ])('is not complete without its %s', (_, spoil, gap) => {
    const spoilt = structuredClone(paths);
    const operation = spoilt['/api/v1/projects']?.post;
    if (!operation) throw new Error('POST projects is gone');
    spoil(operation);
    expect(findGaps(spoilt)).toEqual([`POST /api/v1/projects: ${gap}`]);
  });

  it('gives examples that its own schemas accept', () => {
    for (const [schema, example] of EXAMPLES) {
      const result = schema.safeParse(example());
      expect(result.error?.issues ?? []).toEqual([]);
    }
  });
});
