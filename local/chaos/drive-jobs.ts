import { setTimeout as sleep } from 'node:timers/promises';
import { isSettled, type JobStatus } from '#domain/job';
import type { ChaosWorld } from './chaos-world.ts';
import type { DraftJob } from './draft-jobs.ts';
import { StubbornClient } from './stubborn-client.ts';
import type { AskedJob } from './take-snapshot.ts';

interface DrivenJob extends AskedJob {
  draft: DraftJob;
  askedAtMs: number;
  cancelled: boolean;
  retried: number;
}

export interface DriveOptions {
  users: number;
  /** Jobs that are under way at the same time. */
  atOnce: number;
  /** A job that has not ended by then never will. */
  deadlineMs: number;
  /** Asked before each job after the first; false ends the run. */
  more?(): boolean;
  log(line: string): void;
}

/** Owners of films: they ask for jobs, cancel some, retry what failed, and never give up asking. */
export async function openDrive(world: ChaosWorld, options: DriveOptions) {
  const clients = await Promise.all(
    Array.from({ length: options.users }, async (_, i) => {
      const client = new StubbornClient(world.url, `chaos-${i}`);
      await client.register();
      const project = await client.ask('POST', 'projects', { name: `Chaos ${i}` });
      return { client, projectId: project.body.id as string };
    }),
  );
  const jobs: DrivenJob[] = [];
  const refusals: string[] = [];
  const statuses = new Map<string, JobStatus>();

  async function ask(draft: DraftJob): Promise<void> {
    const { client, projectId } = clients[draft.user % clients.length]!;
    const { script, config } = draft;
    const { status, body } = await client.ask('POST', `projects/${projectId}/jobs`, { script, config });
    if (status !== 202) refusals.push(`${status} ${body.code}: ${body.detail ?? body.title}`);
    else jobs.push({ id: body.id, client, draft, askedAtMs: Date.now(), cancelled: false, retried: 0 });
  }

  /** Reads how the jobs stand, and does what their owners would do now. Answers with how many go on. */
  async function tend(): Promise<number> {
    const rows = await world.sql<{ id: string; status: JobStatus }>('SELECT id, status FROM jobs');
    for (const { id, status } of rows) statuses.set(id, status);
    for (const job of jobs) {
      const status = statuses.get(job.id);
      const due = job.draft.cancelAfterMs !== null && Date.now() - job.askedAtMs > job.draft.cancelAfterMs;
      if (due && !job.cancelled) {
        job.cancelled = true;
        await job.client.ask('POST', `jobs/${job.id}/cancel`);
      } else if (status === 'failed' && job.retried < job.draft.retries && !job.cancelled) {
        job.retried++;
        await job.client.ask('POST', `jobs/${job.id}/retry`);
        statuses.set(job.id, 'queued');
      }
    }
    return jobs.filter(({ id }) => !isSettled(statuses.get(id) ?? 'pending')).length;
  }

  return {
    jobs: jobs as readonly AskedJob[],
    refusals,
    clients: clients.map(({ client }) => client),

    /** Asks for all jobs, so many at a time. Resolves when all have been asked for and `share` have ended. */
    async run(drafts: readonly DraftJob[], share: number): Promise<void> {
      const endMs = Date.now() + options.deadlineMs;
      const left = [...drafts];
      for (let asked = 0, told = 0; ; ) {
        const open = await tend();
        const more = left.length > 0 && (asked === 0 || (options.more?.() ?? true));
        const ended = jobs.length - open;
        if (Math.floor(ended / 10) > told) {
          told = Math.floor(ended / 10);
          options.log(`${ended} of ${drafts.length} jobs have ended`);
        }
        if (!more && ended >= jobs.length * share) return;
        if (Date.now() > endMs) return;
        const room = more ? Math.min(options.atOnce - open, left.length) : 0;
        const next = left.splice(0, Math.max(0, room));
        await Promise.all(next.map(ask));
        asked += next.length;
        await sleep(500);
      }
    },

    /** Waits until every job has ended; those that have not in time are found later. */
    async settle(patienceMs: number): Promise<void> {
      const endMs = Date.now() + patienceMs;
      while ((await tend()) > 0 && Date.now() < endMs) await sleep(500);
    },
  };
}
