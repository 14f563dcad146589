import { createRoute, z } from '@hono/zod-openapi';
import { CreateUploadRequest, NewUpload, Upload } from '#domain/own-media';
import { createRouter } from '../http/create-router.ts';
import { bodyProblems, empty, idParam, json, jsonBody, signedInProblems } from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { newId } from '../ids.ts';
import { completeUpload } from '../uploads/complete-upload.ts';
import { createUpload } from '../uploads/create-upload.ts';
import { deleteUpload, listUploads, readUpload } from '../uploads/read-uploads.ts';

const common = forUsers('uploads');
const params = idParam('uploadId');

const createRouteOf = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'createUpload',
  method: 'post',
  path: '/uploads',
  summary: 'Bring your own picture, voice or music: ask for an address to PUT it to',
  description:
    'PNG, JPEG or WebP; WAV, MP3, FLAC, Ogg or M4A; 16 MB at most. The address takes exactly these bytes within 15 minutes, ' +
    'with exactly these headers; then ask `complete`. The same content again is the upload that it was.',
  request: { body: jsonBody(CreateUploadRequest) },
  responses: {
    201: json(NewUpload, 'The upload; `put` null: it is there already'),
    ...bodyProblems('upload.too_many', 'guest.not_allowed', 'bucket.unavailable'),
  },
});

const completeRoute = createRoute({
  ...common,
  operationId: 'completeUpload',
  method: 'post',
  path: '/uploads/{uploadId}/complete',
  summary: 'Have a file looked at that has arrived',
  description:
    'By its own bytes, then decoded and written anew by the composer, then moderated. It is used by nobody before it is ' +
    '`ready`; ask `GET uploads/{uploadId}`. A storyboard names it by its `sha256`: a shot’s `picture`, a character’s ' +
    '`portrait`, a line’s or the music’s `recording`.',
  request: { params },
  responses: {
    202: json(Upload, 'The upload; it is looked at by itself'),
    ...signedInProblems('upload.not_found', 'upload.not_arrived', 'upload.refused', 'bucket.unavailable'),
  },
});

const listRoute = createRoute({
  ...common,
  operationId: 'listUploads',
  method: 'get',
  path: '/uploads',
  summary: 'List your own pictures, voices and music, newest first',
  description: 'With signed URLs until `expiresAt` of those that are ready.',
  responses: {
    200: json(z.object({ items: z.array(Upload) }), 'The uploads'),
    ...signedInProblems('bucket.unavailable'),
  },
});

const getRoute = createRoute({
  ...common,
  operationId: 'readUpload',
  method: 'get',
  path: '/uploads/{uploadId}',
  summary: 'How an upload stands',
  description: 'With the reason where it was refused.',
  request: { params },
  responses: {
    200: json(Upload, 'The upload'),
    ...signedInProblems('upload.not_found', 'bucket.unavailable'),
  },
});

const deleteRoute = createRoute({
  ...common,
  operationId: 'deleteUpload',
  method: 'delete',
  path: '/uploads/{uploadId}',
  summary: 'Remove a file of your own',
  description: 'Finished films stay as they are; a storyboard that names it can be filmed no more.',
  request: { params },
  responses: { 204: empty('Removed'), ...signedInProblems('upload.not_found', 'bucket.unavailable') },
});

/** `/api/v1/uploads…`; mounted under `/api/v1`. */
export const uploadRoutes = createRouter()
  .openapi(createRouteOf, async (c) => {
    const input = { id: newId('upl'), userId: c.var.user.id, request: c.req.valid('json') };
    return c.json(await createUpload(c.var.deps, input), 201);
  })
  .openapi(completeRoute, async (c) => c.json(await completeUpload(c.var.deps, asked(c)), 202))
  .openapi(listRoute, async (c) =>
    c.json({ items: await listUploads(c.var.deps, { userId: c.var.user.id }) }, 200),
  )
  .openapi(getRoute, async (c) => c.json(await readUpload(c.var.deps, asked(c)), 200))
  .openapi(deleteRoute, async (c) => {
    await deleteUpload(c.var.deps, asked(c));
    return c.body(null, 204);
  });
