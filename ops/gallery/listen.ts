import { basename, dirname, extname, join } from 'node:path';
import { findFfmpeg } from '../../container/ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../../container/ffmpeg/run-ffmpeg.ts';

/** A gap is what a listener takes for a fault: this quiet for this long, in dBFS and seconds. */
const GAP = { db: -50, seconds: 1.5 };

/** What is asked of every film, and how far its loudness may lie from it. */
const TARGET = { lufs: -14, withinLu: 0.5, truePeakDbtp: -1 };

export interface Heard {
  film: string;
  seconds: number;
  lufs: number;
  /** Loudness range: how far quiet and loud parts lie apart. */
  rangeLu: number;
  truePeakDbtp: number;
  /** Gaps as "from–to", in seconds. */
  gaps: string;
}

/** True for a film that is not as loud as asked, too high, or silent where nothing asks for it. */
export function isFaulty({ gaps, lufs, truePeakDbtp }: Heard): boolean {
  const loud = Math.abs(lufs - TARGET.lufs) <= TARGET.withinLu;
  return gaps !== '' || !loud || truePeakDbtp > TARGET.truePeakDbtp;
}

/** Measures a film's sound by EBU R128, finds its gaps, and draws its spectrogram beside it as PNG. */
export async function listenTo(film: string): Promise<Heard> {
  const { path } = findFfmpeg();
  let said = '';
  const filters = `silencedetect=noise=${GAP.db}dB:d=${GAP.seconds},ebur128=peak=true`;
  await runFfmpeg(path, {
    args: ['-i', film, '-vn', '-af', filters, '-f', 'null', '-'],
    onStderr: (text) => {
      said += text;
    },
  });
  const picture = join(dirname(film), `${basename(film, extname(film))}-sound.png`);
  await runFfmpeg(path, {
    args: [
      ...['-y', '-loglevel', 'error', '-i', film],
      ...['-lavfi', 'showspectrumpic=s=1200x400:mode=combined:scale=log:stop=12000', picture],
    ],
  });
  return { film: basename(film, extname(film)), ...readMeasures(said) };
}

/** Reads what ffmpeg's `ebur128` and `silencedetect` print. Throws where a figure is missing. */
export function readMeasures(said: string): Omit<Heard, 'film'> {
  const summary = said.slice(said.lastIndexOf('Summary:'));
  const figure = (pattern: RegExp, text = summary): number => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`ffmpeg told no ${pattern.source}`);
    return Number(found);
  };
  const clock = /Duration: (\d+):(\d+):([\d.]+)/.exec(said);
  if (!clock) throw new Error('ffmpeg told no duration');
  const seconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const starts = [...said.matchAll(/silence_start: (-?[\d.]+)/g)].map((match) => Number(match[1]));
  const ends = [...said.matchAll(/silence_end: ([\d.]+)/g)].map((match) => Number(match[1]));
  return {
    seconds,
    lufs: figure(/\bI:\s+(-?[\d.]+|-inf) LUFS/),
    rangeLu: figure(/\bLRA:\s+(-?[\d.]+) LU/),
    truePeakDbtp: figure(/Peak:\s+(-?[\d.]+|-inf) dBFS/),
    gaps: starts.map((from, i) => `${from.toFixed(1)}–${(ends[i] ?? seconds).toFixed(1)}`).join(' '),
  };
}
