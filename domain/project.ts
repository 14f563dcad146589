import { z } from 'zod';

const Instant = z.iso.datetime();

export const Project = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  settings: z.record(z.string(), z.unknown()),
  createdAt: Instant,
  updatedAt: Instant,
  /** Null: it is not put away. */
  archivedAt: Instant.nullable(),
});
export type Project = z.infer<typeof Project>;

const Name = z.string().trim().min(1).max(120);
/** Free-form, for the screen; at most 16 KB as JSON. */
const Settings = z
  .record(z.string().max(80), z.unknown())
  .refine((v) => JSON.stringify(v).length <= 16_384, 'Settings must be at most 16 KB');

export const CreateProjectRequest = z.strictObject({
  name: Name,
  description: z.string().max(2000).default(''),
  settings: Settings.default({}),
});
export const UpdateProjectRequest = z
  .strictObject({
    name: Name.optional(),
    description: z.string().max(2000).optional(),
    settings: Settings.optional(),
    archived: z.boolean().optional(),
  })
  .refine((v) => Object.keys(v).length > 0, 'Name at least one field to change');

/** A page of a list; `nextCursor` null: this is the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
