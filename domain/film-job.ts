import { z } from 'zod';
import { Actor, JobStatus } from './job.ts';
import { JobConfig } from './job-config.ts';

const Instant = z.iso.datetime();

/** What moderation found: the sentence verbatim, its place in the script, and what to do about it. */
export const Finding = z.object({
  category: z.string(),
  score: z.number(),
  sentence: z.string(),
  start: z.int(),
  end: z.int(),
  shotId: z.string().nullable(),
  message: z.string(),
  suggestion: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A job as its owner sees it. */
export const Job = z.object({
  id: z.string(),
  projectId: z.string(),
  planId: z.string().nullable(),
  title: z.string().nullable(),
  status: JobStatus,
  /** 0–100, never goes back. */
  progress: z.int(),
  config: JobConfig,
  estimatedCostMicros: z.int(),
  actualCostMicros: z.int(),
  moderation: z
    .object({ status: z.enum(['allowed', 'refused']), score: z.number(), findings: z.array(Finding) })
    .nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  retryCount: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  /** When its owner put it away; null: it stands in the lists. */
  archivedAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
});
export type Job = z.infer<typeof Job>;
/** `GET jobs/:id` adds the script. */
export const JobWithScript = Job.extend({ script: z.string() });

const FilmTitle = z.string().trim().min(1).max(200);
/** `title` null: as the storyboard calls it. */
export const UpdateJobRequest = z
  .strictObject({ title: FilmTitle.nullable().optional(), archived: z.boolean().optional() })
  .refine((v) => Object.keys(v).length > 0, 'Name at least one field to change');

/** A film's link for everybody. */
export const Share = z.object({ url: z.string(), createdAt: Instant });
export type Share = z.infer<typeof Share>;

export const Transition = z.object({
  from: JobStatus.nullable(),
  to: JobStatus,
  reason: z.string(),
  actor: Actor,
  at: Instant,
});
export type Transition = z.infer<typeof Transition>;

export const JobAsset = z.object({
  stepKey: z.string(),
  kind: z.enum(['sheet', 'picture', 'clip', 'speech', 'music', 'effect', 'piece', 'mix', 'film']),
  shotId: z.string().nullable(),
  lineId: z.string().nullable(),
  /** Of a portrait (`sheet`): whose. */
  characterId: z.string().optional(),
  /** Made by an earlier job, so this one spent nothing on it. */
  reused: z.boolean(),
  url: z.string(),
  expiresAt: Instant,
  type: z.string(),
  bytes: z.int(),
});
export type JobAsset = z.infer<typeof JobAsset>;

/** Where the finished film is; every URL is a signed GET that lives until `expiresAt`. */
export const JobOutput = z.object({
  url: z.string(),
  downloadUrl: z.string(),
  expiresAt: Instant,
  captions: z.object({ srt: z.string(), vtt: z.string() }),
  poster: z.string(),
  durationMs: z.int(),
  widthPx: z.int(),
  heightPx: z.int(),
  bytes: z.int(),
});
export type JobOutput = z.infer<typeof JobOutput>;

/** A stretch of the film that is ready: fragmented MP4 without sound, its own time from 0; placed at `startMs`. */
export const PreviewPiece = z.object({
  index: z.int(),
  startMs: z.number(),
  durationMs: z.number(),
  url: z.string(),
  bytes: z.int(),
});
/** A spoken line that is ready. */
export const PreviewLine = z.object({
  lineId: z.string(),
  startMs: z.number(),
  durationMs: z.number(),
  url: z.string(),
});
/**
 * What can be watched of a film that is being made, by Media Source Extensions: append each piece with its
 * `startMs` as timestamp offset, play each line at its own. `type` is what `addSourceBuffer` is asked for; null:
 * no piece is ready. `durationMs` null: only the film's first shots are laid out yet, or none.
 */
export const JobPreview = z.object({
  type: z.string().nullable(),
  durationMs: z.number().nullable(),
  widthPx: z.int(),
  heightPx: z.int(),
  fps: z.int(),
  /** Of the film in all; 0 until it is laid out. */
  pieceCount: z.int(),
  pieces: z.array(PreviewPiece),
  lines: z.array(PreviewLine),
  expiresAt: Instant,
});
export type JobPreview = z.infer<typeof JobPreview>;

export const ReceiptItem = z.object({
  stepKey: z.string(),
  sceneId: z.string().nullable(),
  shotId: z.string().nullable(),
  stage: z.string(),
  provider: z.string(),
  model: z.string(),
  estimateMicros: z.int(),
  /** What its attempts have cost, those included of which nobody can tell whether they were charged. */
  actualMicros: z.int(),
  /** The part of it that may not have been charged. */
  uncertainMicros: z.int(),
  /** What the vendor charged the user's own key, or may have, in no budget; absent: no such key was used. */
  ownKeyMicros: z.int().optional(),
  /** What was held for its attempts and not needed. */
  releasedMicros: z.int(),
  attempts: z.int(),
  retries: z.int(),
  /** Made by an earlier step or job. */
  reused: z.boolean(),
});
/** What was estimated, spent and given back. */
export const Receipt = z.object({
  jobId: z.string(),
  currency: z.literal('USD'),
  items: z.array(ReceiptItem),
  estimatedMicros: z.int(),
  /** What the film was told that it will not exceed. */
  quotedMicros: z.int(),
  /** What is still set aside for it. */
  reservedMicros: z.int(),
  actualMicros: z.int(),
  uncertainMicros: z.int(),
  /** What vendors charged the user's own keys; absent: none was used. */
  ownKeyMicros: z.int().optional(),
  /** Of the quote: what was given back to the budget. */
  releasedMicros: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;

export const Ticket = z.object({ ticket: z.string(), expiresIn: z.int() });

/** What a WebSocket of a job says. `seq` counts from 1 without gaps; `?after=` replays what was missed. */
export const JobEvent = z.discriminatedUnion('type', [
  z.object({
    seq: z.int(),
    at: Instant,
    type: z.literal('status'),
    status: JobStatus,
    reason: z.string(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
  z.object({ seq: z.int(), at: Instant, type: z.literal('progress'), progress: z.int(), note: z.string() }),
  z.object({
    seq: z.int(),
    at: Instant,
    type: z.literal('planned'),
    title: z.string(),
    shots: z.int(),
    lines: z.int(),
  }),
  z.object({
    seq: z.int(),
    at: Instant,
    type: z.literal('step'),
    stepKey: z.string(),
    kind: z.string(),
    shotId: z.string().nullable(),
    lineId: z.string().nullable(),
    state: z.enum(['started', 'done', 'failed', 'retrying']),
    reused: z.boolean(),
    detail: z.string(),
  }),
]);
export type JobEvent = z.infer<typeof JobEvent>;

export const Usage = z.object({
  period: z.string(),
  spentMicros: z.int(),
  reservedMicros: z.int(),
  leftMicros: z.int(),
  monthlyLimitMicros: z.int(),
  jobLimitMicros: z.int().nullable(),
  currency: z.literal('USD'),
});
export type Usage = z.infer<typeof Usage>;

/** A month, `2026-11`, in UTC. */
export const UsagePeriod = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
/** Where a month's money went; each list adds up to `spentMicros`. What own keys were charged is in none of them. */
export const UsageBreakdown = z.object({
  period: UsagePeriod,
  currency: z.literal('USD'),
  spentMicros: z.int(),
  /** In their order; days without anything are left out. `films`: those begun on the day, free ones too. */
  days: z.array(z.object({ day: z.iso.date(), spentMicros: z.int(), films: z.int() })),
  /** The dearest first, at most 100; `jobId` null: all others, plans, and films that are gone. */
  films: z.array(
    z.object({ jobId: z.string().nullable(), title: z.string().nullable(), spentMicros: z.int() }),
  ),
  /** The dearest first; `films`: how many they worked for. */
  providers: z.array(z.object({ provider: z.string(), spentMicros: z.int(), films: z.int() })),
});
export type UsageBreakdown = z.infer<typeof UsageBreakdown>;

export const BudgetRequest = z.strictObject({
  monthlyLimitMicros: z.int().min(0).max(1e12).optional(),
  jobLimitMicros: z.int().min(0).max(1e12).nullable().optional(),
});

export const ProviderOffer = z.object({
  name: z.string(),
  stage: z.enum(['plan', 'image', 'video', 'voice', 'music', 'effect', 'moderation']),
  title: z.string(),
  available: z.boolean(),
  /** The setting to fill in; null: none is needed. */
  missingKey: z.string().nullable(),
  /** True: a key of your own pays it, and no budget is touched; absent: the studio's does. */
  ownKey: z.literal(true).optional(),
  unit: z.string(),
  priceMicros: z.int(),
  voices: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
});
export type ProviderOffer = z.infer<typeof ProviderOffer>;
