import { z } from 'zod';
import { LIMITS } from './shortfall.ts';

/**
 * Every error a client can meet: code → HTTP status and title. Codes are `noun.reason` and never
 * renamed; each answer is application/problem+json (RFC 9457).
 */
export const PROBLEMS = {
  'request.invalid': { status: 400, title: 'The request is not valid' },
  'request.malformed': { status: 400, title: 'The body is not valid JSON' },
  'request.too_large': { status: 413, title: 'The request is too large' },
  'request.unsupported_type': { status: 415, title: 'The content type is not supported' },
  'request.method_not_allowed': { status: 405, title: 'The method is not allowed here' },
  'request.rate_limited': { status: 429, title: 'Too many requests' },
  'route.not_found': { status: 404, title: 'There is nothing at this address' },
  'auth.required': { status: 401, title: 'Sign in first' },
  'auth.invalid_token': { status: 401, title: 'The token is not valid' },
  'auth.invalid_credentials': { status: 401, title: 'E-mail or password is wrong' },
  'auth.refresh_reused': { status: 401, title: 'The refresh token was used before; sign in again' },
  'auth.forbidden': { status: 403, title: 'This is not allowed' },
  'auth.scope_missing': { status: 403, title: 'The API key may not do this' },
  'auth.wrong_password': { status: 422, title: 'The password is wrong' },
  'auth.mail_token_invalid': { status: 422, title: 'This link is not valid any more' },
  'guest.not_allowed': { status: 403, title: 'Guests may not do this; register, and your work is kept' },
  'guest.allowance_used': { status: 429, title: 'The guest allowance of today is used; register to go on' },
  'session.not_found': { status: 404, title: 'There is no such sign-in' },
  'webhook.not_found': { status: 404, title: 'There is no such webhook endpoint' },
  'webhook.url_refused': { status: 422, title: 'Webhooks may not go to this address' },
  'webhook.too_many': { status: 409, title: 'There are as many webhook endpoints as there may be' },
  'delivery.not_found': { status: 404, title: 'There is no such delivery' },
  'key.not_found': { status: 404, title: 'There is no such API key' },
  'upload.not_found': { status: 404, title: 'There is no such upload' },
  'upload.not_arrived': { status: 409, title: 'The file has not arrived at its address yet' },
  'upload.refused': { status: 422, title: 'The file is not taken' },
  'upload.too_many': { status: 409, title: 'There are as many uploads as there may be' },
  'preview.not_found': { status: 404, title: 'There is no such preview' },
  'provider_key.not_found': { status: 404, title: 'There is no such provider key' },
  'provider_key.refused': { status: 422, title: 'The vendor does not accept this key' },
  'user.email_taken': { status: 409, title: 'This e-mail address has an account already' },
  'user.username_taken': { status: 409, title: 'This user name is taken' },
  'project.not_found': { status: 404, title: 'There is no such project' },
  'plan.not_found': { status: 404, title: 'There is no such plan' },
  'plan.invalid': { status: 422, title: 'The plan is not valid' },
  'plan.version_conflict': { status: 412, title: 'The plan was changed meanwhile' },
  'plan.precondition_required': { status: 428, title: 'Say which version you change (If-Match)' },
  'script.unreadable': { status: 422, title: 'The script has nothing to film' },
  'script.refused': { status: 422, title: 'The script is refused by moderation' },
  'job.not_found': { status: 404, title: 'There is no such job' },
  'job.illegal_transition': { status: 409, title: 'The job is not in a state for this' },
  'job.not_completed': { status: 409, title: 'The film is not finished yet' },
  'job.ticket_invalid': { status: 401, title: 'The ticket is not valid' },
  'job.upgrade_required': { status: 426, title: 'This address speaks WebSocket' },
  'share.not_found': { status: 404, title: 'The film is not shared' },
  'export.limit_reached': { status: 409, title: 'This film has been exported in enough ways' },
  'moderation.not_found': { status: 404, title: 'There is no such decision of moderation' },
  'shot.not_found': { status: 404, title: 'There is no such shot' },
  'order.not_found': { status: 404, title: 'There is no such order' },
  'order.stale': { status: 409, title: 'This order is no longer wanted' },
  'provider.key_missing': { status: 422, title: 'A provider key is not set' },
  'provider.unknown': { status: 422, title: 'There is no such provider' },
  'provider.unavailable': { status: 503, title: 'The provider cannot be reached' },
  'budget.exceeded': { status: 402, title: 'This would exceed the budget' },
  'idempotency.in_flight': { status: 409, title: 'The first request with this key is still running' },
  'idempotency.mismatch': { status: 422, title: 'This key was used for another request' },
  'database.unavailable': { status: 503, title: 'The database cannot be reached' },
  'bucket.unavailable': { status: 503, title: 'The bucket cannot be reached' },
  'mail.unavailable': { status: 503, title: 'This studio cannot send mails' },
  'composer.unavailable': { status: 503, title: 'The composer cannot be reached' },
  'internal.error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  requestId: z.string(),
  /** The fields that are wrong; `path` is dotted, e.g. `config.aspect`. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Of `budget.exceeded`: the limit that is met, by the field that raises it, and the amounts. */
  limit: z.enum(LIMITS).optional(),
  neededMicros: z.int().optional(),
  limitMicros: z.int().optional(),
  leftMicros: z.int().optional(),
});
export type Problem = z.infer<typeof Problem>;
