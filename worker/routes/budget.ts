import { createRoute } from '@hono/zod-openapi';
import { BudgetRequest, Usage } from '#domain/film-job';
import { readUsage } from '../budget/read-usage.ts';
import { setLimits } from '../budget/set-limits.ts';
import { createRouter } from '../http/create-router.ts';
import { bodyProblems, json, jsonBody, SIGN_IN, signedInProblems } from '../http/open-api.ts';
import { forUsers } from '../http/signed-in.ts';

const common = forUsers('money');

const usageRoute = createRoute({
  ...common,
  operationId: 'readUsage',
  method: 'get',
  path: '/usage',
  summary: 'Read what is spent, reserved and left this month',
  description: 'Of the current month in UTC.',
  responses: { 200: json(Usage, 'This month'), ...signedInProblems() },
});

const budgetRoute = createRoute({
  ...common,
  security: SIGN_IN,
  operationId: 'setBudget',
  method: 'put',
  path: '/budget',
  summary: 'Set your monthly limit and your limit a job',
  description:
    'Holds from now on, for this month too. A limit below what is spent stops further spending and takes nothing back. A field that is left out stays.',
  request: { body: jsonBody(BudgetRequest) },
  responses: { 200: json(Usage, 'This month under the new limits'), ...bodyProblems() },
});

export const budgetRoutes = createRouter()
  .openapi(usageRoute, async (c) => c.json(await readUsage(c.var.deps, { userId: c.var.user.id }), 200))
  .openapi(budgetRoute, async (c) => {
    const limits = c.req.valid('json');
    return c.json(await setLimits(c.var.deps, { userId: c.var.user.id, limits }), 200);
  });
