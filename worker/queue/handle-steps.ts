import { z } from 'zod';
import { runStep, type StepDeps } from '../steps/run-step.ts';

const StepMessage = z.object({ jobId: z.string(), stepKey: z.string(), fence: z.int() });

/** A message of `film-steps`: do this step. */
export async function handleStepMessage(deps: StepDeps, body: unknown): Promise<void> {
  await runStep(deps, StepMessage.parse(body));
}
