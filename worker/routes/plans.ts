import { createRoute, z } from '@hono/zod-openapi';
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
  BEARER,
  bodyProblems,
  idParam,
  json,
  jsonBody,
  keyHeader,
  pageQuery,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { createPlan } from '../plans/create-plan.ts';
import { estimateRequest } from '../plans/estimate-request.ts';
import { findPlan } from '../plans/find-plan.ts';
import { listPlans } from '../plans/list-plans.ts';
import { planEtag, presentPlan } from '../plans/present-plan.ts';
import { quoteFilm } from '../plans/quote-film.ts';
import { updatePlan } from '../plans/update-plan.ts';

const common = { tags: ['storyboards'], security: BEARER };

const createPlanRoute = createRoute({
  ...common,
  method: 'post',
  path: '/projects/{projectId}/plans',
  summary: 'Turn a script into a storyboard, with what its film would cost',
  middleware: [requireUser, idempotent('pln')],
  request: { headers: keyHeader, params: idParam('projectId'), body: jsonBody(CreatePlanRequest) },
  responses: {
    201: json(PlanWithEstimate, 'The storyboard; ETag names its version'),
    ...bodyProblems(
      'project.not_found',
      'script.unreadable',
      'script.refused',
      'provider.key_missing',
      'provider.unknown',
      'idempotency.in_flight',
      'idempotency.mismatch',
    ),
  },
});

const listRoute = createRoute({
  ...common,
  method: 'get',
  path: '/projects/{projectId}/plans',
  summary: 'List a project’s storyboards, newest first',
  middleware: requireUser,
  request: { params: idParam('projectId'), query: pageQuery },
  responses: {
    200: json(page(PlanSummary), 'A page of storyboards'),
    ...signedInProblems('project.not_found'),
  },
});

const getRoute = createRoute({
  ...common,
  method: 'get',
  path: '/plans/{planId}',
  summary: 'Read a storyboard; the ETag names its version',
  middleware: requireUser,
  request: { params: idParam('planId') },
  responses: { 200: json(PlanWithEstimate, 'The storyboard'), ...signedInProblems('plan.not_found') },
});

const updateRoute = createRoute({
  ...common,
  method: 'patch',
  path: '/plans/{planId}',
  summary: 'Edit a storyboard: stores a new version with an id of its own',
  middleware: requireUser,
  request: {
    params: idParam('planId'),
    headers: z.object({ 'if-match': z.string().max(200).optional() }),
    body: jsonBody(UpdatePlanRequest),
  },
  responses: {
    200: json(PlanWithEstimate, 'The new version; ETag names it'),
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
  method: 'post',
  path: '/estimates',
  summary: 'What would a film cost, and how much of it is made already?',
  middleware: requireUser,
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
