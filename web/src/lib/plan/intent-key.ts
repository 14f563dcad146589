/**
 * Idempotency keys, one an intent: the same request sent again after a lost answer keeps its key, so
 * one film is made; a changed request, or one that was answered, is a new intent.
 */
export class IntentKey {
  #body: string | null = null;
  #key = '';

  keyFor(request: unknown): string {
    const body = JSON.stringify(request);
    if (body !== this.#body) {
      this.#body = body;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }

  /** The request was answered, whatever the answer. */
  settled(): void {
    this.#body = null;
  }
}
