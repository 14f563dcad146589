import type { SPEECH_ENGINES } from '#domain/speech-engine';

export type EngineName = (typeof SPEECH_ENGINES)[number];

/** A voice of an engine. `language` is a lower-case BCP 47 tag; `sex` null: nobody knows. */
export interface EngineVoice {
  id: string;
  title: string;
  language: string;
  sex: 'f' | 'm' | null;
  /** Where its model lies, for engines that are told so. */
  file?: string;
  /** Which speaker of that model. */
  speaker?: number;
}

/** An engine on this machine, with what may change its sound. Plain data: it travels to the threads. */
export interface FoundEngine {
  name: EngineName;
  version: string;
  /** The program. */
  path: string;
  voices: EngineVoice[];
}

/** A line for an engine: one line of text without anything that an engine could take for a command. */
export interface EngineLine {
  text: string;
  voice: EngineVoice;
  /** Above 1 is slower. */
  stretch: number;
  /** A factor on the voice's own pitch; engines that cannot (`pitched` false) are never asked for another than 1. */
  pitch: number;
  /** Files that the engine may use, in the line's own folder. */
  textPath: string;
  wavPath: string;
}

/** How an engine is run: arguments are data, no shell reads them. The text goes to stdin or into `textPath`. */
export interface EngineCommand {
  args: string[];
  stdin?: string;
  textFile?: string;
}

/** Where engines are looked for: environment variables by name. */
export type EnginePlaces = Readonly<Record<string, string | undefined>>;

export interface EngineKind {
  name: EngineName;
  title: string;
  /** Its programs' names on the PATH. */
  programs: readonly string[];
  /** The setting that names its program elsewhere. */
  setting: string;
  /** False: pitch and throat change together only. */
  pitched: boolean;
  /** Asks the program at `path` what it is; null: it is not this engine, or has no voice. */
  discover(path: string, places: EnginePlaces): Promise<Pick<FoundEngine, 'version' | 'voices'> | null>;
  command(line: EngineLine): EngineCommand;
}
