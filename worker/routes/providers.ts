import { createRoute, z } from '@hono/zod-openapi';
import { ProviderOffer } from '#domain/film-job';
import { createRouter } from '../http/create-router.ts';
import { BEARER, json, signedInProblems } from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { findOfferedEngines } from '../plans/find-offered-engines.ts';
import { listOffers, offerEngines } from '../plans/list-offers.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';

const listRoute = createRoute({
  tags: ['films'],
  security: BEARER,
  operationId: 'listProviders',
  method: 'get',
  path: '/providers',
  summary: 'List what can make each stage of a film, with prices',
  description:
    'Every offer with its price; those whose key the deployment lacks say which setting is missing, unless you brought a key of your own. Speech engines that the studio has found are among them while the studio can be asked.',
  middleware: requireUser,
  responses: {
    200: json(z.object({ items: z.array(ProviderOffer) }), 'The offers'),
    ...signedInProblems(),
  },
});

export const providerRoutes = createRouter().openapi(listRoute, async (c) => {
  const { settings, now, db, composer } = c.var.deps;
  const [own, engines] = await Promise.all([ownKeysOf(db, c.var.user.id), findOfferedEngines(composer)]);
  return c.json({ items: [...listOffers(settings, now(), own), ...offerEngines(engines)] }, 200);
});
