import { JobConfig } from '#domain/job-config';
import { connectDatabase } from '../db/connect.ts';
import { jobStateHistory, jobs, previews, shares, uploads } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call, signUp } from './api.ts';
import { testEnv } from './test-env.ts';

export const SCRIPT = 'The keeper climbs the stairs of the lighthouse. A storm comes up over the dark sea.';

/** A user with one of everything that can be owned. The job is a failed one unless it is to be
 * finished, so that it stays as it is. */
export async function makeEstate(name: string, { ownKey = false, isFinished = false } = {}) {
  const session = await signUp(name);
  const token = session.accessToken;
  const project = await call('POST', '/api/v1/projects', {
    token,
    body: { name: `${name}'s secret project` },
  });
  const projectId: string = project.json.id;
  const plan = await call('POST', `/api/v1/projects/${projectId}/plans`, { token, body: { script: SCRIPT } });
  if (plan.status !== 201) throw new Error(`the plan answered ${plan.status}: ${plan.text}`);
  const jobId = newId('job');
  const { db, close } = connectDatabase(readSettings(testEnv));
  await db.insert(jobs).values({
    id: jobId,
    projectId,
    userId: session.user.id,
    planId: plan.json.id,
    script: `${name}'s secret script`,
    status: isFinished ? 'completed' : 'failed',
    config: JobConfig.parse({}),
    budgetPeriod: '2026-11',
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  await db.insert(jobStateHistory).values({
    ...{ id: newId('his'), jobId, fromState: 'processing', toState: 'failed', actor: 'system' },
    ...{ reason: `Of ${session.user.id}`, createdAt: new Date() },
  });
  const previewId = newId('prv');
  const work = { kind: 'speech', order: { text: `${name}’s line`, voice: 'slt', language: 'en' } } as const;
  await db.insert(previews).values({
    ...{ id: previewId, userId: session.user.id, kind: 'voice', assetKey: previewId, work },
    ...{ state: 'failed', leaseUntil: new Date(), createdAt: new Date() },
  });
  const uploadId = newId('upl');
  await db.insert(uploads).values({
    ...{ id: uploadId, userId: session.user.id, kind: 'picture', sha256: 'b'.repeat(64), bytes: 9 },
    ...{ type: 'image/png', state: 'refused', leaseUntil: new Date(), createdAt: new Date() },
  });
  await db.insert(shares).values({ token: newId('tkt'), jobId, createdAt: new Date() });
  await close();
  const key = await call('POST', '/api/v1/me/api-keys', {
    token,
    body: { name: `${name}'s key`, scopes: ['read', 'write', 'spend'] },
  });
  const providerKey =
    ownKey &&
    (await call('POST', '/api/v1/me/provider-keys', {
      token,
      body: { provider: 'runway', key: `${testEnv.RUNWAY_API_KEY}-own` },
    }));
  const webhook = await call('POST', '/api/v1/webhooks', {
    token,
    body: { url: 'https://hooks.example.com/mine', description: `${name}'s secret endpoint` },
  });
  const test = await call('POST', `/api/v1/webhooks/${webhook.json.id}/test`, { token });
  const signIns = await call('GET', '/api/v1/me/sessions', { token });
  const shotId: string = plan.json.plan.scenes[0].shots[0].id;
  return {
    session,
    token,
    userId: session.user.id,
    projectId,
    planId: plan.json.id as string,
    plan: plan.json.plan,
    jobId,
    apiKeyId: key.json.id as string,
    apiKey: key.json.key as string,
    previewId,
    uploadId,
    webhookId: webhook.json.id as string,
    /** Nobody's unless asked for: offers and quotes of who has one are others. */
    providerKeyId: providerKey ? (providerKey.json.id as string) : 'pvk_none',
    deliveryId: test.json.id as string,
    sessionId: signIns.json.items[0].id as string,
    shotId,
  };
}

export type Estate = Awaited<ReturnType<typeof makeEstate>>;

/**
 * A valid body for every operation that takes one. Whoever adds such an operation adds a body here: the tests
 * over the API document fail without it.
 */
export function validBodies(estate: Estate): Record<string, Record<string, unknown>> {
  const unique = crypto.randomUUID().slice(0, 8);
  return {
    'POST /api/v1/auth/register': {
      email: `${unique}@example.org`,
      username: `user-${unique}`,
      password: 'long enough',
    },
    'POST /api/v1/auth/login': { email: estate.session.email, password: estate.session.password },
    'POST /api/v1/auth/refresh': { refreshToken: 'rt_unknown' },
    'POST /api/v1/auth/logout': { refreshToken: 'rt_unknown' },
    'POST /api/v1/auth/forgot-password': { email: `${unique}@example.org` },
    'POST /api/v1/auth/reset-password': { token: 'unknown', password: 'long enough' },
    'POST /api/v1/auth/verify-email': { token: 'unknown' },
    'PUT /api/v1/me/password': { currentPassword: 'not the one', newPassword: 'long enough' },
    'PATCH /api/v1/me': { username: `name-${unique}` },
    'POST /api/v1/me/api-keys': { name: 'A key', scopes: ['read'], monthlyLimitMicros: 1_000_000 },
    'POST /api/v1/me/provider-keys': { provider: 'runway', key: `${testEnv.RUNWAY_API_KEY}` },
    'POST /api/v1/uploads': { kind: 'picture', bytes: 100, sha256: 'a'.repeat(64), type: 'image/png' },
    'POST /api/v1/previews/voice': { text: 'Is anybody there?', quoteOnly: true, provider: 'openai' },
    'POST /api/v1/previews/music': { genre: 'piano', seconds: 5, quoteOnly: true, provider: 'replicate' },
    'POST /api/v1/previews/picture': { prompt: 'A lighthouse', quoteOnly: true, provider: 'openai' },
    'POST /api/v1/previews/plan': {
      projectId: estate.projectId,
      script: SCRIPT,
      config: { quality: 'final', providers: { image: 'openai', plan: 'openai' } },
      quoteOnly: true,
    },
    'POST /api/v1/projects': { name: 'A project', description: 'Of films', settings: {} },
    'PATCH /api/v1/projects/{projectId}': { name: 'Another name' },
    'POST /api/v1/projects/{projectId}/plans': { script: SCRIPT, config: { aspect: '9:16' } },
    'PATCH /api/v1/plans/{planId}': { plan: estate.plan },
    'POST /api/v1/estimates': { planId: estate.planId, config: { fps: 24 } },
    'POST /api/v1/projects/{projectId}/jobs': { planId: estate.planId, config: { resolution: 480 } },
    'PATCH /api/v1/jobs/{jobId}': { title: 'Another name', archived: false },
    'POST /api/v1/webhooks': {
      url: 'https://hooks.example.com/films',
      events: ['job.completed'],
      description: 'x',
    },
    'PATCH /api/v1/webhooks/{webhookId}': { description: 'Another word' },
    'POST /api/v1/jobs/{jobId}/retry': { maxCostMicros: 1_000_000 },
    'POST /api/v1/jobs/{jobId}/shots/{shotId}': { action: 'retry' },
    'POST /api/v1/jobs/{jobId}/exports': { format: 'webm' },
    'PUT /api/v1/budget': { monthlyLimitMicros: 5_000_000, jobLimitMicros: null },
  };
}

export interface Operation {
  /** E.g. `GET /api/v1/projects/{projectId}`. */
  name: string;
  method: string;
  path: string;
  secured: boolean;
  hasBody: boolean;
  statuses: string[];
  parameters: { name: string; in: string }[];
}

const isOfAdmins = (path: string) => path.startsWith('/api/v1/admin/');

/** Every operation of the API document, as it is served; `of`: those that are for admins, or the others. */
export async function readOperations(of: 'users' | 'admins' = 'users'): Promise<Operation[]> {
  const { json } = await call('GET', '/api/openapi.json');
  const paths = Object.entries<Record<string, Record<string, unknown>>>(json.paths);
  return paths
    .filter(([path]) => isOfAdmins(path) === (of === 'admins'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        secured: isSecured(operation.security as object[]),
        hasBody: operation.requestBody !== undefined,
        statuses: Object.keys(operation.responses as object),
        parameters: (operation.parameters ?? []) as Operation['parameters'],
      })),
    );
}

/** An empty requirement among others: it may be asked without any. */
const isSecured = (security: object[]) =>
  security.length > 0 && security.every((scheme) => Object.keys(scheme).length > 0);

/** An operation's path with a user's own ids in it. */
export function pathIn(operation: Operation, estate: Estate): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: keyof Estate) => {
    const id = estate[name];
    if (typeof id !== 'string' || id === '')
      throw new Error(`${operation.name}: makeEstate() has no ${name}`);
    return id;
  });
}
