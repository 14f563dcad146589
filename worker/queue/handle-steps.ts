import { z } from 'zod';
import { followAttempt } from '../steps/follow-attempt.ts';
import { runStep, type StepDeps } from '../steps/run-step.ts';

const StepMessage = z.object({ jobId: z.string(), stepKey: z.string(), fence: z.int() });
const FollowMessage = z.object({
  follow: StepMessage.extend({ attempt: z.int() }),
  service: z.string(),
  model: z.string(),
  missed: z.int(),
});
const Message = z.union([StepMessage, FollowMessage]);

/** A message of `film-steps`: do this step, or see how its purchase stands. */
export async function handleStepMessage(deps: StepDeps, body: unknown): Promise<void> {
  const message = Message.parse(body);
  await ('follow' in message ? followAttempt(deps, message) : runStep(deps, message));
}
