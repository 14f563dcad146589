import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Studio } from '../../sdk/studio.ts';

/** Fetches a finished film and its captions. Throws `StudioProblem` `job.not_completed`. */
export async function fetchFilm(studio: Studio, jobId: string, outFile: string) {
  const { data } = await studio.api.GET('/api/v1/jobs/{jobId}/output', { params: { path: { jobId } } });
  const output = data!;
  const captions = outFile.replace(/\.[^./]+$/, '').concat('.srt');
  await Promise.all([download(output.url, outFile), download(output.captions.srt, captions)]);
  return { output, film: outFile, captions };
}

/** Fetches what a signed URL names; `file` appears when it is whole. */
export async function download(url: string, file: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`The bucket answered ${response.status} for ${basename(file)}.`);
  await mkdir(dirname(resolve(file)), { recursive: true });
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}
