import type { z } from 'zod';
import type { ChangePasswordRequest, GuestAllowance, SignIn, UpdateMeRequest, User } from '#domain/account';
import type { ApiKey, CreateApiKeyRequest, NewApiKey } from '#domain/api-key';
import type {
  CreatePlanRequest,
  Estimate,
  FilmRequest,
  PlanSummary,
  PlanWithEstimate,
} from '#domain/estimate';
import type { CreateExportRequest, JobExport } from '#domain/film-export';
import type {
  BudgetRequest,
  Job,
  JobAsset,
  JobOutput,
  JobPreview,
  JobWithScript,
  ProviderOffer,
  Receipt,
  Share,
  Ticket,
  Transition,
  UpdateJobRequest,
  Usage,
  UsageBreakdown,
} from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import type { JobStatus } from '#domain/job';
import type { ModerationDecision } from '#domain/moderation-decision';
import type { CreateUploadRequest, NewUpload, Upload } from '#domain/own-media';
import type { PlanPreviewRequest, Preview, VoicePreviewRequest } from '#domain/preview';
import type { CreateProjectRequest, Project, UpdateProjectRequest } from '#domain/project';
import type { ProviderKey, SaveProviderKeyRequest } from '#domain/provider-key';
import type {
  CreateWebhookRequest,
  NewWebhook,
  UpdateWebhookRequest,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from '#domain/webhook';
import { callStudio } from './call-studio.ts';

export type JobDetail = z.infer<typeof JobWithScript>;
export type FilmRequestInput = z.input<typeof FilmRequest>;
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
/** A list that comes whole. */
export interface List<T> {
  items: T[];
}
export interface JobFilter {
  projectId?: string;
  status?: JobStatus;
  /** In the title. */
  search?: string;
  /** `true`: those put away. */
  archived?: 'true';
  sort?: 'newest' | 'oldest' | 'name';
  cursor?: string;
  limit?: number;
}
export interface ProjectFilter extends Pick<JobFilter, 'archived' | 'sort' | 'cursor' | 'limit'> {
  /** In the name and the description. */
  search?: string;
}

function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `?${search}` : '';
}

const seg = encodeURIComponent;

