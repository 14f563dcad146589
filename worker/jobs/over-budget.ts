import { type Shortfall, sayShortfall } from '#domain/shortfall';
import { createProblem, type ProblemError } from '../errors.ts';

/** `budget.exceeded` with its amounts, in words and as members of the answer. */
export function overBudget(shortfall: Shortfall, cause?: unknown): ProblemError {
  return createProblem('budget.exceeded', { detail: sayShortfall(shortfall), members: shortfall, cause });
}
