import { parseArgs } from 'node:util';
import { JobConfig } from '#domain/job-config';

export const USAGE = `usage: npm run film -- <script file> [options]

  -o, --out FILE         where the film goes (default: the script's name with .mp4)
      --aspect A         16:9, 9:16, 1:1 or 4:5
      --resolution N     480, 720 or 1080 (the short side)
      --fps N            24, 25 or 30
      --captions C       off, sidecar, burned, boxed or highlight
      --transition T     cut, fade, dip, dissolve, slide, wipe or zoom
      --narrator V       the narrator's voice
      --no-music         speech alone
      --music-mood M     calm, joyful, sad, tense, dark, …
      --quality Q        animatic (free) or final (needs a provider key)
      --studio URL       a running studio (default: the one on this machine; started if none runs)
      --json             print the finished job as JSON instead of words
  -h, --help             show this`;

/** What the command line asks for. */
export interface FilmArgs {
  scriptFile: string;
  outFile: string;
  config: JobConfig;
  studioUrl: string | null;
  json: boolean;
}

/** A mistake in the command line, in words for the person who typed it. */
export class UsageError extends Error {}

/** Reads the arguments; throws `UsageError` naming the option that is wrong, null: help was asked for. */
export function parseFilmArgs(argv: readonly string[]): FilmArgs | null {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  const [scriptFile, ...more] = positionals;
  if (!scriptFile) throw new UsageError('Name the script file.');
  if (more.length > 0) throw new UsageError(`One script at a time: ${more.join(', ')} is too much.`);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const wish = {
    aspect: values.aspect,
    resolution: number(values.resolution),
    fps: number(values.fps),
    captions: values.captions,
    transition: values.transition,
    quality: values.quality,
    voices: values.narrator === undefined ? undefined : { narrator: values.narrator },
    music: values['no-music'] ? false : values['music-mood'] ? { mood: values['music-mood'] } : undefined,
  };
  const config = JobConfig.safeParse(
    Object.fromEntries(Object.entries(wish).filter(([, v]) => v !== undefined)),
  );
  if (!config.success) {
    const issue = config.error.issues[0];
    throw new UsageError(`--${issue?.path.join('-')}: ${issue?.message}`);
  }
  return {
    scriptFile,
    outFile: values.out ?? scriptFile.replace(/\.[^./]+$/, '').concat('.mp4'),
    config: config.data,
    studioUrl: values.studio?.replace(/\/$/, '') ?? null,
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        aspect: { type: 'string' },
        resolution: { type: 'string' },
        fps: { type: 'string' },
        captions: { type: 'string' },
        transition: { type: 'string' },
        narrator: { type: 'string' },
        'no-music': { type: 'boolean' },
        'music-mood': { type: 'string' },
        quality: { type: 'string' },
        studio: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
