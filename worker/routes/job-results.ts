import { createRoute, z } from '@hono/zod-openapi';
import { JobAsset, JobOutput, JobPreview, Receipt, Transition } from '#domain/film-job';
import { createRouter } from '../http/create-router.ts';
import { idParam, json, signedInProblems } from '../http/open-api.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { listAssets } from '../jobs/list-assets.ts';
import { listTransitions } from '../jobs/list-transitions.ts';
import { readOutput } from '../jobs/read-output.ts';
import { readPreview } from '../jobs/read-preview.ts';
import { readReceipt } from '../jobs/read-receipt.ts';

const common = forUsers('jobs');
const params = idParam('jobId');
const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

const historyRoute = createRoute({
  ...common,
  operationId: 'listTransitions',
  method: 'get',
  path: '/jobs/{jobId}/history',
  summary: 'Every state the job was in',
  description: 'Each with its time, its reason and who caused it.',
  request: { params },
  responses: {
    200: json(items(Transition), 'Transitions, oldest first'),
    ...signedInProblems('job.not_found'),
  },
});

const costsRoute = createRoute({
  ...common,
  operationId: 'readReceipt',
  method: 'get',
  path: '/jobs/{jobId}/costs',
  summary: 'The receipt: what was estimated, spent and given back',
  description:
    'Every purchase of the film with its shot, provider, model and attempts, also while it is being made.',
  request: { params },
  responses: { 200: json(Receipt, 'The receipt'), ...signedInProblems('job.not_found') },
});

const assetsRoute = createRoute({
  ...common,
  operationId: 'listAssets',
  method: 'get',
  path: '/jobs/{jobId}/assets',
  summary: 'Everything made so far, each with a signed URL',
  description:
    'Pictures, voices, music and pieces, ready to be fetched straight from the bucket until `expiresAt`.',
  request: { params },
  responses: {
    200: json(items(JobAsset), 'Assets'),
    ...signedInProblems('job.not_found', 'bucket.unavailable'),
  },
});

const outputRoute = createRoute({
  ...common,
  operationId: 'readOutput',
  method: 'get',
  path: '/jobs/{jobId}/output',
  summary: 'Where the finished film is',
  description:
    'The MP4, its captions and its poster; 409 until the job is completed. Ask again when the addresses have expired.',
  request: { params },
  responses: {
    200: json(JobOutput, 'Signed URLs'),
    ...signedInProblems('job.not_found', 'job.not_completed'),
  },
});

const previewRoute = createRoute({
  ...common,
  operationId: 'readPreview',
  method: 'get',
  path: '/jobs/{jobId}/preview',
  summary: 'What can be watched of a film that is being made',
  description:
    'Pieces are fragmented MP4 for Media Source Extensions: append each at its `startMs`, play each line at its own.',
  request: { params },
  responses: {
    200: json(JobPreview, 'Pieces and voices, by signed URLs'),
    ...signedInProblems('job.not_found'),
  },
});

/** What a job has made and cost so far; mounted under `/api/v1`. */
export const jobResultRoutes = createRouter()
  .openapi(historyRoute, async (c) => {
    const input = asked(c);
    return c.json({ items: await listTransitions(c.var.deps, input) }, 200);
  })
  .openapi(costsRoute, async (c) => c.json(await readReceipt(c.var.deps, asked(c)), 200))
  .openapi(assetsRoute, async (c) => {
    const input = asked(c);
    return c.json({ items: await listAssets(c.var.deps, input) }, 200);
  })
  .openapi(outputRoute, async (c) => c.json(await readOutput(c.var.deps, asked(c)), 200))
  .openapi(previewRoute, async (c) => c.json(await readPreview(c.var.deps, asked(c)), 200));
