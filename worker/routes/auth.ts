import { createRoute } from '@hono/zod-openapi';
import {
  ForgotPasswordRequest,
  LoginRequest,
  RefreshRequest,
  RegisterRequest,
  ResetPasswordRequest,
  Session,
  VerifyEmailRequest,
} from '#domain/account';
import { beginGuest } from '../auth/begin-guest.ts';
import { closeSockets } from '../auth/close-sockets.ts';
import { logIn } from '../auth/log-in.ts';
import { logOut } from '../auth/log-out.ts';
import { refreshSession } from '../auth/refresh-session.ts';
import { registerUser } from '../auth/register-user.ts';
import { forgetPassword, resetPassword } from '../auth/reset-password.ts';
import { sendVerification, verifyEmail } from '../auth/verify-email.ts';
import { createProblem } from '../errors.ts';
import { callerOf } from '../http/caller.ts';
import { createRouter } from '../http/create-router.ts';
import { BODY, empty, json, jsonBody, optionalBody, problems, SIGN_IN } from '../http/open-api.ts';
import { dropRefreshCookie, handOver, refreshTokenOf } from '../http/refresh-cookie.ts';
import { userOf } from '../http/require-user.ts';

const tags = ['account'];

const registerRoute = createRoute({
  operationId: 'register',
  method: 'post',
  path: '/auth/register',
  tags,
  security: [{}, ...SIGN_IN],
  summary: 'Make an account and sign in',
  description:
    'Makes an account and signs it in. With a guest’s access token it becomes that guest’s: the id and all work stay, ' +
    'other sign-ins of the guest end. Browsers (`x-client: web`) get the refresh token as an HttpOnly cookie instead of in the body. ' +
    'A mail goes to the address to verify it.',
  request: { body: jsonBody(RegisterRequest) },
  responses: {
    201: json(Session, 'The account, signed in'),
    ...problems(
      ...BODY,
      'auth.invalid_token',
      'auth.scope_missing',
      'user.email_taken',
      'user.username_taken',
      'request.rate_limited',
    ),
  },
});

const guestRoute = createRoute({
  operationId: 'beginGuest',
  method: 'post',
  path: '/auth/guest',
  tags,
  security: [],
  summary: 'Try it without an account',
  description:
    'Makes a guest and signs it in. A guest makes animatics of up to 720, within an allowance of computing a day ' +
    '(`GET me/allowance`), and is removed with all work after 7 days, unless they register with their access token.',
  responses: { 201: json(Session, 'The guest, signed in'), ...problems('request.rate_limited') },
});

const forgotRoute = createRoute({
  operationId: 'forgotPassword',
  method: 'post',
  path: '/auth/forgot-password',
  tags,
  security: [],
  summary: 'Ask for a mail with which a new password can be set',
  description:
    'Answers the same whether the address has an account or not. The link lives an hour and works once.',
  request: { body: jsonBody(ForgotPasswordRequest) },
  responses: {
    202: empty('If there is such an account, a mail is on its way'),
    ...problems(...BODY, 'request.rate_limited', 'mail.unavailable'),
  },
});

const resetRoute = createRoute({
  operationId: 'resetPassword',
  method: 'post',
  path: '/auth/reset-password',
  tags,
  security: [],
  summary: 'Set a new password by the token of a mail',
  description: 'Ends every sign-in of the account; sign in with the new password afterwards.',
  request: { body: jsonBody(ResetPasswordRequest) },
  responses: { 204: empty('The new password is set'), ...problems(...BODY, 'auth.mail_token_invalid') },
});

const verifyRoute = createRoute({
  operationId: 'verifyEmail',
  method: 'post',
  path: '/auth/verify-email',
  tags,
  security: [],
  summary: 'Show that an address is yours by the token of a mail',
  description: 'The token lives three days and works once.',
  request: { body: jsonBody(VerifyEmailRequest) },
  responses: { 204: empty('The address is verified'), ...problems(...BODY, 'auth.mail_token_invalid') },
});

const loginRoute = createRoute({
  operationId: 'logIn',
  method: 'post',
  path: '/auth/login',
  tags,
  security: [],
  summary: 'Sign in',
  description:
    'Trades e-mail and password for an access token (30 minutes) and a refresh token (7 days). Tries are counted by account and by address.',
  request: { body: jsonBody(LoginRequest) },
  responses: {
    200: json(Session, 'Signed in'),
    ...problems(...BODY, 'auth.invalid_credentials', 'request.rate_limited'),
  },
});

const refreshRoute = createRoute({
  operationId: 'refreshSession',
  method: 'post',
  path: '/auth/refresh',
  tags,
  security: [],
  summary: 'Trade the refresh token for a new one and a new access token',
  description: 'Browsers (`x-client: web`) send none: theirs is in a cookie.',
  request: { body: { required: false, ...optionalBody(RefreshRequest) } },
  responses: {
    200: json(Session, 'Refreshed'),
    ...problems(...BODY, 'auth.required', 'auth.invalid_token', 'auth.refresh_reused', 'auth.forbidden'),
  },
});

const logoutRoute = createRoute({
  operationId: 'logOut',
  method: 'post',
  path: '/auth/logout',
  tags,
  security: [],
  summary: 'End this sign-in everywhere',
  description:
    'Revokes the refresh token and every access token of this sign-in. A token that is not known is no error.',
  request: { body: { required: false, ...optionalBody(RefreshRequest) } },
  responses: { 204: empty('Signed out'), ...problems(...BODY, 'auth.forbidden') },
});

export const authRoutes = createRouter()
  .openapi(registerRoute, async (c) => {
    const asking = await userOf(c);
    const guestId = asking && asking.guestUntil !== null ? asking.id : null;
    const session = await registerUser(c.var.deps, { ...c.req.valid('json'), ...callerOf(c), guestId });
    c.set('auditOf', { userId: session.user.id });
    if (c.var.deps.mailer) await sendVerification(c.var.deps, session.user);
    return c.json(handOver(c, session), 201);
  })
  .openapi(guestRoute, async (c) => {
    const session = await beginGuest(c.var.deps, callerOf(c));
    return c.json(handOver(c, session), 201);
  })
  .openapi(forgotRoute, async (c) => {
    await forgetPassword(c.var.deps, { ...c.req.valid('json'), address: callerOf(c).address });
    return c.body(null, 202);
  })
  .openapi(resetRoute, async (c) => {
    const { userId } = await resetPassword(c.var.deps, c.req.valid('json'));
    c.set('auditOf', { userId });
    c.var.deps.later(closeSockets(c.var.deps, userId, { but: null }));
    return c.body(null, 204);
  })
  .openapi(verifyRoute, async (c) => {
    c.set('auditOf', await verifyEmail(c.var.deps, c.req.valid('json').token));
    return c.body(null, 204);
  })
  .openapi(loginRoute, async (c) => {
    const session = await logIn(c.var.deps, { ...c.req.valid('json'), caller: callerOf(c) });
    c.set('auditOf', { userId: session.user.id });
    return c.json(handOver(c, session), 200);
  })
  .openapi(refreshRoute, async (c) => {
    const token = refreshTokenOf(c, c.req.valid('json').refreshToken);
    if (token === undefined) throw createProblem('auth.required');
    const session = await refreshSession(c.var.deps, { refreshToken: token, device: callerOf(c).device });
    return c.json(handOver(c, session), 200);
  })
  .openapi(logoutRoute, async (c) => {
    const token = refreshTokenOf(c, c.req.valid('json').refreshToken);
    if (token !== undefined) await logOut(c.var.deps, token);
    dropRefreshCookie(c);
    return c.body(null, 204);
  });
