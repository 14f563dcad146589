import type { Problem, ProblemCode } from '#domain/problem';
import { m } from '#web/words/messages.js';
import { sayFieldError } from './field-words.ts';
import { sayProblem, wordsFor } from './problem-words.ts';

/** Codes of the API, and two of the screen's own for a door that cannot be reached. */
export type ScreenProblemCode = ProblemCode | 'network.unreachable' | 'network.timeout';

/** Any answer that is not what was asked for, with words fit for the person in front of the screen. */
export class ApiProblem extends Error {
  readonly code: ScreenProblemCode | (string & {});
  readonly status: number;
  readonly requestId: string | undefined;
  /** What is wrong with single fields, in words for people; `said` is what the studio itself said. */
  readonly errors: readonly { path: string; message: string; said: string }[];

  constructor(problem: Pick<Problem, 'title' | 'status' | 'code'> & Partial<Problem>) {
    super(sayProblem(problem.code, problem.title, problem.detail));
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.errors = (problem.errors ?? []).map(({ path, message }) => ({
      path,
      message: sayFieldError(message),
      said: message,
    }));
  }

  /** What to do about it; undefined: the message says it, or there is nothing. */
  get advice(): string | undefined {
    return wordsFor(this.code)?.advice;
  }

  /** What is wrong with one field; `path` is dotted, e.g. `config.aspect`. */
  messageFor(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }

  /** True if the same request may well succeed later: nothing is wrong with it. */
  get passing(): boolean {
    return this.code.startsWith('network.') || this.status >= 500 || this.status === 429;
  }
}

/** Any thrown value as an ApiProblem; what is no ApiProblem is a fault of the screen itself. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new ApiProblem({
    code: 'screen.error',
    status: 0,
    title: m.screen_error(),
    detail,
  });
}
