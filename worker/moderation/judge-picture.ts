import type { MadeFile } from '#domain/composer-order';
import { BucketUnavailable } from '../bucket/bucket.ts';
import type { Deps } from '../deps.ts';
import { chooseModerator } from '../providers/choose-provider.ts';
import { MADE_BYTES_MAX } from '../providers/maker.ts';
import type { ModerationVerdict } from '../providers/moderator.ts';
import type { JudgeDeps } from './judge-text.ts';
import { recordDecision } from './record-decision.ts';

interface Picture {
  userId: string;
  jobId: string | null;
  shotId: string | null;
  subject: 'picture' | 'upload';
}

/**
 * Has a stored picture looked at by the model that MODERATION_MODEL names, and keeps the decision. Null: no model is
 * set, and rules cannot see. Throws `provider.unavailable` where nobody can tell, `BucketUnavailable` where it is gone.
 */
export async function judgePicture(
  deps: JudgeDeps & Pick<Deps, 'bucket'>,
  { userId, jobId, shotId, subject }: Picture,
  file: Pick<MadeFile, 'objectKey' | 'sha256' | 'type'>,
): Promise<ModerationVerdict | null> {
  const { moderatePicture } = chooseModerator(deps.settings);
  if (!moderatePicture) return null;
  const body = await deps.bucket.get(file.objectKey, MADE_BYTES_MAX);
  if (!body) throw new BucketUnavailable('A picture that was stored is not there.');
  const { type } = file;
  if (type !== 'image/png' && type !== 'image/jpeg' && type !== 'image/webp') {
    throw new Error(`${type} is no picture`);
  }
  const verdict = await moderatePicture({ body: new Uint8Array(body), type });
  const about = { userId, jobId, shotId, subject, sha256: file.sha256 };
  return recordDecision(deps, about, verdict);
}
