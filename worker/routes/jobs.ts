import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { FilmRequest } from '#domain/estimate';
import {
  Job,
  JobAsset,
  JobOutput,
  JobPreview,
  JobWithScript,
  Receipt,
  Ticket,
  Transition,
} from '#domain/film-job';
import { JobStatus } from '#domain/job';
import { page } from '#domain/project';
import { createProblem } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import {
  BEARER,
  bodyProblems,
  idParam,
  json,
  jsonBody,
  keyHeader,
  pageQuery,
  problems,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { askJob } from '../jobs/ask-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { createTicket } from '../jobs/create-ticket.ts';
import { findJob } from '../jobs/find-job.ts';
import { listAssets } from '../jobs/list-assets.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { listTransitions } from '../jobs/list-transitions.ts';
import { openEvents } from '../jobs/open-events.ts';
import { readOutput } from '../jobs/read-output.ts';
import { readPreview } from '../jobs/read-preview.ts';
import { readReceipt } from '../jobs/read-receipt.ts';

const common = { tags: ['jobs'], security: BEARER };
const signedIn = { middleware: [requireUser] };
/** A wish's id is that of the transition which grants it: a repeat finds the wish granted. */
const wish = { middleware: [requireUser, idempotent('his')] };
const KEYED = ['idempotency.in_flight', 'idempotency.mismatch'] as const;
const params = idParam('jobId');
const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
/** `maxCostMicros`: the film's ceiling from now on. */
const RetryJob = z.strictObject({ maxCostMicros: z.int().min(0).optional() });
const ShotAction = z.strictObject({ action: z.enum(['retry', 'skip']) });

const createJobRoute = createRoute({
  ...common,
  method: 'post',
  path: '/projects/{projectId}/jobs',
  summary: 'Make a film of a script or of a storyboard',
  middleware: [requireUser, idempotent('job')],
  request: { headers: keyHeader, params: idParam('projectId'), body: jsonBody(FilmRequest) },
  responses: {
    202: json(Job, 'The job; it works on by itself'),
    ...bodyProblems(
      'project.not_found',
      'plan.not_found',
      'script.unreadable',
      'provider.unknown',
      'provider.key_missing',
      'budget.exceeded',
      ...KEYED,
    ),
  },
});

const listRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs',
  summary: 'List your jobs, newest first',
  request: {
    query: pageQuery.extend({
      projectId: z.string().min(1).max(64).optional(),
      status: JobStatus.optional(),
    }),
  },
  responses: { 200: json(page(Job), 'A page of jobs'), ...signedInProblems() },
});

const getRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}',
  summary: 'Read a job and its script',
  request: { params },
  responses: { 200: json(JobWithScript, 'The job'), ...signedInProblems('job.not_found') },
});

const cancelRoute = createRoute({
  ...common,
  ...wish,
  method: 'post',
  path: '/jobs/{jobId}/cancel',
  summary: 'Stop a job for good, or dismiss a failed one',
  request: { headers: keyHeader, params },
  responses: {
    200: json(Job, 'The cancelled job'),
    ...signedInProblems('job.not_found', 'job.illegal_transition', ...KEYED),
  },
});

const retryRoute = createRoute({
  ...common,
  ...wish,
  method: 'post',
  path: '/jobs/{jobId}/retry',
  summary: 'Go on with a failed job; what is made is kept',
  request: { headers: keyHeader, params, body: { content: jsonBody(RetryJob).content } },
  responses: {
    200: json(Job, 'The job, under way again'),
    ...bodyProblems('job.not_found', 'job.illegal_transition', 'budget.exceeded', ...KEYED),
  },
});

const shotRoute = createRoute({
  ...common,
  ...wish,
  method: 'post',
  path: '/jobs/{jobId}/shots/{shotId}',
  summary: 'Make a shot of a failed job again, or the film without it',
  request: { headers: keyHeader, params: params.extend(idParam('shotId').shape), body: jsonBody(ShotAction) },
  responses: {
    200: json(Job, 'The job, under way again'),
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

const historyRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}/history',
  summary: 'Every state the job was in',
  request: { params },
  responses: {
    200: json(items(Transition), 'Transitions, oldest first'),
    ...signedInProblems('job.not_found'),
  },
});

const costsRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}/costs',
  summary: 'The receipt: what was estimated, spent and given back',
  request: { params },
  responses: { 200: json(Receipt, 'The receipt'), ...signedInProblems('job.not_found') },
});

const assetsRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}/assets',
  summary: 'Everything made so far, each with a signed URL',
  request: { params },
  responses: {
    200: json(items(JobAsset), 'Assets'),
    ...signedInProblems('job.not_found', 'bucket.unavailable'),
  },
});

const outputRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}/output',
  summary: 'Where the finished film is',
  request: { params },
  responses: {
    200: json(JobOutput, 'Signed URLs'),
    ...signedInProblems('job.not_found', 'job.not_completed'),
  },
});

const previewRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'get',
  path: '/jobs/{jobId}/preview',
  summary: 'What can be watched of a film that is being made',
  request: { params },
  responses: {
    200: json(JobPreview, 'Pieces and voices, by signed URLs'),
    ...signedInProblems('job.not_found'),
  },
});

const ticketRoute = createRoute({
  ...common,
  ...signedIn,
  method: 'post',
  path: '/jobs/{jobId}/tickets',
  summary: 'A ticket that opens one WebSocket of events within 60 seconds',
  request: { params },
  responses: { 201: json(Ticket, 'The ticket'), ...signedInProblems('job.not_found') },
});

const eventsRoute = createRoute({
  tags: ['jobs'],
  method: 'get',
  path: '/jobs/{jobId}/events',
  summary: 'WebSocket of a job’s events, each a JSON text; `after` replays what was missed',
  request: {
    params,
    query: z.object({
      ticket: z.string().max(200).default(''),
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    }),
  },
  responses: {
    101: { description: 'The socket is open' },
    ...problems('job.ticket_invalid', 'job.upgrade_required', 'auth.forbidden'),
  },
});

const wishOf = ({ var: { resourceId, user } }: Context<AppEnv>) => ({ id: resourceId, userId: user.id });

/** `/api/v1/projects/:projectId/jobs` and `/api/v1/jobs/…`; mounted under `/api/v1`. */
export const jobRoutes = createRouter()
  .openapi(createJobRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const request = c.req.valid('json');
    const id = c.var.resourceId;
    const job = await createJob(c.var.deps, { id, userId: c.var.user.id, projectId, request });
    return c.json(job, 202, { location: `/api/v1/jobs/${job.id}` });
  })
  .openapi(listRoute, async (c) =>
    c.json(await listJobs(c.var.deps, { userId: c.var.user.id, ...c.req.valid('query') }), 200),
  )
  .openapi(getRoute, async (c) =>
    c.json(await findJob(c.var.deps.db, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
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
  })
  .openapi(historyRoute, async (c) => {
    const input = { userId: c.var.user.id, ...c.req.valid('param') };
    return c.json({ items: await listTransitions(c.var.deps, input) }, 200);
  })
  .openapi(costsRoute, async (c) =>
    c.json(await readReceipt(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(assetsRoute, async (c) => {
    const input = { userId: c.var.user.id, ...c.req.valid('param') };
    return c.json({ items: await listAssets(c.var.deps, input) }, 200);
  })
  .openapi(outputRoute, async (c) =>
    c.json(await readOutput(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(previewRoute, async (c) =>
    c.json(await readPreview(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(ticketRoute, async (c) =>
    c.json(await createTicket(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 201),
  )
  .openapi(eventsRoute, async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw createProblem('job.upgrade_required', { headers: { upgrade: 'websocket' } });
    }
    const { jobId } = c.req.valid('param');
    return openEvents(c.var.deps, { jobId, request: c.req.raw });
  });
