/** The time, moving on once in 30 s: for words like "5 minutes ago". In milliseconds since 1970. */
class Now {
  #ms = $state(Date.now());
  #readers = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  get ms(): number {
    if ($effect.tracking()) {
      $effect(() => {
        if (this.#readers++ === 0) {
          this.#timer = setInterval(() => {
            this.#ms = Date.now();
          }, 30_000);
        }
        return () => {
          if (--this.#readers === 0) clearInterval(this.#timer);
        };
      });
    }
    return this.#ms;
  }
}

export const now = new Now();
