import { PROBLEMS, type Problem, type ProblemCode } from '#domain/problem';
import type { Shortfall } from '#domain/shortfall';

export interface ProblemOptions {
  /** What happened here and what to do, for a person; never a secret. */
  detail?: string;
  /** The fields at fault. */
  errors?: { path: string; message: string }[];
  /** Further members of the answer (RFC 9457, 3.2). */
  members?: Shortfall;
  /** Further response headers, e.g. Retry-After in seconds. */
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An error that a client is meant to see. The app answers it as application/problem+json. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: { path: string; message: string }[] | undefined;
  readonly members: Shortfall | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[code].title, { cause: options.cause });
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.detail = options.detail;
    this.errors = options.errors;
    this.members = options.members;
    this.headers = options.headers ?? {};
  }
}

/** The error of `code`, to be thrown; its status and title come from the table in domain/problem.ts. */
export function createProblem(code: ProblemCode, options: ProblemOptions = {}): ProblemError {
  return new ProblemError(code, options);
}

/** The answer for a problem, as RFC 9457 has it. */
export function problemResponse(problem: ProblemError, requestId: string): Response {
  const body: Problem = {
    type: `urn:problem:${problem.code}`,
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    code: problem.code,
    requestId,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    ...problem.members,
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
