import { createRoute } from '@hono/zod-openapi';
import {
  MusicPreviewRequest,
  PicturePreviewRequest,
  PlanPreviewRequest,
  PREVIEW_KINDS,
  Preview,
  VoicePreviewRequest,
} from '#domain/preview';
import { createProblem } from '../errors.ts';
import { createRouter } from '../http/create-router.ts';
import { bodyProblems, idParam, json, jsonBody, signedInProblems } from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { newId } from '../ids.ts';
import { createPlanPreview } from '../previews/create-plan-preview.ts';
import { createPreview } from '../previews/create-preview.ts';
import { readPreviewOf } from '../previews/present-preview.ts';
import { stopPreview } from '../previews/stop-preview.ts';

const common = forUsers('storyboards');
const HOW =
  'With its price; `quoteOnly` asks for that alone. Of the studio itself it is free. It is asked for exactly as a film asks ' +
  'for it, moderated first, paid out of the same budget, and kept: the same again costs nothing. Ask `GET ' +
  'previews/{previewId}` until it is ready.';
const responses = {
  202: json(Preview, 'The preview; it is made by itself', 'location'),
  ...bodyProblems(
    'script.refused',
    'provider.key_missing',
    'provider.unknown',
    'provider.unavailable',
    'budget.exceeded',
    'guest.not_allowed',
    'composer.unavailable',
    'bucket.unavailable',
  ),
};
const posted = { ...common, method: 'post' as const, middleware: [requireUser, requireAccount], responses };

const voiceRoute = createRoute({
  ...posted,
  operationId: 'previewVoice',
  path: '/previews/voice',
  summary: 'Hear a voice before a film is made with it',
  description: HOW,
  request: { body: jsonBody(VoicePreviewRequest) },
});

const musicRoute = createRoute({
  ...posted,
  operationId: 'previewMusic',
  path: '/previews/music',
  summary: 'Hear music before a film is made with it',
  description: HOW,
  request: { body: jsonBody(MusicPreviewRequest) },
});

const pictureRoute = createRoute({
  ...posted,
  operationId: 'previewPicture',
  path: '/previews/picture',
  summary: 'See a picture before a film is made with its like',
  description: HOW,
  request: { body: jsonBody(PicturePreviewRequest) },
});

const planRoute = createRoute({
  ...posted,
  operationId: 'previewPlan',
  path: '/previews/plan',
  summary: 'Have a paid planner note on a storyboard before its film is made',
  description:
    'Reads the script by rules as `POST /projects/{projectId}/plans` does, then asks the planner that `config.providers.plan` ' +
    'names about it, part after part; `parts` says how many there are, `willNotExceedMicros` bounds them all and a lost answer ' +
    'that must be paid again. `quoteOnly` asks for the price alone. Script and notes are moderated, it is paid out of the month’s ' +
    'budget, and the same again costs nothing. Ask `GET previews/{previewId}` until it is ready: `planId` is then a storyboard of ' +
    'the project like any other, and the film made of it does not pay the planner again. A planner that is free is refused here.',
  request: { body: jsonBody(PlanPreviewRequest) },
  responses: {
    202: json(Preview, 'The storyboard; it is noted on by itself', 'location'),
    ...bodyProblems(
      'project.not_found',
      'script.unreadable',
      'script.refused',
      'provider.key_missing',
      'provider.unknown',
      'provider.unavailable',
      'budget.exceeded',
      'guest.not_allowed',
      'composer.unavailable',
    ),
  },
});

const stopRoute = createRoute({
  ...common,
  operationId: 'stopPreview',
  method: 'delete',
  path: '/previews/{previewId}',
  summary: 'Stop making a preview',
  description:
    'Nothing more is asked for; what is under way is paid, kept and free from then on. One that has ended stays as it is.',
  middleware: [requireUser],
  request: { params: idParam('previewId') },
  responses: {
    200: json(Preview, 'The preview, failed by `preview.stopped` unless it had ended'),
    ...signedInProblems('preview.not_found', 'bucket.unavailable'),
  },
});

const readRoute = createRoute({
  ...common,
  operationId: 'findPreview',
  method: 'get',
  path: '/previews/{previewId}',
  summary: 'How a preview stands',
  description: 'With a signed URL until `expiresAt` once it is ready, and the reason where it has failed.',
  request: { params: idParam('previewId') },
  responses: {
    200: json(Preview, 'The preview'),
    ...signedInProblems('preview.not_found', 'bucket.unavailable'),
  },
});

const placeOf = ({ id }: Preview): Record<string, string> =>
  id === null ? {} : { location: `/api/v1/previews/${id}` };

/** `/api/v1/previews/…`; mounted under `/api/v1`. */
export const previewRoutes = createRouter()
  .openapi(voiceRoute, async (c) => {
    const wish = { kind: 'voice', asked: c.req.valid('json') } as const;
    const made = await createPreview(c.var.deps, { ...payerOf(c.var.user), wish });
    return c.json(made, 202, placeOf(made));
  })
  .openapi(musicRoute, async (c) => {
    const wish = { kind: 'music', asked: c.req.valid('json') } as const;
    const made = await createPreview(c.var.deps, { ...payerOf(c.var.user), wish });
    return c.json(made, 202, placeOf(made));
  })
  .openapi(pictureRoute, async (c) => {
    const wish = { kind: 'picture', asked: c.req.valid('json') } as const;
    const made = await createPreview(c.var.deps, { ...payerOf(c.var.user), wish });
    return c.json(made, 202, placeOf(made));
  })
  .openapi(planRoute, async (c) => {
    const made = await createPlanPreview(c.var.deps, { ...payerOf(c.var.user), asked: c.req.valid('json') });
    return c.json(made, 202, placeOf(made));
  })
  .openapi(stopRoute, async (c) => {
    requirePreview(c.req.valid('param').previewId);
    return c.json(await stopPreview(c.var.deps, asked(c)), 200);
  })
  .openapi(readRoute, async (c) => {
    requirePreview(c.req.valid('param').previewId);
    return c.json(await readPreviewOf(c.var.deps, asked(c)), 200);
  });

const KINDS: ReadonlySet<string> = new Set(PREVIEW_KINDS);

/** The addresses of kinds look like previews, and are there to be posted to. */
function requirePreview(previewId: string): void {
  if (KINDS.has(previewId)) throw createProblem('request.method_not_allowed', { headers: { allow: 'POST' } });
}

function payerOf({ id: userId, apiKeyId }: { id: string; apiKeyId: string | null }) {
  return { id: newId('prv'), userId, apiKeyId };
}
