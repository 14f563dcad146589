import type { JobConfig } from '#domain/job-config';

/** A film being prepared, as this browser keeps it. */
export interface StoredDraft {
  script: string;
  config: JobConfig;
  savedAt: number;
  /** Of the screen that has written it, and so knows its config to be one. */
  version: string;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** This browser's store; each look at it may be refused. */
export const browserShelf: Shelf = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
};

const keyOf = (projectId: string) => `studio.draft.${projectId}`;

/** @throws what the store throws that is full or refused */
export function storeDraft(shelf: Shelf, projectId: string, draft: StoredDraft): void {
  shelf.setItem(keyOf(projectId), JSON.stringify(draft));
}

/** What was kept; null: nothing. `config` is absent where another version of the screen wrote it. */
export function readDraft(
  shelf: Shelf,
  projectId: string,
  version: string,
): (Omit<StoredDraft, 'config'> & { config?: JobConfig }) | null {
  const stored = parseDraft(shelf, projectId);
  if (!stored) return null;
  const { config, ...rest } = stored;
  return stored.version === version ? (stored as StoredDraft) : rest;
}

/**
 * Has the config of another version of the screen read by the schema, where there is one.
 * @param parseConfig answers what the schema makes of it; null: it is none any more, and is left as it is
 */
export async function renewDraft(
  shelf: Shelf,
  projectId: string,
  version: string,
  parseConfig: (config: unknown) => Promise<JobConfig | null>,
): Promise<void> {
  const stored = parseDraft(shelf, projectId);
  if (!stored || stored.version === version) return;
  const config = await parseConfig(stored.config);
  if (config) storeDraft(shelf, projectId, { ...stored, config, version });
}

function parseDraft(
  shelf: Shelf,
  projectId: string,
): (Omit<StoredDraft, 'config'> & { config: unknown }) | null {
  try {
    const text = shelf.getItem(keyOf(projectId));
    if (text === null) return null;
    const stored = JSON.parse(text) as Partial<StoredDraft>;
    if (typeof stored.script !== 'string') return null;
    const { script, config = {}, savedAt = Date.now(), version = '' } = stored;
    return { script, config, savedAt, version };
  } catch (thrown) {
    console.warn('The draft cannot be read', thrown);
    return null;
  }
}
