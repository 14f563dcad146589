import { z } from 'zod';
import { EXPORT_FORMATS, type ExportOrder } from './composer-order.ts';
import type { JobConfig } from './job-config.ts';

export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Milliseconds of the film. */
const Span = z
  .strictObject({ startMs: z.int().min(0).max(86_400_000), endMs: z.int().min(1).max(86_400_000) })
  .refine(({ startMs, endMs }) => endMs > startMs, 'A span ends after it begins');

/** What a finished film is to be turned into. `span`: the part that a GIF shows, 15 s at most. */
export const CreateExportRequest = z
  .strictObject({ format: ExportFormat, span: Span.optional() })
  .refine(({ format, span }) => span === undefined || format === 'gif', {
    message: 'Only a GIF shows a part of the film',
    path: ['span'],
  });
export type CreateExportRequest = z.infer<typeof CreateExportRequest>;

/** A film in another format; with signed URLs, which live until `expiresAt`, once it is ready. */
export const JobExport = z.object({
  id: z.string(),
  format: ExportFormat,
  span: z.object({ startMs: z.int(), endMs: z.int() }).nullable(),
  state: z.enum(['making', 'ready', 'failed']),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  url: z.string().nullable(),
  downloadUrl: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  type: z.string().nullable(),
  bytes: z.int().nullable(),
});
export type JobExport = z.infer<typeof JobExport>;

/** How the file of each format ends. */
export const EXPORT_EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  webm: 'webm',
  gif: 'gif',
  mp3: 'mp3',
  m4a: 'm4a',
  sheet: 'jpg',
};

/** The order of an export; its one input `film` is the finished MP4. */
export function exportOrder(
  { format, span }: CreateExportRequest,
  film: { widthPx: number; heightPx: number; durationMs: number; title: string | null },
  { fps }: Pick<JobConfig, 'fps'>,
): ExportOrder {
  const { widthPx, heightPx, durationMs, title } = film;
  const frameAt = (ms: number) => Math.round((ms * fps) / 1000);
  return {
    ...{ widthPx, heightPx, fps, film: 'film', format },
    frames: Math.max(frameAt(durationMs), 1),
    ...(span ? { span: { startFrame: frameAt(span.startMs), endFrame: frameAt(span.endMs) } } : {}),
    ...(format === 'sheet' && title ? { title: title.slice(0, 200) } : {}),
  };
}
