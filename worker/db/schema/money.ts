import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { StepError } from '#domain/journal';
import type { Purchase } from '#domain/purchase';
import { users } from './accounts.ts';
import { instant, micros, oneOf } from './columns.ts';
import { jobs, plans } from './films.ts';

export const COST_STATUSES = ['reserved', 'settled', 'released', 'uncertain'] as const;

/**
 * The ledger: one row an attempt. Inserting (step_key, attempt) is the licence to call a provider: on conflict,
 * don't. `step_key` begins with the job's or the plan's id. While reserved, `held` is part of the `reserved` of
 * the budget of `budget_period`; once settled or uncertain, `cost` is part of its `spent`.
 */
export const costRecords = pgTable(
  'cost_records',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    jobId: text('job_id').references(() => jobs.id, { onDelete: 'set null' }),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'set null' }),
    stepKey: text('step_key').notNull(),
    attempt: integer('attempt').notNull(),
    /** The job's retry in which the attempt was made. */
    round: integer('round').notNull().default(0),
    fence: integer('fence').notNull().default(0),
    service: text('service').notNull(),
    model: text('model').notNull(),
    /** What it was expected to cost. */
    estimateMicros: micros('estimate').notNull().default(0),
    /** What it cannot exceed, and holds of the budget while it is reserved. */
    heldMicros: micros('held').notNull().default(0),
    /** What it has cost; of an uncertain one: what it may have cost at most. */
    costMicros: micros('cost').notNull(),
    currency: text('currency').notNull().default('USD'),
    budgetPeriod: text('budget_period').notNull().default(''),
    status: text('status').$type<(typeof COST_STATUSES)[number]>().notNull(),
    /**
     * Who paid: a provider key of the user's own, by its id; or, once its job is gone or somebody else's, an API key's
     * id or `owner`. Null: as its job says.
     */
    paidBy: text('paid_by'),
    /** What the vendor charged the user's own key, or may have. It is in no budget. */
    ownCostMicros: micros('own_cost').notNull().default(0),
    /** The provider's task, stored before it is waited for. */
    taskId: text('task_id'),
    providerRequestId: text('provider_request_id'),
    purchase: jsonb('purchase').$type<Purchase>(),
    /** Why it was released or is uncertain. */
    error: jsonb('error').$type<StepError>(),
    createdAt: instant('created_at').notNull(),
    /** When it was last looked after. */
    touchedAt: instant('touched_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('cost_records_attempt_unique').on(t.stepKey, t.attempt),
    index('cost_records_user_idx').on(t.userId, t.createdAt),
    index('cost_records_job_idx').on(t.jobId),
    index('cost_records_plan_idx').on(t.planId),
    index('cost_records_open_idx').on(t.service, t.touchedAt).where(sql`${t.status} = 'reserved'`),
    check('cost_records_status_known', sql`${t.status} IN (${oneOf(COST_STATUSES)})`),
    check('cost_records_cost_positive', sql`${t.costMicros} >= 0 AND ${t.heldMicros} >= 0`),
    check('cost_records_attempt_positive', sql`${t.attempt} > 0`),
  ],
);

/**
 * One row a provider: its circuit breaker. `failures` in a row since `failing_since`; nobody calls before
 * `closed_until`, after which one caller tries.
 */
export const providerGates = pgTable('provider_gates', {
  service: text('service').primaryKey(),
  failures: integer('failures').notNull().default(0),
  failingSince: instant('failing_since'),
  closedUntil: instant('closed_until'),
});

/** A user's money of one month (`YYYY-MM`). A reservation moves from `reserved` to `spent` when it settles. */
export const budgets = pgTable(
  'budgets',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    period: text('period').notNull(),
    limitMicros: micros('limit').notNull(),
    reservedMicros: micros('reserved').notNull().default(0),
    spentMicros: micros('spent').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.period] }),
    check(
      'budgets_money_positive',
      sql`${t.limitMicros} >= 0 AND ${t.reservedMicros} >= 0 AND ${t.spentMicros} >= 0`,
    ),
  ],
);
