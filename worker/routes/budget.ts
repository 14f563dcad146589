import { createRoute, z } from '@hono/zod-openapi';
import { BudgetRequest, Usage, UsageBreakdown, UsagePeriod } from '#domain/film-job';
import { breakDownUsage } from '../budget/break-down-usage.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
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

const breakdownRoute = createRoute({
  ...common,
  operationId: 'breakDownUsage',
  method: 'get',
  path: '/usage/breakdown',
  summary: 'Read where a month’s money went',
  description:
    'By day, by film and by provider, in UTC. Each list adds up to what was spent. What your own keys were charged is in no budget and not here.',
  request: {
    query: z.object({
      period: UsagePeriod.optional().openapi({ description: 'The month, as YYYY-MM; absent: this one.' }),
    }),
  },
  responses: {
    200: json(UsageBreakdown, 'The month, or the current one'),
    ...signedInProblems('request.invalid'),
  },
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
  .openapi(breakdownRoute, async (c) => {
    const { period = budgetPeriod(c.var.deps.now()) } = c.req.valid('query');
    return c.json(await breakDownUsage(c.var.deps, { userId: c.var.user.id, period }), 200);
  })
  .openapi(budgetRoute, async (c) => {
    const limits = c.req.valid('json');
    return c.json(await setLimits(c.var.deps, { userId: c.var.user.id, limits }), 200);
  });
