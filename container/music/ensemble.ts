import type { MusicOrder } from '#domain/composer-order';
import type { Mood } from '#domain/job-config';

/** What a part plays; `patterns.ts` says how. */
export type Role =
  | 'pad'
  | 'broken'
  | 'picking'
  | 'sixteenths'
  | 'comping'
  | 'pizzicato'
  | 'bass'
  | 'walking'
  | 'pulse'
  | 'melody'
  | 'bells'
  | 'timpani'
  | 'beat'
  | 'swing'
  | 'shaker'
  | 'heartbeat';

/** A player: General MIDI program (from 0), loudness and pan in MIDI units, place in the room. */
export interface Part {
  role: Role;
  program: number;
  volume: number;
  pan: number;
  reverb: number;
  /** It plays in moods at least this intense. */
  from: number;
  /** Programs that a mood prefers. */
  instead?: Partial<Record<Mood, number>>;
}

const part = (
  role: Role,
  program: number,
  volume: number,
  pan: number,
  reverb: number,
  from = 0,
  instead: Partial<Record<Mood, number>> = {},
): Part => ({ role, program, volume, pan, reverb, from, instead });

/** Who plays in each genre. */
export const ENSEMBLES: Record<MusicOrder['genre'], Part[]> = {
  ambient: [
    part('pad', 89, 84, 50, 90),
    part('pad', 49, 70, 78, 90, 0.4),
    part('bass', 39, 62, 64, 50),
    part('broken', 88, 66, 40, 100, 0, { dark: 92, tense: 92 }),
    part('melody', 73, 74, 80, 100, 0, { dark: 70, tense: 70, wondrous: 79 }),
    part('bells', 98, 104, 90, 110, 0.3),
  ],
  orchestral: [
    part('pad', 48, 84, 50, 80),
    part('bass', 43, 82, 80, 60),
    part('broken', 46, 72, 36, 80, 0, { tense: 45, heroic: 48, comic: 45, dark: 45 }),
    part('pad', 60, 66, 84, 80, 0.6),
    part('melody', 68, 98, 70, 80, 0, {
      sad: 42,
      romantic: 40,
      heroic: 60,
      joyful: 73,
      wondrous: 73,
      comic: 71,
    }),
    part('timpani', 47, 108, 70, 80, 0.58),
  ],
  piano: [
    part('broken', 0, 84, 54, 60),
    part('bass', 0, 88, 60, 60),
    part('melody', 0, 106, 70, 60),
    part('pad', 49, 52, 64, 90, 0.3),
  ],
  folk: [
    part('picking', 25, 84, 48, 50, 0, { sad: 24, calm: 24, romantic: 24 }),
    part('bass', 32, 82, 64, 30),
    part('melody', 40, 80, 78, 60, 0, { calm: 73, joyful: 72, comic: 21, wondrous: 75 }),
    part('pad', 49, 46, 64, 80, 0.3),
    part('shaker', 0, 118, 80, 40, 0.55),
  ],
  electronic: [
    part('pad', 90, 70, 64, 80),
    part('sixteenths', 81, 66, 44, 70, 0.3, { calm: 88, sad: 88, wondrous: 98 }),
    part('pulse', 38, 76, 64, 20),
    part('melody', 80, 62, 84, 90, 0, { sad: 82, calm: 82, wondrous: 87 }),
    part('beat', 25, 46, 64, 30, 0.44),
  ],
  jazz: [
    part('comping', 0, 98, 48, 50),
    part('walking', 32, 70, 64, 30),
    part('melody', 59, 78, 80, 60, 0, { romantic: 66, calm: 11, wondrous: 11, sad: 66 }),
    part('pad', 49, 40, 64, 80, 0.48),
    part('swing', 40, 84, 60, 40),
  ],
  suspense: [
    part('pad', 44, 72, 48, 80, 0.4),
    part('pad', 89, 70, 76, 90),
    part('bass', 43, 86, 64, 70),
    part('pizzicato', 45, 72, 44, 70, 0.4),
    part('bells', 14, 100, 88, 110),
    part('melody', 0, 88, 76, 100, 0, { dark: 42 }),
    part('heartbeat', 48, 92, 64, 70, 0.42),
  ],
};

/** Roles that play drums, which MIDI keeps on channel 10. */
export function isDrum(role: Role): boolean {
  return role === 'beat' || role === 'swing' || role === 'shaker' || role === 'heartbeat';
}
