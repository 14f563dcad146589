import { createRoute, z } from '@hono/zod-openapi';
import { ApiKey, CreateApiKeyRequest, NewApiKey } from '#domain/api-key';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { listApiKeys } from '../api-keys/list-api-keys.ts';
import { revokeApiKey } from '../api-keys/revoke-api-key.ts';
import { closeSockets } from '../auth/close-sockets.ts';
import { createRouter } from '../http/create-router.ts';
import { bodyProblems, empty, idParam, json, jsonBody, signedInProblems } from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { forSignIns } from '../http/signed-in.ts';

const common = forSignIns('account');

const listRoute = createRoute({
  ...common,
  operationId: 'listApiKeys',
  method: 'get',
  path: '/me/api-keys',
  summary: 'List your API keys, newest first',
  description:
    'With what each has spent or set aside this month, and when it was last used. Wants a sign-in.',
  responses: { 200: json(z.object({ items: z.array(ApiKey) }), 'The keys'), ...signedInProblems() },
});

const createKeyRoute = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'createApiKey',
  method: 'post',
  path: '/me/api-keys',
  summary: 'Make an API key',
  description:
    'For programs: sent like an access token, until it is revoked. `read` looks, `write` changes and deletes, ' +
    '`spend` starts films and goes on with failed ones. The key is told here and never again.',
  request: { body: jsonBody(CreateApiKeyRequest) },
  responses: { 201: json(NewApiKey, 'The key'), ...bodyProblems('guest.not_allowed') },
});

const revokeRoute = createRoute({
  ...common,
  operationId: 'revokeApiKey',
  method: 'delete',
  path: '/me/api-keys/{apiKeyId}',
  summary: 'Revoke an API key',
  description: 'Takes effect at once. Films that it has started go on; cancel them if they should not.',
  request: { params: idParam('apiKeyId') },
  responses: { 204: empty('Revoked'), ...signedInProblems('key.not_found') },
});

export const apiKeyRoutes = createRouter()
  .openapi(listRoute, async (c) =>
    c.json({ items: await listApiKeys(c.var.deps, { userId: c.var.user.id }) }, 200),
  )
  .openapi(createKeyRoute, async (c) => {
    const request = c.req.valid('json');
    const key = await createApiKey(c.var.deps, { userId: c.var.user.id, request });
    return c.json(key, 201);
  })
  .openapi(revokeRoute, async (c) => {
    const { apiKeyId } = c.req.valid('param');
    await revokeApiKey(c.var.deps, { userId: c.var.user.id, apiKeyId });
    c.var.deps.later(closeSockets(c.var.deps, c.var.user.id, { only: apiKeyId }));
    return c.body(null, 204);
  });
