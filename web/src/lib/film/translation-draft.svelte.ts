import type { Translation } from './translate-plan.ts';

/** A film's translation while it is written, kept in this browser until the film is made. */
export class TranslationDraft {
  language = $state('');
  title = $state('');
  /** By line id; absent: not translated yet. */
  words = $state<Record<string, string>>({});
  readonly #key: string;

  constructor(jobId: string, language: string) {
    this.#key = `studio.translation.${jobId}`;
    this.language = language;
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<Translation> | null;
      if (typeof kept?.language !== 'string' || typeof kept.words !== 'object') return;
      this.language = kept.language;
      this.title = kept.title ?? '';
      this.words = { ...kept.words };
    } catch (thrown) {
      console.warn('The translation that was begun cannot be read', thrown);
    }
  }

  get translation(): Translation {
    return { language: this.language, title: this.title, words: $state.snapshot(this.words) };
  }

  keep(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.translation));
    } catch (thrown) {
      console.warn('The translation cannot be kept', thrown);
    }
  }

  forget(): void {
    localStorage.removeItem(this.#key);
  }
}
