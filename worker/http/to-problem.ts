import { HTTPException } from 'hono/http-exception';
import type { ProblemCode } from '#domain/problem';
import { BucketUnavailable } from '../bucket/bucket.ts';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { brokenConstraint, isDatabaseUnavailable, sqlState } from '../db/connect.ts';
import { createProblem, ProblemError } from '../errors.ts';

const RETRY_AFTER = { headers: { 'retry-after': '2' } };
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  413: 'request.too_large',
  415: 'request.unsupported_type',
};

/** What a client is told of any error. Whatever is not foreseen is `internal.error` and says nothing more. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException) {
    const code = BY_STATUS[error.status];
    if (code) return createProblem(code, { cause: error });
  }
  if (isDatabaseUnavailable(error)) {
    return createProblem('database.unavailable', { ...RETRY_AFTER, cause: error });
  }
  if (error instanceof BucketUnavailable) {
    return createProblem('bucket.unavailable', { ...RETRY_AFTER, cause: error });
  }
  if (error instanceof ComposerUnavailable) {
    return createProblem('composer.unavailable', { ...RETRY_AFTER, cause: error });
  }
  return createProblem('internal.error', { cause: error });
}

/**
 * What the log may hold of an error. A failed query's own message quotes its parameters (password hashes,
 * scripts), so only the database's code and constraint are kept of it.
 */
export function describeForLog(error: unknown): Record<string, unknown> {
  const cause = error instanceof ProblemError ? error.cause : error;
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: typeof cause };
  const state = sqlState(cause);
  if (state !== undefined || 'query' in cause) {
    return { error: cause.name, sqlState: state, constraint: brokenConstraint(cause) };
  }
  return { error: cause.name, message: cause.message, stack: cause.stack };
}
