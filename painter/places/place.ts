import type { Build, Stage } from '../stage.ts';

/**
 * How a kind of place is painted, back to front. Outdoors the sky is already there when `back` is called;
 * indoors `back` paints the wall. `far` is what parallax moves little, `main` is the ground people stand
 * on with all that stands there, `near` frames the picture in front of people.
 */
export interface PlacePainter extends Build {
  /** False where the heavens have no weather: space, caves, under water. */
  sky: boolean;
  back?(s: Stage): void;
  far?(s: Stage): void;
  main(s: Stage): void;
  near?(s: Stage): void;
  /** The prop a detail shot shows when the spec names none. */
  token: string;
}

export const OUTSIDE = { indoors: false, sky: true, horizon: 0.62, foot: 0.88, tall: 0.36 } as const;
export const INSIDE = { indoors: true, sky: false, horizon: 0.7, foot: 0.92, tall: 0.56 } as const;
