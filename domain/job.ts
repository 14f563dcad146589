import { z } from 'zod';

/** The states a job can be in; the order is the usual way through them. */
export const JOB_STATUSES = [
  'pending',
  'queued',
  'moderating',
  'processing',
  'completed',
  'moderation_failed',
  'failed',
  'cancelled',
] as const;

export const JobStatus = z.enum(JOB_STATUSES);
export type JobStatus = z.infer<typeof JobStatus>;

/** Who may ask for a transition. */
export const ACTORS = ['system', 'user'] as const;
export const Actor = z.enum(ACTORS);
export type Actor = z.infer<typeof Actor>;

/** The whole state machine: from → to → who may do it. Any pair that is not here is refused. */
export const TRANSITIONS: Readonly<Record<JobStatus, Readonly<Partial<Record<JobStatus, Actor>>>>> = {
  pending: { queued: 'system', cancelled: 'user', failed: 'system' },
  queued: { moderating: 'system', cancelled: 'user', failed: 'system' },
  moderating: { processing: 'system', moderation_failed: 'system', cancelled: 'user', failed: 'system' },
  processing: { completed: 'system', failed: 'system', cancelled: 'user' },
  completed: {},
  moderation_failed: { cancelled: 'user' },
  failed: { cancelled: 'user', queued: 'user' },
  cancelled: {},
};

/** True if `actor` may move a job from `from` to `to`. */
export function canTransition(from: JobStatus, to: JobStatus, actor: Actor): boolean {
  return TRANSITIONS[from][to] === actor;
}

/** True while the machine still works on the job by itself. */
export function isActive(status: JobStatus): boolean {
  return status === 'pending' || status === 'queued' || status === 'moderating' || status === 'processing';
}

/** True if nothing more happens unless the user asks for it. */
export function isSettled(status: JobStatus): boolean {
  return !isActive(status);
}
