import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOB_STATUSES, TRANSITIONS } from '#domain/job';
import { JobConfig } from '#domain/job-config';
import guardMigration from '../../migrations/0001_job_status_guard.sql?raw';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { testEnv } from '../testing/test-env.ts';
import { brokenConstraint, connectDatabase, type DatabaseConnection } from './connect.ts';
import { jobStatusGuardSql, PROGRESS_GUARD, STATUS_GUARD } from './job-status-guard.ts';
import { jobs, projects, users } from './schema.ts';

let connection: DatabaseConnection;
const userId = newId('usr');
const projectId = newId('prj');

beforeAll(async () => {
  connection = connectDatabase(readSettings(testEnv));
  const now = new Date();
  await connection.db.insert(users).values({ id: userId, username: userId, createdAt: now });
  await connection.db
    .insert(projects)
    .values({ id: projectId, name: 'Guard', userId, createdAt: now, updatedAt: now });
});

afterAll(() => connection.close());

async function insertJob(status: (typeof JOB_STATUSES)[number], progress = 0): Promise<string> {
  const id = newId('job');
  const now = new Date();
  const config = JobConfig.parse({});
  await connection.db.insert(jobs).values({
    id,
    projectId,
    userId,
    script: 'x',
    status,
    progress,
    config,
    budgetPeriod: '2026-11',
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

describe('the second wall of the state machine', () => {
  it('is generated from the table in domain/job.ts', () => {
    expect(guardMigration).toBe(jobStatusGuardSql());
  });

  it('lets exactly the pairs of the table through, of all 64', async () => {
    const letThrough: string[] = [];
    for (const from of JOB_STATUSES) {
      const id = await insertJob(from);
      for (const to of JOB_STATUSES) {
        try {
          await connection.db.transaction(async (tx) => {
            await tx.execute(sql`UPDATE jobs SET status = ${to} WHERE id = ${id}`);
            letThrough.push(`${from} → ${to}`);
            tx.rollback();
          });
        } catch (error) {
          if (brokenConstraint(error) === undefined) continue;
          expect(brokenConstraint(error)).toBe(STATUS_GUARD);
        }
      }
    }
    const allowed = JOB_STATUSES.flatMap((from) =>
      JOB_STATUSES.filter((to) => TRANSITIONS[from][to]).map((to) => `${from} → ${to}`),
    );
    expect(letThrough).toEqual(allowed);
  });

  it('never lets progress go back, nor beyond a hundred', async () => {
    const id = await insertJob('processing', 40);
    const set = (progress: number) =>
      connection.db.execute(sql`UPDATE jobs SET progress = ${progress} WHERE id = ${id}`);
    await set(40);
    await set(41);
    await expect(set(40).catch((error) => brokenConstraint(error))).resolves.toBe(PROGRESS_GUARD);
    await expect(set(101).catch((error) => brokenConstraint(error))).resolves.toBe('jobs_progress_percent');
  });
});
