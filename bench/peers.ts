import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ComposeInput, DISSOLVE, FPS } from './compose-input.ts';
import { measureProcess, type ProcessCost } from './measure-process.ts';

/** What another program made of the same input, or why it could not. */
export type PeerResult = { cost: ProcessCost; file: string; note: string } | { note: string };

/** Programs that make such films, by the name of their command on the PATH; none is installed by this bench. */
const PEERS: Record<string, { asks: string; make: (input: ComposeInput, folder: string) => Promise<Made> }> =
  {
    melt: { asks: '--version', make: makeByMelt },
    editly: { asks: '--help', make: makeByEditly },
  };

interface Made {
  args: string[];
  file: string;
  note: string;
}

/** Has every peer that is found make the film. One that fails tells why; it does not end the bench. */
export async function runPeers(input: ComposeInput, folder: string): Promise<Record<string, PeerResult>> {
  const results: Record<string, PeerResult> = {};
  for (const [name, { asks, make }] of Object.entries(PEERS)) {
    if (spawnSync(name, [asks]).error) {
      results[name] = { note: 'not installed' };
      continue;
    }
    const { args, file, note } = await make(input, folder);
    try {
      results[name] = { cost: await measureProcess(name, args), file, note };
    } catch (error) {
      results[name] = { note: `failed: ${(error as Error).message.slice(0, 200)}` };
    }
  }
  return results;
}

/** Where the picture lies around the frame at each end of a scene: the pan and zoom of `composeInput`, in px. */
function rectangles({ widthPx: w, heightPx: h }: ComposeInput, i: number): [string, string] {
  const way = i % 2 ? 0.05 : -0.05;
  const rect = (x: number, zoom: number) =>
    `${Math.round(w / 2 - x * w * zoom)}/${Math.round(h / 2 - 0.5 * h * zoom)}:${Math.round(w * zoom)}x${Math.round(h * zoom)}`;
  return [rect(0.5 - way, 1.15), rect(0.5 + way, 1.25)];
}

/** MLT: an affine filter a picture, a luma mix between two; picture alone, as its sound needs another graph. */
async function makeByMelt(input: ComposeInput, folder: string): Promise<Made> {
  const { widthPx, heightPx, pictures, sceneFrames } = input;
  const profile = join(folder, 'melt-profile');
  const lines = {
    ...{ description: 'bench', frame_rate_num: FPS, frame_rate_den: 1, width: widthPx, height: heightPx },
    ...{ progressive: 1, sample_aspect_num: 1, sample_aspect_den: 1, colorspace: 709 },
    ...{ display_aspect_num: widthPx, display_aspect_den: heightPx },
  };
  await writeFile(
    profile,
    Object.entries(lines)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  const clips = pictures.flatMap((path, i) => {
    const [from, to] = rectangles(input, i);
    const moved = [
      '-attach',
      'affine',
      'background=colour:black',
      `transition.rect=0=${from};${sceneFrames - 1}=${to}`,
    ];
    return [
      path,
      `out=${sceneFrames - 1}`,
      ...moved,
      ...(i > 0 ? ['-mix', `${DISSOLVE}`, '-mixer', 'luma'] : []),
    ];
  });
  const file = join(folder, 'melt.mp4');
  const consumer = ['-consumer', `avformat:${file}`, 'vcodec=libx264', 'preset=veryfast', 'crf=20', 'an=1'];
  return {
    args: ['-silent', '-profile', profile, ...clips, ...consumer, 'real_time=-1'],
    file,
    note: 'no captions, no sound',
  };
}

/** editly: its own Ken Burns and fade on a GL canvas; its zoom goes to the middle. */
async function makeByEditly(input: ComposeInput, folder: string): Promise<Made> {
  const { widthPx, heightPx, pictures, sceneFrames, voice, music } = input;
  const file = join(folder, 'editly.mp4');
  const spec = {
    ...{ outPath: file, width: widthPx, height: heightPx, fps: FPS },
    defaults: { transition: { name: 'fade', duration: DISSOLVE / FPS } },
    clips: pictures.map((path, i) => ({
      duration: sceneFrames / FPS,
      layers: [{ type: 'image', path, zoomDirection: i % 2 ? 'in' : 'out', zoomAmount: 0.1 }],
    })),
    audioTracks: [{ path: voice }, { path: music, mixVolume: 0.3 }],
    audioNorm: { enable: true },
  };
  const path = join(folder, 'editly.json5');
  await writeFile(path, JSON.stringify(spec));
  return { args: [path], file, note: 'no captions' };
}
