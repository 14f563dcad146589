import { EditorView } from '@codemirror/view';

/** The editor in the studio's own colours. */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', fontSize: '0.9375rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-script)', lineHeight: '1.65' },
  '.cm-content': { padding: '0.875rem 1rem 40vh 0.25rem', caretColor: 'var(--color-lamp)' },
  '.cm-line': { padding: '0 0.25rem', borderRadius: '0.25rem' },
  '.cm-cursor': { borderLeftColor: 'var(--color-lamp)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--color-lamp) 30%, transparent)',
  },
  '.cm-placeholder': { color: 'var(--color-faint)' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--color-faint)' },
  '.cm-shots': { minWidth: '2.25rem', textAlign: 'right' },
  '.cm-shot': {
    fontFamily: 'var(--font-sans)',
    fontSize: '0.6875rem',
    fontVariantNumeric: 'tabular-nums',
    padding: '0.0625rem 0.3125rem',
    borderRadius: '0.25rem',
    cursor: 'pointer',
  },
  '.cm-shot:hover': { backgroundColor: 'var(--color-edge)', color: 'var(--color-paper)' },
  '.cm-shot-here': {
    backgroundColor: 'var(--color-lamp)',
    color: 'var(--color-lamp-ink)',
    fontWeight: '700',
  },
  '.cm-lit': {
    backgroundColor: 'color-mix(in oklab, var(--color-lamp) 11%, transparent)',
    borderRadius: '0.25rem',
  },
  '.cm-foldGutter .cm-gutterElement': { padding: '0 0.25rem', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--color-raised)',
    border: '1px solid var(--color-edge-strong)',
    color: 'var(--color-dim)',
    margin: '0 0.5rem',
    padding: '0 0.5rem',
  },
  '.cm-panels': { backgroundColor: 'var(--color-raised)', color: 'var(--color-paper)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--color-edge)' },
  '.cm-textfield': { backgroundColor: 'var(--color-well)', border: '1px solid var(--color-edge-strong)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--color-edge)', border: 'none' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in oklab, var(--color-info) 30%, transparent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in oklab, var(--color-lamp) 45%, transparent)' },
});
