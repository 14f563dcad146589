import { createRoute } from '@hono/zod-openapi';
import { Share } from '#domain/film-job';
import { createRouter } from '../http/create-router.ts';
import { empty, idParam, json, signedInProblems } from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { createShare, readShare, revokeShare } from '../shares/share-links.ts';

const common = forUsers('jobs');
const params = idParam('jobId');

const shareRoute = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'createShare',
  method: 'post',
  path: '/jobs/{jobId}/share',
  summary: 'Give a finished film a link for everybody',
  description:
    'Anyone who has the link may watch, without an account. A film that has a link keeps it; nobody can guess it.',
  request: { params },
  responses: {
    200: json(Share, 'The link'),
    ...signedInProblems('job.not_found', 'job.not_completed', 'guest.not_allowed'),
  },
});

const readShareRoute = createRoute({
  ...common,
  operationId: 'readShare',
  method: 'get',
  path: '/jobs/{jobId}/share',
  summary: 'Read the link of a film',
  description: '404 `share.not_found` while it has none.',
  request: { params },
  responses: { 200: json(Share, 'The link'), ...signedInProblems('job.not_found', 'share.not_found') },
});

const revokeShareRoute = createRoute({
  ...common,
  operationId: 'revokeShare',
  method: 'delete',
  path: '/jobs/{jobId}/share',
  summary: 'Take the link of a film back',
  description: 'It opens nothing from now on, for good: sharing again makes another link.',
  request: { params },
  responses: { 204: empty('Taken back'), ...signedInProblems('job.not_found', 'share.not_found') },
});

/** `/api/v1/jobs/:jobId/share`; mounted under `/api/v1`. */
export const shareRoutes = createRouter()
  .openapi(shareRoute, async (c) => c.json(await createShare(c.var.deps, asked(c)), 200))
  .openapi(readShareRoute, async (c) => c.json(await readShare(c.var.deps, asked(c)), 200))
  .openapi(revokeShareRoute, async (c) => {
    await revokeShare(c.var.deps, asked(c));
    return c.body(null, 204);
  });
