import type { Job } from '#domain/film-job';
import { studio } from '#web/api/studio.ts';

/** A pointer that only passes by plays nothing. */
const PLAY_AFTER_MS = 350;

/** A finished film that plays, muted, while a pointer rests on its card. */
export class HoverPlay {
  /** The film's address while it plays. */
  url = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #job: () => Job | null;

  constructor(job: () => Job | null) {
    this.#job = job;
  }

  enter(event: PointerEvent): void {
    const job = this.#job();
    if (job?.status !== 'completed' || event.pointerType === 'touch') return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    clearTimeout(this.#timer);
    const timer = setTimeout(async () => {
      try {
        const { url } = await studio.jobs.output(job.id);
        // The pointer may have gone on while the address was asked for.
        if (this.#timer === timer) this.url = url;
      } catch (thrown) {
        console.warn('The film could not be played on its card', thrown);
      }
    }, PLAY_AFTER_MS);
    this.#timer = timer;
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.url = null;
  }
}
