import { createRoute } from '@hono/zod-openapi';
import { UpdateMeRequest, User } from '#domain/account';
import { deleteAccount } from '../account/delete-account.ts';
import { updateAccount } from '../account/update-account.ts';
import type { SignedInUser } from '../http/app-env.ts';
import { createRouter } from '../http/create-router.ts';
import { BEARER, bodyProblems, empty, json, jsonBody, SIGN_IN, signedInProblems } from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';

const common = { tags: ['account'], security: BEARER, path: '/me' as const, middleware: requireUser };

const getRoute = createRoute({
  ...common,
  operationId: 'readMe',
  method: 'get',
  summary: 'Read your account',
  description: 'The account that the token belongs to.',
  responses: { 200: json(User, 'Your account'), ...signedInProblems() },
});

const updateRoute = createRoute({
  ...common,
  security: SIGN_IN,
  operationId: 'updateMe',
  method: 'patch',
  summary: 'Change your account',
  description: 'Changes the user name; fields that are left out stay.',
  request: { body: jsonBody(UpdateMeRequest) },
  responses: { 200: json(User, 'Your changed account'), ...bodyProblems('user.username_taken') },
});

const deleteRoute = createRoute({
  ...common,
  security: SIGN_IN,
  operationId: 'deleteMe',
  method: 'delete',
  summary: 'Delete your account and everything it made',
  description:
    'Ends every sign-in at once, frees e-mail and user name, and then removes every project, film and file.',
  responses: { 204: empty('Deleted'), ...signedInProblems() },
});

export const meRoutes = createRouter()
  .openapi(getRoute, (c) => c.json(withoutKey(c.var.user), 200))
  .openapi(updateRoute, async (c) => {
    const user = withoutKey(c.var.user);
    return c.json(await updateAccount(c.var.deps, { user, change: c.req.valid('json') }), 200);
  })
  .openapi(deleteRoute, async (c) => {
    await deleteAccount(c.var.deps, { userId: c.var.user.id });
    return c.body(null, 204);
  });

function withoutKey({ apiKeyId: _, ...user }: SignedInUser): User {
  return user;
}
