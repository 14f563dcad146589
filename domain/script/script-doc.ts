import type { MappedText, Span } from './mapped-text.ts';

export const SCRIPT_FORMATS = ['prose', 'fountain', 'dialogue'] as const;
export type ScriptFormat = (typeof SCRIPT_FORMATS)[number];

/** A scene's heading: never spoken. */
export interface Heading {
  kind: 'heading';
  text: string;
  span: Span;
}

/** "CUT TO:", "FADE OUT.": never spoken, says how the next picture begins. */
export interface TransitionMark {
  kind: 'transition';
  text: string;
  span: Span;
}

/** A stage direction in brackets: seen, never spoken. */
export interface Direction {
  kind: 'direction';
  body: MappedText;
  paragraph: number;
}

/** Prose, or a screenplay's action: the narrator says it. */
export interface Narration {
  kind: 'narration';
  body: MappedText;
  paragraph: number;
}

/** What somebody says. `speaker` is the name as written; null: prose has yet to tell. */
export interface Speech {
  kind: 'speech';
  speaker: string | null;
  body: MappedText;
  /** A parenthetical such as "softly". */
  manner: string | null;
  /** Heard but not seen: (V.O.), (O.S.). */
  unseen: boolean;
  paragraph: number;
}

/** One line of a play's list of characters: "FYODOR, an old servant". */
export interface CastNote {
  name: string;
  note: string;
}

export type Block = Heading | TransitionMark | Direction | Narration | Speech;

/** A script of any kind, as one sequence. `paragraph` counts up where the writer began anew. */
export interface ScriptDoc {
  format: ScriptFormat;
  title: string | null;
  blocks: Block[];
  /** What a list of characters says of them; never spoken. */
  cast?: CastNote[];
}
