import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ExportFormat } from '#domain/film-export';
import { JobConfig } from '#domain/job-config';

/** What `--help` says; `name`: how the command is called here. */
export const usage = (
  name: string,
) => `usage: ${name} [make] <script file> [options]   make a film and fetch it
       ${name} login [--email E | --api-key K]   sign in; the password comes from
                                               FILM_PASSWORD or from what is typed or piped in
       ${name} logout
       ${name} projects                list your projects
       ${name} jobs [--project ID]     list your films
       ${name} watch <job>             follow a film until it has settled
       ${name} get <job> [-o FILE]     fetch a finished film and its captions, or with
                           [--format F]        F one of webm, gif, mp3, m4a, sheet, that instead
       ${name} retry <job>             go on with a failed film, and follow it
       ${name} cancel <job>
       ${name} receipt <job>           what a film was estimated at, and has cost

for every command
      --studio URL       a running studio (default: the one on this machine; npm run film starts it to make)
      --json             print JSON instead of words: one value, with watch one event a line
  -h, --help             show this

for make
  -o, --out FILE         where the film goes (default: the script's name with .mp4)
      --project ID       the project it belongs to (default: a new one)
      --aspect A         16:9, 9:16, 1:1 or 4:5
      --resolution N     480, 720 or 1080 (the short side)
      --fps N            24, 25 or 30
      --captions C       off, sidecar, burned or highlight
      --transition T     cut, fade, dissolve, slide or wipe
      --narrator V       the narrator's voice
      --no-music         speech alone
      --music-mood M     calm, joyful, sad, tense, dark, …
      --quality Q        animatic (free) or final (needs a provider key)
      --max-cost DOLLARS what the film may cost at most

exit codes: 0 done, 1 the film was not made, 2 wrong usage, 3 not signed in, 4 no such thing,
            5 the studio cannot be reached, 6 over a budget, 130 interrupted`;

const OPTIONS = {
  out: { type: 'string', short: 'o' },
  format: { type: 'string' },
  project: { type: 'string' },
  email: { type: 'string' },
  'api-key': { type: 'string' },
  aspect: { type: 'string' },
  resolution: { type: 'string' },
  fps: { type: 'string' },
  captions: { type: 'string' },
  transition: { type: 'string' },
  narrator: { type: 'string' },
  'no-music': { type: 'boolean' },
  'music-mood': { type: 'string' },
  quality: { type: 'string' },
  'max-cost': { type: 'string' },
  studio: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const OF_ALL = ['studio', 'json', 'help'];
const OF_MAKE = [
  'out',
  'project',
  'aspect',
  'resolution',
  'fps',
  'captions',
  'transition',
  'narrator',
  'no-music',
  'music-mood',
  'quality',
  'max-cost',
];
/** What each command takes: its options, and the name of its one argument. */
const COMMANDS = {
  make: { options: OF_MAKE, argument: 'script file' },
  login: { options: ['email', 'api-key'], argument: null },
  logout: { options: [], argument: null },
  projects: { options: [], argument: null },
  jobs: { options: ['project'], argument: null },
  watch: { options: [], argument: 'job' },
  get: { options: ['out', 'format'], argument: 'job' },
  retry: { options: [], argument: 'job' },
  cancel: { options: [], argument: 'job' },
  receipt: { options: [], argument: 'job' },
} as const;
type Name = keyof typeof COMMANDS;

/** Where to and how to answer: of every command. */
export interface Common {
  studioUrl: string | null;
  json: boolean;
}
export interface MakeArgs {
  scriptFile: string;
  outFile: string;
  projectId: string | null;
  config: JobConfig;
}
/** What the command line asks for. */
export type FilmArgs = Common &
  (
    | ({ command: 'make' } & MakeArgs)
    | { command: 'login'; email: string | null; apiKey: string | null }
    | { command: 'jobs'; projectId: string | null }
    | { command: 'get'; jobId: string; outFile: string | null; format: ExportFormat | null }
    | { command: 'watch'; jobId: string }
    | { command: 'retry'; jobId: string }
    | { command: 'cancel'; jobId: string }
    | { command: 'receipt'; jobId: string }
    | { command: 'logout' }
    | { command: 'projects' }
  );

/** A mistake in the command line, in words for the person who typed it. */
export class UsageError extends Error {}

/** Reads the arguments; throws `UsageError` naming the option that is wrong, null: help was asked for. */
export function parseFilmArgs(argv: readonly string[]): FilmArgs | null {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  const [first = '', ...rest] = positionals;
  const isNamed = Object.hasOwn(COMMANDS, first);
  const command = isNamed ? (first as Name) : 'make';
  const [argument, ...more] = isNamed ? rest : positionals;
  const wanted = COMMANDS[command];
  if (wanted.argument && !argument) throw new UsageError(`Name the ${wanted.argument}.`);
  const surplus = wanted.argument ? more : positionals.slice(1);
  if (surplus.length > 0) throw new UsageError(`One at a time: ${surplus.join(', ')} is too much.`);
  const allowed: readonly string[] = [...wanted.options, ...OF_ALL];
  const foreign = Object.keys(values).find((name) => !allowed.includes(name));
  if (foreign) throw new UsageError(`${command} has no --${foreign}.`);

  const common = { studioUrl: values.studio?.replace(/\/$/, '') ?? null, json: values.json ?? false };
  const target = argument ?? '';
  switch (command) {
    case 'make':
      return {
        ...common,
        command,
        scriptFile: target,
        outFile: values.out ?? target.replace(/\.[^./]+$/, '').concat('.mp4'),
        projectId: values.project ?? null,
        config: readConfig(values),
      };
    case 'login':
      if (values.email && values['api-key']) throw new UsageError('Sign in by --email or by --api-key.');
      return { ...common, command, email: values.email ?? null, apiKey: values['api-key'] ?? null };
    case 'jobs':
      return { ...common, command, projectId: values.project ?? null };
    case 'get':
      return { ...common, command, jobId: target, outFile: values.out ?? null, format: readFormat(values) };
    case 'watch':
    case 'retry':
    case 'cancel':
    case 'receipt':
      return { ...common, command, jobId: target };
    case 'logout':
    case 'projects':
      return { ...common, command };
    default:
      return command satisfies never;
  }
}

type Values = ReturnType<typeof parse>['values'];

/** `mp4`, or nothing: the film as it is. */
function readFormat({ format }: Values): ExportFormat | null {
  if (format === undefined || format === 'mp4') return null;
  const known = ExportFormat.safeParse(format);
  if (!known.success) throw new UsageError(`--format: one of mp4, ${ExportFormat.options.join(', ')}`);
  return known.data;
}

function readConfig(values: Values): JobConfig {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const dollars = number(values['max-cost']);
  const wish = {
    aspect: values.aspect,
    resolution: number(values.resolution),
    fps: number(values.fps),
    captions: values.captions,
    transition: values.transition,
    quality: values.quality,
    voices: values.narrator === undefined ? undefined : { narrator: values.narrator },
    music: values['no-music'] ? false : values['music-mood'] ? { mood: values['music-mood'] } : undefined,
    maxCostMicros: dollars === undefined ? undefined : Math.round(dollars * 1e6),
  };
  const config = JobConfig.safeParse(
    Object.fromEntries(Object.entries(wish).filter(([, v]) => v !== undefined)),
  );
  if (!config.success) {
    const issue = config.error.issues[0];
    const option = issue?.path.join('-').replace('maxCostMicros', 'max-cost');
    throw new UsageError(`--${option}: ${issue?.message}`);
  }
  return config.data;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
