import { previews } from '../db/schema.ts';
import type { ErrandKind } from '../errands/errand.ts';

export const PREVIEW: ErrandKind = {
  table: previews,
  open: 'making',
  message: (previewId) => ({ previewId }),
};
