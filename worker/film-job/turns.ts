/**
 * Takes pieces of work one after another, in the order of arrival. A Durable Object is not serial across
 * `await`: without this, two reports could read the same journal and the second would overwrite the first.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
