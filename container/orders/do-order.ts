import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Made } from './made.ts';
import type { StudioTask } from './studio-pool.ts';

export interface WorkOptions {
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export interface WorkDone {
  files: Made[];
  meta: Record<string, unknown>;
}

/** More than ffmpeg holds back before it writes. */
const PROBE_BYTES = 64 * 1024;

/**
 * Does one order with local files; everything it makes lies in the order's folder. Each kind is loaded
 * when it is first asked for, or before by `loadFirst`.
 */
export async function doOrder(task: StudioTask, options: WorkOptions): Promise<WorkDone> {
  const made = join(task.folder, 'made');
  await mkdir(made, { recursive: true });
  const done = await doWorkOf(task, made, options);
  await requireRoom(made);
  return done;
}

/** Loads what a film begins with: voices, pictures, pieces. */
export async function loadFirst(): Promise<void> {
  await import('../speech/speak-line.ts');
  await import('../picture/paint-picture.ts');
  await import('../render/render-piece.ts');
  await import('../render/write-twin.ts');
}

/** ffmpeg does not always tell that its last block found no place; a disk that is full now has been then. */
async function requireRoom(folder: string): Promise<void> {
  const probe = join(folder, 'room');
  await writeFile(probe, Buffer.alloc(PROBE_BYTES, 1));
  await rm(probe);
}

async function doWorkOf(task: StudioTask, made: string, options: WorkOptions): Promise<WorkDone> {
  const { work, inputs, ffmpeg } = task;
  const sound = { ...options, ffmpegPath: ffmpeg.path };
  switch (work.kind) {
    case 'speech': {
      const { speakLine } = await import('../speech/speak-line.ts');
      const path = join(made, 'speech.wav');
      const meta = await speakLine(work.order, path, { ...options, engines: task.engines });
      return { files: [{ role: 'speech', path, type: 'audio/wav' }], meta };
    }
    case 'music': {
      const { composeMusic } = await import('../music/compose-music.ts');
      const path = join(made, 'music.flac');
      const meta = await composeMusic(work.order, path, sound);
      return { files: [{ role: 'music', path, type: 'audio/flac' }], meta };
    }
    case 'mix': {
      const { mixSound } = await import('../mix/mix-sound.ts');
      const { mix, narration, music, meta } = await mixSound(work.order, inputs, made, sound);
      const files: Made[] = [{ role: 'mix', path: mix, type: 'audio/mp4' }];
      if (narration !== undefined) files.push({ role: 'narration', path: narration, type: 'audio/mpeg' });
      if (music !== undefined) files.push({ role: 'music', path: music, type: 'audio/mpeg' });
      return { files, meta };
    }
    case 'piece': {
      const { renderPiece } = await import('../render/render-piece.ts');
      const path = join(made, 'piece.h264');
      const { writeTwin } = await import('../render/write-twin.ts');
      const rendered = await renderPiece(work.order, inputs, path, { ...options, ffmpeg });
      const twin = join(made, 'twin.mp4');
      const { codecs } = await writeTwin(path, twin, work.order);
      const files: Made[] = [
        { role: 'piece', path, type: 'video/h264' },
        { role: 'twin', path: twin, type: 'video/mp4' },
      ];
      return { files, meta: { ...rendered, codecs } };
    }
    case 'picture': {
      const { paintPicture } = await import('../picture/paint-picture.ts');
      const path = join(made, 'picture.png');
      await paintPicture(work.order, path, options.signal);
      return { files: [{ role: 'picture', path, type: 'image/png' }], meta: {} };
    }
    case 'join': {
      const { joinFilm } = await import('../render/join-film.ts');
      const { film, poster, meta } = await joinFilm(work.order, inputs, made, { ...options, ffmpeg });
      const files: Made[] = [
        { role: 'film', path: film, type: 'video/mp4' },
        { role: 'poster', path: poster, type: 'image/jpeg' },
      ];
      return { files, meta };
    }
    case 'check': {
      const { checkFilm } = await import('../render/check-film.ts');
      const meta = await checkFilm(work.order, inputs, { ...options, ffmpeg });
      const path = join(made, 'report.json');
      await writeFile(path, `${JSON.stringify(meta, null, 2)}\n`);
      return { files: [{ role: 'report', path, type: 'application/json' }], meta };
    }
    case 'export': {
      const { exportFilm } = await import('../render/export-film.ts');
      const { path, type, meta } = await exportFilm(work.order, inputs, made, { ...options, ffmpeg });
      return { files: [{ role: 'export', path, type }], meta };
    }
    case 'intake': {
      const { takeIn } = await import('../intake/take-in.ts');
      return takeIn(work.order, inputs, made, sound);
    }
    default:
      return work satisfies never;
  }
}
