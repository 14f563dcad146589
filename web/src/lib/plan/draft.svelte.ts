import { DEFAULT_JOB_CONFIG } from '#domain/default-job-config';
import type { JobConfig } from '#domain/job-config';
import { studio } from '#web/api/studio.ts';
import { version } from '$app/env';
import { browserShelf, readDraft, storeDraft } from './stored-draft.ts';

const SAVE_AFTER_MS = 500;

/** The film being prepared in a project: script and config, kept in this browser while it is typed. */
export class Draft {
  script = $state('');
  config = $state<JobConfig>(structuredClone(DEFAULT_JOB_CONFIG));
  /** When it was last kept; null: not yet, or it cannot be kept here. */
  savedAt = $state<number | null>(null);
  readonly #projectId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(projectId: string) {
    this.#projectId = projectId;
    const stored = readDraft(browserShelf, projectId, version);
    if (!stored) return;
    this.script = stored.script;
    if (stored.config) this.config = stored.config;
    this.savedAt = stored.savedAt;
  }

  /** Keeps the draft a little later, so that typing is not held up. */
  saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  save(): void {
    clearTimeout(this.#timer);
    try {
      const savedAt = Date.now();
      const config = $state.snapshot(this.config);
      storeDraft(browserShelf, this.#projectId, { script: this.script, config, savedAt, version });
      this.savedAt = savedAt;
    } catch (thrown) {
      // Private windows and full stores refuse: the page then says that nothing is kept.
      console.warn('The draft cannot be kept', thrown);
      this.savedAt = null;
    }
  }

  /** Who comes from a film makes the next one as that one was made; null: from nowhere. */
  async takeChoices(jobId: string | null): Promise<void> {
    if (jobId === null) return;
    try {
      this.config = (await studio.jobs.get(jobId)).config;
    } catch (thrown) {
      console.warn('The choices of the film could not be taken over', thrown);
    }
  }

  /** Forgets the script once it has become a film; the choices stay for the next one. */
  clearScript(): void {
    this.script = '';
    this.save();
  }
}
