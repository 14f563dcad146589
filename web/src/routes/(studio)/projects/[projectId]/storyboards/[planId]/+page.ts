import { error } from '@sveltejs/kit';
import { ApiProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';
import { signedIn } from '#web/session/signed-in.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url }) => {
  await signedIn(url);
  try {
    return { stored: await studio.plans.get(params.planId) };
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) error(404, 'There is no such storyboard');
    throw thrown;
  }
};
