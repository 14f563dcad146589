import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Job } from '#domain/film-job';
import type { AppEnv } from '../http/app-env.ts';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import {
  bodyProblems,
  idParam,
  json,
  jsonBody,
  keyHeader,
  optionalBody,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { forUsers } from '../http/signed-in.ts';
import { askJob } from '../jobs/ask-job.ts';

const common = forUsers('jobs');
/** A wish's id is that of the transition which grants it: a repeat finds the wish granted. */
const wish = { middleware: [requireUser, idempotent('his')] };
/** `maxCostMicros`: the film's ceiling from now on. */
const RetryJob = z.strictObject({ maxCostMicros: z.int().min(0).optional() });
const ShotAction = z.strictObject({ action: z.enum(['retry', 'skip']) });
const KEYED = ['idempotency.in_flight', 'idempotency.mismatch'] as const;
const params = idParam('jobId');

const cancelRoute = createRoute({
  ...common,
  ...wish,
  operationId: 'cancelJob',
  method: 'post',
  path: '/jobs/{jobId}/cancel',
  summary: 'Stop a job for good, or dismiss a failed one',
  description:
    'Takes effect at once; what is reserved is given back when what is under way has ended. Results that are paid for already are kept for later films.',
  request: { headers: keyHeader, params },
  responses: {
    200: json(Job, 'The cancelled job', 'idempotency-replayed'),
    ...signedInProblems('job.not_found', 'job.illegal_transition', ...KEYED),
  },
});

const retryRoute = createRoute({
  ...common,
  ...wish,
  operationId: 'retryJob',
  method: 'post',
  path: '/jobs/{jobId}/retry',
  summary: 'Go on with a failed job; what is made is kept',
  description: 'Reserves anew for what is missing; nothing is paid twice. The body may be left out.',
  request: { headers: keyHeader, params, body: optionalBody(RetryJob) },
  responses: {
    200: json(Job, 'The job, under way again', 'idempotency-replayed'),
    ...bodyProblems('job.not_found', 'job.illegal_transition', 'budget.exceeded', ...KEYED),
  },
});

const shotRoute = createRoute({
  ...common,
  ...wish,
  operationId: 'changeShot',
  method: 'post',
  path: '/jobs/{jobId}/shots/{shotId}',
  summary: 'Make a shot of a failed job again, or the film without it',
  description:
    '`retry` makes the shot again, `skip` makes the film without it. Either takes the failed job up again.',
  request: { headers: keyHeader, params: params.extend(idParam('shotId').shape), body: jsonBody(ShotAction) },
  responses: {
    200: json(Job, 'The job, under way again', 'idempotency-replayed'),
    ...bodyProblems(
      'job.not_found',
      'job.illegal_transition',
      'shot.not_found',
      'plan.invalid',
      'budget.exceeded',
      ...KEYED,
    ),
  },
});

const wishOf = ({ var: { resourceId, user } }: Context<AppEnv>) => ({
  id: resourceId,
  userId: user.id,
  apiKeyId: user.apiKeyId,
});

/** What its owner can wish of a job; mounted under `/api/v1`. */
export const jobWishRoutes = createRouter()
  .openapi(cancelRoute, async (c) => {
    const wish = { type: 'cancel' } as const;
    return c.json(await askJob(c.var.deps, { ...wishOf(c), ...c.req.valid('param'), wish }), 200);
  })
  .openapi(retryRoute, async (c) => {
    const wish = { type: 'retry', ...c.req.valid('json') } as const;
    return c.json(await askJob(c.var.deps, { ...wishOf(c), ...c.req.valid('param'), wish }), 200);
  })
  .openapi(shotRoute, async (c) => {
    const { jobId, shotId } = c.req.valid('param');
    const wish = { type: 'shot', shotId, ...c.req.valid('json') } as const;
    return c.json(await askJob(c.var.deps, { ...wishOf(c), jobId, wish }), 200);
  });
