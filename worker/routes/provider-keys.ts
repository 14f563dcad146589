import { createRoute, z } from '@hono/zod-openapi';
import { ProviderKey, SaveProviderKeyRequest } from '#domain/provider-key';
import { createRouter } from '../http/create-router.ts';
import { bodyProblems, empty, idParam, json, jsonBody, SIGN_IN, signedInProblems } from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { listProviderKeys, removeProviderKey, saveProviderKey } from '../provider-keys/provider-keys.ts';

const common = { tags: ['account'], security: SIGN_IN, middleware: requireUser };

const listRoute = createRoute({
  ...common,
  operationId: 'listProviderKeys',
  method: 'get',
  path: '/me/provider-keys',
  summary: 'List your own keys at vendors',
  description:
    'By their last four characters. Your films use them, and this studio’s budget pays nothing there.',
  responses: { 200: json(z.object({ items: z.array(ProviderKey) }), 'The keys'), ...signedInProblems() },
});

const saveRoute = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'saveProviderKey',
  method: 'post',
  path: '/me/provider-keys',
  summary: 'Bring your own key at a vendor, or replace it',
  description:
    'The vendor is asked whether it takes the key; then it is stored encrypted and never shown again. Films started from ' +
    'now on use it: the vendor charges you, quotes and receipts say so (`ownKeyMicros`), and no budget is touched. A key ' +
    'that replaces one keeps its id, and films under way go on with it.',
  request: { body: jsonBody(SaveProviderKeyRequest) },
  responses: {
    201: json(ProviderKey, 'The key, as far as it is shown'),
    ...bodyProblems('provider_key.refused', 'provider.unavailable', 'guest.not_allowed'),
  },
});

const removeRoute = createRoute({
  ...common,
  operationId: 'removeProviderKey',
  method: 'delete',
  path: '/me/provider-keys/{providerKeyId}',
  summary: 'Remove your own key at a vendor',
  description:
    'Takes effect at once. A film that was quoted with it stops where it would be needed; it never falls back to the ' +
    'studio’s key. Store a key again and retry, or start the film anew.',
  request: { params: idParam('providerKeyId') },
  responses: { 204: empty('Removed'), ...signedInProblems('provider_key.not_found') },
});

/** `/api/v1/me/provider-keys`; mounted under `/api/v1`. */
export const providerKeyRoutes = createRouter()
  .openapi(listRoute, async (c) =>
    c.json({ items: await listProviderKeys(c.var.deps, { userId: c.var.user.id }) }, 200),
  )
  .openapi(saveRoute, async (c) => {
    const request = c.req.valid('json');
    const key = await saveProviderKey(c.var.deps, { userId: c.var.user.id, request });
    c.set('auditOf', { userId: c.var.user.id, subject: key.id });
    return c.json(key, 201);
  })
  .openapi(removeRoute, async (c) => {
    const { providerKeyId } = c.req.valid('param');
    await removeProviderKey(c.var.deps, { userId: c.var.user.id, providerKeyId });
    return c.body(null, 204);
  });
