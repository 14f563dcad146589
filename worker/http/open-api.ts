import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from '@hono/zod-openapi';
import { Session, User } from '#domain/account';
import { Estimate, Plan, PlanSummary, PlanWithEstimate, ShotEstimate, StageEstimate } from '#domain/estimate';
import {
  Finding,
  Job,
  JobAsset,
  JobOutput,
  JobWithScript,
  ProviderOffer,
  Receipt,
  ReceiptItem,
  Ticket,
  Transition,
  Usage,
} from '#domain/film-job';
import { Character, FilmPlan, Line, Motion, Scene, Shot } from '#domain/film-plan';
import { JobStatus } from '#domain/job';
import { JobConfig } from '#domain/job-config';
import { Look, PaintSpec } from '#domain/paint-spec';
import { PROBLEMS, Problem, type ProblemCode } from '#domain/problem';
import { Project } from '#domain/project';

/** Schemas that stand in the document under their own name, wherever they are used. */
const COMPONENTS = {
  Character,
  Estimate,
  FilmPlan,
  Finding,
  Job,
  JobAsset,
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
  ProviderOffer,
  Receipt,
  ReceiptItem,
  Scene,
  Session,
  Shot,
  ShotEstimate,
  StageEstimate,
  Ticket,
  Transition,
  Usage,
  User,
};
for (const [name, schema] of Object.entries(COMPONENTS)) {
  zodToOpenAPIRegistry.add(schema, { _internal: { refId: name } });
}

/** Name of the security scheme; an operation that names it wants `Authorization: Bearer`. */
export const BEARER = [{ bearer: [] as string[] }];

/** A JSON answer of that shape. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body of that shape, which must be there. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

/** What any operation may answer, whatever it does. */
const ALWAYS: readonly ProblemCode[] = ['request.invalid', 'internal.error', 'database.unavailable'];
const SIGNED_IN: readonly ProblemCode[] = ['auth.required', 'auth.invalid_token'];

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

function problemResponses(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  const entries = [...byStatus].map(([status, those]) => [
    status,
    {
      description: those.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('. '),
      content: { 'application/problem+json': { schema: Problem } },
    },
  ]);
  return Object.fromEntries(entries);
}

/** Any text that can stand in an id's place; what names nothing is answered 404 by the verb. */
const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/, 'An id has letters, digits and an underscore only');
export const idParam = <N extends string>(name: N) => z.object({ [name]: Id } as Record<N, typeof Id>);

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
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const API_DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'AI Film Studio',
    version: '1.0.0',
    description:
      'Paste a script, get a finished film. Money is in micro-dollars, times are ISO 8601 in UTC, errors are ' +
      'application/problem+json (RFC 9457) with a stable `code`.',
  },
  servers: [{ url: '/' }],
};
