import { frameToSample, type MadeFile, SAMPLE_RATE } from '#domain/composer-order';
import { stepKeyOf } from '#domain/film-orders';
import { frameSize } from '#domain/job-config';
import type { OpenJob } from './open-job.ts';

/** What is ready to be watched early, with the files that hold it. Times in milliseconds of the film. */
export interface Preview {
  codecs: string | null;
  durationMs: number | null;
  widthPx: number;
  heightPx: number;
  fps: number;
  pieceCount: number;
  pieces: { index: number; startMs: number; durationMs: number; file: MadeFile }[];
  lines: { lineId: string; startMs: number; durationMs: number; file: MadeFile }[];
}

const samplesToMs = (samples: number) => (samples * 1000) / SAMPLE_RATE;

/** The pieces and voices of a job that are made, in the film's order. */
export function previewOf(job: OpenJob): Preview {
  const { config } = job.row;
  const { timeline: whole, opening } = job.film;
  const timeline = whole ?? opening;
  const size = frameSize(config.aspect, config.resolution);
  const facts = { ...size, fps: config.fps, pieceCount: whole?.pieces.length ?? 0 };
  if (!timeline) return { ...facts, codecs: null, durationMs: null, pieces: [], lines: [] };
  const frameToMs = (frame: number) => samplesToMs(frameToSample(frame, timeline.fps));
  const made = (stepKey: string, role: MadeFile['role']) =>
    job.journal.get(stepKey)?.result?.files.find((file) => file.role === role);
  let codecs: string | null = null;
  const pieces = timeline.pieces.flatMap(({ startFrame, frames }, index) => {
    const file = made(stepKeyOf.piece(index), 'twin');
    if (!file) return [];
    const said = job.journal.get(stepKeyOf.piece(index))?.result?.meta.codecs;
    if (typeof said === 'string') codecs ??= said;
    const startMs = frameToMs(startFrame);
    return [{ index, startMs, durationMs: frameToMs(startFrame + frames) - startMs, file }];
  });
  const lines = timeline.lines.flatMap(({ lineId, startSample, samples }) => {
    const file = made(stepKeyOf.speech(lineId), 'speech');
    const startMs = samplesToMs(startSample);
    return file ? [{ lineId, startMs, durationMs: samplesToMs(samples), file }] : [];
  });
  return { ...facts, codecs, durationMs: whole && samplesToMs(whole.samples), pieces, lines };
}
