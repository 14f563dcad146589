import { createRoute, z } from '@hono/zod-openapi';
import {
  AccountExport,
  ChangePasswordRequest,
  GuestAllowance,
  SignIn,
  UpdateMeRequest,
  User,
} from '#domain/account';
import { AuditEntry } from '#domain/audit';
import { page } from '#domain/project';
import { deleteAccount } from '../account/delete-account.ts';
import { exportAccount } from '../account/export-account.ts';
import { readGuestAllowance } from '../account/guest-allowance.ts';
import { updateAccount } from '../account/update-account.ts';
import { listAudit } from '../audit/list-audit.ts';
import { changePassword } from '../auth/change-password.ts';
import { closeSockets } from '../auth/close-sockets.ts';
import { endOthers, endSignIn, listSignIns } from '../auth/sign-ins.ts';
import { sendVerification } from '../auth/verify-email.ts';
import type { SignedInUser } from '../http/app-env.ts';
import { createRouter } from '../http/create-router.ts';
import {
  bodyProblems,
  empty,
  idParam,
  json,
  jsonBody,
  pageQuery,
  SIGN_IN,
  signedInProblems,
} from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { forSignIns, forUsers } from '../http/signed-in.ts';

const common = { ...forUsers('account'), path: '/me' as const };
const signedIn = forSignIns('account');

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

const passwordRoute = createRoute({
  ...signedIn,
  middleware: [requireUser, requireAccount],
  operationId: 'changePassword',
  method: 'put',
  path: '/me/password',
  summary: 'Change your password',
  description: 'Wants the old one. Every other sign-in ends; this one goes on.',
  request: { body: jsonBody(ChangePasswordRequest) },
  responses: {
    204: empty('Changed'),
    ...bodyProblems('auth.wrong_password', 'guest.not_allowed', 'request.rate_limited'),
  },
});

const verificationRoute = createRoute({
  ...signedIn,
  middleware: [requireUser, requireAccount],
  operationId: 'sendVerification',
  method: 'post',
  path: '/me/verification',
  summary: 'Send the mail once more that verifies your address',
  description: 'Earlier links end. A verified address gets no mail.',
  responses: {
    202: empty('A mail is on its way'),
    ...signedInProblems('guest.not_allowed', 'request.rate_limited', 'mail.unavailable'),
  },
});

const allowanceRoute = createRoute({
  ...signedIn,
  operationId: 'readAllowance',
  method: 'get',
  path: '/me/allowance',
  summary: 'What you may still make today as a guest',
  description:
    'In seconds of the composer’s CPU, by what was really made in a day and what your films under way would take. ' +
    '`guest` is null for whoever has an account: animatics are not counted then.',
  responses: {
    200: json(z.object({ guest: GuestAllowance.nullable() }), 'The allowance'),
    ...signedInProblems(),
  },
});

const listSignInsRoute = createRoute({
  ...signedIn,
  operationId: 'listSessions',
  method: 'get',
  path: '/me/sessions',
  summary: 'List where you are signed in',
  description: 'The last used first, with its device and whether it is this one.',
  responses: { 200: json(z.object({ items: z.array(SignIn) }), 'Sign-ins'), ...signedInProblems() },
});

const endSignInRoute = createRoute({
  ...signedIn,
  operationId: 'endSession',
  method: 'delete',
  path: '/me/sessions/{sessionId}',
  summary: 'End one sign-in',
  description: 'Its tokens open nothing from now on. This very one may be ended too.',
  request: { params: idParam('sessionId') },
  responses: { 204: empty('Ended'), ...signedInProblems('session.not_found') },
});

const endOthersRoute = createRoute({
  ...signedIn,
  operationId: 'endOtherSessions',
  method: 'delete',
  path: '/me/sessions',
  summary: 'End every sign-in but this one',
  description: 'For a device that is lost. API keys go on: revoke them one by one.',
  responses: { 204: empty('Ended'), ...signedInProblems() },
});

