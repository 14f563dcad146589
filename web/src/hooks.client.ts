import type { HandleClientError } from '@sveltejs/kit/hooks';
// The policy forbids eval: schemas that only tried it would still be reported as a breach of it.
import { config } from 'zod/v4/core';
import { speakPageLanguage } from '#web/ui/language.ts';

config({ jitless: true });
speakPageLanguage();

/** Gives the error page the words of the problem that a load function met. */
export const handleError: HandleClientError = async (caught) => {
  if (caught.kind !== 'unknown') return;
  console.error(caught.error);
  // The first page needs no words for problems, nor the schemas behind them.
  const { asProblem } = await import('#web/api/api-problem.ts');
  const problem = asProblem(caught.error);
  return { message: problem.message, code: problem.code };
};
