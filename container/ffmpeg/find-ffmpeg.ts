import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** An ffmpeg that answered when asked its version. */
export interface Ffmpeg {
  path: string;
  /** First line of `-version`, e.g. `ffmpeg version 5.1.9-0+deb12u1 …`. */
  version: string;
  /** Version, build configuration and library versions: what free content keys hold of the encoder. */
  build: string;
}

export interface FfmpegPlaces {
  FFMPEG_PATH?: string | undefined;
  PATH?: string | undefined;
}

/** Candidates in the order they are tried; pure but for the package lookup. */
export function ffmpegCandidates(places: FfmpegPlaces, platform = process.platform): string[] {
  const name = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const onPath = (places.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  const packaged = packagedFfmpeg();
  return [
    ...(places.FFMPEG_PATH ? [places.FFMPEG_PATH] : []),
    ...onPath.map((dir) => join(dir, name)),
    ...(packaged ? [packaged] : []),
  ];
}

/**
 * The first ffmpeg that runs and has libx264: FFMPEG_PATH, then PATH, then @ffmpeg-installer/ffmpeg.
 * Throws if FFMPEG_PATH is set but does not run, or if there is none at all.
 */
export function findFfmpeg(places: FfmpegPlaces = process.env): Ffmpeg {
  const tried: string[] = [];
  for (const path of ffmpegCandidates(places)) {
    const found = askVersion(path);
    if (found) return found;
    if (path === places.FFMPEG_PATH) throw new Error(`FFMPEG_PATH=${path} is no ffmpeg with libx264`);
    tried.push(path);
  }
  throw new Error(`no ffmpeg with libx264 found; tried ${tried.join(', ') || 'nothing'}. Set FFMPEG_PATH.`);
}

function packagedFfmpeg(): string | null {
  try {
    return (createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg') as { path: string }).path;
  } catch {
    // The package is absent or ships nothing for this platform: the other places decide.
    return null;
  }
}

function askVersion(path: string): Ffmpeg | null {
  if (!isFile(path)) return null;
  makeExecutable(path);
  const asked = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 10_000, windowsHide: true });
  if (asked.status !== 0 || !asked.stdout.includes('--enable-libx264')) return null;
  const lines = asked.stdout.split(/\r?\n/);
  return { path, version: lines[0] ?? '', build: asked.stdout.trim() };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** npm strips the executable bit under some umasks and archives; another owner's file stays as it is. */
function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    try {
      chmodSync(path, 0o755);
    } catch {
      // Not ours to change: the version question that follows fails and the next candidate is tried.
    }
  }
}
