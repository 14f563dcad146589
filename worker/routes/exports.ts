import { createRoute, z } from '@hono/zod-openapi';
import { CreateExportRequest, JobExport } from '#domain/film-export';
import { createExport } from '../exports/create-export.ts';
import { listExports } from '../exports/list-exports.ts';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import { bodyProblems, idParam, json, jsonBody, keyHeader, signedInProblems } from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';

const common = forUsers('jobs');
const path = '/jobs/{jobId}/exports' as const;
const params = idParam('jobId');

const createExportRoute = createRoute({
  ...common,
  path,
  operationId: 'createExport',
  method: 'post',
  summary: 'Turn a finished film into another format',
  description:
    'WebM (VP9 and Opus), a silent GIF teaser, the sound as MP3 or M4A, or a contact sheet. Free; asking for the same again answers the same export. Ask `GET jobs/{jobId}/exports` until it is ready.',
  middleware: [requireUser, idempotent('exp')],
  request: { headers: keyHeader, params, body: jsonBody(CreateExportRequest) },
  responses: {
    202: json(JobExport, 'The export; it is made by itself', 'location', 'idempotency-replayed'),
    ...bodyProblems(
      'job.not_found',
      'job.not_completed',
      'export.limit_reached',
      'composer.unavailable',
      'bucket.unavailable',
      'idempotency.in_flight',
      'idempotency.mismatch',
    ),
  },
});

const listRoute = createRoute({
  ...common,
  path,
  operationId: 'listExports',
  method: 'get',
  summary: 'The formats that a film was turned into',
  description: 'Each with its state and, once it is ready, signed URLs until `expiresAt`.',
  request: { params },
  responses: {
    200: json(z.object({ items: z.array(JobExport) }), 'Exports, oldest first'),
    ...signedInProblems('job.not_found', 'bucket.unavailable'),
  },
});

/** `/api/v1/jobs/:jobId/exports`; mounted under `/api/v1`. */
export const exportRoutes = createRouter()
  .openapi(createExportRoute, async (c) => {
    const { jobId } = c.req.valid('param');
    const made = await createExport(c.var.deps, {
      ...{ id: c.var.resourceId, userId: c.var.user.id, jobId },
      request: c.req.valid('json'),
    });
    return c.json(made, 202, { location: `/api/v1/jobs/${jobId}/exports` });
  })
  .openapi(listRoute, async (c) => {
    const input = asked(c);
    return c.json({ items: await listExports(c.var.deps, input) }, 200);
  });
