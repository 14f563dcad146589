import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { WebhookEventType } from '#domain/webhook';
import { users } from './accounts.ts';
import { instant, oneOf } from './columns.ts';

/** Messages written with the change that they tell of, sent after its commit. */
export const outbox = pgTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    topic: text('topic').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [index('outbox_unsent_idx').on(t.createdAt).where(sql`${t.sentAt} IS NULL`)],
);

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

/**
 * Where a user wants to be told. Secrets stand here sealed, for the studio signs with them; an earlier one signs
 * along until `previous_until`, so that the receiver can change over. `failing_since`: no delivery went well since.
 */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    events: text('events').array().$type<WebhookEventType[]>().notNull(),
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousUntil: instant('previous_until'),
    failingSince: instant('failing_since'),
    disabledAt: instant('disabled_at'),
    disabledReason: text('disabled_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('webhook_endpoints_user_idx').on(t.userId, t.createdAt.desc(), t.id.desc())],
);

/**
 * What an endpoint is told, written in the transaction that it tells of: the row is its own outbox. While it is
 * pending, whoever finds `next_at` passed moves it on and sends. `event_id` is the same at every attempt and replay.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    endpointId: text('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    type: text('type').$type<WebhookEventType>().notNull(),
    /** The JSON text as it is signed and sent. */
    body: text('body').notNull(),
    state: text('state').$type<(typeof DELIVERY_STATES)[number]>().notNull().default('pending'),
    /** Since it was last asked for. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    lastAttemptAt: instant('last_attempt_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    unique('webhook_deliveries_event_unique').on(t.endpointId, t.eventId),
    index('webhook_deliveries_endpoint_idx').on(t.endpointId, t.createdAt.desc(), t.id.desc()),
    index('webhook_deliveries_due_idx').on(t.nextAt).where(sql`${t.state} = 'pending'`),
    index('webhook_deliveries_created_idx').on(t.createdAt),
    check('webhook_deliveries_state_known', sql`${t.state} IN (${oneOf(DELIVERY_STATES)})`),
  ],
);

/** Stored answer of a request that is sent again with the same Idempotency-Key. */
export interface StoredResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Requests that create something, by the key their client chose. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    route: text('route').notNull(),
    key: text('key').notNull(),
    state: text('state').$type<'running' | 'done'>().notNull(),
    requestHash: text('request_hash').notNull(),
    response: jsonb('response').$type<StoredResponse>(),
    /** The id of what the request creates, chosen before it runs: a repeat after a crash creates nothing more. */
    resourceId: text('resource_id').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.route, t.key] }),
    index('idempotency_keys_created_idx').on(t.createdAt),
    check('idempotency_keys_state_known', sql`${t.state} IN ('running', 'done')`),
  ],
);
