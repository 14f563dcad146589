import { z } from 'zod';
import {
  OrderReport,
  type OrderReportAnswer,
  OrderWork,
  type UploadGrant,
  UploadRequest,
} from '#domain/composer-order';
import { assetObjectKey } from '#domain/object-keys';
import { type OrderClaims, verifyOrderToken } from '../composer/order-token.ts';
import type { Deps } from '../deps.ts';
import { isErrandWanted } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { endExport } from '../exports/end-export.ts';
import { EXPORT } from '../exports/export-errand.ts';
import { exportIdOf } from '../exports/make-export.ts';
import { outcomeOfReport, type StepOutcome } from '../film-job/step-outcome.ts';
import { createRouter } from '../http/create-router.ts';
import { fieldErrors } from '../http/field-errors.ts';
import { isPreviewId } from '../ledger/purse.ts';
import { endPreview } from '../previews/end-preview.ts';
import { PREVIEW } from '../previews/preview-errand.ts';
import { endUpload } from '../uploads/end-upload.ts';
import { isUploadId, UPLOAD } from '../uploads/upload-errand.ts';

const OrderKind = z.enum(OrderWork.options.map((option) => option.shape.kind.value));

/** The claims of the order's token. Throws `auth.required`, `auth.invalid_token`. */
async function authorise(deps: Deps, orderId: string, header: string | undefined): Promise<OrderClaims> {
  const token = /^Bearer (\S{1,4096})$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw createProblem('auth.required');
  const claims = await verifyOrderToken(deps.settings.composerSecret, orderId, token);
  if (!claims) throw createProblem('auth.invalid_token');
  return claims;
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw createProblem('request.invalid', { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

/** An export is no step of its job, which is completed, and previews and uploads have no job: their own rows keep them. */
function report(deps: Deps, { jobId, stepKey, fence }: OrderClaims, outcome: StepOutcome) {
  if (isUploadId(jobId)) return endUpload(deps, { id: jobId, fence }, outcome);
  if (isPreviewId(jobId)) return endPreview(deps, { id: jobId, fence }, outcome);
  const exportId = exportIdOf(stepKey);
  if (exportId !== null) return endExport(deps, { id: exportId, fence }, outcome);
  return deps.filmJob.getByName(jobId).report({ stepKey, fence, outcome });
}

function isWanted(deps: Deps, { jobId, stepKey, fence }: OrderClaims): Promise<boolean> {
  if (isUploadId(jobId)) return isErrandWanted(deps, UPLOAD, { id: jobId, fence });
  if (isPreviewId(jobId)) return isErrandWanted(deps, PREVIEW, { id: jobId, fence });
  const exportId = exportIdOf(stepKey);
  if (exportId !== null) return isErrandWanted(deps, EXPORT, { id: exportId, fence });
  return deps.filmJob.getByName(jobId).isWanted(stepKey, fence);
}

/** `/internal/orders/:id…`, for the composer alone, by its order token; mounted under `/internal`. */
export const internalOrderRoutes = createRouter();

/** Progress every 5 s, the result at the end. 409 `order.stale`: the attempt is over, stop. */
internalOrderRoutes.post('/orders/:id', async (c) => {
  const { deps } = c.var;
  const claims = await authorise(deps, c.req.param('id'), c.req.header('authorization'));
  const outcome = outcomeOfReport(parse(OrderReport, await c.req.json()));
  const { verdict, goOn } = await report(deps, claims, outcome);
  if (outcome.type === 'done') await deps.checkpoint(`${claims.kind}-report:before-ack`);
  if (verdict === 'stale') throw createProblem('order.stale');
  return c.json({ goOn } satisfies z.infer<typeof OrderReportAnswer>, 200);
});

/** A PUT for exactly the file that was made; its place follows from the order alone. */
internalOrderRoutes.post('/orders/:id/uploads', async (c) => {
  const { deps } = c.var;
  const claims = await authorise(deps, c.req.param('id'), c.req.header('authorization'));
  const { role, bytes, sha256, type } = parse(UploadRequest, await c.req.json());
  const kind = OrderKind.parse(claims.kind);
  const objectKey = assetObjectKey(kind, claims.assetKey, role, type);
  if (objectKey === null) {
    const message = `A ${kind} order makes no ${role} of type ${type}`;
    throw createProblem('request.invalid', { errors: [{ path: 'role', message }] });
  }
  if (!(await isWanted(deps, claims))) throw createProblem('order.stale');
  const { url, headers } = await deps.bucket.signPut(objectKey, { bytes, type, sha256 });
  return c.json({ objectKey, url, headers } satisfies UploadGrant, 200);
});
