/** A lock handed on in the order of asking. `acquire` resolves with the function that gives it back. */
export class TurnQueue {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn; calling the result twice is harmless. */
  acquire(): Promise<() => void> {
    let release!: () => void;
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    const turn = this.#tail.then(() => release);
    this.#tail = this.#tail.then(() => mine);
    return turn;
  }
}
