import { z } from 'zod';
import { JobStatus } from './job.ts';

const Instant = z.iso.datetime();

/** What an endpoint can be told of. */
export const WEBHOOK_EVENTS = [
  'job.processing',
  'job.completed',
  'job.failed',
  'job.moderation_failed',
  'job.cancelled',
] as const;
/** `webhook.test` is sent when its owner asks for it, whatever the endpoint listens to. */
export const WEBHOOK_EVENT_TYPES = [...WEBHOOK_EVENTS, 'webhook.test'] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];
const Events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .refine((events) => new Set(events).size === events.length, 'Name each event once');

/** An endpoint as its owner sees it; its secret is told once, when it is made. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  /** When it was switched off, and why; null: it is told. */
  disabledAt: Instant.nullable(),
  disabledReason: z.string().nullable(),
  /** No delivery went well since then; null: the last one did. */
  failingSince: Instant.nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;
/** `secret` as Standard Webhooks has it: `whsec_` and base64. */
export const WebhookSecret = z.object({ secret: z.string() });
export const NewWebhook = Webhook.extend(WebhookSecret.shape);
export type NewWebhook = z.infer<typeof NewWebhook>;

const Url = z.string().trim().min(1).max(2000);
const Description = z.string().trim().max(200);
export const CreateWebhookRequest = z.strictObject({
  url: Url,
  events: Events.default([...WEBHOOK_EVENTS]),
  description: Description.default(''),
});
/** `enabled` true brings a disabled endpoint back. */
export const UpdateWebhookRequest = z
  .strictObject({
    url: Url.optional(),
    events: Events.optional(),
    description: Description.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((v) => Object.keys(v).length > 0, 'Name at least one field to change');

/** One event to one endpoint. */
export const WebhookDelivery = z.object({
  id: z.string(),
  /** The `webhook-id` header: the same at every attempt, so that a receiver knows a repeat. */
  eventId: z.string(),
  type: z.enum(WEBHOOK_EVENT_TYPES),
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.int(),
  /** When it is tried next; null: it is not. */
  nextAt: Instant.nullable(),
  lastAttemptAt: Instant.nullable(),
  /** The HTTP status of the last answer; null: there was none. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  deliveredAt: Instant.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** The body of a webhook about a job. */
export const JobWebhook = z.object({
  type: z.enum(WEBHOOK_EVENTS),
  timestamp: Instant,
  data: z.object({
    jobId: z.string(),
    projectId: z.string(),
    title: z.string().nullable(),
    status: JobStatus,
    reason: z.string(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
});
export type JobWebhook = z.infer<typeof JobWebhook>;

/** The body of a webhook that its owner asks for, to see it arrive. */
export const TestWebhook = z.object({
  type: z.literal('webhook.test'),
  timestamp: Instant,
  data: z.object({ message: z.string(), description: z.string() }),
});
export type TestWebhook = z.infer<typeof TestWebhook>;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** Pauses before each further attempt (Standard Webhooks, "Deliverability and reliability"): three days in all. */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/**
 * How long to wait after `attempts` of them went wrong; null: no more. `dice` in [0, 1): up to a tenth more, so that
 * what failed together does not come back together.
 */
export function retryPauseMs(attempts: number, dice: number): number | null {
  const pause = RETRY_PAUSES_MS[attempts - 1];
  return pause === undefined ? null : Math.round(pause * (1 + dice / 10));
}
