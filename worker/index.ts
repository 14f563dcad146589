import { app } from './app.ts';
import { handleCron } from './cron.ts';
import type { Env } from './env.ts';
import { handleBatch } from './queue.ts';

export { Composer } from './composer/composer-container.ts';
export { FilmJob } from './film-job/film-job.ts';

export default {
  fetch: (request, env, ctx) => app.fetch(request, env, ctx),
  queue: handleBatch,
  scheduled: handleCron,
} satisfies ExportedHandler<Env>;
