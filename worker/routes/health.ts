import { createRoute, z } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { createProblem } from '../errors.ts';
import { createRouter } from '../http/create-router.ts';
import { json, ownProblems, problems } from '../http/open-api.ts';
import { describeForLog } from '../http/to-problem.ts';

const healthRoute = createRoute({
  tags: ['operation'],
  security: [],
  operationId: 'readHealth',
  method: 'get',
  path: '/health',
  summary: 'Is the Worker up? Asks nobody else',
  description: 'Answers as long as the Worker runs, whatever becomes of the rest.',
  responses: { 200: json(z.object({ status: z.literal('ok') }), 'Up'), ...ownProblems() },
});

const readyRoute = createRoute({
  tags: ['operation'],
  security: [],
  operationId: 'readReady',
  method: 'get',
  path: '/ready',
  summary: 'Can films be made? Asks the database, the bucket and the composer',
  description: 'For load balancers and monitors: 503 names who is missing.',
  responses: {
    200: json(z.object({ status: z.literal('ready') }), 'All three answer'),
    ...problems('bucket.unavailable', 'composer.unavailable'),
  },
});

export const healthRoutes = createRouter()
  .openapi(healthRoute, (c) => c.json({ status: 'ok' as const }, 200))
  .openapi(readyRoute, async (c) => {
    const { db, bucket, composer } = c.var.deps;
    const checks = [
      ['database.unavailable', db.execute(sql`SELECT 1`)],
      ['bucket.unavailable', bucket.ping()],
      ['composer.unavailable', composer.ping()],
    ] as const;
    const outcomes = await Promise.allSettled(checks.map(([, check]) => check));
    const missing = checks.filter((_, i) => outcomes[i]?.status === 'rejected').map(([code]) => code);
    const [first] = missing;
    if (first === undefined) return c.json({ status: 'ready' as const }, 200);
    const reasons = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [describeForLog(outcome.reason)] : [],
    );
    console.error(JSON.stringify({ level: 'error', event: 'not.ready', missing, reasons }));
    throw createProblem(first, {
      detail: `Not ready: ${missing.map((code) => code.split('.')[0]).join(', ')}.`,
      headers: { 'retry-after': '2' },
    });
  });
