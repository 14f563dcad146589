import type { WebhookDelivery, WebhookEventType } from '#domain/webhook';
import { m } from '#web/words/messages.js';

const EVENTS: Readonly<Record<WebhookEventType, () => string>> = {
  'job.processing': m.webhook_processing,
  'job.completed': m.webhook_completed,
  'job.failed': m.webhook_failed,
  'job.moderation_failed': m.webhook_moderation_failed,
  'job.cancelled': m.webhook_cancelled,
  'webhook.test': m.webhook_test_event,
};
/** What an endpoint is told of, in words. */
export const webhookEventWords = (event: WebhookEventType): string => EVENTS[event]();

const STATES: Readonly<Record<WebhookDelivery['state'], () => string>> = {
  pending: m.delivery_pending,
  delivered: m.delivery_delivered,
  failed: m.delivery_failed,
};
/** What became of a delivery, in words. */
export const deliveryWords = (state: WebhookDelivery['state']): string => STATES[state]();
