import { exports } from '../db/schema.ts';
import type { ErrandKind } from '../errands/errand.ts';

export const EXPORT: ErrandKind = { table: exports, open: 'making', message: (exportId) => ({ exportId }) };
