import { canTransition } from '#domain/job';
import { errorOf, type Move, moveRow } from '../jobs/move-row.ts';
import { sendDeliveries } from '../webhooks/send-deliveries.ts';
import { type CourseDeps, loadJobRow, type OpenJob } from './open-job.ts';

/**
 * Moves a job to another status. Postgres decides. False: the move is not allowed, or somebody else moved the
 * job meanwhile; then `job.row` is as Postgres has it.
 */
export async function moveJob(job: OpenJob, deps: CourseDeps, move: Move): Promise<boolean> {
  if (!canTransition(job.row.status, move.to, move.actor)) return false;
  const moved = await moveRow(deps, job.row.id, job.row.status, move);
  if (!moved) {
    const row = await loadJobRow(deps.db, job.row.id);
    if (row) job.row = row;
    return false;
  }
  await deps.checkpoint(`${move.to}:after-commit`);
  job.row = { ...job.row, status: move.to, progress: moved.progress, retryCount: moved.retryCount };
  job.say({ type: 'status', status: move.to, reason: move.reason, error: errorOf(move) });
  // What is not sent now is sent by the sweep.
  await sendDeliveries(deps, moved.deliveries).catch(() => undefined);
  return true;
}
