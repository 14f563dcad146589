import { isPaidByOwnKey } from '#domain/provider-key';
import { vendorName } from '#domain/provider-model';
import type { ProviderRequest } from '#domain/provider-requests';
import type { Deps } from '../deps.ts';
import type { Attempt } from '../ledger/attempt.ts';
import { openOwnKey } from '../provider-keys/own-keys.ts';
import type { InputFile, Maker, ProviderContext } from '../providers/maker.ts';
import {
  clipMakerOf,
  effectMakerOf,
  imageMakerOf,
  musicMakerOf,
  planNoterOf,
  voiceMakerOf,
} from '../providers/paid-makers.ts';
import { accessOf, type ProviderAccess } from '../providers/provider-access.ts';
import { ProviderError, type ProviderPhase } from '../providers/provider-error.ts';

/** Whoever makes what a request asks for; its request type is the request's own. */
export type AnyMaker = Maker<ProviderRequest, unknown>;

/** The maker of a frozen request: by the model that it names, whatever the config says by now. */
export function makerOf({ kind, provider, model }: ProviderRequest): AnyMaker {
  return MAKERS[kind](`${provider}:${model}`) as AnyMaker;
}

const MAKERS = {
  picture: imageMakerOf,
  speech: voiceMakerOf,
  clip: clipMakerOf,
  music: musicMakerOf,
  effect: effectMakerOf,
  plan: planNoterOf,
} satisfies Record<ProviderRequest['kind'], (choice: string) => unknown>;

/**
 * What a maker needs to reach its vendor: by the key that the licence chose, and no other. Throws `ProviderError`
 * `bad_key` where no key is set (any more), `key_removed` where it was the user's own and is gone.
 */
export async function contextOf(
  deps: Pick<Deps, 'db' | 'settings'>,
  attempt: Pick<Attempt, 'service' | 'userId' | 'paidBy'>,
  phase: ProviderPhase,
  inputs: Readonly<Record<string, InputFile>> = {},
): Promise<ProviderContext> {
  const { settings } = deps;
  const access = isPaidByOwnKey(attempt.paidBy)
    ? await ownAccess(deps, { ...attempt, paidBy: attempt.paidBy }, phase)
    : accessOf(settings, attempt.service);
  if (!access) {
    throw new ProviderError('bad_key', {
      provider: vendorName(attempt.service),
      phase,
      detail: 'no key is set',
    });
  }
  return {
    ...access,
    // Looked up when it is called, and never as a method of this object.
    fetch: (input, init) => fetch(input, init),
    signal: new AbortController().signal,
    inputs,
    timeoutMs: phase === 'call' ? settings.providerTimeoutMs : Math.min(30_000, settings.providerTimeoutMs),
  };
}

async function ownAccess(
  deps: Pick<Deps, 'db' | 'settings'>,
  { service: provider, userId, paidBy: id }: { service: string; userId: string; paidBy: string },
  phase: ProviderPhase,
): Promise<ProviderAccess> {
  const opened = await openOwnKey(deps, { userId, provider, id });
  if (typeof opened === 'object') {
    const baseUrls: Readonly<Record<string, string | undefined>> = deps.settings.providerBaseUrls;
    return { apiKey: opened.key, baseUrl: baseUrls[provider] };
  }
  const why =
    opened === 'gone' ? 'it was removed' : 'it was stored under a secret that this studio no longer has';
  const detail = `${why}. Store a key again and retry, or start the film anew with the studio’s own`;
  throw new ProviderError('key_removed', { provider: vendorName(provider), phase, detail });
}
