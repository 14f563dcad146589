import type { Deps } from '../deps.ts';

/** A message of `film-steps`: see that this upload is looked at. */
export interface UploadMessage {
  uploadId: string;
}

const UPLOAD = 'upl_';
/** True for the owners of orders that are uploads and no jobs. */
export const isUploadId = (ownerId: string): boolean => ownerId.startsWith(UPLOAD);

/** Wakes a consumer for an upload, `delayMs` from now. One that is lost is made up for by whoever looks, and by the sweep. */
export async function sendUpload(
  { queues }: Pick<Deps, 'queues'>,
  uploadId: string,
  delayMs = 0,
): Promise<void> {
  const message: UploadMessage = { uploadId };
  try {
    await queues.filmSteps.send(message, { delaySeconds: Math.ceil(delayMs / 1000) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    console.error(JSON.stringify({ level: 'error', event: 'upload.unsent', uploadId, error: name }));
  }
}
