/** Whom we can pay. `compatible` is any server that speaks OpenAI's chat API, by its owner's settings. */
export const VENDORS = ['openai', 'replicate', 'elevenlabs', 'stability', 'runway', 'compatible'] as const;
export type Vendor = (typeof VENDORS)[number];
/** As they write themselves, the same in every language. */
export const VENDOR_NAMES = {
  openai: 'OpenAI',
  replicate: 'Replicate',
  elevenlabs: 'ElevenLabs',
  stability: 'Stability AI',
  runway: 'Runway',
  compatible: 'The planner',
} as const satisfies Readonly<Record<Vendor, string>>;

/** A vendor as it writes itself; a name that is none stays as it is. */
export const vendorName = (vendor: string): string =>
  Object.hasOwn(VENDOR_NAMES, vendor) ? VENDOR_NAMES[vendor as Vendor] : vendor;

/** What a paid model accepts, as data: requests are built within it and adapters refuse what exceeds it. */
interface ModelFacts {
  /** The name that a job's config chooses, and the vendor that it is paid to. */
  provider: Vendor;
  /** The vendor's own name for the model. */
  model: string;
  title: string;
  /** The longest text that a request may hold, in UTF-16 units. */
  textChars: number;
  /** Calls of one user that are under way at the same time. */
  maxConcurrent: number;
  /** The header that makes a repeated request harmless; null: the vendor documents none. */
  idempotencyKey: string | null;
  /** True if the vendor can be asked what became of a call whose answer was lost; else it may be paid again. */
  lookup: boolean;
  /** How long after asking it can be; null: never. */
  lookupMs: number | null;
  /** The day after which the vendor no longer answers, by its own notice; null: none is announced. */
  retiresOn: string | null;
  /** Where these facts are documented, and the day on which they were read. */
  source: { url: string; readOn: string };
}

export interface ImageModel extends ModelFacts {
  stage: 'image';
  /** The one size that is asked for; films of every shape are cut out of it. */
  master: { widthPx: number; heightPx: number };
  quality: 'low' | 'medium' | 'high' | null;
  /** How many pictures of people a request may show the model; 0: it takes none. */
  references: number;
}

export interface SpeechModel extends ModelFacts {
  stage: 'voice';
  /** True if the way of speaking can be told in words. */
  instructable: boolean;
  /** Who reads where nobody else speaks; kept out of the pools below. */
  narrator: string;
  voices: readonly { id: string; presentation: 'feminine' | 'masculine' | 'neutral'; name?: string }[];
  /** What a character costs in the vendor's credits; null: it charges otherwise. */
  creditsPerCharacter: number | null;
}

/** Makes a shot's picture move. The first picture is given; the clip is cut to the shot's length. */
export interface ClipModel extends ModelFacts {
  stage: 'video';
  /** Lengths in seconds that can be asked for, shortest first. */
  seconds: readonly number[];
  /** The sizes that can be asked for. */
  sizes: readonly { widthPx: number; heightPx: number }[];
  /** The largest picture that is taken inside a request as a data address, in bytes. */
  pictureBytes: number;
  /** What a second costs in the vendor's credits; null: it charges otherwise. */
  creditsPerSecond: number | null;
}

interface SoundModel extends ModelFacts {
  minMs: number;
  maxMs: number;
  /** What comes out. */
  type: 'audio/mpeg' | 'audio/wav';
  /** Conditions on the use of what comes out that its user must know; null: none beyond the vendor's terms. */
  usage: string | null;
}

/** Composes music. */
export interface MusicModel extends SoundModel {
  stage: 'music';
}

/** Makes single sounds. */
export interface EffectModel extends SoundModel {
  stage: 'effect';
}

/** Writes storyboards. */
export interface PlanModel extends ModelFacts {
  stage: 'plan';
  /** The longest answer, in tokens. */
  outputTokens: number;
}

/** What jobs buy. */
export type ProviderModel = ImageModel | SpeechModel | ClipModel | MusicModel | EffectModel | PlanModel;

/** For vendors whose answer is the result: lost is lost. */
export const NO_LOOKUP = { idempotencyKey: null, lookup: false, lookupMs: null } as const;
