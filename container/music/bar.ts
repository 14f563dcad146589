import type { Chord } from './harmony.ts';
import type { MoodMusic } from './mood-music.ts';

/** A note in beats from its bar's start. */
export interface BarNote {
  beat: number;
  beats: number;
  key: number;
  /** 0–1, before the part's own loudness. */
  force: number;
}

/** What is known when a bar is written. */
export interface Bar {
  index: number;
  beats: number;
  chord: Chord;
  next: Chord;
  voices: number[];
  bass: number;
  nextBass: number;
  mood: MoodMusic;
  /** Bar of its eight-bar phrase, 0–7. */
  phraseBar: number;
  /** Parts join one after another: 0 at the film's beginning, 1 in full. */
  growth: number;
  last: boolean;
}
