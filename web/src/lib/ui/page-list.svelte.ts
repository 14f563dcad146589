import { type ApiProblem, asProblem } from '#web/api/api-problem.ts';
import type { Page } from '#web/api/studio.ts';

/** A cursor-paged list of the API as it grows on the screen. */
export class PageList<T extends { id: string }> {
  items = $state<T[]>([]);
  problem = $state.raw<ApiProblem | null>(null);
  loading = $state(false);
  /** True once the first page is there. */
  ready = $state(false);
  #next = $state<string | null>(null);
  /** Counts what was asked for: an answer that a newer question has overtaken is not taken. */
  #asked = 0;
  readonly #load: (cursor: string | undefined) => Promise<Page<T>>;

  constructor(load: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#load = load;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Loads the first page anew. */
  async restart(): Promise<void> {
    await this.#take(undefined, (page) => page.items);
    this.ready ||= this.problem === null && !this.loading;
  }

  async more(): Promise<void> {
    if (this.#next === null || this.loading) return;
    await this.#take(this.#next, (page) => {
      const known = new Set(this.items.map((item) => item.id));
      return [...this.items, ...page.items.filter((item) => !known.has(item.id))];
    });
  }

  async #take(cursor: string | undefined, merge: (page: Page<T>) => T[]): Promise<void> {
    this.loading = true;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const page = await this.#load(cursor);
      if (asked !== this.#asked) return;
      this.items = merge(page);
      this.#next = page.nextCursor;
      this.problem = null;
    } catch (thrown) {
      if (asked === this.#asked) this.problem = asProblem(thrown);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }
}
