import { z } from 'zod';
import { contentKey } from './content-key.ts';
import { stepKeyOf } from './film-orders.ts';
import type { FilmPlan } from './film-plan.ts';
import { SOUND_TYPES } from './media-file.ts';

const Instant = z.iso.datetime();

/** picture: of a shot or a character. voice: a spoken line. music: a film's score. */
export const UPLOAD_KINDS = ['picture', 'voice', 'music'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];
export const UPLOAD_STATES = ['waiting', 'checking', 'ready', 'refused'] as const;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** What is looked at passes through the Worker's memory whole. */
export const UPLOAD_BYTES_MAX = 16 * 1024 * 1024;

const TYPES = ['image/png', 'image/jpeg', 'image/webp', ...SOUND_TYPES] as const;

export const CreateUploadRequest = z
  .strictObject({
    kind: z.enum(UPLOAD_KINDS),
    bytes: z.int().min(1).max(UPLOAD_BYTES_MAX),
    /** Of the whole file, lower-case hex; the address takes exactly these bytes. */
    sha256: Sha256,
    type: z.enum(TYPES),
  })
  .refine(({ kind, type }) => type.startsWith('image/') === (kind === 'picture'), {
    path: ['type'],
    message: 'Pictures are images; voices and music are sounds',
  });
export type CreateUploadRequest = z.infer<typeof CreateUploadRequest>;

/** A file of the user's own. A plan names it by its `sha256` once it is `ready`. */
export const Upload = z.object({
  id: z.string(),
  kind: z.enum(UPLOAD_KINDS),
  state: z.enum(UPLOAD_STATES),
  sha256: z.string(),
  bytes: z.int(),
  /** Why it was refused. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Of pictures that are ready. */
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  /** Of sounds that are ready. */
  durationMs: z.int().nullable(),
  /** As films use it: a signed GET until `expiresAt`; null: it is not ready. */
  url: z.string().nullable(),
  expiresAt: Instant.nullable(),
  createdAt: Instant,
});
export type Upload = z.infer<typeof Upload>;
/** Where to PUT the file, once, with exactly these headers; null: it is there already. */
export const NewUpload = Upload.extend({
  put: z
    .object({ url: z.string(), headers: z.record(z.string(), z.string()), expiresAt: Instant })
    .nullable(),
});
export type NewUpload = z.infer<typeof NewUpload>;

const ASSET_KINDS = { picture: 'picture', voice: 'speech', music: 'music' } as const;
export const assetKindOf = (kind: UploadKind) => ASSET_KINDS[kind];

/** The content key of a user's own file: by its bytes alone, so a film is remade only where it names others. */
export function ownAssetKey(userId: string, kind: UploadKind, sha256: string): string {
  return contentKey(userId, ASSET_KINDS[kind], { provider: 'own', sha256 });
}

/** A file that a plan names in the place of something that would be made. */
export interface OwnMedia {
  kind: UploadKind;
  sha256: string;
  stepKey: string;
  /** Where the plan names it. */
  path: string;
}

/** Every file of the user's own that a plan names, by the step that it stands for. */
export function ownMediaOf(plan: FilmPlan): OwnMedia[] {
  const named = (kind: UploadKind, sha256: string | undefined, stepKey: string, path: string): OwnMedia[] =>
    sha256 === undefined ? [] : [{ kind, sha256, stepKey, path }];
  return [
    ...plan.characters.flatMap(({ id, portrait }, c) =>
      named('picture', portrait, stepKeyOf.sheet(id), `plan.characters.${c}.portrait`),
    ),
    ...plan.scenes.flatMap(({ shots }, s) =>
      shots.flatMap(({ id, picture, lines }, h) => {
        const at = `plan.scenes.${s}.shots.${h}`;
        return [
          ...named('picture', picture, stepKeyOf.picture(id), `${at}.picture`),
          ...lines.flatMap((line, l) =>
            named('voice', line.recording, stepKeyOf.speech(line.id), `${at}.lines.${l}.recording`),
          ),
        ];
      }),
    ),
    ...named('music', plan.music.recording, 'music', 'plan.music.recording'),
  ];
}
