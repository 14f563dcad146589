import type { Deps } from '../deps.ts';

/** A message of `film-steps`: see that this preview is made. */
export interface PreviewMessage {
  previewId: string;
}

/** Wakes a consumer for a preview, `delayMs` from now. One that is lost is made up for by whoever looks, and by the sweep. */
export async function sendPreview(
  { queues }: Pick<Deps, 'queues'>,
  previewId: string,
  delayMs = 0,
): Promise<void> {
  const message: PreviewMessage = { previewId };
  try {
    await queues.filmSteps.send(message, { delaySeconds: Math.ceil(delayMs / 1000) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    console.error(JSON.stringify({ level: 'error', event: 'preview.unsent', previewId, error: name }));
  }
}
