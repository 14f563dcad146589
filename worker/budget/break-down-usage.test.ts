import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase, type DatabaseConnection } from '../db/connect.ts';
import { costRecords } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call } from '../testing/api.ts';
import { makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

let connection: DatabaseConnection;
beforeAll(() => {
  connection = connectDatabase(readSettings(testEnv));
});
afterAll(() => connection.close());

it('breaks a month down by day, film and provider, from the ledger alone', async () => {
  const { userId, jobId, token } = await makeEstate('spender');
  const stranger = await makeEstate('stranger');
  const pay = async (
    of: { at: string; costMicros: number } & Partial<typeof costRecords.$inferInsert>,
  ): Promise<void> => {
    const { at, ...row } = of;
    const id = newId('cst');
    await connection.db.insert(costRecords).values({
      ...{ id, userId, stepKey: id, attempt: 1, service: 'openai', model: 'm', status: 'settled' },
      ...{ budgetPeriod: '2031-05', createdAt: new Date(at), ...row },
    });
  };
  await pay({ at: '2031-05-02T23:59:59Z', costMicros: 30, jobId });
  await pay({ at: '2031-05-02T01:00:00Z', costMicros: 20, jobId, service: 'elevenlabs' });
  await pay({ at: '2031-05-04T01:00:00Z', costMicros: 7, jobId, status: 'uncertain' });
  // A plan, or a film that is gone.
  await pay({ at: '2031-05-04T02:00:00Z', costMicros: 100 });
  // None of these is spent, or not in May, or not by this person, or not from the budget.
  await pay({ at: '2031-05-04T03:00:00Z', costMicros: 1000, status: 'reserved' });
  await pay({ at: '2031-05-04T03:00:00Z', costMicros: 1000, status: 'released' });
  await pay({ at: '2031-05-04T03:00:00Z', costMicros: 1000, budgetPeriod: '2031-04' });
  await pay({ at: '2031-05-04T03:00:00Z', costMicros: 1000, userId: stranger.userId });
  await pay({ at: '2031-05-04T03:00:00Z', costMicros: 0, ownCostMicros: 1000, jobId });

  const { status, json } = await call('GET', '/api/v1/usage/breakdown?period=2031-05', { token });
  expect(status).toBe(200);
  expect(json).toEqual({
    period: '2031-05',
    currency: 'USD',
    spentMicros: 157,
    days: [
      { day: '2031-05-02', spentMicros: 50, films: 0 },
      { day: '2031-05-04', spentMicros: 107, films: 0 },
    ],
    films: [
      { jobId, title: expect.any(String), spentMicros: 57 },
      { jobId: null, title: null, spentMicros: 100 },
    ],
    providers: [
      { provider: 'openai', spentMicros: 137, films: 1 },
      { provider: 'elevenlabs', spentMicros: 20, films: 1 },
    ],
  });
  // The current month knows of the film that was begun today, though it has cost nothing.
  const now = await call('GET', '/api/v1/usage/breakdown', { token });
  expect(now.json).toMatchObject({ spentMicros: 0, films: [], days: [{ films: 1 }] });
  const wrong = await call('GET', '/api/v1/usage/breakdown?period=2031-13', { token });
  expect([wrong.status, wrong.json.code]).toEqual([400, 'request.invalid']);
});
