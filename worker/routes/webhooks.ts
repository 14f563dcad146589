import { createRoute, z } from '@hono/zod-openapi';
import { page } from '#domain/project';
import {
  CreateWebhookRequest,
  NewWebhook,
  UpdateWebhookRequest,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from '#domain/webhook';
import { createRouter } from '../http/create-router.ts';
import {
  bodyProblems,
  empty,
  idParam,
  json,
  jsonBody,
  pageQuery,
  signedInProblems,
} from '../http/open-api.ts';
import { requireAccount, requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { listDeliveries, replayDelivery, testWebhook } from '../webhooks/deliveries.ts';
import {
  changeWebhookSecret,
  createWebhook,
  deleteWebhook,
  findWebhook,
  listWebhooks,
  updateWebhook,
} from '../webhooks/endpoints.ts';

const common = forUsers('webhooks');
const params = idParam('webhookId');

const listRoute = createRoute({
  ...common,
  operationId: 'listWebhooks',
  method: 'get',
  path: '/webhooks',
  summary: 'List your webhook endpoints, newest first',
  description: 'The disabled ones too, with the reason. Their secrets were told when they were made.',
  responses: { 200: json(z.object({ items: z.array(Webhook) }), 'The endpoints'), ...signedInProblems() },
});

const createWebhookRoute = createRoute({
  ...common,
  middleware: [requireUser, requireAccount],
  operationId: 'createWebhook',
  method: 'post',
  path: '/webhooks',
  summary: 'Be told of your films at an address of yours',
  description:
    'By Standard Webhooks (https://www.standardwebhooks.com): each event is a POST with `webhook-id`, `webhook-timestamp` ' +
    'and `webhook-signature`, made with the secret that this answer tells once. Answer 2xx within 15 seconds; anything ' +
    'else is tried again for three days. An event may arrive twice: know it by its `webhook-id`. The address is https, ' +
    'a name that the public internet knows; redirects are not followed.',
  request: { body: jsonBody(CreateWebhookRequest) },
  responses: {
    201: json(NewWebhook, 'The endpoint and its secret', 'location'),
    ...bodyProblems('webhook.url_refused', 'webhook.too_many', 'guest.not_allowed'),
  },
});

const getRoute = createRoute({
  ...common,
  operationId: 'readWebhook',
  method: 'get',
  path: '/webhooks/{webhookId}',
  summary: 'Read an endpoint',
  description: 'Whether it is told, and since when nothing arrives there.',
  request: { params },
  responses: { 200: json(Webhook, 'The endpoint'), ...signedInProblems('webhook.not_found') },
});

const updateRoute = createRoute({
  ...common,
  operationId: 'updateWebhook',
  method: 'patch',
  path: '/webhooks/{webhookId}',
  summary: 'Change an endpoint, switch it off or on',
  description: 'Changes the fields that are given. Its secret stays.',
  request: { params, body: jsonBody(UpdateWebhookRequest) },
  responses: {
    200: json(Webhook, 'The changed endpoint'),
    ...bodyProblems('webhook.not_found', 'webhook.url_refused'),
  },
});

const deleteRoute = createRoute({
  ...common,
  operationId: 'deleteWebhook',
  method: 'delete',
  path: '/webhooks/{webhookId}',
  summary: 'Delete an endpoint',
  description: 'With its log of deliveries; what is still to be delivered is not.',
  request: { params },
  responses: { 204: empty('Deleted'), ...signedInProblems('webhook.not_found') },
});

const secretRoute = createRoute({
  ...common,
  operationId: 'changeWebhookSecret',
  method: 'post',
  path: '/webhooks/{webhookId}/secret',
  summary: 'Give an endpoint a new secret',
  description: 'For a day everything is signed with both, so that the receiver can change over.',
  request: { params },
  responses: { 200: json(WebhookSecret, 'The new secret'), ...signedInProblems('webhook.not_found') },
});

const testRoute = createRoute({
  ...common,
  operationId: 'testWebhook',
  method: 'post',
  path: '/webhooks/{webhookId}/test',
  summary: 'Send a test event',
  description: 'Of type `webhook.test`, whatever the endpoint listens to. What became of it is in the log.',
  request: { params },
  responses: { 202: json(WebhookDelivery, 'On its way'), ...signedInProblems('webhook.not_found') },
});

const deliveriesRoute = createRoute({
  ...common,
  operationId: 'listDeliveries',
  method: 'get',
  path: '/webhooks/{webhookId}/deliveries',
  summary: 'What an endpoint was told, newest first',
  description: 'Each event with its attempts and the last answer; kept for 30 days.',
  request: { params, query: pageQuery },
  responses: {
    200: json(page(WebhookDelivery), 'A page of deliveries'),
    ...signedInProblems('webhook.not_found'),
  },
});

const replayRoute = createRoute({
  ...common,
  operationId: 'replayDelivery',
  method: 'post',
  path: '/webhooks/{webhookId}/deliveries/{deliveryId}/replay',
  summary: 'Deliver an event once more',
  description: 'However it ended before, with its `webhook-id` as it was.',
  request: { params: params.extend(idParam('deliveryId').shape) },
  responses: {
    202: json(WebhookDelivery, 'On its way'),
    ...signedInProblems('webhook.not_found', 'delivery.not_found'),
  },
});

export const webhookRoutes = createRouter()
  .openapi(listRoute, async (c) =>
    c.json({ items: await listWebhooks(c.var.deps, { userId: c.var.user.id }) }, 200),
  )
  .openapi(createWebhookRoute, async (c) => {
    const [userId, id] = [c.var.user.id, c.var.deps.newId('whk')];
    const webhook = await createWebhook(c.var.deps, { userId, id, request: c.req.valid('json') });
    return c.json(webhook, 201, { location: `/api/v1/webhooks/${id}` });
  })
  .openapi(getRoute, async (c) => c.json(await findWebhook(c.var.deps, asked(c)), 200))
  .openapi(updateRoute, async (c) => {
    const which = asked(c);
    return c.json(await updateWebhook(c.var.deps, { ...which, change: c.req.valid('json') }), 200);
  })
  .openapi(deleteRoute, async (c) => {
    await deleteWebhook(c.var.deps, asked(c));
    return c.body(null, 204);
  })
  .openapi(secretRoute, async (c) => c.json(await changeWebhookSecret(c.var.deps, asked(c)), 200))
  .openapi(testRoute, async (c) => {
    const which = asked(c);
    return c.json(await testWebhook(c.var.deps, { ...which, id: c.var.deps.newId('whd') }), 202);
  })
  .openapi(deliveriesRoute, async (c) => {
    const which = asked(c);
    return c.json(await listDeliveries(c.var.deps, { ...which, ...c.req.valid('query') }), 200);
  })
  .openapi(replayRoute, async (c) => c.json(await replayDelivery(c.var.deps, asked(c)), 202));
