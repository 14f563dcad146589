import { type Extension, RangeSet, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from '@codemirror/view';
import { m } from '#web/words/messages.js';

/** A shot's place in the script: characters [start, end). */
export interface ShotSpan {
  shotId: string;
  number: number;
  start: number;
  end: number;
}

class ShotMarker extends GutterMarker {
  readonly span: ShotSpan;
  readonly active: boolean;
  constructor(span: ShotSpan, active: boolean) {
    super();
    this.span = span;
    this.active = active;
  }
  override eq(other: ShotMarker): boolean {
    return other.span.number === this.span.number && other.active === this.active;
  }
  override toDOM(): Node {
    const mark = document.createElement('span');
    mark.textContent = String(this.span.number);
    mark.className = this.active ? 'cm-shot cm-shot-here' : 'cm-shot';
    mark.title = m.shot_number({ number: this.span.number });
    return mark;
  }
}

interface Marks {
  spans: readonly ShotSpan[];
  activeId: string | null;
  gutter: RangeSet<ShotMarker>;
  lit: DecorationSet;
}

export const setShots = StateEffect.define<readonly ShotSpan[]>();
export const setActiveShot = StateEffect.define<string | null>();

const lit = Decoration.mark({ class: 'cm-lit' });

function draw(
  spans: readonly ShotSpan[],
  activeId: string | null,
  lineStart: (at: number) => number,
  length: number,
): Marks {
  const markers = new RangeSetBuilder<ShotMarker>();
  let lastLine = -1;
  for (const span of spans) {
    const at = lineStart(Math.min(span.start, length));
    // Several shots may begin in one line: the first one stands for them.
    if (at <= lastLine) continue;
    lastLine = at;
    markers.add(at, at, new ShotMarker(span, span.shotId === activeId));
  }
  const active = spans.find((span) => span.shotId === activeId);
  const end = active ? Math.min(active.end, length) : 0;
  return {
    spans,
    activeId,
    gutter: markers.finish(),
    lit: active && active.start < end ? Decoration.set(lit.range(active.start, end)) : Decoration.none,
  };
}

/** Shot numbers beside the lines that they come from; they move along while the text is edited. */
export const shotMarks: StateField<Marks> = StateField.define<Marks>({
  create: () => ({ spans: [], activeId: null, gutter: RangeSet.empty, lit: Decoration.none }),
  update(marks, transaction) {
    let { spans, activeId } = marks;
    let changed = false;
    if (transaction.docChanged) {
      spans = spans
        .map((span) => ({
          ...span,
          start: transaction.changes.mapPos(span.start, 1),
          end: transaction.changes.mapPos(span.end, -1),
        }))
        .filter((span) => span.end > span.start);
      changed = true;
    }
    for (const effect of transaction.effects) {
      if (effect.is(setShots)) [spans, changed] = [effect.value, true];
      if (effect.is(setActiveShot) && effect.value !== activeId) [activeId, changed] = [effect.value, true];
    }
    if (!changed) return marks;
    const { doc } = transaction.state;
    return draw(spans, activeId, (at) => doc.lineAt(at).from, doc.length);
  },
  provide: (field) => EditorView.decorations.from(field, (marks) => marks.lit),
});

/** The shot at a place of the script: the last one that begins at or before it. */
export function shotAt(spans: readonly ShotSpan[], at: number): ShotSpan | null {
  let found: ShotSpan | null = null;
  for (const span of spans) {
    if (span.start > at) break;
    found = span;
  }
  return found;
}

/** The gutter with the shots' numbers; a click on one picks the shot. */
export function shotGutter(onpick: (shotId: string) => void): Extension {
  return [
    shotMarks,
    gutter({
      class: 'cm-shots',
      markers: (view) => view.state.field(shotMarks).gutter,
      initialSpacer: () => new ShotMarker({ shotId: '', number: 888, start: 0, end: 0 }, false),
      domEventHandlers: {
        mousedown(view, line) {
          const { from, to } = view.state.doc.lineAt(line.from);
          const span = view.state.field(shotMarks).spans.find((it) => it.start >= from && it.start <= to);
          if (!span) return false;
          onpick(span.shotId);
          return true;
        },
      },
    }),
  ];
}
