import { foldService } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { isSceneHeading } from '#domain/script/read-fountain';

const SECTION = /^(#{1,6})(?!#)/;
/** Deeper than any section: a scene ends at whatever heading comes next. */
const SCENE_DEPTH = 7;

function depthOf(text: string): number | null {
  const section = SECTION.exec(text);
  if (section) return section[1]!.length;
  return isSceneHeading(text) || /^\.(?!\.)\S/.test(text) ? SCENE_DEPTH : null;
}

/** Where the fold of a heading's line ends: before the next heading of its depth or above. Null: no heading. */
export function foldOfLine(state: EditorState, lineStart: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(lineStart);
  const depth = depthOf(line.text.trim());
  if (depth === null) return null;
  let last = line.number;
  for (let number = line.number + 1; number <= state.doc.lines; number++) {
    const text = state.doc.line(number).text.trim();
    const other = depthOf(text);
    if (other !== null && other <= depth) break;
    if (text !== '') last = number;
  }
  return last === line.number ? null : { from: line.to, to: state.doc.line(last).to };
}

export const foldScenes = foldService.of((state, lineStart) => foldOfLine(state, lineStart));
