import { untrack } from 'svelte';

/** A key, or several that do alike, and what it does. */
export type Shortcut = readonly [keys: string, does: string];
export interface ShortcutGroup {
  title: string;
  keys: readonly Shortcut[];
}

/** The keys that can be used now: each page lays down its own while it is open. */
class Shortcuts {
  open = $state(false);
  groups = $state.raw<readonly ShortcutGroup[]>([]);

  show(): void {
    this.open = true;
  }

  /** Adds a page's keys; returns what takes them away again, fit for `$effect`. */
  lay(group: ShortcutGroup): () => void {
    // An effect that lays its keys must not run again because they lie there.
    untrack(() => {
      this.groups = [...this.groups, group];
    });
    return () => {
      this.groups = this.groups.filter((it) => it !== group);
    };
  }
}

export const shortcuts = new Shortcuts();

/** True where keys mean something of their own: fields, sliders, open dialogs. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    (target instanceof Element &&
      target.closest('input, textarea, select, [contenteditable], [role="slider"], media-controller') !==
        null) ||
    document.querySelector('dialog[open]') !== null
  );
}
