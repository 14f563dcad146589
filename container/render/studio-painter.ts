import { overscan, paintLayers } from '#painter/paint-shot';
import type { ShotPainter } from './shot-planes.ts';

/** The studio's own painter on Skia canvases. */
export const studioPainter: ShotPainter = { overscan, paintLayers };
