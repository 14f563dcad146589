import { z } from 'zod';
import { FilmPlan, PLAN_LIMITS } from './film-plan.ts';
import { JobConfig } from './job-config.ts';

export const STAGES = ['plan', 'sheet', 'picture', 'clip', 'speech', 'music', 'effect', 'render'] as const;

/** What vendors are expected to charge the user's own keys, in no budget; absent: no such key is used. */
const OwnKeyMicros = z.int().optional();

/** One stage of a quote: `count` things, of which `ready` are made already and cost nothing. */
export const StageEstimate = z.object({
  stage: z.enum(STAGES),
  provider: z.string(),
  /** The vendor's own name for the model; null: the studio makes it itself. */
  model: z.string().nullable(),
  count: z.int(),
  ready: z.int(),
  costMicros: z.int(),
  ownKeyMicros: OwnKeyMicros,
});

/**
 * A shot's share of a quote: its picture, clip and voices, and the portraits that it is the first to show. What
 * serves several shots is paid at the first.
 */
export const ShotEstimate = z.object({
  sceneId: z.string(),
  shotId: z.string(),
  count: z.int(),
  ready: z.int(),
  costMicros: z.int(),
  ownKeyMicros: OwnKeyMicros,
});

/** What a film will cost, computed from the very steps that will run. */
export const Estimate = z.object({
  stages: z.array(StageEstimate),
  /** In the order of the film; with the planner's and the music's their costs add up to `costMicros`. */
  byShot: z.array(ShotEstimate),
  shots: z.int(),
  durationMs: z.int(),
  /** What is expected. */
  costMicros: z.int(),
  ownKeyMicros: OwnKeyMicros,
  /** What a job reserves at most: every vendor's ceiling, and lost answers that must be paid again. */
  willNotExceedMicros: z.int(),
  currency: z.literal('USD'),
});
export type Estimate = z.infer<typeof Estimate>;

export const Script = z.string().min(1).max(PLAN_LIMITS.scriptChars);

const scriptOrPlan = (v: { script?: string; planId?: string }) =>
  (v.script === undefined) !== (v.planId === undefined);

/** Body of estimates and of job creation: exactly one of `script` and `planId`. */
export const FilmRequest = z
  .strictObject({
    script: Script.optional(),
    planId: z.string().max(64).optional(),
    config: JobConfig.prefault({}),
  })
  .refine(scriptOrPlan, { path: ['script'], message: 'Give exactly one of script and planId' });
export type FilmRequest = z.infer<typeof FilmRequest>;

export const CreatePlanRequest = z.strictObject({
  script: Script,
  /** A storyboard of this script that exists already: a translation, a copy. Absent: one is planned. */
  plan: FilmPlan.optional(),
  config: JobConfig.prefault({}),
});
export type CreatePlanRequest = z.infer<typeof CreatePlanRequest>;
export const UpdatePlanRequest = z.strictObject({ plan: FilmPlan });

/** A storyboard version with what it would cost under the config it was planned with. */
export const Plan = z.object({
  id: z.string(),
  projectId: z.string(),
  version: z.int(),
  script: z.string(),
  plan: FilmPlan,
  createdAt: z.iso.datetime(),
});
export type Plan = z.infer<typeof Plan>;
/** A storyboard version in a list, without its script and shots. */
export const PlanSummary = z.object({
  id: z.string(),
  projectId: z.string(),
  version: z.int(),
  title: z.string(),
  scenes: z.int(),
  shots: z.int(),
  createdAt: z.iso.datetime(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;
export const PlanWithEstimate = Plan.extend({ estimate: Estimate });
export type PlanWithEstimate = z.infer<typeof PlanWithEstimate>;
