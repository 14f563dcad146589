import { open } from 'node:fs/promises';
import { BadInputError } from './bad-input-error.ts';
import { movieTimescale, readMoov, tracksOf, trackTables } from './mp4-tables.ts';

/** The one sound track of an MP4 file, as it is copied into the film. */
export interface SoundTrack {
  path: string;
  timescale: number;
  /** The sample description box, unchanged. */
  description: Buffer;
  /** One entry a coded frame: its length in the timescale's ticks, its bytes and where they lie. */
  durations: number[];
  sizes: number[];
  offsets: number[];
  /** Ticks of encoder priming before the first heard sample. */
  primingTicks: number;
  /** Ticks that are heard, from the edit list; without one all after the priming. */
  heardTicks: number;
}

/** Reads the sound track's tables. Throws `BadInputError` if the file is no MP4 with exactly one sound track. */
export async function readM4a(path: string): Promise<SoundTrack> {
  const file = await open(path, 'r');
  try {
    const moov = await readMoov(file);
    const tracks = tracksOf(moov, 'soun');
    if (tracks.length !== 1) throw new BadInputError(`${path}: ${tracks.length} sound tracks`);
    const { timescale, stsd, durations, sizes, offsets, edit } = trackTables(moov, tracks[0]!);
    const total = durations.reduce((sum, d) => sum + d, 0);
    const primingTicks = edit?.mediaTime ?? 0;
    const edited =
      edit && edit.duration > 0 ? Math.round((edit.duration * timescale) / movieTimescale(moov)) : total;
    return {
      ...{ path, timescale, durations, sizes, offsets, primingTicks },
      description: Buffer.from(moov.subarray(stsd.start - 8, stsd.end)),
      heardTicks: Math.min(edited, total - primingTicks),
    };
  } catch (error) {
    if (error instanceof RangeError) throw new BadInputError(`${path}: ${error.message}`);
    throw error;
  } finally {
    await file.close();
  }
}
