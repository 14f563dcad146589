import { HighlightStyle, StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import { Tag } from '@lezer/highlight';
import { isCharacterCue, isSceneHeading } from '#domain/script/read-fountain';

const heading = Tag.define();
const cue = Tag.define();
const manner = Tag.define();
const speech = Tag.define();
const turn = Tag.define();
const section = Tag.define();
const aside = Tag.define();
const strong = Tag.define();
const key = Tag.define();

const tokenTable = { heading, cue, manner, speech, turn, section, aside, strong, key };
type Token = keyof typeof tokenTable;

interface State {
  /** The line before was empty, or there was none. */
  fresh: boolean;
  /** Inside somebody's speech. */
  speaking: boolean;
  /** On the title page, which only opens a script. */
  titled: boolean;
  /** What an unfinished aside ends with. */
  until: ']]' | '*/' | null;
}

const TITLE_KEY = /^[A-Za-z][A-Za-z ]{1,20}:/;
const TURN = /^(?:>(?!.*<$)|[^a-z]{1,60} TO:$|FADE (?:IN|OUT)\b|CUT TO BLACK)/;

/** Fountain (https://fountain.io/syntax) by the same rules for headings and cues as the planner has. */
const fountainParser: StreamParser<State> = {
  name: 'fountain',
  startState: () => ({ fresh: true, speaking: false, titled: true, until: null }),
  copyState: (state) => ({ ...state }),
  blankLine(state) {
    state.fresh = true;
    state.speaking = false;
    state.titled = false;
  },
  token(stream, state) {
    if (state.until) return readAside(stream, state, state.until);
    if (stream.sol()) {
      const whole = wholeLine(stream, state);
      state.fresh = false;
      if (whole) {
        if (whole === 'key') stream.match(TITLE_KEY);
        else stream.skipToEnd();
        return whole;
      }
    }
    return readInline(stream, state);
  },
  tokenTable,
};

/** What a line is as a whole; null: action or speech, which may hold notes and emphasis. */
function wholeLine(stream: StringStream, state: State): Token | null {
  const text = stream.string.trim();
  if (state.titled) {
    if (TITLE_KEY.test(stream.string) && !isSceneHeading(text)) return 'key';
    if (!/^\s/.test(stream.string)) state.titled = false;
  }
  if (isSceneHeading(text) || /^\.(?!\.)\S/.test(text)) return 'heading';
  if (/^#/.test(text)) return 'section';
  if (/^=/.test(text)) return 'aside';
  if (TURN.test(text)) return 'turn';
  if (state.speaking && /^\(.*\)$/.test(text)) return 'manner';
  if (state.fresh && isCharacterCue(text)) {
    state.speaking = true;
    return 'cue';
  }
  return null;
}

function readInline(stream: StringStream, state: State): Token | null {
  if (stream.match('[[')) return readAside(stream, state, ']]');
  if (stream.match('/*')) return readAside(stream, state, '*/');
  if (stream.match(/^(\*{1,3}|_)(?=\S)[^*_]*?\S\1/)) return 'strong';
  stream.next();
  stream.match(/^[^[/*_]+/);
  return state.speaking ? 'speech' : null;
}

function readAside(stream: StringStream, state: State, until: NonNullable<State['until']>): Token {
  const end = stream.string.indexOf(until, stream.pos);
  state.until = end < 0 ? until : null;
  if (end < 0) stream.skipToEnd();
  else stream.pos = end + until.length;
  return 'aside';
}

/** Prose: only what is said stands out. */
const proseParser: StreamParser<{ fresh: boolean }> = {
  name: 'prose',
  startState: () => ({ fresh: true }),
  token(stream) {
    if (stream.match(/^[“„«][^”“»]*[”“»]?/) || stream.match(/^"[^"]*"?/)) return 'speech';
    stream.next();
    stream.match(/^[^“„«"]+/);
    return null;
  },
  tokenTable,
};

export const fountain = StreamLanguage.define(fountainParser);
export const prose = StreamLanguage.define(proseParser);

export const scriptHighlight = HighlightStyle.define([
  { tag: heading, color: 'var(--color-lamp)', fontWeight: '700' },
  { tag: cue, color: 'var(--color-info)', fontWeight: '700' },
  { tag: manner, color: 'var(--color-faint)', fontStyle: 'italic' },
  { tag: speech, color: 'light-dark(#000, #fff6e6)' },
  { tag: turn, color: 'var(--color-good)' },
  { tag: section, color: 'var(--color-faint)', fontWeight: '700' },
  { tag: aside, color: 'var(--color-faint)', fontStyle: 'italic' },
  { tag: strong, fontWeight: '700' },
  { tag: key, color: 'var(--color-faint)' },
]);
