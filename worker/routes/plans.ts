import { createRoute } from '@hono/zod-openapi';
import {
  CreatePlanRequest,
  Estimate,
  FilmRequest,
  PlanSummary,
  PlanWithEstimate,
  UpdatePlanRequest,
} from '#domain/estimate';
import { page } from '#domain/project';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import {
  bodyProblems,
  idParam,
  ifMatchHeader,
  json,
  jsonBody,
  keyHeader,
  pageQuery,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { forUsers } from '../http/signed-in.ts';
import { createPlan } from '../plans/create-plan.ts';
import { estimateRequest } from '../plans/estimate-request.ts';
import { findPlan } from '../plans/find-plan.ts';
import { listPlans } from '../plans/list-plans.ts';
import { planEtag, presentPlan } from '../plans/present-plan.ts';
import { quoteFilm } from '../plans/quote-film.ts';
import { updatePlan } from '../plans/update-plan.ts';

const common = forUsers('storyboards');

const createPlanRoute = createRoute({
  ...common,
  operationId: 'createPlan',
  method: 'post',
  path: '/projects/{projectId}/plans',
  summary: 'Turn a script into a storyboard, with what its film would cost',
  description:
    'Moderates the script and plans scenes, shots, lines and music. Nothing is painted, spoken or paid for: a planner that is paid notes on it by `POST /previews/plan`. With `plan` it stores that storyboard instead, of a translation or a copy. The same script and config find the storyboard that exists.',
  middleware: [requireUser, idempotent('pln')],
  request: { headers: keyHeader, params: idParam('projectId'), body: jsonBody(CreatePlanRequest) },
  responses: {
    201: json(PlanWithEstimate, 'The storyboard', 'etag', 'location', 'idempotency-replayed'),
    ...bodyProblems(
      'project.not_found',
      'script.unreadable',
      'script.refused',
      'provider.key_missing',
      'provider.unknown',
      'plan.not_free',
      'plan.invalid',
      'idempotency.in_flight',
      'idempotency.mismatch',
    ),
  },
});

const listRoute = createRoute({
  ...common,
  operationId: 'listPlans',
  method: 'get',
  path: '/projects/{projectId}/plans',
  summary: 'List a project’s storyboards, newest first',
  description: 'Every version is an entry of its own, without script and shots.',
  request: { params: idParam('projectId'), query: pageQuery },
  responses: {
    200: json(page(PlanSummary), 'A page of storyboards'),
    ...signedInProblems('project.not_found'),
  },
});

const getRoute = createRoute({
  ...common,
  operationId: 'readPlan',
  method: 'get',
  path: '/plans/{planId}',
  summary: 'Read a storyboard',
  description:
    'The storyboard with a quote computed from the very steps that would run, under the config it was planned with.',
  request: { params: idParam('planId') },
  responses: { 200: json(PlanWithEstimate, 'The storyboard', 'etag'), ...signedInProblems('plan.not_found') },
});

const updateRoute = createRoute({
  ...common,
  operationId: 'updatePlan',
  method: 'patch',
  path: '/plans/{planId}',
  summary: 'Edit a storyboard: stores a new version with an id of its own',
  description:
    'Send the whole plan with `If-Match`. Shots that did not change keep their pictures and voices; counting up a shot’s `take` makes its picture anew. A version can be followed by one other only.',
  request: {
    params: idParam('planId'),
    headers: ifMatchHeader,
    body: jsonBody(UpdatePlanRequest),
  },
  responses: {
    200: json(PlanWithEstimate, 'The new version', 'etag', 'location'),
    ...bodyProblems(
      'plan.not_found',
      'plan.invalid',
      'script.refused',
      'plan.version_conflict',
      'plan.precondition_required',
    ),
  },
});

const estimateRoute = createRoute({
  ...common,
  operationId: 'createEstimate',
  method: 'post',
  path: '/estimates',
  summary: 'What would a film cost, and how much of it is made already?',
  description:
    'Quotes the film of a script or a storyboard by stage and by shot, with a bound that a job will not exceed. Stores nothing.',
  request: { body: jsonBody(FilmRequest) },
  responses: {
    200: json(Estimate, 'The quote'),
    ...bodyProblems(
      'plan.not_found',
      'script.unreadable',
      'script.refused',
      'provider.key_missing',
      'provider.unknown',
    ),
  },
});

const addressOf = (plan: { id: string; version: number }) => ({
  etag: planEtag(plan),
  location: `/api/v1/plans/${plan.id}`,
});

export const planRoutes = createRouter()
  .openapi(createPlanRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const plan = await createPlan(c.var.deps, { userId: c.var.user.id, projectId, ...c.req.valid('json') });
    return c.json(plan, 201, addressOf(plan));
  })
  .openapi(listRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const input = { userId: c.var.user.id, projectId, ...c.req.valid('query') };
    return c.json(await listPlans(c.var.deps, input), 200);
  })
  .openapi(getRoute, async (c) => {
    const userId = c.var.user.id;
    const row = await findPlan(c.var.deps, { userId, planId: c.req.valid('param').planId });
    const { plan, config } = row;
    const estimate = await quoteFilm(c.var.deps, { userId, plan, config, planned: true });
    return c.json({ ...presentPlan(row), estimate }, 200, { etag: planEtag(row) });
  })
  .openapi(updateRoute, async (c) => {
    const plan = await updatePlan(c.var.deps, {
      userId: c.var.user.id,
      planId: c.req.valid('param').planId,
      plan: c.req.valid('json').plan,
      ifMatch: c.req.valid('header')['if-match'],
    });
    return c.json(plan, 200, addressOf(plan));
  })
  .openapi(estimateRoute, async (c) => {
    const request = c.req.valid('json');
    return c.json(await estimateRequest(c.var.deps, { userId: c.var.user.id, request }), 200);
  });
