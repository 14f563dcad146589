import { shadeHex } from '../colour.ts';
import { windowView } from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

/** Inside a car, seen through its windscreen: two seats, the road behind the rear window, the wheel before them. */
export const car: PlacePainter = {
  ...INSIDE,
  horizon: 0.72,
  foot: 1.3,
  tall: 1.12,
  cramped: true,
  token: 'key',
  back(s) {
    const { b, unit } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.bottom, ['#5a5552', '#46423f', '#2e2b2c']),
    );
    const y = s.h * 0.17;
    const h = s.h * 0.36;
    windowView(s, { x: s.x(0.5), y, w: unit * 0.86, h, view: 'town', panes: 1, frame: '#33302f' });
    for (const k of [-1, 1])
      windowView(s, {
        x: s.x(0.5) + k * unit * 0.86,
        y: y + h * 0.04,
        w: unit * 0.62,
        h: h * 1.12,
        view: 'town',
        panes: 1,
        moon: false,
        frame: '#33302f',
      });
    b.rounded(s.x(0.5) - unit * 0.6, y + h + unit * 0.02, unit * 1.2, unit * 0.5, unit * 0.05, '#4d4a50');
  },
  main(s) {
    for (const f of [0.5 - 0.135, 0.5 + 0.135]) frontSeat(s, s.x(f));
  },
  near(s) {
    const { b, unit } = s;
    const y = s.h * 0.86;
    b.blob(
      [s.left - 60, y, s.w * 0.25, y - unit * 0.035, s.w * 0.75, y - unit * 0.035, s.right + 60, y].concat([
        s.right + 60,
        s.bottom + 120,
        s.left - 60,
        s.bottom + 120,
      ]),
      b.gradient(0, y - unit * 0.03, 0, s.bottom, ['#3b3a42', '#1d1c22']),
    );
    const wx = s.x(0.5) - unit * 0.3;
    b.arc(wx, y + unit * 0.1, unit * 0.19, Math.PI, Math.PI * 2, unit * 0.026, '#17161b');
    b.line(
      [wx - unit * 0.1, y + unit * 0.02, wx, y + unit * 0.06, wx + unit * 0.1, y + unit * 0.02],
      unit * 0.02,
      '#17161b',
    );
    for (const k of [-1, 1])
      b.polygon(
        [
          s.w * 0.5 + k * (s.w * 0.62),
          s.top,
          s.w * 0.5 + k * s.w * 0.43,
          s.top,
          s.w * 0.5 + k * s.w * 0.53,
          s.bottom,
          s.w * 0.5 + k * (s.w * 0.62),
          s.bottom,
        ],
        '#232228',
      );
    b.rounded(s.left, s.top, s.right - s.left, s.h * 0.075 - s.top, unit * 0.03, '#2a292f');
    b.rounded(s.x(0.5) - unit * 0.11, s.h * 0.075, unit * 0.22, unit * 0.06, unit * 0.025, '#1b1a1f');
    b.rounded(s.x(0.5) - unit * 0.1, s.h * 0.083, unit * 0.2, unit * 0.044, unit * 0.02, '#8fa3ad', 0.8);
  },
};

function frontSeat(s: Stage, x: number) {
  const { b, unit } = s;
  const hex = '#7a5c48';
  b.rounded(x - unit * 0.075, s.h * 0.3, unit * 0.15, unit * 0.13, unit * 0.04, shadeHex(hex, 0.06));
  for (const k of [-0.03, 0.03]) b.rect(x + k * unit, s.h * 0.42, unit * 0.012, unit * 0.06, '#2a2a2e');
  b.rounded(
    x - unit * 0.19,
    s.h * 0.46,
    unit * 0.38,
    unit * 0.7,
    unit * 0.08,
    b.gradient(x - unit * 0.19, 0, x + unit * 0.19, 0, [shadeHex(hex, -0.22), hex, shadeHex(hex, -0.3)]),
  );
}
