import { error } from '@sveltejs/kit';
import { ApiProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';
import { signedIn } from '#web/session/signed-in.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params, url, depends }) => {
  depends(`studio:project:${params.projectId}`);
  await signedIn(url);
  try {
    return { project: await studio.projects.get(params.projectId) };
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 404) error(404, 'There is no such project');
    throw thrown;
  }
};
