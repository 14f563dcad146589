import type { Project } from '#domain/project';
import { studio } from '#web/api/studio.ts';

/**
 * A project of its own with the same description and the newest storyboard of the other; films stay where they are.
 * @throws ApiProblem
 */
export async function duplicateProject(project: Project, name: string): Promise<Project> {
  const [newest] = (await studio.plans.list(project.id)).items;
  const copy = await studio.projects.create({
    name,
    description: project.description,
    settings: project.settings,
  });
  if (!newest) return copy;
  const { script, plan } = await studio.plans.get(newest.id);
  await studio.plans.create(copy.id, { script, plan, config: {} });
  return copy;
}
