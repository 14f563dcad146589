/** What can be cut out of a finished film in the browser. */
export const CLIP_KINDS = ['gif', 'webm', 'mp4', 'm4a', 'wav'] as const;
export type ClipKind = (typeof CLIP_KINDS)[number];

export interface ClipOrder {
  kind: ClipKind;
  startMs: number;
  endMs: number;
  /** Of a GIF or WebM, at most the film's own; even. */
  widthPx: number;
}
export interface ClipCommand {
  args: string[];
  outPath: string;
  type: string;
}

const TYPES: Readonly<Record<ClipKind, string>> = {
  gif: 'image/gif',
  webm: 'video/webm',
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
};
/** Twelve pictures a second keep a GIF small and still moving. */
const GIF_FPS = 12;

/** The arguments that make ffmpeg cut `order` out of the film at `inPath`. */
export function clipCommand(order: ClipOrder, inPath: string): ClipCommand {
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const outPath = `clip.${order.kind}`;
  // Seeking before the input is exact wherever something is encoded anew.
  const range = ['-ss', seconds(order.startMs), '-t', seconds(order.endMs - order.startMs), '-i', inPath];
  return {
    args: ['-hide_banner', '-y', ...range, ...outputArgs(order), outPath],
    outPath,
    type: TYPES[order.kind],
  };
}

function outputArgs({ kind, widthPx }: ClipOrder): string[] {
  switch (kind) {
    case 'gif':
      return [
        '-filter_complex',
        `[0:v]fps=${GIF_FPS},scale=${widthPx}:-2:flags=lanczos,split[a][b];` +
          '[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=4',
        '-an',
        '-loop',
        '0',
      ];
    case 'webm':
      return [
        '-vf',
        `scale=${widthPx}:-2`,
        '-c:v',
        'libvpx',
        '-b:v',
        '1200k',
        '-deadline',
        'realtime',
        '-cpu-used',
        '6',
        '-c:a',
        'libvorbis',
        '-q:a',
        '4',
      ];
    case 'mp4':
      return [
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-crf',
        '21',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-b:a',
        '160k',
        '-movflags',
        '+faststart',
      ];
    case 'm4a':
      return ['-vn', '-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart'];
    case 'wav':
      return ['-vn', '-c:a', 'pcm_s16le'];
    default:
      return kind satisfies never;
  }
}
