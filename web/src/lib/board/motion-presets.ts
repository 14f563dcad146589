import type { Motion, View } from '#domain/film-plan';

const view = (x: number, y: number, zoom: number): View => ({ x, y, zoom });

const PRESETS: Readonly<Record<Motion['kind'], Omit<Motion, 'kind'>>> = {
  still: { from: view(0.5, 0.5, 1), to: view(0.5, 0.5, 1) },
  pan: { from: view(0.4, 0.5, 1.15), to: view(0.6, 0.5, 1.15) },
  'push-in': { from: view(0.5, 0.5, 1), to: view(0.5, 0.48, 1.14) },
  'pull-out': { from: view(0.5, 0.48, 1.16), to: view(0.5, 0.5, 1) },
  drift: { from: view(0.47, 0.51, 1.06), to: view(0.53, 0.49, 1.1) },
  sway: { from: view(0.48, 0.5, 1.06), to: view(0.52, 0.5, 1.06) },
  handheld: { from: view(0.49, 0.5, 1.06), to: view(0.51, 0.5, 1.06) },
};

/** A camera movement to begin with; its views keep inside the picture. */
export function presetMotion(kind: Motion['kind']): Motion {
  return { kind, ...PRESETS[kind] };
}

/** The same movement the other way round. */
export function reversed({ kind, from, to }: Motion): Motion {
  const other = kind === 'push-in' ? 'pull-out' : kind === 'pull-out' ? 'push-in' : kind;
  return { kind: other, from: to, to: from };
}

/** A view as a CSS transform of the whole picture, scaled about its own centre. */
export function cssOfView({ x, y, zoom }: View): string {
  const shift = (at: number) => `${(0.5 - at) * 100 * zoom}%`;
  return `translate(${shift(x)}, ${shift(y)}) scale(${zoom})`;
}
