import { z } from 'zod';
import {
  AccountExport,
  ChangePasswordRequest,
  ForgotPasswordRequest,
  GuestAllowance,
  LoginRequest,
  RefreshRequest,
  RegisterRequest,
  ResetPasswordRequest,
  Session,
  SignIn,
  UpdateMeRequest,
  User,
  VerifyEmailRequest,
} from '#domain/account';
import { ApiKey, CreateApiKeyRequest, NewApiKey } from '#domain/api-key';
import { AuditEntry } from '#domain/audit';
import {
  CreatePlanRequest,
  Estimate,
  FilmRequest,
  type Plan,
  PlanSummary,
  PlanWithEstimate,
  UpdatePlanRequest,
} from '#domain/estimate';
import { CreateExportRequest, JobExport } from '#domain/film-export';
import {
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
import { JobConfig } from '#domain/job-config';
import { ModerationDecision, ReviewRequest } from '#domain/moderation-decision';
import { CreateUploadRequest, NewUpload, Upload } from '#domain/own-media';
import {
  MusicPreviewRequest,
  PicturePreviewRequest,
  PlanPreviewRequest,
  Preview,
  VoicePreviewRequest,
} from '#domain/preview';
import { PROBLEMS, type Problem, type ProblemCode } from '#domain/problem';
import { CreateProjectRequest, Project, UpdateProjectRequest } from '#domain/project';
import { ProviderKey, SaveProviderKeyRequest } from '#domain/provider-key';
import { planFilm } from '#domain/script/plan-film';
import {
  CreateWebhookRequest,
  JobWebhook,
  NewWebhook,
  TestWebhook,
  UpdateWebhookRequest,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from '#domain/webhook';

const AT = '2026-11-22T09:30:00.000Z';
const LATER = '2026-11-22T10:30:00.000Z';
const SCRIPT = 'The keeper climbs the stairs of the lighthouse. A storm comes up over the dark sea.';
const JOB_ID = 'job_4t9k2m7x0c5v8b1n3q6z';
const PROJECT_ID = 'prj_2c7y5h0d9s4w8k1m6p3x';
const PLAN_ID = 'pln_8m3x6q1v0z5t9b2k7c4n';
const MAIL_TOKEN = 'mQ5w7e9r2t4y6u8i0pVw3nqkq0m6bO2x0O2lHf8yZ1d';
const BUCKET = 'https://films.example/bucket';
const signed = (name: string) => `${BUCKET}/outputs/${JOB_ID}/${name}?X-Amz-Expires=3600&X-Amz-Signature=…`;

const user: User = {
  id: 'usr_7f2d9s4w8k1m6p3x0c5v',
  email: 'ada@example.org',
  username: 'ada',
  role: 'user',
  guestUntil: null,
  emailVerified: true,
  createdAt: AT,
};
const session: Session = {
  user,
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfN2YyZDlzNHc4azFtNnAzeDBjNXYifQ.c2lnbmF0dXJl',
  refreshToken: 'rt_0pVw3nqkq0m6bO2x0O2lHf8yZ1d3cQ5w7e9r2t4y6u8',
  tokenType: 'Bearer',
  expiresIn: 1800,
};
const apiKey: ApiKey = {
  id: 'key_6p3x2c7y5h0d9s4w8k1m',
  name: 'Nightly films',
  prefix: 'fsk_9s4w8k1m',
  scopes: ['read', 'spend'],
  monthlyLimitMicros: 5_000_000,
  committedMicros: 41_666,
  createdAt: AT,
  lastUsedAt: AT,
  revokedAt: null,
};
const providerKey: ProviderKey = {
  id: 'pvk_4w8k1m6p3x2c7y5h0d9s',
  provider: 'openai',
  last4: 'x7Qa',
  createdAt: AT,
  checkedAt: AT,
  lastUsedAt: null,
};
const upload: Upload = {
  id: 'upl_m6p3x2c7y5h0d9s4w8k1',
  kind: 'picture',
  state: 'ready',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  bytes: 812_344,
  error: null,
  widthPx: 1_536,
  heightPx: 1_024,
  durationMs: null,
  url: `${BUCKET}/assets/picture/3f9c…e1.png?X-Amz-Expires=3600&X-Amz-Signature=…`,
  expiresAt: LATER,
  createdAt: AT,
};
const signIn: SignIn = {
  id: 'fam_0d9s4w8k1m6p3x2c7y5h',
  device: 'Firefox on Linux',
  current: true,
  createdAt: AT,
  lastUsedAt: LATER,
  expiresAt: '2026-11-29T10:30:00.000Z',
};
const webhook: Webhook = {
  id: 'whk_1m6p3x2c7y5h0d9s4w8k',
  url: 'https://hooks.example.org/films',
  description: 'The cutting room',
  events: ['job.completed', 'job.failed'],
  disabledAt: null,
  disabledReason: null,
  failingSince: null,
  createdAt: AT,
};
const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfPAYUr0nY=';
const project: Project = {
  id: PROJECT_ID,
  name: 'The last keeper',
  description: 'A lighthouse, a storm, a letter.',
  settings: {},
  createdAt: AT,
  updatedAt: AT,
  archivedAt: null,
};
const estimate: Estimate = {
  stages: [
    { stage: 'plan', provider: 'embedded', model: null, count: 1, ready: 1, costMicros: 0 },
    { stage: 'picture', provider: 'embedded', model: null, count: 2, ready: 0, costMicros: 0 },
    { stage: 'speech', provider: 'embedded', model: null, count: 2, ready: 0, costMicros: 0 },
  ],
  byShot: [{ sceneId: 'scn_1', shotId: 'sht_1', count: 2, ready: 0, costMicros: 0 }],
  shots: 2,
  durationMs: 9200,
  costMicros: 0,
  willNotExceedMicros: 0,
  currency: 'USD',
};
const plan = (): Plan => ({
  id: PLAN_ID,
  projectId: PROJECT_ID,
  version: 1,
  script: SCRIPT,
  plan: storyboard(),
  createdAt: AT,
});
const job = (): Job => ({
  id: JOB_ID,
  projectId: PROJECT_ID,
  planId: PLAN_ID,
  title: 'The last keeper',
  status: 'processing',
  progress: 42,
  config: JobConfig.parse({ aspect: '16:9', resolution: 720 }),
  estimatedCostMicros: 0,
  actualCostMicros: 0,
  moderation: { status: 'allowed', score: 0, findings: [] },
  error: null,
  retryCount: 0,
  createdAt: AT,
  updatedAt: AT,
  archivedAt: null,
  startedAt: AT,
  completedAt: null,
});
const receipt: Receipt = {
  jobId: JOB_ID,
  currency: 'USD',
  items: [
    {
      stepKey: 'picture/sht_1',
      sceneId: 'scn_1',
      shotId: 'sht_1',
      stage: 'picture',
      provider: 'openai',
      model: 'gpt-image-1',
      estimateMicros: 42_000,
      actualMicros: 41_666,
      uncertainMicros: 0,
      releasedMicros: 334,
      attempts: 1,
      retries: 0,
      reused: false,
    },
  ],
  estimatedMicros: 42_000,
  quotedMicros: 84_000,
  reservedMicros: 0,
  actualMicros: 41_666,
  uncertainMicros: 0,
  releasedMicros: 42_334,
};
const preview: JobPreview = {
  type: 'video/mp4; codecs="avc1.640020"',
  durationMs: 9200,
  widthPx: 1280,
  heightPx: 720,
  fps: 30,
  pieceCount: 2,
  pieces: [{ index: 0, startMs: 0, durationMs: 4600, url: signed('piece-0.mp4'), bytes: 812_344 }],
  lines: [{ lineId: 'lin_1', startMs: 300, durationMs: 2900, url: signed('line-1.mp3') }],
  expiresAt: LATER,
};

/** An example of every schema that stands in a body, made when the document is asked for. */
export const EXAMPLES = new Map<z.ZodType, () => unknown>([
  [User, () => user],
  [Session, () => session],
  [
    RegisterRequest,
    () => ({ email: 'ada@example.org', username: 'ada', password: 'a long and winding sentence' }),
  ],
  [LoginRequest, () => ({ email: 'ada@example.org', password: 'a long and winding sentence' })],
  [RefreshRequest, () => ({ refreshToken: session.refreshToken })],
  [
    ChangePasswordRequest,
    () => ({ currentPassword: 'a long and winding sentence', newPassword: 'another one, longer still' }),
  ],
  [ForgotPasswordRequest, () => ({ email: user.email })],
  [ResetPasswordRequest, () => ({ token: MAIL_TOKEN, password: 'another one, longer still' })],
  [VerifyEmailRequest, () => ({ token: MAIL_TOKEN })],
  [SignIn, () => signIn],
  [
    AuditEntry,
    () => ({
      id: 'aud_3x2c7y5h0d9s4w8k1m6p',
      at: AT,
      action: 'key.created',
      subject: apiKey.id,
      actor: 'user',
      actorId: signIn.id,
      device: signIn.device,
      address: '198.51.100.7',
    }),
  ],
  [
    AccountExport,
    () => ({
      exportedAt: AT,
      user,
      sessions: [signIn],
      apiKeys: [],
      providerKeys: [],
      projects: [{ ...project }],
      storyboards: [],
      films: [],
      made: [],
      costs: [],
      budgets: [],
      webhooks: [],
      log: [],
    }),
  ],
  [Webhook, () => webhook],
  [NewWebhook, () => ({ ...webhook, secret: SECRET })],
  [WebhookSecret, () => ({ secret: SECRET })],
  [
    CreateWebhookRequest,
    () => ({ url: webhook.url, events: webhook.events, description: webhook.description }),
  ],
  [UpdateWebhookRequest, () => ({ events: ['job.completed'], enabled: true })],
  [
    JobWebhook,
    () => ({
      type: 'job.completed',
      timestamp: LATER,
      data: {
        jobId: JOB_ID,
        projectId: PROJECT_ID,
        title: 'The last keeper',
        status: 'completed',
        reason: 'Published',
        error: null,
      },
    }),
  ],
  [
    TestWebhook,
    () => ({
      type: 'webhook.test',
      timestamp: AT,
      data: { message: 'It works.', description: 'Films' },
    }),
  ],
  [
    WebhookDelivery,
    () => ({
      id: 'whd_8k1m6p3x2c7y5h0d9s4w',
      eventId: 'evt_m6p3x2c7y5h0d9s4w8k1',
      type: 'job.completed',
      state: 'delivered',
      attempts: 1,
      nextAt: null,
      lastAttemptAt: AT,
      lastStatus: 200,
      lastError: null,
      createdAt: AT,
      deliveredAt: AT,
    }),
  ],
  [GuestAllowance, () => ({ limitCpuSeconds: 600, usedCpuSeconds: 58, leftCpuSeconds: 542 })],
  [UpdateMeRequest, () => ({ username: 'ada-l' })],
  [ApiKey, () => apiKey],
  [NewApiKey, () => ({ ...apiKey, key: 'fsk_9s4w8k1mQ5w7e9r2t4y6u8i0pVw3nqkq0m6bO2x0O2l' })],
  [
    CreateApiKeyRequest,
    () => ({ name: 'Nightly films', scopes: ['read', 'spend'], monthlyLimitMicros: 5_000_000 }),
  ],
  [
    Preview,
    () => ({
      id: 'prv_8k1m6p3x2c7y5h0d9s4w',
      kind: 'voice',
      state: 'ready',
      provider: 'openai',
      model: 'gpt-4o-mini-tts',
      priceMicros: 512,
      willNotExceedMicros: 1_024,
      cached: false,
      error: null,
      url: `${BUCKET}/assets/speech/3f9c…e1.wav?X-Amz-Expires=3600&X-Amz-Signature=…`,
      expiresAt: LATER,
      type: 'audio/wav',
      bytes: 288_044,
      planId: null,
      parts: null,
    }),
  ],
  [
    PlanPreviewRequest,
    () => ({
      projectId: PROJECT_ID,
      script: SCRIPT,
      config: { quality: 'final', providers: { plan: 'openai' } },
      quoteOnly: true,
    }),
  ],
  [VoicePreviewRequest, () => ({ provider: 'openai', voice: 'nova', text: 'Is anybody there?' })],
  [MusicPreviewRequest, () => ({ genre: 'piano', mood: 'calm', seconds: 10 })],
  [PicturePreviewRequest, () => ({ provider: 'openai', prompt: 'A lighthouse in a storm', style: 'noir' })],
  [Upload, () => upload],
  [
    NewUpload,
    () => ({
      ...upload,
      state: 'waiting',
      widthPx: null,
      heightPx: null,
      url: null,
      expiresAt: null,
      put: {
        url: `${BUCKET}/temp/uploads/${upload.id}?X-Amz-Expires=900&X-Amz-Signature=…`,
        headers: { 'content-type': 'image/png', 'content-length': '812344' },
        expiresAt: LATER,
      },
    }),
  ],
  [
    CreateUploadRequest,
    () => ({ kind: 'picture', bytes: upload.bytes, sha256: upload.sha256, type: 'image/png' }),
  ],
  [ProviderKey, () => providerKey],
  [
    SaveProviderKeyRequest,
    () => ({ provider: 'openai', key: 'sk-proj-Q5w7e9r2t4y6u8i0pVw3nqkq0m6bO2x0O2lHx7Qa' }),
  ],
  [Project, () => project],
  [CreateProjectRequest, () => ({ name: project.name, description: project.description })],
  [UpdateProjectRequest, () => ({ name: 'The very last keeper' })],
  [CreatePlanRequest, () => ({ script: SCRIPT, config: { aspect: '9:16' } })],
  [UpdatePlanRequest, () => ({ plan: storyboard() })],
  [
    PlanSummary,
    () => ({
      id: PLAN_ID,
      projectId: PROJECT_ID,
      version: 1,
      title: 'The last keeper',
      scenes: 1,
      shots: 2,
      createdAt: AT,
    }),
  ],
  [PlanWithEstimate, () => ({ ...plan(), estimate })],
  [Estimate, () => estimate],
  [FilmRequest, () => ({ script: SCRIPT, config: { aspect: '16:9', captions: 'burned' } })],
  [Job, job],
  [UpdateJobRequest, () => ({ title: 'The last keeper of the light' })],
  [Share, () => ({ url: 'https://studio.example/share/pVw3nqkq0m6bO2x0O2lHf8yZ', createdAt: AT })],
  [JobWithScript, () => ({ ...job(), script: SCRIPT })],
  [
    Transition,
    () => ({ from: 'queued', to: 'moderating', reason: 'Taken up', actor: 'system', at: AT }) as const,
  ],
  [Receipt, () => receipt],
  [
    JobAsset,
    () => ({
      stepKey: 'picture/sht_1',
      kind: 'picture',
      shotId: 'sht_1',
      lineId: null,
      reused: false,
      url: signed('images/image_0001.png'),
      expiresAt: LATER,
      type: 'image/png',
      bytes: 2_301_447,
    }),
  ],
  [
    JobOutput,
    () => ({
      url: signed('output.mp4'),
      downloadUrl: signed('output.mp4'),
      expiresAt: LATER,
      captions: { srt: signed('captions.srt'), vtt: signed('captions.vtt') },
      poster: signed('poster.jpg'),
      durationMs: 9200,
      widthPx: 1280,
      heightPx: 720,
      bytes: 4_812_344,
    }),
  ],
  [JobPreview, () => preview],
  [CreateExportRequest, () => ({ format: 'webm' })],
  [
    JobExport,
    () => ({
      id: 'exp_3n6c1z8m5q2x9v4b7k0t',
      format: 'webm',
      span: null,
      state: 'ready',
      error: null,
      createdAt: AT,
      url: `${BUCKET}/assets/export/3f9c…e1.webm?X-Amz-Expires=3600&X-Amz-Signature=…`,
      downloadUrl: `${BUCKET}/assets/export/3f9c…e1.webm?X-Amz-Expires=3600&X-Amz-Signature=…`,
      expiresAt: LATER,
      type: 'video/webm',
      bytes: 3_204_118,
    }),
  ],
  [
    ModerationDecision,
    () => ({
      id: 'mod_5t9b2k7c4n8m3x6q1v0z',
      subject: 'script',
      jobId: JOB_ID,
      shotId: null,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      moderator: 'rules+openai',
      allowed: true,
      score: 0.12,
      threshold: 0.7,
      findings: [],
      reviews: [],
      createdAt: AT,
    }),
  ],
  [ReviewRequest, () => ({ verdict: 'allow', note: 'A quotation from a history book.' })],
  [Ticket, () => ({ ticket: 'tkt_5h0d9s4w8k1m6p3x2c7y', expiresIn: 60 })],
  [
    Usage,
    () => ({
      period: '2026-11',
      spentMicros: 41_666,
      reservedMicros: 0,
      leftMicros: 19_958_334,
      monthlyLimitMicros: 20_000_000,
      jobLimitMicros: null,
      currency: 'USD',
    }),
  ],
  [
    UsageBreakdown,
    () => ({
      period: '2026-11',
      currency: 'USD',
      spentMicros: 41_666,
      days: [{ day: '2026-11-23', spentMicros: 41_666, films: 1 }],
      films: [{ jobId: JOB_ID, title: 'The Last Light', spentMicros: 41_666 }],
      providers: [{ provider: 'openai', spentMicros: 41_666, films: 1 }],
    }),
  ],
  [BudgetRequest, () => ({ monthlyLimitMicros: 50_000_000, jobLimitMicros: 5_000_000 })],
  [
    ProviderOffer,
    () => ({
      name: 'embedded',
      stage: 'image',
      title: 'Built-in painter, for animatics',
      available: true,
      missingKey: null,
      unit: 'picture',
      priceMicros: 0,
    }),
  ],
]);

/**
 * An example of a schema: its own, or for an object or array around others one made of theirs. Throws where a
 * part has none, so that nothing goes into the document without.
 */
export function exampleOf(schema: z.ZodType): unknown {
  const known = EXAMPLES.get(schema);
  if (known) return known();
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries<z.ZodType>(schema.shape);
    return Object.fromEntries(parts.map(([name, part]) => [name, exampleOf(part)]));
  }
  if (schema instanceof z.ZodArray) return [exampleOf(schema.element as z.ZodType)];
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional) return exampleOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodNumber) return 1_000_000;
  throw new Error(`A schema of type ${schema.type} stands in the document without an example.`);
}

/** What a client gets to see of a problem. */
export function problemExample(code: ProblemCode): Problem {
  const { status, title } = PROBLEMS[code];
  const fields = [{ path: 'config.aspect', message: 'Invalid option' }];
  return {
    type: `urn:problem:${code}`,
    title,
    status,
    code,
    requestId: 'req_9s4w8k1m6p3x2c7y5h0d',
    ...(code === 'request.invalid' ? { errors: fields } : {}),
  };
}

let planned: FilmPlan | undefined;
/** The storyboard that the studio makes of the script; planned once. */
function storyboard(): FilmPlan {
  planned ??= planFilm(SCRIPT, JobConfig.parse({}));
  return planned;
}
