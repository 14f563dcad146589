import { uploads } from '../db/schema.ts';
import type { ErrandKind } from '../errands/errand.ts';

/** Looking whether a file that has arrived is what it says. */
export const UPLOAD: ErrandKind = { table: uploads, open: 'checking', message: (uploadId) => ({ uploadId }) };

const PREFIX = 'upl_';
/** True for the owners of orders that are uploads and no jobs. */
export const isUploadId = (ownerId: string): boolean => ownerId.startsWith(PREFIX);
