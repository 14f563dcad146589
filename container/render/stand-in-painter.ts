import { createCanvas } from '@napi-rs/canvas';
import type { ShotPainter } from './shot-planes.ts';

/** A quick painter for tests and measurements: sky, hills, a person and rain, drawn from the seed alone. */
export const standInPainter: ShotPainter = {
  overscan: 1.12,
  paintLayers(spec, size) {
    const w = 2 * Math.round((size.widthPx * 1.12) / 2);
    const h = 2 * Math.round((size.heightPx * 1.12) / 2);
    const sheet = (draw: (ctx: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void) => {
      const canvas = createCanvas(w, h);
      draw(canvas.getContext('2d'));
      return canvas;
    };
    const hue = spec.seed % 360;
    return [
      {
        name: 'sky',
        depth: 0,
        opaque: true,
        canvas: sheet((ctx) => {
          const sky = ctx.createLinearGradient(0, 0, 0, h);
          sky.addColorStop(0, `hsl(${hue}, 60%, 35%)`);
          sky.addColorStop(1, `hsl(${(hue + 40) % 360}, 70%, 75%)`);
          ctx.fillStyle = sky;
          ctx.fillRect(0, 0, w, h);
        }),
      },
      {
        name: 'far',
        depth: 0.25,
        opaque: false,
        canvas: sheet((ctx) => {
          ctx.fillStyle = `hsl(${(hue + 120) % 360}, 30%, 30%)`;
          ctx.beginPath();
          ctx.moveTo(0, h);
          for (let x = 0; x <= w; x += 8) ctx.lineTo(x, h * (0.6 + 0.08 * Math.sin(x / 90 + spec.seed)));
          ctx.lineTo(w, h);
          ctx.fill();
        }),
      },
      {
        name: 'people',
        depth: 0.65,
        opaque: false,
        canvas: sheet((ctx) => {
          ctx.fillStyle = `hsl(${(hue + 200) % 360}, 60%, 45%)`;
          ctx.beginPath();
          ctx.ellipse(w * 0.5, h * 0.62, w * 0.06, h * 0.22, 0, 0, 2 * Math.PI);
          ctx.fill();
          ctx.fillStyle = '#f0c8a0';
          ctx.beginPath();
          ctx.arc(w * 0.5, h * 0.36, h * 0.07, 0, 2 * Math.PI);
          ctx.fill();
        }),
      },
    ];
  },
};
