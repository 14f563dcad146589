import { type JobConfig, ProviderChoice } from '#domain/job-config';
import type { OwnKeys } from '#domain/provider-key';
import { findModel, hasModel, PROVIDER_MODELS, type ProviderModel } from '#domain/provider-models';
import { isSpokenHere } from '#domain/speech-engine';
import { readCompatible } from '#domain/vendors/compatible-planner';
import { createProblem } from '../errors.ts';
import { compatibleOf, isRetired, keyOf, listOffers, type OfferSettings } from './list-offers.ts';

export interface ProviderDeps {
  settings: OfferSettings;
  now(): Date;
  /** The keys that the asker brought along; absent: none. */
  own?: OwnKeys;
}
type StageName = keyof ProviderChoice;

const STAGE_NAMES = Object.keys(ProviderChoice.shape) as StageName[];
/** What makes a stage of a final film for nothing; null: it is bought. */
const FREE: Readonly<Record<StageName, string | null>> = {
  plan: 'embedded',
  image: null,
  video: 'none',
  voice: 'embedded',
  music: 'embedded',
  effect: 'embedded',
};
const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  plan: 'the storyboard',
  image: 'the pictures',
  video: 'moving clips',
  voice: 'the voices',
  music: 'the music',
  effect: 'the sounds of places',
};

/**
 * The config with every maker named, as it is stored: `auto` becomes the first vendor whose key is set, those first
 * whose key is the user's own, a vendor
 * becomes its model, so that a later version of the studio means the same. Refuses what this deployment cannot
 * make before anything is spent; nothing falls back silently. An animatic always uses the embedded studio,
 * whatever its `providers` say. Throws `provider.key_missing` naming field and setting, `provider.unknown`.
 */
export function settleProviders(deps: ProviderDeps, config: JobConfig): JobConfig {
  const settle = config.quality === 'animatic' ? settleFree : settleFinal;
  const entries = STAGE_NAMES.map((stage) => [
    stage,
    settle(stage, config.providers[stage] ?? 'embedded', deps),
  ]);
  return { ...config, providers: Object.fromEntries(entries) as ProviderChoice };
}

/** The maker of one thing that is made outside of a film. Throws as `settleProviders`. */
export function settleStage(deps: ProviderDeps, stage: StageName, choice: string): string {
  return choice === 'embedded' ? choice : settleFinal(stage, choice, deps);
}

function settleFree(stage: StageName, choice: string): string {
  return choice === 'auto' ? (FREE[stage] ?? 'embedded') : choice;
}

function settleFinal(stage: StageName, choice: string, deps: ProviderDeps): string {
  const free = FREE[stage];
  if (choice === free) return free;
  // Which engines there are only the composer can say: `settleEngine` asks it.
  if (stage === 'voice' && isSpokenHere(choice)) return choice;
  const isOwn = ({ provider }: ProviderModel) => deps.own?.[provider] !== undefined;
  const sold = (model: ProviderModel) =>
    (isOwn(model) || deps.settings.providerKeys[keyOf(model)] !== undefined) && !isRetired(model, deps.now());
  if (choice === 'auto') {
    const choices = PROVIDER_MODELS.filter((model) => model.stage === stage && sold(model));
    // Whoever brought a key along wants it used.
    const first = choices.find(isOwn) ?? choices[0];
    if (first) return nameOf(first);
    if (free !== null) return free;
    throw keyMissing(deps, stage, keysOf(stage).join(' or '));
  }
  if (stage === 'plan' && /^compatible(:|$)/.test(choice)) return settleCompatible(deps, choice);
  if (hasModel(stage, choice)) {
    const model = findModel(stage, choice);
    if (sold(model)) return nameOf(model);
    if (isRetired(model, deps.now())) throw unknownProvider(deps, stage, choice);
    throw keyMissing(deps, stage, keyOf(model));
  }
  // What is embedded paints animatics; where no key is set, the key is what a final film lacks.
  const lacksKey = stage === 'image' && choice === 'embedded' && choicesFor(deps, stage).length === 0;
  if (lacksKey) throw keyMissing(deps, stage, keysOf(stage).join(' or '));
  throw unknownProvider(deps, stage, choice);
}

/** The one model of the owner's own server, at the prices that the settings say now. */
function settleCompatible(deps: ProviderDeps, choice: string): string {
  const found = compatibleOf(deps.settings);
  if ('missing' in found) throw keyMissing(deps, 'plan', found.missing.join(' and '));
  const wished = readCompatible(choice.slice('compatible:'.length)).model;
  const known = readCompatible(found.model.model).model;
  if (choice !== 'compatible' && wished !== known) throw unknownProvider(deps, 'plan', choice);
  return nameOf(found.model);
}

const nameOf = ({ provider, model }: ProviderModel) => `${provider}:${model}`;

/** The settings that would make a stage possible, best first. */
const keysOf = (stage: StageName) => [
  ...new Set(PROVIDER_MODELS.filter((model) => model.stage === stage).map(keyOf)),
];

/** What can be chosen for a stage of a final film here and now. */
function choicesFor({ settings, now, own }: ProviderDeps, stage: StageName): string[] {
  const paid = listOffers(settings, now(), own).filter(
    (offer) => offer.stage === stage && offer.available && offer.name !== 'embedded',
  );
  const free = FREE[stage];
  return [...(free === null ? [] : [free]), ...paid.map((offer) => offer.name)];
}

function keyMissing(deps: ProviderDeps, stage: StageName, setting: string) {
  const others = choicesFor(deps, stage);
  const instead = others.length > 0 ? ` Or choose config.providers.${stage}: ${others.join(', ')}.` : '';
  return createProblem('provider.key_missing', {
    detail:
      `Final quality needs ${setting} for ${STAGE_WORDS[stage]}, which is not set.${instead}` +
      ' Quality "animatic" needs no key.',
    errors: [{ path: `config.providers.${stage}`, message: `${setting} is not set` }],
  });
}

function unknownProvider(deps: ProviderDeps, stage: StageName, choice: string) {
  const choices = choicesFor(deps, stage);
  return createProblem('provider.unknown', {
    detail: `"${choice}" cannot make ${STAGE_WORDS[stage]} of a final film here. Quality "animatic" always can.`,
    errors: [{ path: `config.providers.${stage}`, message: `Choose one of: ${choices.join(', ')}` }],
  });
}
