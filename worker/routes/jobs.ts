import { createRoute, z } from '@hono/zod-openapi';
import { FilmRequest } from '#domain/estimate';
import { Job, JobWithScript, UpdateJobRequest } from '#domain/film-job';
import { JobStatus } from '#domain/job';
import { page } from '#domain/project';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import {
  bodyProblems,
  empty,
  idParam,
  json,
  jsonBody,
  keyHeader,
  listArchived,
  listSort,
  pageQuery,
  searchText,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { createJob } from '../jobs/create-job.ts';
import { deleteJob } from '../jobs/delete-job.ts';
import { duplicateJob } from '../jobs/duplicate-job.ts';
import { findJob } from '../jobs/find-job.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { updateJob } from '../jobs/update-job.ts';

const common = forUsers('jobs');
const KEYED = ['idempotency.in_flight', 'idempotency.mismatch'] as const;
const params = idParam('jobId');

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
  operationId: 'listJobs',
  method: 'get',
  path: '/jobs',
  summary: 'List your jobs, newest first',
  description:
    'Your own jobs, of one project or one status if you ask for it. A cursor goes on in the order it comes from.',
  request: {
    query: pageQuery.extend({
      projectId: z.string().min(1).max(64).optional().openapi({ description: 'Of this project only.' }),
      status: JobStatus.optional().openapi({ param: { description: 'In this status only.' } }),
      archived: listArchived,
      search: searchText.openapi({ description: 'In the title, whatever the case.' }),
      sort: listSort,
    }),
  },
  responses: { 200: json(page(Job), 'A page of jobs'), ...signedInProblems() },
});

const getRoute = createRoute({
  ...common,
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

/** `/api/v1/projects/:projectId/jobs` and `/api/v1/jobs/:jobId`; mounted under `/api/v1`. */
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
  .openapi(getRoute, async (c) => c.json(await findJob(c.var.deps.db, asked(c)), 200))
  .openapi(updateRoute, async (c) => {
    const input = { ...asked(c), change: c.req.valid('json') };
    return c.json(await updateJob(c.var.deps, input), 200);
  })
  .openapi(deleteRoute, async (c) => {
    await deleteJob(c.var.deps, asked(c));
    return c.body(null, 204);
  })
  .openapi(duplicateRoute, async (c) => {
    const job = await duplicateJob(c.var.deps, {
      ...asked(c),
      id: c.var.resourceId,
      apiKeyId: c.var.user.apiKeyId,
    });
    return c.json(job, 202, { location: `/api/v1/jobs/${job.id}` });
  });
