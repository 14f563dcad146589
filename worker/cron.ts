import { finishDeletions, removeGuests } from './account/finish-deletions.ts';
import { forgetExpired } from './db/forget-expired.ts';
import { createDeps, type Deps } from './deps.ts';
import type { Env } from './env.ts';
import { followExports } from './exports/make-export.ts';
import { reapAssets } from './jobs/reap-assets.ts';
import { sweepOutbox } from './jobs/send-outbox.ts';
import { wakeIdleJobs } from './jobs/wake-idle-jobs.ts';
import { followPreviews } from './previews/make-preview.ts';
import { sealKeysAnew } from './provider-keys/own-keys.ts';
import { followOpenAttempts } from './steps/follow-open-attempts.ts';
import { followUploads } from './uploads/check-upload.ts';
import { sealAnew } from './webhooks/endpoint-secrets.ts';
import { sweepDeliveries } from './webhooks/send-deliveries.ts';

const SWEEPS: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {
  sweepOutbox,
  sweepDeliveries,
  wakeIdleJobs,
  followOpenAttempts,
  followExports,
  followPreviews,
  followUploads,
  finishDeletions,
  removeGuests,
  sealAnew,
  sealKeysAnew,
  forgetExpired: (deps) => forgetExpired(deps.db, deps.now()),
  reapAssets,
};

/**
 * The minute's sweep: sends what stayed in the outbox, wakes idle jobs, finishes deletions, forgets what is
 * out of date. One that fails does not keep the others from their turn; the next minute tries again.
 */
export async function handleCron(
  _event: ScheduledController,
  env: Env,
  ctx: ExecutionContext,
): Promise<void> {
  const life = createDeps(env);
  for (const [sweep, run] of Object.entries(SWEEPS)) {
    try {
      await run(life.deps);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      console.error(JSON.stringify({ level: 'error', event: 'sweep.failed', sweep, error: name }));
    }
  }
  ctx.waitUntil(life.close());
}
