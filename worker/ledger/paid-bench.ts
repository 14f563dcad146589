import { eq, inArray, notInArray } from 'drizzle-orm';
import { budgets, costRecords, jobs, projects, providerGates } from '../db/schema.ts';
import { createDeps } from '../deps.ts';
import { type FilmBench, openBench } from '../film-job/film-bench.ts';
import { testEnv } from '../testing/test-env.ts';

/** One line of the scripted vendors' own log. */
export interface Charge {
  n: number;
  vendor: string;
  what: string;
  model: string;
  micros: number;
  requestHash: string;
  /** Whose account; absent: the studio's. */
  payer?: 'own';
  taskId?: string;
  requestId?: string;
}

export type PaidBench = Awaited<ReturnType<typeof openPaidBench>>;

/** Two lines and two shots of which nothing is bought twice. */
export const PAID_SCRIPT = `Mara climbed the stairs. "Is anybody there?" she asked.

An old man opened the door. "I have waited for you," he said.`;

/** A film bench whose films are bought of scripted vendors, with a look into the books of both sides. */
export async function openPaidBench() {
  const bench: FilmBench = await openBench();
  const root = String(testEnv.OPENAI_BASE_URL).replace(/\/v1$/, '');
  const life = createDeps(testEnv, 1);
  const { db } = life.deps;
  await db.delete(providerGates);
  const readLog = async (after: number): Promise<Charge[]> =>
    ((await (await fetch(`${root}/__log?after=${after}`)).json()) as { entries: Charge[] }).entries;
  const first = (await readLog(0)).at(-1)?.n ?? 0;
  const script = async (rules: unknown[], seed = 1): Promise<void> => {
    const answer = await fetch(`${root}/__script`, { method: 'POST', body: JSON.stringify({ seed, rules }) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await script([]);

  return {
    ...bench,
    db,
    deps: life.deps,
    script,

    /** What the vendors have charged since this bench was opened, but for what others are known to have bought. */
    async charges(): Promise<Charge[]> {
      const entries = (await readLog(first)).filter(({ micros }) => micros > 0);
      // Films that other tests have left under way go on buying beside this one.
      const owner = db.select({ id: projects.userId }).from(projects).where(eq(projects.id, bench.projectId));
      const others = await db
        .select({ taskId: costRecords.taskId, requestId: costRecords.providerRequestId })
        .from(costRecords)
        .where(notInArray(costRecords.userId, owner));
      const foreign = new Set(others.flatMap((row) => [row.taskId, row.requestId]));
      return entries.filter((entry) => {
        const id = entry.taskId ?? entry.requestId;
        return id === undefined || !foreign.has(id);
      });
    },

    async createFinal(
      providers: Record<string, string> = { image: 'replicate', voice: 'openai' },
      more: { script?: string; config?: Record<string, unknown> } = {},
    ): Promise<string> {
      const config = { quality: 'final', resolution: 480, providers, ...more.config };
      const answer = await bench.post(`projects/${bench.projectId}/jobs`, {
        script: more.script ?? PAID_SCRIPT,
        config,
      });
      if (answer.status !== 202) throw new Error(`job answered ${answer.status}: ${answer.text}`);
      return answer.json.id;
    },

    attempts: (jobId: string) => db.select().from(costRecords).where(eq(costRecords.jobId, jobId)),

    /** The books of all jobs of this bench's user: their rows, attempts and month. */
    async books() {
      const [project] = await db.select().from(projects).where(eq(projects.id, bench.projectId));
      const userId = project?.userId ?? '';
      const [jobRows, attempts, months] = await Promise.all([
        db.select().from(jobs).where(eq(jobs.userId, userId)),
        db.select().from(costRecords).where(eq(costRecords.userId, userId)),
        db
          .select()
          .from(budgets)
          .where(inArray(budgets.userId, [userId])),
      ]);
      return { jobs: jobRows, attempts, months };
    },

    /** Until no attempt of the user is open; messages that are due later are hurried along by the sweep. */
    async settle(): Promise<void> {
      for (let turn = 0; turn < 400; turn++) {
        const { attempts } = await this.books();
        if (attempts.every(({ status }) => status !== 'reserved')) return;
        await scheduler.wait(50);
      }
      throw new Error('attempts stay open');
    },

    async close(): Promise<void> {
      await script([]);
      await life.close();
      await bench.close();
    },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What is wrong with the books; empty: nothing. */
export function findFaults({
  jobs: rows,
  attempts,
  months,
}: Awaited<ReturnType<PaidBench['books']>>): string[] {
  const faults: string[] = [];
  const expect = (what: string, is: number, should: number) => {
    if (is !== should) faults.push(`${what} is ${is} and should be ${should}`);
  };
  for (const job of rows) {
    const own = attempts.filter((attempt) => attempt.jobId === job.id);
    const cost = sum(own.map((attempt) => attempt.costMicros));
    expect(`actual cost of ${job.id}`, job.actualCostMicros, cost);
    const held = sum(own.map((a) => (a.status === 'reserved' ? a.heldMicros : 0)));
    if (cost + held + job.reservedMicros > job.quotedMicros) {
      faults.push(`${job.id} may cost ${cost + held + job.reservedMicros} of ${job.quotedMicros}`);
    }
    const ended = ['completed', 'failed', 'cancelled', 'moderation_failed'].includes(job.status);
    if (ended) expect(`headroom of ${job.status} ${job.id}`, job.reservedMicros, 0);
  }
  for (const month of months) {
    const own = attempts.filter((attempt) => attempt.budgetPeriod === month.period);
    const held = sum(own.map((a) => (a.status === 'reserved' ? a.heldMicros : 0)));
    const headroom = sum(rows.filter((j) => j.budgetPeriod === month.period).map((j) => j.reservedMicros));
    expect(`reserved of ${month.period}`, month.reservedMicros, headroom + held);
    expect(`spent of ${month.period}`, month.spentMicros, sum(own.map((attempt) => attempt.costMicros)));
    if (month.spentMicros + month.reservedMicros > month.limitMicros) faults.push('more than the limit');
  }
  return faults;
}
