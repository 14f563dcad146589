import type { Brush } from './brush.ts';
import type { NamedProp } from './cast.ts';
import type { Stage } from './stage.ts';

/** What belongs to a wall, on the wall of a room; its own windows and doors are the place's affair out of doors. */
export function paintFixtures(s: Stage, props: NamedProp[]) {
  if (!s.indoors) return;
  const r = s.random('fixtures');
  const busy = s.spec.people.map((p) => p.at);
  for (const { name, prop } of props) {
    if (prop.zone !== 'wall' || name === 'window') continue;
    // A door takes the end of the wall: before its middle stands what the room is furnished with.
    const spots = (name === 'door' ? [0.07, 0.93] : [0.41, 0.62, 0.16]).sort(
      (a, z) =>
        Math.min(1, ...busy.map((at) => Math.abs(at - z))) -
        Math.min(1, ...busy.map((at) => Math.abs(at - a))),
    );
    const at = spots[0]! + r.range(-0.02, 0.02);
    busy.push(at);
    const h = ((prop.metres * 0.9) / 1.7) * s.tall;
    s.b.at(s.x(at), s.horizon + s.unit * 0.012, h, () => prop.draw(s.b));
  }
}

/** True for what the sky shows already, as the hour has it. */
function isInSky(s: Stage, name: string): boolean {
  if (s.spec.place === 'space' || s.spec.place === 'planet') return /^(?:planet|star|moon|sun)$/.test(name);
  if (name === 'moon') return s.palette.moon;
  if (name === 'star') return s.palette.stars > 0.2;
  return name === 'sun' && !s.palette.moon;
}

/** Landmarks behind the people and things in the air. */
export function paintFarProps(s: Stage, props: NamedProp[], zone: 'far' | 'sky') {
  if (s.indoors) return;
  const { b } = s;
  const items = props.filter((p) => p.prop.zone === zone && !isInSky(s, p.name));
  // What is tallest stands where the view is open.
  if (s.gap !== undefined) items.sort((a, z) => z.prop.metres - a.prop.metres);
  const r = s.random(`far-${zone}`);
  const mean = s.spec.people.reduce((sum, p) => sum + p.at, 0) / Math.max(1, s.spec.people.length);
  const right = s.spec.people.length > 0 && Math.abs(mean - 0.5) > 0.06 ? mean < 0.5 : s.lightX < s.w / 2;
  for (const [i, item] of items.entries()) {
    const k = (right ? 1 : -1) * (i % 2 ? -1 : 1);
    const f = 0.5 + k * (0.25 + Math.floor(i / 2) * 0.14 + r.range(-0.03, 0.03));
    const x = s.x(zone === 'far' && i === 0 && s.gap !== undefined ? s.gap : f);
    if (zone === 'sky') {
      const h = (item.prop.metres / 10) * s.unit * (s.spec.place === 'space' ? 2.2 : 1);
      const rainbow = item.name === 'rainbow';
      const y = rainbow ? s.horizon : s.horizon * (0.3 + 0.14 * (i % 3)) + h / 2;
      b.at(
        rainbow ? s.w - s.lightX : x,
        y,
        rainbow ? s.unit * 0.7 : h,
        () => item.prop.draw(b),
        0,
        k > 0 && !rainbow,
      );
      continue;
    }
    const h = s.unit * Math.min(0.66, 0.09 + item.prop.metres * 0.0205);
    const wet = /^(?:sea|coast|ship|river|harbour|arctic)$/.test(s.spec.place);
    // Behind a bridge it stands on the far bank.
    const land = s.spec.place === 'bridge' ? -0.004 : wet ? 0.02 : 0.05;
    const y = s.horizon + s.unit * (item.prop.floats && wet ? 0.05 : land);
    b.away(0.12, () => {
      if (!item.prop.floats && wet) islet(b, x, y, h * 0.42);
      const flip = item.prop.floats === true && k > 0;
      if (item.prop.floats && wet && item.prop.draught) {
        afloat(b, x, y, h, item.prop.draught, () => item.prop.draw(b), flip);
        return;
      }
      if (item.prop.floats && wet) b.ellipse(x, y + h * 0.03, h * 0.55, h * 0.035, '#0f2438', 0.3);
      b.at(x, y, h, () => item.prop.draw(b), 0, flip);
    });
  }
}

/** A hull that lies in the water up to its `draught`, with foam along it. */
function afloat(b: Brush, x: number, y: number, h: number, draught: number, draw: () => void, flip: boolean) {
  const c = b.ctx;
  c.save();
  c.beginPath();
  c.rect(x - h * 3, y - h * 3, h * 6, h * 3);
  c.clip();
  b.at(x, y + h * draught, h, draw, 0, flip);
  c.restore();
  b.ellipse(x, y, h * 1.7, h * 0.035, '#0f2438', 0.35);
  for (const k of [-0.9, -0.2, 0.6])
    b.ellipse(x + k * h, y + h * 0.01, h * 0.42, h * 0.016, '!#eef5f8', 0.55);
}

/** A rock in the water that carries a landmark. */
function islet(b: Brush, x: number, y: number, half: number) {
  b.blob(
    [
      x - half * 1.7,
      y + half * 0.5,
      x - half * 1.1,
      y + half * 0.02,
      x - half * 0.4,
      y - half * 0.2,
      x + half * 0.5,
      y - half * 0.16,
      x + half * 1.2,
      y + half * 0.06,
      x + half * 1.8,
      y + half * 0.5,
    ],
    b.gradient(0, y - half * 0.2, 0, y + half * 0.5, ['#6a716a', '#3a4148']),
  );
}
