import type { MadeFile } from '#domain/composer-order';
import type { Purchase } from '#domain/purchase';
import type { Deps } from '../deps.ts';
import { type InputFile, MADE_BYTES_MAX } from '../providers/maker.ts';

const TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'] satisfies InputFile['type'][];
const isPicture = (type: string): type is InputFile['type'] => TYPES.includes(type);

/**
 * The files that a request shows, each with a signed address for vendors that fetch it themselves. Null: one is
 * missing in the bucket. Throws `BucketUnavailable`.
 */
export async function loadInputs(
  { bucket }: Pick<Deps, 'bucket'>,
  { inputs = {} }: Purchase,
): Promise<Record<string, InputFile> | null> {
  const loaded = await Promise.all(
    Object.entries(inputs).map(async ([name, file]) => [name, await loadInput({ bucket }, file)] as const),
  );
  const found = loaded.flatMap(([name, file]) => (file ? [[name, file] as const] : []));
  return found.length === loaded.length ? Object.fromEntries(found) : null;
}

async function loadInput(
  { bucket }: Pick<Deps, 'bucket'>,
  { objectKey, type }: MadeFile,
): Promise<InputFile | null> {
  if (!isPicture(type)) throw new Error(`a request shows pictures, and ${objectKey} is ${type}`);
  const body = await bucket.get(objectKey, MADE_BYTES_MAX);
  if (!body) return null;
  const { url } = await bucket.signGet(objectKey);
  return { body: new Uint8Array(body), type, url };
}
