import { type MusicOrder, SAMPLE_RATE } from '#domain/composer-order';

/** The last chord rings this long after its bar. */
export const TAIL_S = 2.5;
/** How far a bar may be longer or shorter than the tempo asks: less than a listener minds. */
const GIVE = 0.1;

/**
 * Where bars begin, in samples, and as the last number where the last one ends. The tempo gives way so that a bar
 * begins with each scene wherever whole bars of about the asked length lead there, and the last one ends with the film
 * but for its tail.
 */
export function barLines(order: MusicOrder, beatsPerBar: number): number[] {
  const asked = (beatsPerBar * 60 * SAMPLE_RATE) / order.tempo;
  const end = order.samples - TAIL_S * SAMPLE_RATE;
  const marks = [...order.sections.map(({ startSample }) => startSample), ...(order.hits ?? [])];
  const lines: number[] = [0];
  const layTo = (until: number, bars: number) => {
    const from = lines.at(-1)!;
    for (let i = 1; i <= bars; i++) lines.push(from + ((until - from) * i) / bars);
  };
  const fits = (until: number) => {
    const bars = Math.round((until - lines.at(-1)!) / asked);
    const bar = (until - lines.at(-1)!) / bars;
    return bars > 0 && bar > asked * (1 - GIVE) && bar < asked * (1 + GIVE) ? bars : 0;
  };
  for (const mark of [...new Set(marks)].sort((a, b) => a - b)) {
    const bars = mark < end - asked / 2 ? fits(mark) : 0;
    if (bars > 0) layTo(mark, bars);
  }
  const bars = fits(end);
  if (bars > 0) layTo(end, bars);
  else {
    const left = Math.max(lines.length > 1 ? 0 : 1, Math.round((end - lines.at(-1)!) / asked));
    layTo(lines.at(-1)! + left * asked, left);
  }
  return lines.map(Math.round);
}
