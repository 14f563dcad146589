import type { OrderWork } from '#domain/composer-order';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { type OrderClaims, orderIdOf } from '../composer/order-token.ts';
import type { Deps } from '../deps.ts';
import type { Assignment } from '../film-job/start-step.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import type { StepDeps } from './run-step.ts';

/** How soon a composer that cannot be reached is asked again. */
const COMPOSER_AWAY_MS = 3_000;

/** Hands an order to the composer, its inputs as signed GETs. Null: taken; the composer reports by itself. */
export async function submitOrder(
  deps: StepDeps,
  { work, inputs, claims }: Extract<Assignment, { place: 'composer' }>,
): Promise<StepOutcome | null> {
  const signed = await Promise.all(
    Object.entries(inputs).map(
      async ([name, file]) => [name, (await deps.bucket.signGet(file.objectKey)).url] as const,
    ),
  );
  return handOrder(deps, { work, inputs: Object.fromEntries(signed), claims });
}

/**
 * Hands an order whose `inputs` are addresses to the composer. Null: taken; the composer reports by itself. Throws
 * `ComposerUnavailable`.
 */
export async function handOrder(
  { composer, settings }: Pick<Deps, 'composer' | 'settings'>,
  { work, inputs, claims }: { work: OrderWork; inputs: Record<string, string>; claims: OrderClaims },
): Promise<Extract<StepOutcome, { type: 'busy' | 'failed' }> | null> {
  const id = orderIdOf(claims.jobId, claims.stepKey, claims.fence);
  const reportUrl = `${settings.internalUrl}/internal/orders/${id}`;
  const submission = await composer.submit({ id, work, inputs, reportUrl }, claims);
  switch (submission.state) {
    case 'accepted':
      return null;
    case 'busy':
      return { type: 'busy', retryAfterMs: submission.retryAfterMs };
    case 'refused':
      return {
        type: 'failed',
        error: { code: 'order.refused', message: submission.message, retryable: false },
      };
    default:
      return submission satisfies never;
  }
}

/** Takes a composer that cannot be reached for one that is busy; other errors go on. */
export function asBusy(error: unknown): Extract<StepOutcome, { type: 'busy' }> {
  if (!(error instanceof ComposerUnavailable)) throw error;
  return { type: 'busy', retryAfterMs: COMPOSER_AWAY_MS };
}
