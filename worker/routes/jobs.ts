import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { FilmRequest } from '#domain/estimate';
import {
  Job,
  JobAsset,
  JobEvent,
  JobOutput,
  JobPreview,
  JobWithScript,
  Receipt,
  Share,
  Ticket,
  Transition,
  UpdateJobRequest,
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
  empty,
  idParam,
  json,
  jsonBody,
  keyHeader,
  optionalBody,
  pageQuery,
  problems,
  signedInProblems,
  socketOf,
} from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { askJob } from '../jobs/ask-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { createTicket } from '../jobs/create-ticket.ts';
import { deleteJob } from '../jobs/delete-job.ts';
import { duplicateJob } from '../jobs/duplicate-job.ts';
import { findJob } from '../jobs/find-job.ts';
import { listAssets } from '../jobs/list-assets.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { listTransitions } from '../jobs/list-transitions.ts';
import { openEvents } from '../jobs/open-events.ts';
import { readOutput } from '../jobs/read-output.ts';
import { readPreview } from '../jobs/read-preview.ts';
import { readReceipt } from '../jobs/read-receipt.ts';
import { updateJob } from '../jobs/update-job.ts';
import { createShare, readShare, revokeShare } from '../shares/share-links.ts';

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
  operationId: 'createJob',
  method: 'post',
  path: '/projects/{projectId}/jobs',
  summary: 'Make a film of a script or of a storyboard',
  description:
    'Reserves what the film will not exceed, and makes it. Send an `Idempotency-Key`: a repeat with it never makes or pays a second film. `animatic` is free; `final` needs a provider key of the deployment.',
  middleware: [requireUser, idempotent('job')],
  request: { headers: keyHeader, params: idParam('projectId'), body: jsonBody(FilmRequest) },
  responses: {
    202: json(Job, 'The job; it works on by itself', 'location', 'idempotency-replayed'),
    ...bodyProblems(
      'project.not_found',
      'plan.not_found',
      'script.unreadable',
      'provider.unknown',
      'provider.key_missing',
      'budget.exceeded',
      'guest.not_allowed',
      'guest.allowance_used',
      ...KEYED,
    ),
  },
});

const listRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'listJobs',
  method: 'get',
  path: '/jobs',
  summary: 'List your jobs, newest first',
  description: 'Your own jobs, of one project or one status if you ask for it.',
  request: {
    query: pageQuery.extend({
      projectId: z.string().min(1).max(64).optional().openapi({ description: 'Of this project only.' }),
      status: JobStatus.optional().openapi({ param: { description: 'In this status only.' } }),
      archived: z
        .stringbool({ truthy: ['true'], falsy: ['false'] })
        .default(false)
        .openapi({ type: 'boolean', description: '`true`: those put away; otherwise the others.' }),
      search: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .refine((text) => !text.includes('\0') && text.isWellFormed(), 'This text cannot be searched for')
        .optional()
        .openapi({ description: 'In the title, whatever the case.' }),
    }),
  },
  responses: { 200: json(page(Job), 'A page of jobs'), ...signedInProblems() },
});

const getRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'readJob',
  method: 'get',
  path: '/jobs/{jobId}',
  summary: 'Read a job and its script',
  description: 'Its status, progress, money, what moderation found, and the script it was made of.',
  request: { params },
  responses: { 200: json(JobWithScript, 'The job'), ...signedInProblems('job.not_found') },
});

const updateRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'updateJob',
  method: 'patch',
  path: '/jobs/{jobId}',
  summary: 'Name a film, or put it away',
  description:
    'Changes the fields that are given. An archived film is in no list unless it is asked for; it plays as before.',
  request: { params, body: jsonBody(UpdateJobRequest) },
  responses: { 200: json(Job, 'The changed job'), ...bodyProblems('job.not_found') },
});

const deleteRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'deleteJob',
  method: 'delete',
  path: '/jobs/{jobId}',
  summary: 'Delete one film',
  description:
    'Stops it if it is under way, and removes its files and its link. What it was made of stays for other films of ' +
    'the account; what it cost stays counted.',
  request: { params },
  responses: { 204: empty('Deleted'), ...signedInProblems('job.not_found', 'job.illegal_transition') },
});

const duplicateRoute = createRoute({
  ...common,
  middleware: [requireUser, idempotent('job')],
  operationId: 'duplicateJob',
  method: 'post',
  path: '/jobs/{jobId}/duplicate',
  summary: 'Make a film once more',
  description:
    'Of the same storyboard under the same config. What is made is used again, so that it costs what is missing.',
  request: { headers: keyHeader, params },
  responses: {
    202: json(Job, 'The copy; it works on by itself', 'location', 'idempotency-replayed'),
    ...signedInProblems(
      'job.not_found',
      'plan.not_found',
      'project.not_found',
      'script.unreadable',
      'provider.unknown',
      'provider.key_missing',
      'budget.exceeded',
      'guest.not_allowed',
      'guest.allowance_used',
      ...KEYED,
    ),
  },
});

const shareRoute = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'createShare',
  method: 'post',
  path: '/jobs/{jobId}/share',
  summary: 'Give a finished film a link for everybody',
  description:
    'Anyone who has the link may watch, without an account. A film that has a link keeps it; nobody can guess it.',
  request: { params },
  responses: {
    200: json(Share, 'The link'),
    ...signedInProblems('job.not_found', 'job.not_completed', 'guest.not_allowed'),
  },
});

const readShareRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'readShare',
  method: 'get',
  path: '/jobs/{jobId}/share',
  summary: 'Read the link of a film',
  description: '404 `share.not_found` while it has none.',
  request: { params },
  responses: { 200: json(Share, 'The link'), ...signedInProblems('job.not_found', 'share.not_found') },
});

const revokeShareRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'revokeShare',
  method: 'delete',
  path: '/jobs/{jobId}/share',
  summary: 'Take the link of a film back',
  description: 'It opens nothing from now on, for good: sharing again makes another link.',
  request: { params },
  responses: { 204: empty('Taken back'), ...signedInProblems('job.not_found', 'share.not_found') },
});

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

const historyRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'listTransitions',
  method: 'get',
  path: '/jobs/{jobId}/history',
  summary: 'Every state the job was in',
  description: 'Each with its time, its reason and who caused it.',
  request: { params },
  responses: {
    200: json(items(Transition), 'Transitions, oldest first'),
    ...signedInProblems('job.not_found'),
  },
});

const costsRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'readReceipt',
  method: 'get',
  path: '/jobs/{jobId}/costs',
  summary: 'The receipt: what was estimated, spent and given back',
  description:
    'Every purchase of the film with its shot, provider, model and attempts, also while it is being made.',
  request: { params },
  responses: { 200: json(Receipt, 'The receipt'), ...signedInProblems('job.not_found') },
});

const assetsRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'listAssets',
  method: 'get',
  path: '/jobs/{jobId}/assets',
  summary: 'Everything made so far, each with a signed URL',
  description:
    'Pictures, voices, music and pieces, ready to be fetched straight from the bucket until `expiresAt`.',
  request: { params },
  responses: {
    200: json(items(JobAsset), 'Assets'),
    ...signedInProblems('job.not_found', 'bucket.unavailable'),
  },
});

const outputRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'readOutput',
  method: 'get',
  path: '/jobs/{jobId}/output',
  summary: 'Where the finished film is',
  description:
    'The MP4, its captions and its poster; 409 until the job is completed. Ask again when the addresses have expired.',
  request: { params },
  responses: {
    200: json(JobOutput, 'Signed URLs'),
    ...signedInProblems('job.not_found', 'job.not_completed'),
  },
});

const previewRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'readPreview',
  method: 'get',
  path: '/jobs/{jobId}/preview',
  summary: 'What can be watched of a film that is being made',
  description:
    'Pieces are fragmented MP4 for Media Source Extensions: append each at its `startMs`, play each line at its own.',
  request: { params },
  responses: {
    200: json(JobPreview, 'Pieces and voices, by signed URLs'),
    ...signedInProblems('job.not_found'),
  },
});

