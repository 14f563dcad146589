import { z } from 'zod';
import type { Usage } from '#domain/prices';
import type { TaskRecord } from './charge-log.ts';
import { drawPicture } from './draw-picture.ts';
import { wavOf } from './hum-speech.ts';
import { composeTune, drawClip } from './make-media.ts';

/** An input file: an address, or the bytes as a data address. */
const File = z.string().regex(/^(?:https:\/\/|data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$)/);
const Shared = { prompt: z.string().min(1), seed: z.int().optional() };
const Side = z.int().min(256).max(1_440).optional();
const PictureFormat = z.enum(['webp', 'jpg', 'png']);
const ASPECTS = ['1:1', '16:9', '3:2', '2:3', '4:5', '5:4', '9:16', '3:4', '4:3'] as const;

const Flux = z
  .object({
    ...Shared,
    aspect_ratio: z.enum([...ASPECTS, 'custom']).default('1:1'),
    width: Side,
    height: Side,
    output_format: PictureFormat.default('webp'),
  })
  .loose()
  .refine(({ aspect_ratio, width, height }) => aspect_ratio !== 'custom' || (width && height), {
    message: 'width and height are required',
  });
const Kontext = z
  .object({
    ...Shared,
    input_image: File.optional(),
    aspect_ratio: z.enum([...ASPECTS, 'match_input_image']).default('match_input_image'),
    output_format: z.enum(['jpg', 'png']).default('png'),
    safety_tolerance: z.int().min(0).max(6).default(2),
  })
  .loose();
const Wan = z
  .object({
    ...Shared,
    image: File,
    resolution: z.enum(['480p', '720p', '1080p']).default('720p'),
    duration: z.union([z.literal(5), z.literal(10)]).default(5),
    negative_prompt: z.string().default(''),
    enable_prompt_expansion: z.boolean().default(true),
  })
  .loose();
const MusicGen = z
  .object({
    ...Shared,
    model_version: z.enum(['stereo-melody-large', 'stereo-large', 'melody-large', 'large']),
    duration: z.int().min(1).default(8),
    output_format: z.enum(['wav', 'mp3']).default('wav'),
  })
  .loose();

interface ServedModel {
  input: z.ZodType;
  extension: string;
}

/** What this server runs, with the schemas of the models' pages (replicate.com/OWNER/NAME/api). */
export const SERVED_MODELS: Readonly<Record<string, ServedModel>> = {
  'black-forest-labs/flux-1.1-pro': { input: Flux, extension: 'png' },
  'black-forest-labs/flux-kontext-pro': { input: Kontext, extension: 'png' },
  'wan-video/wan-2.5-i2v': { input: Wan, extension: 'mp4' },
  'meta/musicgen': { input: MusicGen, extension: 'wav' },
};

/** Models that are run by a version. */
export const VERSIONS: Readonly<Record<string, string>> = {
  '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb': 'meta/musicgen',
};

/** How long a machine worked. */
export function predictMs({ model, input }: TaskRecord): number {
  return model === 'meta/musicgen' ? MusicGen.parse(input).duration * 6_500 + 137 : 2_000;
}

/** What a prediction that succeeded is charged by. */
export function usageOf(task: TaskRecord): Usage {
  if (task.model === 'wan-video/wan-2.5-i2v') return { 'video-second': Wan.parse(task.input).duration };
  return task.model === 'meta/musicgen' ? { 'gpu-millisecond': predictMs(task) } : { image: 1 };
}

const MUSICGEN_RATE = 32_000;

/** The file that comes out, drawn at a share of its size. */
export async function outputOf(
  { model, input }: TaskRecord,
  pictureScale: number,
): Promise<{ type: string; body: Uint8Array }> {
  const side = (px: number) => Math.max(16, Math.round(px * pictureScale));
  const text = `${input.prompt} ${input.seed}`;
  switch (model) {
    case 'wan-video/wan-2.5-i2v': {
      const { duration, prompt } = Wan.parse(input);
      return { type: 'video/mp4', body: await drawClip(prompt, side(1_280), side(720), duration) };
    }
    case 'meta/musicgen': {
      const { duration } = MusicGen.parse(input);
      const pcm = composeTune(text, duration * 1_000, MUSICGEN_RATE, 2);
      return { type: 'audio/wav', body: wavOf(pcm, MUSICGEN_RATE, 2) };
    }
    case 'black-forest-labs/flux-kontext-pro': {
      const [w = 1, h = 1] = String(input.aspect_ratio).split(':').map(Number);
      const width = Math.sqrt((1_024 * 1_024 * w) / h);
      const shown = typeof input.input_image === 'string' ? input.input_image.length : 0;
      const body = await drawPicture(`${text} ${shown}`, side(width), side((width * h) / w));
      return { type: 'image/png', body };
    }
    default: {
      const { width = 1_024, height = 1_024 } = Flux.parse(input);
      return { type: 'image/png', body: await drawPicture(text, side(width), side(height)) };
    }
  }
}
