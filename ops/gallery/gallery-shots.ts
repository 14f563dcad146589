import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { FilmPlan, Scene, Shot } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import type { MakeCanvas } from '#painter/canvas';
import { paintFlat } from '#painter/paint-shot';

export const GALLERY_FOLDER = new URL('../../samples/gallery/', import.meta.url).pathname;

export interface GalleryFilm {
  /** The script's file name without its ending. */
  name: string;
  script: string;
  plan: FilmPlan;
  /** How long reading and planning took. */
  planMs: number;
  shots: { scene: Scene; sceneIndex: number; shot: Shot }[];
}

/** Scripts to look at: those named, else all of the gallery, by name. */
export async function galleryFiles(named: readonly string[]): Promise<string[]> {
  if (named.length > 0) return [...named];
  const files = await readdir(GALLERY_FOLDER);
  return files
    .filter((file) => /\.(?:txt|fountain)$/.test(file))
    .sort()
    .map((file) => join(GALLERY_FOLDER, file));
}

/** Plans a script as the studio does. `style`: as in a job's config; undefined chooses by genre. */
export async function planFile(file: string, style?: string): Promise<GalleryFilm> {
  const script = await readFile(file, 'utf8');
  const config = JobConfig.parse(style ? { style } : {});
  const began = performance.now();
  const plan = planFilm(script, config);
  return {
    name: basename(file, extname(file)),
    script,
    plan,
    planMs: performance.now() - began,
    shots: plan.scenes.flatMap((scene, sceneIndex) =>
      scene.shots.map((shot) => ({ scene, sceneIndex, shot })),
    ),
  };
}

/** A shot's flat picture. The caller gives its pixels back by setting its size to 1 × 1. */
export function paintShot(shot: Shot, widthPx: number): Canvas {
  const size = { widthPx, heightPx: Math.round((widthPx * 9) / 16) };
  const makeCanvas = ((w, h) => createCanvas(w, h)) as MakeCanvas;
  return paintFlat(shot.paint!, size, makeCanvas) as unknown as Canvas;
}
