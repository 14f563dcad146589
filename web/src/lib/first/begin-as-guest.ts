import { studio } from '#web/api/studio.ts';
import { session } from '#web/session/session.svelte.ts';

/** Signs a visitor in as a guest with a project to write in. Returns its address. @throws ApiProblem */
export async function beginAsGuest(): Promise<string> {
  await session.beginAsGuest();
  const project = await studio.projects.create({ name: 'My first film' });
  return `/projects/${project.id}/new`;
}
