import { studio } from '#web/api/studio.ts';
import { session } from '#web/session/session.svelte.ts';
import { m } from '#web/words/messages.js';

/** Signs a visitor in as a guest with a project to write in. Returns its address. @throws ApiProblem */
export async function beginAsGuest(): Promise<string> {
  await session.beginAsGuest();
  const project = await studio.projects.create({ name: m.my_first_film() });
  return `/projects/${project.id}/new`;
}
