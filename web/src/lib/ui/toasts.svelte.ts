import { toast } from 'svelte-sonner';

const LIFE_MS = { said: 4000, failed: 8000, undo: 8000 };

/** Short words about something just done; never the only place where a lasting state is told. */
export const toasts = {
  say(text: string, kind: 'said' | 'failed' = 'said'): void {
    if (kind === 'failed') toast.error(text, { duration: LIFE_MS.failed });
    else toast(text, { duration: LIFE_MS.said });
  },

  /** Says what is about to be final, with the way back. A page that is closed before leaves it undone. */
  offerUndo(text: string, { onundo, ondone }: { onundo: () => void; ondone: () => unknown }): void {
    let settled = false;
    const settle = (then: () => unknown) => {
      if (!settled) then();
      settled = true;
    };
    toast(text, {
      duration: LIFE_MS.undo,
      action: { label: 'Undo', onClick: () => settle(onundo) },
      onDismiss: () => settle(ondone),
      onAutoClose: () => settle(ondone),
    });
  },
};
