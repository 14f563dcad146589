import { join, resolve } from 'node:path';
import { fetchFilm } from '../../local/film/fetch-film.ts';
import { startStudioProcess } from '../../local/film/studio-process.ts';
import { Studio, StudioProblem, waitForJob } from '../../sdk/studio.ts';
import type { GalleryFilm } from './gallery-shots.ts';

/**
 * Makes each script's film through a studio of its own, one after another, at 480 lines, and fetches them into
 * `folder`. What the studio has made stays in folder/studio, so that a second run makes only what is new.
 * Throws if a film is not completed.
 */
export async function makeFilms(films: readonly GalleryFilm[], folder: string): Promise<string[]> {
  const dataDir = resolve(folder, 'studio');
  const own = await startStudioProcess({ PORT: '0', S3_PORT: '0', DATA_DIR: dataDir });
  const onInterrupt = () => void own.stop().finally(() => process.exit(130));
  process.once('SIGINT', onInterrupt);
  try {
    const studio = await enter(own.url);
    const { data: project } = await studio.api.POST('/api/v1/projects', { body: { name: 'Gallery' } });
    const files: string[] = [];
    for (const { name, script } of films) {
      const began = performance.now();
      const { data: created } = await studio.api.POST('/api/v1/projects/{projectId}/jobs', {
        params: { path: { projectId: project!.id } },
        body: { script, config: { resolution: 480, captions: 'off' } },
      });
      const job = await waitForJob(studio, created!.id, { pollMs: 300 });
      if (job.status !== 'completed') throw new Error(`${name} ended as ${job.status}`);
      const file = join(folder, `${name}.mp4`);
      const { output } = await fetchFilm(studio, job.id, file);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${name}: ${(output.durationMs / 1000).toFixed(0)} s of film in ${seconds} s\n`);
      files.push(file);
    }
    return files;
  } finally {
    process.off('SIGINT', onInterrupt);
    await own.stop();
  }
}

/** The gallery's own account, the same at every run, so that what it has made is found again. */
async function enter(url: string): Promise<Studio> {
  const studio = new Studio({ url });
  const account = { email: 'gallery@example.com', password: 'only-on-this-machine' };
  try {
    await studio.register({ ...account, username: 'gallery' });
  } catch (error) {
    if (!(error instanceof StudioProblem && error.status === 409)) throw error;
    await studio.logIn(account);
  }
  return studio;
}