const auditRoute = createRoute({
  ...signedIn,
  operationId: 'listAudit',
  method: 'get',
  path: '/me/log',
  summary: 'What happened to your account, newest first',
  description:
    'Sign-ins, keys, limits, deletions, links and the like, with who did it and from where; kept for 400 days.',
  request: { query: pageQuery },
  responses: { 200: json(page(AuditEntry), 'A page of the log'), ...signedInProblems() },
});

const exportRoute = createRoute({
  ...signedIn,
  operationId: 'exportAccount',
  method: 'get',
  path: '/me/export',
  summary: 'Everything that is stored about you',
  description:
    'One JSON object, streamed: account, sign-ins, keys (not their hashes), projects, storyboards, films with their ' +
    'files by signed addresses, costs, webhooks, log.',
  responses: { 200: json(AccountExport, 'The whole account'), ...signedInProblems() },
});

export const meRoutes = createRouter()
  .openapi(getRoute, (c) => c.json(withoutKey(c.var.user), 200))
  .openapi(updateRoute, async (c) => {
    const user = withoutKey(c.var.user);
    return c.json(await updateAccount(c.var.deps, { user, change: c.req.valid('json') }), 200);
  })
  .openapi(deleteRoute, async (c) => {
    const { id: userId } = c.var.user;
    await deleteAccount(c.var.deps, { userId });
    c.var.deps.later(closeSockets(c.var.deps, userId, { but: null }));
    return c.body(null, 204);
  })
  .openapi(passwordRoute, async (c) => {
    const { id: userId, sessionId } = c.var.user;
    await changePassword(c.var.deps, { ...c.req.valid('json'), userId, sessionId });
    c.var.deps.later(closeSockets(c.var.deps, userId, { but: sessionId }));
    return c.body(null, 204);
  })
  .openapi(verificationRoute, async (c) => {
    await sendVerification(c.var.deps, c.var.user);
    return c.body(null, 202);
  })
  .openapi(allowanceRoute, async (c) =>
    c.json({ guest: await readGuestAllowance(c.var.deps, { userId: c.var.user.id }) }, 200),
  )
  .openapi(listSignInsRoute, async (c) => {
    const { id: userId, sessionId } = c.var.user;
    return c.json({ items: await listSignIns(c.var.deps, { userId, sessionId }) }, 200);
  })
  .openapi(endSignInRoute, async (c) => {
    const { sessionId } = c.req.valid('param');
    await endSignIn(c.var.deps, { userId: c.var.user.id, sessionId });
    c.var.deps.later(closeSockets(c.var.deps, c.var.user.id, { only: sessionId }));
    return c.body(null, 204);
  })
  .openapi(endOthersRoute, async (c) => {
    const { id: userId, sessionId } = c.var.user;
    await endOthers(c.var.deps, { userId, sessionId });
    c.var.deps.later(closeSockets(c.var.deps, userId, { but: sessionId }));
    return c.body(null, 204);
  })
  .openapi(auditRoute, async (c) =>
    c.json(await listAudit(c.var.deps, { userId: c.var.user.id, ...c.req.valid('query') }), 200),
  )
  .openapi(exportRoute, (c) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const parts = exportAccount(c.var.deps, withoutKey(c.var.user));
    c.var.deps.later(writeAll(parts, writable));
    const headers = {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="ai-film-studio.json"',
    };
    // Its type is that of a JSON answer, which this is; it is only never held as a whole.
    return c.body(readable, 200, headers) as never;
  });

/** Writes texts into a stream as they come. A reader who goes ends it, and so does trouble: the JSON is then cut. */
async function writeAll(parts: AsyncIterable<string>, stream: WritableStream<Uint8Array>): Promise<void> {
  const writer = stream.getWriter();
  const encoder = new TextEncoder();
  try {
    for await (const part of parts) await writer.write(encoder.encode(part));
    await writer.close();
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

function withoutKey({ apiKeyId: _, sessionId: __, ...user }: SignedInUser): User {
  return user;
}
