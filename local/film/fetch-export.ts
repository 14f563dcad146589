import { setTimeout as sleep } from 'node:timers/promises';
import { EXPORT_EXTENSIONS } from '#domain/film-export';
import type { components, Studio } from '../../sdk/studio.ts';
import { download } from './fetch-film.ts';

type JobExport = components['schemas']['JobExport'];

const ASK_EVERY_MS = 700;

/** Has a finished film turned into another format, waits for it and fetches it. Throws `StudioProblem`, or if it fails. */
export async function fetchExport(
  { api }: Studio,
  { jobId, format, outFile }: { jobId: string; format: JobExport['format']; outFile: string | null },
): Promise<{ file: string; export: JobExport }> {
  const params = { path: { jobId } };
  const asked = await api.POST('/api/v1/jobs/{jobId}/exports', { params, body: { format } });
  for (let made: JobExport | undefined = asked.data; ; ) {
    if (made?.state === 'failed') throw new Error(made.error?.message ?? 'The export failed.');
    if (made?.url) {
      const file = outFile ?? `${jobId}.${EXPORT_EXTENSIONS[format]}`;
      await download(made.url, file);
      return { file, export: made };
    }
    await sleep(ASK_EVERY_MS);
    const { data } = await api.GET('/api/v1/jobs/{jobId}/exports', { params });
    made = data?.items.find(({ id }) => id === asked.data?.id);
    if (!made) throw new Error('The export is gone.');
  }
}
