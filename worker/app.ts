import { createDeps } from './deps.ts';
import { createRouter } from './http/create-router.ts';
import { internalOrderRoutes } from './routes/internal-orders.ts';
import { jobRoutes } from './routes/jobs.ts';

const base = createRouter();

base.use('*', async (c, next) => {
  const life = createDeps(c.env);
  c.set('deps', life.deps);
  try {
    await next();
  } finally {
    c.executionCtx.waitUntil(life.close());
  }
});

export const app = base.route('/api/v1', jobRoutes).route('/internal', internalOrderRoutes);

export type App = typeof app;
