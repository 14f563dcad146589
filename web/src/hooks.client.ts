import type { HandleClientError } from '@sveltejs/kit/hooks';
import { asProblem } from '#web/api/api-problem.ts';

/** Gives the error page the words of the problem that a load function met. */
export const handleError: HandleClientError = (caught) => {
  if (caught.kind !== 'unknown') return;
  const problem = asProblem(caught.error);
  console.error(caught.error);
  return { message: problem.message, code: problem.code };
};
