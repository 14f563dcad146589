import { toast } from 'svelte-sonner';

const LIFE_MS = { said: 4000, failed: 8000, undo: 8000 };

/** Short words about something just done; never the only place where a lasting state is told. */
export const toasts = {
  say(text: string, kind: 'said' | 'failed' = 'said'): void {
    if (kind === 'failed') toast.error(text, { duration: LIFE_MS.failed });
    else toast(text, { duration: LIFE_MS.said });
  },

  /** Says what is about to be final, with the way back; `ondone` runs unless `onundo` did. */
  offerUndo(text: string, { onundo, ondone }: { onundo: () => void; ondone: () => void }): void {
    let settled = false;
    const settle = (then: () => void) => {
      if (settled) return;
      settled = true;
      removeEventListener('pagehide', leave);
      then();
    };
    const leave = () => settle(ondone);
    addEventListener('pagehide', leave);
    toast(text, {
      duration: LIFE_MS.undo,
      action: { label: 'Undo', onClick: () => settle(onundo) },
      onDismiss: () => settle(ondone),
      onAutoClose: () => settle(ondone),
    });
  },
};
