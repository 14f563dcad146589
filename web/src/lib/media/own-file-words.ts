import type { UploadKind } from '#domain/own-media';
import { language } from '#web/ui/language.ts';
import { sayNumber } from '#web/ui/say.ts';
import { m } from '#web/words/messages.js';

type Words = (found: RegExpExecArray) => string;
const px = (digits = '') => sayNumber(Number(digits));

/** What domain/media-file.ts and the studio say of a file that is not taken, and what is said of it to people. */
const REFUSALS: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [/^This is no PNG/, () => m.own_bad_unknown()],
  [/^Drawings made of text/, () => m.own_bad_markup()],
  [/^The file is cut off/, () => m.own_bad_cut()],
  [/(\d+) × (\d+) pixels, more/, ([, w, h]) => m.own_bad_large({ width: px(w), height: px(h) })],
  [
    /(\d+) × (\d+) pixels; each side needs (\d+)/,
    ([, w, h, least]) => m.own_bad_small({ width: px(w), height: px(h), least: px(least) }),
  ],
  [/^This is a picture, and/, () => m.own_bad_picture()],
  [/^This is a sound, and/, () => m.own_bad_sound()],
  // The type was read from these very bytes before: another file arrived.
  [/^The file is not the one|^This is \w+\/[\w.+-]+, and/, () => m.own_bad_other()],
  [/cannot be decoded/, () => m.own_bad_undecodable()],
  [/could not be moderated/, () => m.own_bad_unseen()],
  [/^The picture is not allowed/, () => m.own_bad_moderated()],
  [/^Whoever looked at it|^The composer answered/, () => m.own_bad_lost()],
];

/**
 * Why a file is not taken, in words for its owner. A moderator's own sentence stays where people read English; what
 * the cutting room says of itself (any other code) does not.
 */
export function sayRefusal({ code, message }: { code: string; message: string }): string {
  for (const [pattern, words] of REFUSALS) {
    const found = pattern.exec(message);
    if (found) return words(found);
  }
  if (code !== 'upload.refused') return m.own_bad_lost();
  return language() === 'en' ? message : m.own_bad_moderated();
}

/** What stands on the buttons and over the shelf, by what is brought. */
export const OWN_WORDS: Readonly<Record<UploadKind, { bring: () => string; shelf: () => string }>> = {
  picture: { bring: () => m.own_picture(), shelf: () => m.own_pictures() },
  voice: { bring: () => m.own_voice(), shelf: () => m.own_voices() },
  music: { bring: () => m.own_music(), shelf: () => m.own_musics() },
};
