import { orderIdOf } from '../composer/order-token.ts';
import type { Assignment } from '../film-job/start-step.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import type { StepDeps } from './run-step.ts';

/** Hands an order to the composer, its inputs as signed GETs. Null: taken; the composer reports by itself. */
export async function submitOrder(
  { bucket, composer, settings }: StepDeps,
  { work, inputs, claims }: Extract<Assignment, { place: 'composer' }>,
): Promise<StepOutcome | null> {
  const id = orderIdOf(claims.jobId, claims.stepKey, claims.fence);
  const signed = await Promise.all(
    Object.entries(inputs).map(async ([name, file]) => [name, (await bucket.signGet(file.objectKey)).url]),
  );
  const reportUrl = `${settings.internalUrl}/internal/orders/${id}`;
  const order = { id, work, inputs: Object.fromEntries(signed) as Record<string, string>, reportUrl };
  const submission = await composer.submit(order, claims);
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
