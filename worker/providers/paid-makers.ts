import {
  type ClipModel,
  type EffectModel,
  findModel,
  type ImageModel,
  type MusicModel,
  type SpeechModel,
  type Vendor,
} from '#domain/provider-models';
import type { ClipMaker } from './clip-maker.ts';
import { elevenlabsEffects, elevenlabsMusic } from './elevenlabs/elevenlabs-sound.ts';
import { elevenlabsSpeech } from './elevenlabs/elevenlabs-speech.ts';
import type { ImageMaker } from './image-maker.ts';
import type { EffectMaker, MusicMaker } from './music-maker.ts';
import { openaiImages } from './openai/openai-images.ts';
import { openaiPlanNotes } from './openai/openai-plan-notes.ts';
import { openaiSpeech } from './openai/openai-speech.ts';
import type { PlanNoter } from './paid-planner.ts';
import { replicateClips } from './replicate/replicate-clips.ts';
import { replicateImages } from './replicate/replicate-images.ts';
import { replicateMusic } from './replicate/replicate-music.ts';
import { runwayClips } from './runway/runway-clips.ts';
import { stabilityImages } from './stability/stability-images.ts';
import type { VoiceMaker } from './voice-maker.ts';

type Makers<Facts, Maker> = Readonly<Partial<Record<Vendor, (facts: Facts) => Maker>>>;

const IMAGE_MAKERS: Makers<ImageModel, ImageMaker> = {
  openai: openaiImages,
  replicate: replicateImages,
  stability: stabilityImages,
};
const VOICE_MAKERS: Makers<SpeechModel, VoiceMaker> = {
  openai: openaiSpeech,
  elevenlabs: elevenlabsSpeech,
};

const CLIP_MAKERS: Makers<ClipModel, ClipMaker> = { replicate: replicateClips, runway: runwayClips };
const MUSIC_MAKERS: Makers<MusicModel, MusicMaker> = {
  replicate: replicateMusic,
  elevenlabs: elevenlabsMusic,
};
const EFFECT_MAKERS: Makers<EffectModel, EffectMaker> = { elevenlabs: elevenlabsEffects };

function create<Facts extends { provider: Vendor; model: string }, Maker>(
  makers: Makers<Facts, Maker>,
  facts: Facts,
): Maker {
  const make = makers[facts.provider];
  if (!make) throw new RangeError(`nobody asks ${facts.provider} for ${facts.model}`);
  return make(facts);
}

/** Who makes the pictures that a config chooses. Throws `RangeError` for a choice that no model answers. */
export function imageMakerOf(choice: string): ImageMaker {
  return create(IMAGE_MAKERS, findModel('image', choice));
}

/** Who speaks the lines. Throws `RangeError` as above. */
export function voiceMakerOf(choice: string): VoiceMaker {
  return create(VOICE_MAKERS, findModel('voice', choice));
}

/** Who sets pictures in motion. Throws `RangeError` as above. */
export function clipMakerOf(choice: string): ClipMaker {
  return create(CLIP_MAKERS, findModel('video', choice));
}

/** Who composes. Throws `RangeError` as above. */
export function musicMakerOf(choice: string): MusicMaker {
  return create(MUSIC_MAKERS, findModel('music', choice));
}

/** Who makes single sounds. Throws `RangeError` as above. */
export function effectMakerOf(choice: string): EffectMaker {
  return create(EFFECT_MAKERS, findModel('effect', choice));
}

/** Who notes on storyboards: OpenAI, or a server of the owner's own that speaks its chat API. Throws as above. */
export function planNoterOf(choice: string): PlanNoter {
  return openaiPlanNotes(findModel('plan', choice));
}
