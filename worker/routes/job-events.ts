import { createRoute, z } from '@hono/zod-openapi';
import { JobEvent, Ticket } from '#domain/film-job';
import { createProblem } from '../errors.ts';
import { createRouter } from '../http/create-router.ts';
import { idParam, json, problems, signedInProblems, socketOf } from '../http/open-api.ts';
import { forUsers } from '../http/signed-in.ts';
import { createTicket } from '../jobs/create-ticket.ts';
import { openEvents } from '../jobs/open-events.ts';

const common = forUsers('jobs');
const params = idParam('jobId');

const ticketRoute = createRoute({
  ...common,
  operationId: 'createTicket',
  method: 'post',
  path: '/jobs/{jobId}/tickets',
  summary: 'A ticket that opens one WebSocket of events within 60 seconds',
  description:
    'A browser cannot send a token with a WebSocket: the ticket goes into its address instead. It works once.',
  request: { params },
  responses: { 201: json(Ticket, 'The ticket'), ...signedInProblems('job.not_found') },
});

const eventsRoute = createRoute({
  tags: ['jobs'],
  // The ticket says who asks.
  security: [],
  operationId: 'openEvents',
  method: 'get',
  path: '/jobs/{jobId}/events',
  summary: 'WebSocket of a job’s events, each a JSON text; `after` replays what was missed',
  description:
    'Each text message is one event `{seq, at, type, …}`; `seq` counts from 1 without gaps. Open it with a fresh ticket and the last `seq` you have seen as `after`, and nothing is missed.',
  request: {
    params,
    query: z.object({
      ticket: z.string().max(200).default('').openapi({ description: 'From `POST jobs/{jobId}/tickets`.' }),
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ description: 'The last `seq` that was seen; 0: from the beginning.' }),
    }),
  },
  responses: {
    101: socketOf(JobEvent, 'The socket is open; each message is one event'),
    ...problems('job.ticket_invalid', 'job.upgrade_required', 'auth.forbidden'),
  },
});

/** Tickets and the sockets they open; mounted under `/api/v1`. */
export const jobEventRoutes = createRouter()
  .openapi(ticketRoute, async (c) =>
    c.json(
      await createTicket(c.var.deps, {
        userId: c.var.user.id,
        ...c.req.valid('param'),
        listener: c.var.user.sessionId ?? c.var.user.apiKeyId ?? '',
      }),
      201,
    ),
  )
  .openapi(eventsRoute, async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      throw createProblem('job.upgrade_required', { headers: { upgrade: 'websocket' } });
    }
    const { jobId } = c.req.valid('param');
    return openEvents(c.var.deps, { jobId, request: c.req.raw });
  });
