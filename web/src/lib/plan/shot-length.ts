import type { Shot } from '#domain/film-plan';

/** A calm narrator's pace; the studio measures the real voice when it speaks. */
const WORDS_PER_SECOND = 2.5;
const PAUSE_MS = 450;

/** About how long a shot stays on screen, in ms: as long as its lines take, within the shot's bounds. */
export function roughShotMs(shot: Shot): number {
  const spoken = shot.lines.reduce((sum, line) => {
    const words = line.text.split(/\s+/).length;
    return sum + (words / WORDS_PER_SECOND) * 1000 + PAUSE_MS;
  }, 0);
  return Math.max(shot.minMs, spoken);
}
