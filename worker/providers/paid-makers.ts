import { findModel } from '#domain/provider-models';
import type { ImageMaker } from './image-maker.ts';
import { openaiImages } from './openai/openai-images.ts';
import { openaiSpeech } from './openai/openai-speech.ts';
import { replicateImages } from './replicate/replicate-images.ts';
import type { VoiceMaker } from './voice-maker.ts';

const IMAGE_MAKERS = { openai: openaiImages, replicate: replicateImages } as const;

/** Who makes the pictures that a config chooses. Throws `RangeError` for a choice that no model answers. */
export function imageMakerOf(choice: string): ImageMaker {
  const facts = findModel('image', choice);
  return IMAGE_MAKERS[facts.provider](facts);
}

/** Who speaks the lines. Throws `RangeError` as above. */
export function voiceMakerOf(choice: string): VoiceMaker {
  return openaiSpeech(findModel('voice', choice));
}
