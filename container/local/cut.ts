import { z } from 'zod';
import { MixOrder, MusicOrder, PieceOrder, SpeechOrder } from '#domain/composer-order';

const StartMs = z.number().min(0);
const FileName = z.string().min(1);
const { widthPx, heightPx, fps } = PieceOrder.shape;

/** A film as one JSON file: its pieces in order, what is said when, and the music. Paths are relative to it. */
export const Cut = z.strictObject({
  widthPx,
  heightPx,
  fps,
  /** Pictures by the name that a shot's `source` gives. */
  pictures: z.record(z.string(), FileName).default({}),
  pieces: z
    .array(
      PieceOrder.omit({ widthPx: true, heightPx: true, fps: true }).extend({
        captions: PieceOrder.shape.captions.default([]),
        captionStyle: PieceOrder.shape.captionStyle.default('plain'),
      }),
    )
    .min(1),
  speech: z
    .array(
      z.union([
        z.strictObject({ file: FileName, startMs: StartMs }),
        SpeechOrder.extend({ language: SpeechOrder.shape.language.default('en'), startMs: StartMs }),
      ]),
    )
    .default([]),
  music: z
    .union([
      z.strictObject({ file: FileName, volume: z.number().min(0).max(1).default(0.5) }),
      MusicOrder.omit({ samples: true, sections: true }).extend({
        volume: z.number().min(0).max(1).default(0.5),
        sections: z
          .array(z.strictObject({ startMs: StartMs, mood: MusicOrder.shape.sections.element.shape.mood }))
          .min(1),
      }),
    ])
    .nullable()
    .default(null),
  loudnessLufs: MixOrder.shape.loudnessLufs.default(-14),
  truePeakDbtp: MixOrder.shape.truePeakDbtp.default(-1),
  posterFrame: z.int().min(0).default(0),
});
export type Cut = z.infer<typeof Cut>;

/** Reads a cut. Throws with every wrong place named. */
export function readCut(json: unknown): Cut {
  const parsed = Cut.safeParse(json);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new Error(`This timeline cannot be composed:\n  ${wrong.join('\n  ')}`);
}
