import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { espeakNg } from './espeak-ng.ts';
import { pico } from './pico.ts';
import { piper } from './piper.ts';
import { say } from './say.ts';
import type { EngineKind, EngineName, EnginePlaces, FoundEngine } from './speech-engine.ts';

export const ENGINE_KINDS: Readonly<Record<EngineName, EngineKind>> = {
  'espeak-ng': espeakNg,
  pico,
  piper,
  say,
};

/**
 * The speech engines of this machine: of each kind the program that its setting names, else the first on PATH. Throws
 * if a setting names what is no such engine.
 */
export async function findEngines(places: EnginePlaces): Promise<FoundEngine[]> {
  const found = await Promise.all(Object.values(ENGINE_KINDS).map((kind) => findEngine(kind, places)));
  return found.filter((engine) => engine !== null);
}

/** True if a setting names an engine's program. */
export function namesEngine(places: EnginePlaces): boolean {
  return Object.values(ENGINE_KINDS).some(({ setting }) => places[setting] !== undefined);
}

async function findEngine(kind: EngineKind, places: EnginePlaces): Promise<FoundEngine | null> {
  const named = places[kind.setting];
  for (const path of named ? [named] : onPath(kind.programs, places.PATH)) {
    if (!(await isProgram(path))) continue;
    const facts = await kind.discover(path, places);
    if (facts) return { name: kind.name, path, ...facts };
  }
  if (!named) return null;
  const lacks = kind.name === 'piper' ? ' with a voice in PIPER_VOICES' : '';
  throw new Error(`${kind.setting}=${named} is no ${kind.title}${lacks}`);
}

function onPath(programs: readonly string[], path = ''): string[] {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => programs.map((name) => join(folder, `${name}${ending}`)));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    // Nothing there, or nothing that we may run: the next place is tried.
    return false;
  }
}
