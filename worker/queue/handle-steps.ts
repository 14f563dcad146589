import { z } from 'zod';
import { ErrandMessage } from '../errands/errand.ts';
import { makeExport } from '../exports/make-export.ts';
import { makePreview } from '../previews/make-preview.ts';
import { followAttempt } from '../steps/follow-attempt.ts';
import { runStep, type StepDeps } from '../steps/run-step.ts';
import { checkUpload } from '../uploads/check-upload.ts';

const StepMessage = z.object({ jobId: z.string(), stepKey: z.string(), fence: z.int() });
const FollowMessage = z.object({
  follow: StepMessage.extend({ attempt: z.int() }),
  service: z.string(),
  model: z.string(),
  missed: z.int(),
});
const Message = z.union([StepMessage, FollowMessage, ErrandMessage]);

/** A message of `film-steps`: do this step, see how its purchase stands, see that an export or a preview is made or an upload looked at. */
export async function handleStepMessage(deps: StepDeps, body: unknown): Promise<void> {
  const message = Message.parse(body);
  if ('exportId' in message) return makeExport(deps, message.exportId);
  if ('previewId' in message) return makePreview(deps, message.previewId);
  if ('uploadId' in message) return checkUpload(deps, message.uploadId);
  await ('follow' in message ? followAttempt(deps, message) : runStep(deps, message));
}
