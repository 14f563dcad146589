import { BadMedia, readMedia } from '#domain/media-file';
import { type CreateUploadRequest, UPLOAD_BYTES_MAX, type UploadKind } from '#domain/own-media';
import { sayBytes } from '#web/ui/say.ts';
import { m } from '#web/words/messages.js';
import { sayRefusal } from './own-file-words.ts';

/** What a file chooser offers. Names stand beside types, since some systems know no type of FLAC or M4A. */
export const OWN_FILE_TYPES: Readonly<Record<'picture' | 'sound', string>> = {
  picture: 'image/png,image/jpeg,image/webp',
  sound: 'audio/wav,audio/mpeg,audio/flac,audio/ogg,audio/mp4,.wav,.mp3,.flac,.ogg,.oga,.m4a',
};

/** A file that is not taken, in words for its owner. */
export class OwnFileRefused extends Error {
  override readonly name = 'OwnFileRefused';
}

/**
 * Reads a file as the studio will: by its own bytes, whatever its name says. So what cannot be taken is told before
 * anything is sent. @throws OwnFileRefused
 */
export async function readOwnFile(file: Blob, kind: UploadKind): Promise<CreateUploadRequest> {
  if (file.size === 0) throw new OwnFileRefused(m.own_bad_empty());
  if (file.size > UPLOAD_BYTES_MAX)
    throw new OwnFileRefused(
      m.own_bad_heavy({ size: sayBytes(file.size), most: sayBytes(UPLOAD_BYTES_MAX) }),
    );
  const bytes = await bytesOf(file);
  const media = mediaOf(bytes);
  if ((media.kind === 'picture') !== (kind === 'picture'))
    throw new OwnFileRefused(media.kind === 'picture' ? m.own_bad_picture() : m.own_bad_sound());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { kind, bytes: bytes.length, sha256, type: media.type };
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    // It was moved, or lies on a medium that is gone.
    throw new OwnFileRefused(m.own_bad_unreadable(), { cause: thrown });
  }
}

function mediaOf(bytes: Uint8Array) {
  try {
    return readMedia(bytes);
  } catch (thrown) {
    if (thrown instanceof BadMedia)
      throw new OwnFileRefused(sayRefusal({ code: 'upload.refused', message: thrown.message }));
    // A size that points behind the file's end.
    if (thrown instanceof RangeError) throw new OwnFileRefused(m.own_bad_cut());
    throw thrown;
  }
}
