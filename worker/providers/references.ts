import type { ImageModel } from '#domain/provider-models';
import type { ImageRequest } from '#domain/provider-requests';
import { dataUri } from './base64.ts';
import type { InputFile, ProviderContext } from './maker.ts';
import { ProviderError } from './provider-error.ts';
import type { Asking } from './vendor-request.ts';

/** A file that a request names. One that is not there is an error before anything is sent. */
export function inputOf(name: string, { inputs }: ProviderContext, asking: Asking): InputFile {
  const file = inputs && Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (file) return file;
  throw new ProviderError('invalid_request', { ...asking, detail: `there is no picture for ${name}` });
}

/** The portraits that a picture's request names, in its order; no more than the model takes. */
export function referencesOf(
  { references = [] }: ImageRequest,
  facts: ImageModel,
  ctx: ProviderContext,
  asking: Asking,
): InputFile[] {
  if (references.length > facts.references) {
    const detail = `${references.length} portraits, and it takes ${facts.references}`;
    throw new ProviderError('invalid_request', { ...asking, detail });
  }
  return references.map((name) => inputOf(name, ctx, asking));
}

/** Where a vendor finds a file: its signed address, or the bytes themselves if they are few enough. */
export function addressOf({ body, type, url }: InputFile, maxBytes: number, asking: Asking): string {
  if (url !== null && URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  if (body.byteLength <= maxBytes) return dataUri(body, type);
  const detail = `a picture of ${body.byteLength} bytes, and it takes ${maxBytes}`;
  throw new ProviderError('invalid_request', { ...asking, detail });
}
