import type { components } from './generated/api.ts';

export type Problem = components['schemas']['Problem'];

/** The studio said no: `message` is its own words with the fields it named, `code` is stable. */
export class StudioProblem extends Error {
  override name = 'StudioProblem';
  /** E.g. `budget.exceeded`; `answer.unreadable`: what came was no answer of a studio. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Tell it when you ask the studio's people. */
  readonly requestId: string;
  /** The fields at fault. */
  readonly errors: { path: string; message: string }[];
  /** When another try makes sense; null: the studio did not say. */
  readonly retryAfterMs: number | null;

  constructor(problem: Problem, retryAfterMs: number | null = null) {
    const fields = problem.errors?.map(({ path, message }) => `${path}: ${message}`).join('; ');
    super([problem.detail ?? problem.title, fields].filter(Boolean).join(' — '));
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.retryAfterMs = retryAfterMs;
  }
}

/** The problem that an answer tells of. */
export async function readProblem(response: Response): Promise<StudioProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  const text = await response.text();
  return new StudioProblem(parse(text) ?? unreadable(response), retryAfterMs);
}

function parse(text: string): Problem | null {
  try {
    const problem = JSON.parse(text);
    return typeof problem?.code === 'string' && typeof problem.title === 'string' ? problem : null;
  } catch {
    // A proxy on the way speaks HTML; the caller gets told what it was.
    return null;
  }
}

const unreadable = ({ status, headers }: Response): Problem => ({
  type: 'about:blank',
  title: `The studio answered ${status} with something that is no problem document.`,
  status,
  code: 'answer.unreadable',
  requestId: headers.get('x-request-id') ?? '',
});