const ticketRoute = createRoute({
  ...common,
  ...signedIn,
  operationId: 'createTicket',
  method: 'post',
  path: '/jobs/{jobId}/tickets',
  summary: 'A ticket that opens one WebSocket of events within 60 seconds',
  description:
    'A browser cannot send a token with a WebSocket: the ticket goes into its address instead. It works once.',
  request: { params },
  responses: { 201: json(Ticket, 'The ticket'), ...signedInProblems('job.not_found') },
});

const eventsRoute = createRoute({
  tags: ['jobs'],
  // The ticket says who asks.
  security: [],
  operationId: 'openEvents',
  method: 'get',
  path: '/jobs/{jobId}/events',
  summary: 'WebSocket of a job’s events, each a JSON text; `after` replays what was missed',
  description:
    'Each text message is one event `{seq, at, type, …}`; `seq` counts from 1 without gaps. Open it with a fresh ticket and the last `seq` you have seen as `after`, and nothing is missed.',
  request: {
    params,
    query: z.object({
      ticket: z.string().max(200).default('').openapi({ description: 'From `POST jobs/{jobId}/tickets`.' }),
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ description: 'The last `seq` that was seen; 0: from the beginning.' }),
    }),
  },
  responses: {
    101: socketOf(JobEvent, 'The socket is open; each message is one event'),
    ...problems('job.ticket_invalid', 'job.upgrade_required', 'auth.forbidden'),
  },
});

const wishOf = ({ var: { resourceId, user } }: Context<AppEnv>) => ({
  id: resourceId,
  userId: user.id,
  apiKeyId: user.apiKeyId,
});

/** `/api/v1/projects/:projectId/jobs` and `/api/v1/jobs/…`; mounted under `/api/v1`. */
export const jobRoutes = createRouter()
  .openapi(createJobRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const request = c.req.valid('json');
    const id = c.var.resourceId;
    const { id: userId, apiKeyId } = c.var.user;
    const job = await createJob(c.var.deps, { id, userId, apiKeyId, projectId, request });
    return c.json(job, 202, { location: `/api/v1/jobs/${job.id}` });
  })
  .openapi(listRoute, async (c) =>
    c.json(await listJobs(c.var.deps, { userId: c.var.user.id, ...c.req.valid('query') }), 200),
  )
  .openapi(getRoute, async (c) =>
    c.json(await findJob(c.var.deps.db, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(updateRoute, async (c) => {
    const input = { userId: c.var.user.id, ...c.req.valid('param'), change: c.req.valid('json') };
    return c.json(await updateJob(c.var.deps, input), 200);
  })
  .openapi(deleteRoute, async (c) => {
    await deleteJob(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') });
    return c.body(null, 204);
  })
  .openapi(duplicateRoute, async (c) => {
    const job = await duplicateJob(c.var.deps, { ...wishOf(c), ...c.req.valid('param') });
    return c.json(job, 202, { location: `/api/v1/jobs/${job.id}` });
  })
  .openapi(shareRoute, async (c) =>
    c.json(await createShare(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(readShareRoute, async (c) =>
    c.json(await readShare(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') }), 200),
  )
  .openapi(revokeShareRoute, async (c) => {
    await revokeShare(c.var.deps, { userId: c.var.user.id, ...c.req.valid('param') });
    return c.body(null, 204);
  })
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
    c.json(
      await createTicket(c.var.deps, {
        userId: c.var.user.id,
        ...c.req.valid('param'),
        listener: c.var.user.sessionId ?? c.var.user.apiKeyId ?? '',
      }),
      201,
    ),
  )
  .openapi(eventsRoute, async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw createProblem('job.upgrade_required', { headers: { upgrade: 'websocket' } });
    }
    const { jobId } = c.req.valid('param');
    return openEvents(c.var.deps, { jobId, request: c.req.raw });
  });
