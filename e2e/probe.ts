import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { promisify } from 'node:util';
import ffprobe from '@ffprobe-installer/ffprobe';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';

const run = promisify(execFile);

export interface Stream {
  codec_type: 'video' | 'audio';
  codec_name: string;
  profile: string;
  width: number;
  height: number;
  duration: string;
  nb_read_frames?: string;
  avg_frame_rate: string;
}

/** What an independent reader says of a media file: its streams, with video frames counted by decoding. */
export async function probe(file: string): Promise<{ streams: Stream[]; format: { format_name: string } }> {
  await chmod(ffprobe.path, 0o755);
  const { stdout } = await run(ffprobe.path, [
    ...['-v', 'error', '-count_frames', '-select_streams', 'v'],
    ...['-show_entries', 'stream=index,nb_read_frames', '-of', 'json', file],
  ]);
  const counted = JSON.parse(stdout).streams[0]?.nb_read_frames;
  const all = await run(ffprobe.path, ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', file]);
  const parsed = JSON.parse(all.stdout);
  for (const stream of parsed.streams) if (stream.codec_type === 'video') stream.nb_read_frames = counted;
  return parsed;
}

/** Integrated loudness in LUFS and true peak in dBTP by ffmpeg's EBU R128 meter. */
export async function loudness(file: string): Promise<{ lufs: number; truePeak: number }> {
  const { stderr } = await run((await findFfmpeg()).path, [
    ...['-nostdin', '-hide_banner', '-i', file, '-map', '0:a', '-af', 'ebur128=peak=true', '-f', 'null', '-'],
  ]);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const number = (label: RegExp) => Number(label.exec(summary)?.[1]);
  return { lufs: number(/I:\s+(-?[\d.]+) LUFS/), truePeak: number(/Peak:\s+(-?[\d.]+) dBFS/) };
}

/** Raw RGB of one frame, `widthPx` × `heightPx` × 3 bytes. */
export async function frameAt(file: string, seconds: number): Promise<Buffer> {
  const { stdout } = await run(
    (await findFfmpeg()).path,
    [
      '-nostdin',
      '-v',
      'error',
      '-ss',
      String(seconds),
      '-i',
      file,
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-',
    ],
    { encoding: 'buffer', maxBuffer: 64 << 20 },
  );
  return stdout;
}
