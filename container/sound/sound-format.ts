import { open } from 'node:fs/promises';

/** Demuxers that a sound may be opened with: none of them can name another file. */
export type SoundDemuxer = 'wav' | 'flac' | 'mp3' | 'ogg' | 'mov' | 'aac';

/** The demuxer for a sound file by its first bytes; null if it is no sound that is known here. */
export function soundDemuxer(head: Uint8Array): SoundDemuxer | null {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 4) === 'fLaC') return 'flac';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(4, 8) === 'ftyp') return 'mov';
  if (text(0, 3) === 'ID3') return 'mp3';
  if (head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return 'aac';
  if (head[0] === 0xff && (head[1]! & 0xe0) === 0xe0) return 'mp3';
  return null;
}

/** The demuxer for the file at `path`; null as `soundDemuxer`. */
export async function demuxerOfFile(path: string): Promise<SoundDemuxer | null> {
  const file = await open(path);
  try {
    const head = new Uint8Array(16);
    const { bytesRead } = await file.read(head, 0, 16, 0);
    return bytesRead < 12 ? null : soundDemuxer(head);
  } finally {
    await file.close();
  }
}