/** The one door to the API: every route the screen uses, typed by the schemas of domain/. */
export const studio = {
  me: {
    read: () => callStudio<User>('GET', 'me'),
    update: (body: z.input<typeof UpdateMeRequest>) => callStudio<User>('PATCH', 'me', { body }),
    delete: () => callStudio<void>('DELETE', 'me'),
    setPassword: (body: z.input<typeof ChangePasswordRequest>) =>
      callStudio<void>('PUT', 'me/password', { body }),
    /** Has the mail sent once more that verifies the address. */
    sendVerification: () => callStudio<void>('POST', 'me/verification', { body: {} }),
    allowance: () => callStudio<{ guest: GuestAllowance | null }>('GET', 'me/allowance'),
    signIns: () => callStudio<List<SignIn>>('GET', 'me/sessions'),
    endSignIn: (id: string) => callStudio<void>('DELETE', `me/sessions/${seg(id)}`),
    endOtherSignIns: () => callStudio<void>('DELETE', 'me/sessions'),
    apiKeys: () => callStudio<List<ApiKey>>('GET', 'me/api-keys'),
    createApiKey: (body: z.input<typeof CreateApiKeyRequest>) =>
      callStudio<NewApiKey>('POST', 'me/api-keys', { body }),
    revokeApiKey: (id: string) => callStudio<void>('DELETE', `me/api-keys/${seg(id)}`),
    providerKeys: () => callStudio<List<ProviderKey>>('GET', 'me/provider-keys'),
    saveProviderKey: (body: z.input<typeof SaveProviderKeyRequest>) =>
      callStudio<ProviderKey>('POST', 'me/provider-keys', { body }),
    removeProviderKey: (id: string) => callStudio<void>('DELETE', `me/provider-keys/${seg(id)}`),
    usage: (signal?: AbortSignal) => callStudio<Usage>('GET', 'usage', opt(signal)),
    usageBreakdown: (period: string) =>
      callStudio<UsageBreakdown>('GET', `usage/breakdown${query({ period })}`),
    setBudget: (body: z.input<typeof BudgetRequest>) => callStudio<Usage>('PUT', 'budget', { body }),
  },
  webhooks: {
    list: () => callStudio<List<Webhook>>('GET', 'webhooks'),
    create: (body: z.input<typeof CreateWebhookRequest>) =>
      callStudio<NewWebhook>('POST', 'webhooks', { body }),
    update: (id: string, body: z.input<typeof UpdateWebhookRequest>) =>
      callStudio<Webhook>('PATCH', `webhooks/${seg(id)}`, { body }),
    delete: (id: string) => callStudio<void>('DELETE', `webhooks/${seg(id)}`),
    /** For a day everything is signed with both secrets. */
    changeSecret: (id: string) =>
      callStudio<z.infer<typeof WebhookSecret>>('POST', `webhooks/${seg(id)}/secret`, { body: {} }),
    test: (id: string) => callStudio<WebhookDelivery>('POST', `webhooks/${seg(id)}/test`, { body: {} }),
    deliveries: (id: string, cursor?: string) =>
      callStudio<Page<WebhookDelivery>>(
        'GET',
        `webhooks/${seg(id)}/deliveries${query({ cursor, limit: 20 })}`,
      ),
    replay: (id: string, deliveryId: string) =>
      callStudio<WebhookDelivery>('POST', `webhooks/${seg(id)}/deliveries/${seg(deliveryId)}/replay`, {
        body: {},
      }),
  },
  /** Heard or read before a film is made with it; `making` until it is asked for again. */
  previews: {
    voice: (body: z.input<typeof VoicePreviewRequest>) =>
      callStudio<Preview>('POST', 'previews/voice', { body }),
    plan: (body: z.input<typeof PlanPreviewRequest>) =>
      callStudio<Preview>('POST', 'previews/plan', { body }),
    get: (id: string) => callStudio<Preview>('GET', `previews/${seg(id)}`),
    stop: (id: string) => callStudio<Preview>('DELETE', `previews/${seg(id)}`),
  },
  /** Pictures, voices and music of the user's own. */
  uploads: {
    list: () => callStudio<List<Upload>>('GET', 'uploads'),
    get: (id: string) => callStudio<Upload>('GET', `uploads/${seg(id)}`),
    create: (body: CreateUploadRequest) => callStudio<NewUpload>('POST', 'uploads', { body }),
    /** Has a file looked at that has arrived. */
    complete: (id: string) => callStudio<Upload>('POST', `uploads/${seg(id)}/complete`, { body: {} }),
    delete: (id: string) => callStudio<void>('DELETE', `uploads/${seg(id)}`),
  },
  providers: () => callStudio<List<ProviderOffer>>('GET', 'providers'),
  projects: {
    list: (filter: ProjectFilter = {}) => callStudio<Page<Project>>('GET', `projects${query({ ...filter })}`),
    get: (id: string) => callStudio<Project>('GET', `projects/${seg(id)}`),
    create: (body: z.input<typeof CreateProjectRequest>) => callStudio<Project>('POST', 'projects', { body }),
    update: (id: string, body: z.input<typeof UpdateProjectRequest>) =>
      callStudio<Project>('PATCH', `projects/${seg(id)}`, { body }),
    delete: (id: string) => callStudio<void>('DELETE', `projects/${seg(id)}`),
  },
  plans: {
    list: (projectId: string, cursor?: string) =>
      callStudio<Page<PlanSummary>>('GET', `projects/${seg(projectId)}/plans${query({ cursor })}`),
    get: (id: string) => callStudio<PlanWithEstimate>('GET', `plans/${seg(id)}`),
    create: (projectId: string, body: z.input<typeof CreatePlanRequest>) =>
      callStudio<PlanWithEstimate>('POST', `projects/${seg(projectId)}/plans`, { body }),
    /** Stores an edited storyboard as the version after `version`, which must still be the newest of its line. */
    update: (id: string, version: number, plan: FilmPlan) =>
      callStudio<PlanWithEstimate>('PATCH', `plans/${seg(id)}`, {
        body: { plan },
        headers: { 'if-match': `"${version}"` },
      }),
  },
  estimate: (body: FilmRequestInput, signal?: AbortSignal) =>
    callStudio<Estimate>('POST', 'estimates', { body, ...opt(signal) }),
  jobs: {
    list: (filter: JobFilter = {}) => callStudio<Page<Job>>('GET', `jobs${query({ ...filter })}`),
    get: (id: string) => callStudio<JobDetail>('GET', `jobs/${seg(id)}`),
    create: (projectId: string, body: FilmRequestInput, idempotencyKey: string) =>
      callStudio<Job>('POST', `projects/${seg(projectId)}/jobs`, {
        body,
        headers: { 'idempotency-key': idempotencyKey },
      }),
    update: (id: string, body: z.input<typeof UpdateJobRequest>) =>
      callStudio<Job>('PATCH', `jobs/${seg(id)}`, { body }),
    delete: (id: string) => callStudio<void>('DELETE', `jobs/${seg(id)}`),
    duplicate: (id: string, idempotencyKey: string) =>
      callStudio<Job>('POST', `jobs/${seg(id)}/duplicate`, {
        body: {},
        headers: { 'idempotency-key': idempotencyKey },
      }),
    share: (id: string) => callStudio<Share>('POST', `jobs/${seg(id)}/share`, { body: {} }),
    sharedAs: (id: string) => callStudio<Share>('GET', `jobs/${seg(id)}/share`),
    unshare: (id: string) => callStudio<void>('DELETE', `jobs/${seg(id)}/share`),
    cancel: (id: string) => callStudio<Job>('POST', `jobs/${seg(id)}/cancel`, { body: {} }),
    retry: (id: string) => callStudio<Job>('POST', `jobs/${seg(id)}/retry`, { body: {} }),
    actOnShot: (id: string, shotId: string, action: 'retry' | 'skip') =>
      callStudio<Job>('POST', `jobs/${seg(id)}/shots/${seg(shotId)}`, { body: { action } }),
    history: (id: string) => callStudio<List<Transition>>('GET', `jobs/${seg(id)}/history`),
    costs: (id: string) => callStudio<Receipt>('GET', `jobs/${seg(id)}/costs`),
    assets: (id: string) => callStudio<List<JobAsset>>('GET', `jobs/${seg(id)}/assets`),
    preview: (id: string) => callStudio<JobPreview>('GET', `jobs/${seg(id)}/preview`),
    /** What was checked before anything was made of it, oldest first. */
    moderation: (id: string) => callStudio<List<ModerationDecision>>('GET', `jobs/${seg(id)}/moderation`),
    exports: (id: string) => callStudio<List<JobExport>>('GET', `jobs/${seg(id)}/exports`),
    export: (id: string, body: z.input<typeof CreateExportRequest>, idempotencyKey: string) =>
      callStudio<JobExport>('POST', `jobs/${seg(id)}/exports`, {
        body,
        headers: { 'idempotency-key': idempotencyKey },
      }),
    output: (id: string) => callStudio<JobOutput>('GET', `jobs/${seg(id)}/output`),
    ticket: (id: string) =>
      callStudio<z.infer<typeof Ticket>>('POST', `jobs/${seg(id)}/tickets`, { body: {} }),
  },
};

function opt(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
