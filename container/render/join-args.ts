/** ffmpeg arguments that take the one frame shown at `frame`/`fps` seconds as a JPEG (JFIF: BT.601, full range). */
export function posterArgs(film: string, frame: number, fps: number, outFile: string): string[] {
  // Half a frame early, so that rounding cannot land on the frame after.
  const seconds = Math.max((frame - 0.5) / fps, 0).toFixed(6);
  const colours =
    'scale=in_color_matrix=bt709:out_color_matrix=bt601:in_range=tv:out_range=pc,format=yuvj420p';
  return [
    ...[
      '-loglevel',
      'error',
      '-ss',
      seconds,
      '-f',
      'mov',
      '-i',
      film,
      '-an',
      '-frames:v',
      '1',
      '-vf',
      colours,
    ],
    ...['-q:v', '3', '-flags', '+bitexact', '-f', 'image2', '-update', '1', '-y', outFile],
  ];
}
