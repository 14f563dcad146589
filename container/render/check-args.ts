/** Side lengths of the grey thumbnails that the picture is judged by, in px. */
export const THUMBNAIL = { widthPx: 32, heightPx: 18 } as const;

/**
 * Decodes the keyframes of a film, or all its pictures, to grey thumbnails as raw bytes on stdout. Each is one frame
 * there: without times of their own ffmpeg would repeat keyframes to fill the gaps.
 */
export function pictureCheckArgs(film: string, which: 'keyframes' | 'all'): string[] {
  const { widthPx, heightPx } = THUMBNAIL;
  const filter = `setpts=N/(FRAME_RATE*TB),scale=${widthPx}:${heightPx}:flags=area,format=gray`;
  // Nothing is waited for here and nobody looks closely: one thread, and no smoothing of block edges.
  const skip =
    which === 'keyframes' ? ['-threads', '1', '-skip_frame', 'nokey', '-skip_loop_filter', 'all'] : [];
  return [
    ...['-loglevel', 'error', '-xerror', ...skip, '-f', 'mov', '-i', film, '-map', '0:v:0', '-vf', filter],
    ...['-f', 'rawvideo', 'pipe:1'],
  ];
}

/** Sample rate of the sound on stdout of `soundCheckArgs`; enough to tell its length to an eighth of a millisecond. */
export const PROBE_RATE = 8000;

/** Decodes all sound: loudness on stderr (EBU R 128), the sound itself as 16-bit mono on stdout. */
export function soundCheckArgs(film: string): string[] {
  return [
    ...['-loglevel', 'info', '-nostats', '-xerror', '-f', 'mov', '-i', film, '-map', '0:a:0'],
    ...[
      '-af',
      'ebur128=peak=true:framelog=verbose',
      '-ac',
      '1',
      '-ar',
      `${PROBE_RATE}`,
      '-f',
      's16le',
      'pipe:1',
    ],
  ];
}
