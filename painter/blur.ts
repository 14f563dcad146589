import { type Canvas2D, contextOf, type MakeCanvas, release } from './canvas.ts';

/**
 * Softens a whole layer as a lens does what it is not focused on: halved and doubled `steps` times. Costs
 * little, because almost all of it happens on small pictures. The source is used up.
 */
export function blurred(source: Canvas2D, steps: number, makeCanvas: MakeCanvas): Canvas2D {
  const sizes: [number, number][] = [[source.width, source.height]];
  for (let i = 0; i < steps; i++) {
    const [w, h] = sizes[i]!;
    sizes.push([Math.max(1, Math.round(w / 2)), Math.max(1, Math.round(h / 2))]);
  }
  const route = [...sizes.slice(1), ...sizes.slice(0, -1).reverse()];
  let picture = source;
  for (const [i, [w, h]] of route.entries()) {
    const next = makeCanvas(w, h);
    const ctx = contextOf(next);
    // Growing by straight lines leaves stairs on slanting edges; the better filter is cheap while it is small.
    ctx.imageSmoothingQuality = i < steps ? 'low' : 'high';
    ctx.drawImage(picture, 0, 0, w, h);
    release(picture);
    picture = next;
  }
  return picture;
}
