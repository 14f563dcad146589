import type { Deps } from '../deps.ts';

/** A message of `film-steps`: see that this export is made. */
export interface ExportMessage {
  exportId: string;
}

/**
 * Wakes a consumer for an export, `delayMs` from now. A wake-up that cannot be sent is made up for by whoever looks at
 * the export next, and by the minute's sweep.
 */
export async function sendExport(
  { queues }: Pick<Deps, 'queues'>,
  exportId: string,
  delayMs = 0,
): Promise<void> {
  const message: ExportMessage = { exportId };
  try {
    await queues.filmSteps.send(message, { delaySeconds: Math.ceil(delayMs / 1000) });
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    console.error(JSON.stringify({ level: 'error', event: 'export.unsent', exportId, error: name }));
  }
}
