import type { ProviderModel } from './provider-model.ts';
import { compatiblePlanModel } from './vendors/compatible-planner.ts';
import { ELEVENLABS_MODELS } from './vendors/elevenlabs-models.ts';
import { OPENAI_MODELS } from './vendors/openai-models.ts';
import { REPLICATE_MODELS } from './vendors/replicate-models.ts';
import { RUNWAY_MODELS } from './vendors/runway-models.ts';
import { STABILITY_MODELS } from './vendors/stability-models.ts';

export type {
  ClipModel,
  EffectModel,
  ImageModel,
  MusicModel,
  PlanModel,
  ProviderModel,
  SpeechModel,
  Vendor,
} from './provider-model.ts';

/** Every paid model that a maker exists for; the first of a provider's stage is its default. */
export const PROVIDER_MODELS: readonly ProviderModel[] = [
  ...OPENAI_MODELS,
  ...REPLICATE_MODELS,
  ...ELEVENLABS_MODELS,
  ...STABILITY_MODELS,
  ...RUNWAY_MODELS,
];

type ModelOf<Stage extends ProviderModel['stage']> = Extract<ProviderModel, { stage: Stage }>;

/**
 * The model that a config's choice means: `openai` is the provider's default, `openai:tts-1` names one. Throws
 * `RangeError` where there is none; whoever takes configs from outside asks `hasModel` first.
 */
export function findModel<Stage extends ProviderModel['stage']>(
  stage: Stage,
  choice: string,
): ModelOf<Stage> {
  const found = lookUp(stage, choice);
  if (!found) throw new RangeError(`no model makes ${stage} for the choice ${choice}`);
  return found;
}

export function hasModel(stage: ProviderModel['stage'], choice: string): boolean {
  return lookUp(stage, choice) !== undefined;
}

function lookUp<Stage extends ProviderModel['stage']>(stage: Stage, choice: string) {
  const colon = choice.indexOf(':');
  const provider = colon < 0 ? choice : choice.slice(0, colon);
  const model = colon < 0 ? null : choice.slice(colon + 1);
  // No table can know it: its name says all. Whether this deployment has it, its settings decide.
  const own = provider === 'compatible' && model ? [compatiblePlanModel(model)] : [];
  return [...PROVIDER_MODELS, ...own].find(
    (m): m is ModelOf<Stage> =>
      m.stage === stage && m.provider === provider && (model === null || m.model === model),
  );
}
