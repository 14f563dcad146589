import type { ProviderOffer } from '#domain/film-job';
import { type ApiProblem, asProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';

const FRESH_MS = 60_000;

/** Who can make what, with prices, as the studio says it: looked up once for all who ask at the same time. */
class Offers {
  items = $state.raw<readonly ProviderOffer[] | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  #atMs = Number.NEGATIVE_INFINITY;

  /** Sees to it that they are known; what is known is shown meanwhile. */
  want(): void {
    if (Date.now() - this.#atMs > FRESH_MS) void this.load();
  }

  async load(): Promise<void> {
    this.#atMs = Date.now();
    this.problem = null;
    try {
      this.items = (await studio.providers()).items;
    } catch (thrown) {
      this.#atMs = Number.NEGATIVE_INFINITY;
      this.problem = asProblem(thrown);
    }
  }

  of(stage: ProviderOffer['stage']): readonly ProviderOffer[] {
    return (this.items ?? []).filter((offer) => offer.stage === stage);
  }

  /** The offer that a choice stands for: `auto` is the first vendor that is set up; undefined: none, or not known. */
  chosen(stage: ProviderOffer['stage'], choice: string): ProviderOffer | undefined {
    const mine = this.of(stage);
    if (choice !== 'auto') return mine.find((offer) => offer.name === choice);
    const bought = mine.find((offer) => offer.available && !offer.name.startsWith('embedded'));
    return bought ?? (stage === 'voice' ? mine.find((offer) => offer.name === 'embedded') : undefined);
  }
}

export const offers = new Offers();
