import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { foldOfLine } from './fold-scenes.ts';

const doc = `# Act one

INT. ROOM - DAY

Somebody waits.

EXT. SEA - NIGHT

Waves.

# Act two

The end.`;
const state = EditorState.create({ doc });
const folded = (line: number) => {
  const range = foldOfLine(state, state.doc.line(line).from);
  return range && state.sliceDoc(range.from, range.to);
};

it('folds a scene up to the next heading, without the blank lines between', () => {
  expect(folded(3)).toBe('\n\nSomebody waits.');
  expect(folded(7)).toBe('\n\nWaves.');
});

it('folds an act with all its scenes', () => {
  expect(folded(1)).toMatch(/^\n\nINT[\s\S]*Waves\.$/);
  expect(folded(11)).toBe('\n\nThe end.');
});

it('folds nothing but headings', () => {
  expect(folded(5)).toBeNull();
});
