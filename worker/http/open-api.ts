import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from '@hono/zod-openapi';
import { GuestAllowance, Session, SignIn, User } from '#domain/account';
import { ApiKey, NewApiKey } from '#domain/api-key';
import { AuditEntry } from '#domain/audit';
import { Estimate, Plan, PlanSummary, PlanWithEstimate, ShotEstimate, StageEstimate } from '#domain/estimate';
import { JobExport } from '#domain/film-export';
import {
  Finding,
  Job,
  JobAsset,
  JobEvent,
  JobOutput,
  JobWithScript,
  ProviderOffer,
  Receipt,
  ReceiptItem,
  Share,
  Ticket,
  Transition,
  Usage,
  UsageBreakdown,
} from '#domain/film-job';
import { Character, FilmPlan, Line, Motion, Scene, Shot } from '#domain/film-plan';
import { JobStatus } from '#domain/job';
import { JobConfig } from '#domain/job-config';
import { NewUpload, Upload } from '#domain/own-media';
import { Look, PaintSpec } from '#domain/paint-spec';
import { Preview } from '#domain/preview';
import { PROBLEMS, Problem, type ProblemCode } from '#domain/problem';
import { Project } from '#domain/project';
import { ProviderKey } from '#domain/provider-key';
import { JobWebhook, NewWebhook, TestWebhook, Webhook, WebhookDelivery } from '#domain/webhook';
import { SORTS } from './cursor.ts';
import { exampleOf, problemExample } from './examples.ts';

/** Schemas that stand in the document under their own name, wherever they are used. */
const COMPONENTS = {
  ApiKey,
  AuditEntry,
  NewApiKey,
  JobWebhook,
  NewWebhook,
  TestWebhook,
  Webhook,
  WebhookDelivery,
  Character,
  Estimate,
  FilmPlan,
  Finding,
  GuestAllowance,
  Job,
  JobAsset,
  JobEvent,
  JobExport,
  JobConfig,
  JobOutput,
  JobStatus,
  JobWithScript,
  Line,
  Look,
  Motion,
  PaintSpec,
  Plan,
  PlanSummary,
  PlanWithEstimate,
  Problem,
  Project,
  NewUpload,
  Preview,
  ProviderKey,
  ProviderOffer,
  Receipt,
  ReceiptItem,
  Scene,
  Session,
  Share,
  Shot,
  ShotEstimate,
  SignIn,
  StageEstimate,
  Ticket,
  Transition,
  Upload,
  Usage,
  UsageBreakdown,
  User,
};
for (const [name, schema] of Object.entries(COMPONENTS)) {
  zodToOpenAPIRegistry.add(schema, { _internal: { refId: name } });
}

/** Name of the security scheme; an operation that names it wants `Authorization: Bearer`. */
export const BEARER: Record<string, string[]>[] = [{ bearer: [] }, { apiKey: [] }];
/** Of operations that no API key may ask for. */
export const SIGN_IN: Record<string, string[]>[] = [{ bearer: [] }];

/** Headers of answers, by name; each stands once in the document. */
const HEADERS = {
  location: 'Address of what was made, or of the new version.',
  etag: 'The version; send it as `If-Match` with a change.',
  'retry-after': 'Seconds to wait before the request is sent again.',
  'idempotency-replayed': '`true`: the stored answer of the first request with this key.',
  'www-authenticate': 'How to sign in (RFC 6750).',
  'x-request-id': 'Name of this request in the logs; tell it when you report a problem.',
} as const;
type HeaderName = keyof typeof HEADERS;

/** Every header as a component of the document. */
export const HEADER_COMPONENTS = Object.entries(HEADERS).map(([name, description]) => ({
  name,
  header: { description, schema: { type: 'string' as const } },
}));

