import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';

/** In shares of the person's height, feet at (0, 0). */
export type Point = readonly [number, number];

/** A soft dark edge around the near arm: without it the arm is lost before a coat of its own colour. */
export function armContour(b: Brush, shoulder: Point, elbow: Point, hand: Point, w: number, ink: string) {
  const [dx, dy] = [elbow[0] - shoulder[0], elbow[1] - shoulder[1]];
  // Below the shoulder, where the sleeve grows out of the coat, there is no edge.
  const from: Point = [shoulder[0] + dx * 0.34, shoulder[1] + dy * 0.34];
  const wrist: Point = [elbow[0] + (hand[0] - elbow[0]) * 0.9, elbow[1] + (hand[1] - elbow[1]) * 0.9];
  b.line([...from, ...elbow], w + 0.013, ink, 0.5);
  b.line([...elbow, ...wrist], w * 0.88 + 0.013, ink, 0.5);
}

/** A hand at the end of its forearm: palm, fingers side by side, a thumb. The near one is edged. */
export function paintHand(b: Brush, elbow: Point, hand: Point, hex: string, near: boolean) {
  const angle = Math.atan2(hand[1] - elbow[1], hand[0] - elbow[0]);
  const shape = (ink: string, grow: number) => {
    b.ellipse(0.004, 0, 0.025 + grow, 0.021 + grow, ink);
    b.blob(
      [
        ...[0.006, -0.02 - grow, 0.038, -0.017 - grow, 0.053 + grow, -0.004],
        ...[0.049 + grow, 0.011 + grow, 0.034, 0.019 + grow, 0.006, 0.02 + grow],
      ],
      ink,
    );
    b.line([0.002, -0.014, 0.024, -0.03], 0.014 + grow * 2, ink);
  };
  b.at(
    hand[0],
    hand[1],
    1,
    () => {
      if (near) shape(shadeHex(hex, -0.34), 0.004);
      shape(hex, 0);
      for (const y of [-0.006, 0.005]) b.line([0.026, y, 0.046, y * 0.8], 0.0028, shadeHex(hex, -0.22), 0.7);
    },
    angle,
  );
}

/** A padded glove that points along the forearm. */
export function boxingGlove(b: Brush, hand: Point, elbow: Point, far: boolean) {
  const [dx, dy] = [hand[0] - elbow[0], hand[1] - elbow[1]];
  const hex = far ? '#9c2f2a' : '#c23b33';
  b.strap(
    [elbow[0] + dx * 0.72, elbow[1] + dy * 0.72, elbow[0] + dx * 0.9, elbow[1] + dy * 0.9],
    0.05,
    '#efe9dd',
  );
  const [x, y] = [hand[0] + dx * 0.06, hand[1] + dy * 0.06];
  b.circle(x, y, 0.048, b.radial(x - 0.015, y - 0.02, 0.07, [shadeHex(hex, 0.2), hex]));
  b.circle(x + dx * 0.16 + 0.012, y - 0.022, 0.026, shadeHex(hex, 0.06));
}
