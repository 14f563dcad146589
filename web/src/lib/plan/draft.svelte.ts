import { JobConfig } from '#domain/job-config';

interface Stored {
  script: string;
  config: unknown;
  savedAt: number;
}

const SAVE_AFTER_MS = 500;

/** The film being prepared in a project: script and config, kept in this browser while it is typed. */
export class Draft {
  script = $state('');
  config = $state<JobConfig>(JobConfig.parse({}));
  /** When it was last kept; null: not yet, or it cannot be kept here. */
  savedAt = $state<number | null>(null);
  readonly #key: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(projectId: string) {
    this.#key = `studio.draft.${projectId}`;
    const stored = readStored(this.#key);
    if (!stored) return;
    this.script = stored.script;
    // A draft of an earlier version may hold a config that is no longer one.
    const config = JobConfig.safeParse(stored.config);
    if (config.success) this.config = config.data;
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
      const stored: Stored = { script: this.script, config: $state.snapshot(this.config), savedAt };
      localStorage.setItem(this.#key, JSON.stringify(stored));
      this.savedAt = savedAt;
    } catch (thrown) {
      // Private windows and full stores refuse: the page then says that nothing is kept.
      console.warn('The draft cannot be kept', thrown);
      this.savedAt = null;
    }
  }

  /** Forgets the script once it has become a film; the choices stay for the next one. */
  clearScript(): void {
    this.script = '';
    this.save();
  }
}

function readStored(key: string): Stored | null {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return null;
    const stored = JSON.parse(text) as Partial<Stored>;
    if (typeof stored.script !== 'string') return null;
    return { script: stored.script, config: stored.config ?? {}, savedAt: stored.savedAt ?? Date.now() };
  } catch (thrown) {
    console.warn('The draft cannot be read', thrown);
    return null;
  }
}