const headersOf = (...names: readonly HeaderName[]) =>
  Object.fromEntries(
    ['x-request-id' as const, ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );

/** The schema with an example, which is made when the document is: most requests never need it. */
const exemplified = <T extends z.ZodType>(schema: T) => ({
  schema,
  get example() {
    return exampleOf(schema);
  },
});

/** A JSON answer of that shape, with the headers named beside the request id. */
export const json = <T extends z.ZodType>(schema: T, description: string, ...headers: HeaderName[]) => ({
  description,
  headers: headersOf(...headers),
  content: { 'application/json': exemplified(schema) },
});

/** The answer that opens a WebSocket whose messages are of that shape. (Its type is that of an answer without body.) */
export const socketOf = (schema: z.ZodType, description: string): { description: string } => ({
  description,
  ...{ content: { 'application/json': { schema } } },
});

/** An answer without a body. */
export const empty = (description: string) => ({ description, headers: headersOf() });

/** A JSON body of that shape, which must be there. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  ...optionalBody(schema),
});

/** A JSON body of that shape, which may be left out. */
export const optionalBody = <T extends z.ZodType>(schema: T) => ({
  content: { 'application/json': exemplified(schema) },
});

/** What any operation may answer, whatever it does. */
const ALWAYS: readonly ProblemCode[] = [
  'request.invalid',
  'request.rate_limited',
  'internal.error',
  'database.unavailable',
];
const SIGNED_IN: readonly ProblemCode[] = ['auth.required', 'auth.invalid_token', 'auth.scope_missing'];

/**
 * The problems an operation may answer, for the document. They are left out of the route's type: handlers
 * throw them, and the client's types stay those of success.
 */
export function problems(...codes: ProblemCode[]): Record<never, never> {
  return problemResponses([...ALWAYS, ...codes]);
}

/** As `problems`, of an operation for signed-in users. */
export function signedInProblems(...codes: ProblemCode[]): Record<never, never> {
  return problemResponses([...ALWAYS, ...SIGNED_IN, ...codes]);
}

/** As `signedInProblems`, of an operation that takes a body. */
export function bodyProblems(...codes: ProblemCode[]): Record<never, never> {
  return signedInProblems(...BODY, ...codes);
}
export const BODY: readonly ProblemCode[] = [
  'request.malformed',
  'request.too_large',
  'request.unsupported_type',
];

/** Of an operation that needs nobody and nothing. */
export const ownProblems = (): Record<never, never> => problemResponses(['internal.error']);

function problemResponses(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  const entries = [...byStatus].map(([status, those]) => [
    status,
    {
      description: those.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('. '),
      headers: headersOf(...problemHeaders(those)),
      content: {
        'application/problem+json': {
          schema: Problem,
          examples: Object.fromEntries(those.map((code) => [code, { value: problemExample(code) }])),
        },
      },
    },
  ]);
  return Object.fromEntries(entries);
}

const WAIT: readonly ProblemCode[] = [
  'request.rate_limited',
  'guest.allowance_used',
  'idempotency.in_flight',
  'database.unavailable',
  'bucket.unavailable',
  'composer.unavailable',
  'mail.unavailable',
];

function problemHeaders(codes: readonly ProblemCode[]): HeaderName[] {
  const names: HeaderName[] = [];
  if (codes.some((code) => WAIT.includes(code))) names.push('retry-after');
  if (codes.some((code) => SIGNED_IN.includes(code))) names.push('www-authenticate');
  return names;
}

/** Any text that can stand in an id's place; what names nothing is answered 404 by the verb. */
const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/, 'An id has letters, digits and an underscore only');
export const idParam = <N extends keyof typeof ID_EXAMPLES>(name: N) => {
  const description = `The id of the ${NAMES[name]}.`;
  const described = Id.openapi({ description, example: ID_EXAMPLES[name] });
  return z.object({ [name]: described } as Record<N, typeof Id>);
};
const NAMES = {
  projectId: 'project',
  planId: 'storyboard',
  apiKeyId: 'API key',
  providerKeyId: 'provider key',
  previewId: 'preview',
  uploadId: 'upload',
  webhookId: 'webhook endpoint',
  deliveryId: 'delivery',
  sessionId: 'sign-in',
  jobId: 'job',
  shotId: 'shot',
  decisionId: 'decision',
};
const ID_EXAMPLES = {
  projectId: 'prj_2c7y5h0d9s4w8k1m6p3x',
  planId: 'pln_8m3x6q1v0z5t9b2k7c4n',
  apiKeyId: 'key_6p3x2c7y5h0d9s4w8k1m',
  providerKeyId: 'pvk_4w8k1m6p3x2c7y5h0d9s',
  previewId: 'prv_8k1m6p3x2c7y5h0d9s4w',
  uploadId: 'upl_m6p3x2c7y5h0d9s4w8k1',
  webhookId: 'whk_1m6p3x2c7y5h0d9s4w8k',
  deliveryId: 'whd_8k1m6p3x2c7y5h0d9s4w',
  sessionId: 'fam_0d9s4w8k1m6p3x2c7y5h',
  jobId: 'job_4t9k2m7x0c5v8b1n3q6z',
  shotId: 'sht_1',
  decisionId: 'mod_5t9b2k7c4n8m3x6q1v0z',
};

/** The version that a change is meant for. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'The ETag of the version that is changed; `*`: whatever it is.' }),
});

/** Header of whatever creates or spends; `idempotent` reads and checks it. */
export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .max(255)
    .optional()
    .openapi({ description: 'Repeats of a request with its key are answered alike, for a day.' }),
});

/** Query of a list: at most `limit` items from `cursor` on. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: '`nextCursor` of the page before; absent: the first page.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .openapi({ description: 'How many items a page has at most.' }),
});

/** What lists are searched for. */
export const searchText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'This text cannot be searched for')
  .optional();
/** The order of a list that people leaf through. */
export const listSort = z
  .enum(SORTS)
  .default('newest')
  .openapi({ description: '`name`: by what it is called, whatever the case.' });
/** Whether a list shows what was put away. */
export const listArchived = z
  .stringbool({ truthy: ['true'], falsy: ['false'] })
  .default(false)
  .openapi({ type: 'boolean', description: '`true`: those put away; otherwise the others.' });

const header = (description: string, example: string) => z.string().openapi({ description, example });
const deliveryHeaders = z.object({
  'webhook-id': header('The event’s; the same at every attempt.', 'evt_5t9b2k7c4n8m3x6q1v0z'),
  'webhook-timestamp': header('When this attempt was signed, in seconds since 1970.', '1795339800'),
  'webhook-signature': header(
    'By Standard Webhooks: `v1,` and an HMAC-SHA256; one for each secret that is valid now.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
});

const toldTo = (operationId: string, summary: string, description: string, schema: z.ZodType) => ({
  method: 'post' as const,
  path: operationId,
  operationId,
  summary,
  description,
  tags: ['webhooks'],
  security: [],
  request: { headers: deliveryHeaders, body: jsonBody(schema) },
  responses: {
    '2XX': { description: 'Taken; the answer’s body is not read.' },
    410: { description: 'The endpoint is gone: it is switched off.' },
    default: { description: 'Not taken; it is tried again for three days.' },
  },
});

/** What the studio sends to the endpoints of its users. */
export const WEBHOOK_COMPONENTS = [
  toldTo(
    'jobNews',
    'News of a film',
    'Sent when a job begins, ends or is refused, to each endpoint that listens to its type.',
    JobWebhook,
  ),
  toldTo('testNews', 'A test', 'Sent when `POST webhooks/{webhookId}/test` asks for it.', TestWebhook),
];
