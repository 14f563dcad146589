import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import { audited } from './audit/audited.ts';
import { createDeps } from './deps.ts';
import { readApiDocument } from './docs/read-api-document.ts';
import { DOCS_POLICY, renderDocs } from './docs/render-docs.ts';
import { readSettings } from './env.ts';
import { createProblem, problemResponse } from './errors.ts';
import { createRouter } from './http/create-router.ts';
import { limitFloods } from './http/limit-floods.ts';
import { HEADER_COMPONENTS, WEBHOOK_COMPONENTS } from './http/open-api.ts';
import { readBody } from './http/read-body.ts';
import { describeForLog, toProblem } from './http/to-problem.ts';
import { newId } from './ids.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { authRoutes } from './routes/auth.ts';
import { budgetRoutes } from './routes/budget.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { internalOrderRoutes } from './routes/internal-orders.ts';
import { jobEventRoutes } from './routes/job-events.ts';
import { jobResultRoutes } from './routes/job-results.ts';
import { jobWishRoutes } from './routes/job-wishes.ts';
import { jobRoutes } from './routes/jobs.ts';
import { meRoutes } from './routes/me.ts';
import { moderationRoutes } from './routes/moderation.ts';
import { outboxPage } from './routes/outbox-page.ts';
import { planRoutes } from './routes/plans.ts';
import { previewRoutes } from './routes/previews.ts';
import { projectRoutes } from './routes/projects.ts';
import { providerKeyRoutes } from './routes/provider-keys.ts';
import { providerRoutes } from './routes/providers.ts';
import { sharePages } from './routes/share-page.ts';
import { shareRoutes } from './routes/shares.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { webhookRoutes } from './routes/webhooks.ts';

const base = createRouter();

base.use(async (c, next) => {
  const given = c.req.header('x-request-id');
  c.set('requestId', given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : newId('req'));
  await next();
  // A WebSocket's answer is immutable and has no use for headers.
  if (c.res.status !== 101) c.res.headers.set('x-request-id', c.var.requestId);
});

const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-site',
  referrerPolicy: 'no-referrer',
});
base.use(async (c, next) => {
  if (isUpgrade(c.req.raw)) return next();
  let own: string | null = null;
  await secure(c, async () => {
    await next();
    own = c.res.headers.get('content-security-policy');
  });
  // A page that shows more than words brings its own policy.
  if (own !== null) c.res.headers.set('content-security-policy', own);
});

const crossOrigin = cors({
  origin: (origin, c) => (readSettings(c.env).origins.includes(origin) ? origin : null),
  credentials: true,
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'x-client'],
  exposeHeaders: ['etag', 'location', 'retry-after', 'x-request-id', 'idempotency-replayed'],
  maxAge: 600,
});
base.use('/api/*', async (c, next) => (isUpgrade(c.req.raw) ? next() : crossOrigin(c, next)));

// Tokens, secrets and signed addresses stand in answers: no cache keeps them (RFC 6749, 5.1).
base.use('/api/v1/*', async (c, next) => {
  await next();
  if (c.res.status !== 101) c.res.headers.set('cache-control', 'no-store');
});

base.use('/api/*', limitFloods);
base.use('/share/*', limitFloods);

base.use(
  methodNotAllowed({
    app: base,
    onMethodNotAllowed: (c, methods) =>
      problemResponse(
        createProblem('request.method_not_allowed', { headers: { allow: methods.join(', ') } }),
        c.var.requestId,
      ),
  }),
);

base.use(async (c, next) => {
  const life = createDeps(c.env);
  c.set('deps', life.deps);
  try {
    await next();
  } catch (thrown) {
    // Hono hands only an Error to onError; anything else would leave the client without an answer.
    throw thrown instanceof Error
      ? thrown
      : new Error('something that is no Error was thrown', { cause: thrown });
  } finally {
    c.executionCtx.waitUntil(life.close());
  }
});

base.use(readBody);

base.use('/api/v1/*', audited);

base.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'The access token of a sign-in.',
});

base.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'fsk_…',
  description:
    'An API key that has the scope: read for looking, spend for starting films, write for the rest.',
});
for (const { name, header } of HEADER_COMPONENTS) {
  base.openAPIRegistry.registerComponent('headers', name, header);
}
for (const webhook of WEBHOOK_COMPONENTS) base.openAPIRegistry.registerWebhook(webhook);

/** The studio's HTTP interface. Handlers are chained, so that `App` tells the web client every type. */
export const app = base
  .route('/api', healthRoutes)
  .route('/api/v1', authRoutes)
  .route('/api/v1', meRoutes)
  .route('/api/v1', apiKeyRoutes)
  .route('/api/v1', providerKeyRoutes)
  .route('/api/v1', previewRoutes)
  .route('/api/v1', uploadRoutes)
  .route('/api/v1', projectRoutes)
  .route('/api/v1', planRoutes)
  .route('/api/v1', jobRoutes)
  .route('/api/v1', shareRoutes)
  .route('/api/v1', jobWishRoutes)
  .route('/api/v1', jobResultRoutes)
  .route('/api/v1', jobEventRoutes)
  .route('/api/v1', exportRoutes)
  .route('/api/v1', moderationRoutes)
  .route('/api/v1', budgetRoutes)
  .route('/api/v1', providerRoutes)
  .route('/api/v1', webhookRoutes)
  .route('/internal', internalOrderRoutes);

export type App = typeof app;

base.get('/api/openapi.json', (c) => c.json(readApiDocument(base)));

base.get('/api/docs', (c) => {
  c.header('content-security-policy', DOCS_POLICY);
  return c.html(renderDocs(readApiDocument(base), new URL(c.req.url).origin));
});

base.route('/', outboxPage);
base.route('/', sharePages);

base.notFound((c) => problemResponse(createProblem('route.not_found'), c.var.requestId));

base.onError((error, c) => {
  const problem = toProblem(error);
  const requestId = c.var.requestId;
  if (problem.status >= 500) {
    const { method, path } = c.req;
    const about = { requestId, method, path, code: problem.code, ...describeForLog(problem) };
    console.error(JSON.stringify({ level: 'error', event: 'request.failed', ...about }));
  }
  return problemResponse(problem, requestId);
});

function isUpgrade(request: Request): boolean {
  return request.headers.get('upgrade')?.toLowerCase() === 'websocket';
}
