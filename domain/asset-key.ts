import type { OrderWork } from './composer-order.ts';
import { contentKey } from './content-key.ts';

/**
 * The key of what the studio makes itself: everything that determines its bytes. `inputHashes` are the
 * SHA-256 of the files that the order reads, by input name; `studioVersion` stands for the painter's
 * and the composer's source and the encoder's build.
 */
export function freeAssetKey(
  userId: string,
  work: OrderWork,
  inputHashes: Readonly<Record<string, string>>,
  studioVersion: string,
): string {
  return contentKey(userId, work.kind, {
    provider: 'embedded',
    request: work.order,
    inputs: inputHashes,
    studioVersion,
  });
}
