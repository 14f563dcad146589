import type { ExportOrder, FrameSpan } from '#domain/composer-order';

type FfmpegFormat = Exclude<ExportOrder['format'], 'sheet'>;

/** Media type of each format. */
export const EXPORT_TYPES: Readonly<Record<ExportOrder['format'], string>> = {
  webm: 'video/webm',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  sheet: 'image/jpeg',
};

/** A teaser is as long as a mail or a chat bears, and as fast and large. */
const TEASER_SECONDS = 6;
const LONGEST_TEASER_SECONDS = 15;
const TEASER_FPS = 10;
const TEASER_LONG_SIDE_PX = 420;
/** VP9's scale; about what CRF 20 of x264 looks like. */
const VP9_CRF = 31;
const KEYFRAME_SECONDS = 3;

/** The part of the film that a teaser shows: what is asked for, or the seconds after the opening. */
export function teaserSpan({ fps, frames, span }: Pick<ExportOrder, 'fps' | 'frames' | 'span'>): FrameSpan {
  const asked = span ?? {
    startFrame: Math.min(fps, Math.max(frames - TEASER_SECONDS * fps, 0)),
    endFrame: frames,
  };
  const startFrame = Math.min(asked.startFrame, frames - 1);
  const most = (span ? LONGEST_TEASER_SECONDS : TEASER_SECONDS) * fps;
  return {
    startFrame,
    endFrame: Math.min(Math.max(asked.endFrame, startFrame + 1), startFrame + most, frames),
  };
}

/** ffmpeg arguments that turn the film at `film` into `outFile`; how far it is comes on stdout. */
export function exportArgs(
  order: ExportOrder & { format: FfmpegFormat },
  film: string,
  outFile: string,
): string[] {
  const told = ['-loglevel', 'error', '-nostats', '-progress', 'pipe:1'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'];
  const source = ['-f', 'mov', '-i', film];
  return [...told, ...inputOf(order, source), ...codecArgs(order), ...exact, '-y', outFile];
}

function inputOf(order: ExportOrder, source: string[]): string[] {
  if (order.format !== 'gif') return source;
  const { startFrame, endFrame } = teaserSpan(order);
  // Half a frame early, so that rounding cannot land on the frame after.
  const from = Math.max((startFrame - 0.5) / order.fps, 0).toFixed(6);
  return ['-ss', from, '-t', ((endFrame - startFrame) / order.fps).toFixed(6), ...source];
}

function codecArgs({ format, widthPx, heightPx, fps }: ExportOrder & { format: FfmpegFormat }): string[] {
  switch (format) {
    case 'webm':
      return [
        ...['-map', '0:v:0', '-map', '0:a:0', '-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', `${VP9_CRF}`],
        // Of libvpx's ways the fast one: a third of the CPU of `good`, no SSIM lost, 30 % more bytes.
        ...['-deadline', 'realtime', '-cpu-used', '5', '-lag-in-frames', '16', '-auto-alt-ref', '1'],
        ...['-row-mt', '1', '-tile-columns', '2', '-threads', '2'],
        ...['-g', `${fps * KEYFRAME_SECONDS}`, '-pix_fmt', 'yuv420p', '-colorspace', 'bt709'],
        ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
        ...['-c:a', 'libopus', '-b:a', '128k', '-f', 'webm'],
      ];
    case 'gif': {
      const shrink = Math.min(1, TEASER_LONG_SIDE_PX / Math.max(widthPx, heightPx));
      const side = (n: number) => 2 * Math.round((n * shrink) / 2);
      // Colours for the parts that move, dots that stay in place, and only what changes is stored.
      const frames = `fps=${TEASER_FPS},scale=${side(widthPx)}:${side(heightPx)}:flags=lanczos:in_color_matrix=bt709`;
      const palette = 'split[a][b];[a]palettegen=max_colors=128:stats_mode=diff[p];[b][p]';
      const filter = `${frames},${palette}paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle`;
      return ['-an', '-filter_complex', `[0:v]${filter}`, '-loop', '0', '-f', 'gif'];
    }
    case 'mp3':
      return ['-map', '0:a:0', '-c:a', 'libmp3lame', '-b:a', '192k', '-f', 'mp3'];
    case 'm4a':
      return ['-map', '0:a:0', '-c:a', 'copy', '-movflags', '+faststart', '-f', 'ipod'];
    default:
      return format satisfies never;
  }
}

/** Frames of a contact sheet: the ones asked for, or `count` from the middles of equal parts of the film. */
export function sheetFrames(order: Pick<ExportOrder, 'frames' | 'sheetFrames'>, count = 12): number[] {
  const most = Math.min(count, order.frames);
  const spread = Array.from({ length: most }, (_, i) => Math.floor(((i + 0.5) * order.frames) / most));
  return (order.sheetFrames ?? spread).map((frame) => Math.min(frame, order.frames - 1));
}
