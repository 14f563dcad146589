import { createRoute, z } from '@hono/zod-openapi';
import { ModerationDecision, ReviewRequest } from '#domain/moderation-decision';
import { page } from '#domain/project';
import { createRouter } from '../http/create-router.ts';
import {
  BEARER,
  bodyProblems,
  idParam,
  json,
  jsonBody,
  pageQuery,
  SIGN_IN,
  signedInProblems,
} from '../http/open-api.ts';
import { requireAdmin } from '../http/require-admin.ts';
import { requireUser } from '../http/require-user.ts';
import { asked } from '../http/signed-in.ts';
import { listDecisions, listJobDecisions } from '../moderation/list-decisions.ts';
import { reviewDecision } from '../moderation/review-decision.ts';

const tags = ['moderation'];
const forAdmins = { tags, security: SIGN_IN, middleware: [requireUser, requireAdmin] };

const jobRoute = createRoute({
  tags,
  security: BEARER,
  operationId: 'listModeration',
  method: 'get',
  path: '/jobs/{jobId}/moderation',
  summary: 'What moderation decided about a film',
  description:
    'Each text and picture that was looked at, by its hash: categories, score, the sentence with its shot, and what to change.',
  middleware: requireUser,
  request: { params: idParam('jobId') },
  responses: {
    200: json(z.object({ items: z.array(ModerationDecision) }), 'Decisions, oldest first'),
    ...signedInProblems('job.not_found'),
  },
});

const listRoute = createRoute({
  ...forAdmins,
  operationId: 'listDecisions',
  method: 'get',
  path: '/admin/moderation',
  summary: 'Decisions of moderation about everybody, for admins',
  description: 'Newest first. Those that refused something, unless you ask for all.',
  request: {
    query: pageQuery.extend({
      all: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ param: { description: 'Also those that allowed.' } }),
    }),
  },
  responses: {
    200: json(page(ModerationDecision), 'A page of decisions'),
    ...signedInProblems('auth.forbidden'),
  },
});

const reviewRoute = createRoute({
  ...forAdmins,
  operationId: 'reviewDecision',
  method: 'post',
  path: '/admin/moderation/{decisionId}/reviews',
  summary: 'Overrule a decision of moderation, or stand by it',
  description:
    'Holds for the same content of the same user from now on. Every review stays on record with who wrote it.',
  request: { params: idParam('decisionId'), body: jsonBody(ReviewRequest) },
  responses: {
    201: json(ModerationDecision, 'The decision with its reviews'),
    ...bodyProblems('auth.forbidden', 'moderation.not_found'),
  },
});

export const moderationRoutes = createRouter()
  .openapi(jobRoute, async (c) => {
    const input = asked(c);
    return c.json({ items: await listJobDecisions(c.var.deps, input) }, 200);
  })
  .openapi(listRoute, async (c) => {
    const { all, ...rest } = c.req.valid('query');
    return c.json(await listDecisions(c.var.deps, { ...rest, all: all === 'true' }), 200);
  })
  .openapi(reviewRoute, async (c) => {
    const { decisionId } = c.req.valid('param');
    const input = { reviewerId: c.var.user.id, decisionId, review: c.req.valid('json') };
    return c.json(await reviewDecision(c.var.deps, input), 201);
  });
