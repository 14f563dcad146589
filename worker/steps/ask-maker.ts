import type { ProviderRequest } from '#domain/provider-requests';
import type { Settings } from '../env.ts';
import type { InputFile, Maker, ProviderContext } from '../providers/maker.ts';
import {
  clipMakerOf,
  imageMakerOf,
  musicMakerOf,
  planNoterOf,
  voiceMakerOf,
} from '../providers/paid-makers.ts';
import { accessOf } from '../providers/provider-access.ts';
import { ProviderError } from '../providers/provider-error.ts';

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
  plan: planNoterOf,
} satisfies Record<ProviderRequest['kind'], (choice: string) => unknown>;

/** What a maker needs to reach its vendor. Throws `ProviderError` `bad_key` where no key is set (any more). */
export function contextOf(
  settings: Settings,
  provider: string,
  phase: 'call' | 'submit' | 'poll' | 'cancel' | 'find',
  inputs: Readonly<Record<string, InputFile>> = {},
): ProviderContext {
  const access = accessOf(settings, provider);
  if (!access) throw new ProviderError('bad_key', { provider, phase, detail: 'no key is set' });
  return {
    ...access,
    // Looked up when it is called, and never as a method of this object.
    fetch: (input, init) => fetch(input, init),
    signal: new AbortController().signal,
    inputs,
    timeoutMs: phase === 'call' ? settings.providerTimeoutMs : Math.min(30_000, settings.providerTimeoutMs),
  };
}
