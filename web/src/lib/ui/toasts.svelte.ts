import { mount } from 'svelte';
import { m } from '#web/words/messages.js';

const LIFE_MS = { said: 4000, failed: 8000, undo: 8000 };

type Toast = typeof import('svelte-sonner').toast;
/** The stack lies over the page, whichever that is; it is fetched once, when it is first needed. */
let stack: Promise<Stack> | null = null;
interface Stack {
  toast: Toast;
  lift: () => void;
}

async function openStack(): Promise<Stack> {
  const [{ toast }, { default: ToastStack }] = await Promise.all([
    import('svelte-sonner'),
    import('./toast-stack.svelte'),
  ]);
  const { lift } = mount(ToastStack, { target: document.body });
  return { toast, lift };
}

async function show(text: string, how: (toast: Toast) => void): Promise<void> {
  try {
    stack ??= openStack();
    const { toast, lift } = await stack;
    lift();
    how(toast);
  } catch (thrown) {
    stack = null;
    console.warn(`A short message cannot be shown: ${text}`, thrown);
  }
}

/** Short words about something just done; never the only place where a lasting state is told. */
export const toasts = {
  say(text: string, kind: 'said' | 'failed' = 'said'): void {
    void show(text, (toast) => {
      if (kind === 'failed') toast.error(text, { duration: LIFE_MS.failed });
      else toast(text, { duration: LIFE_MS.said });
    });
  },

  /** Says what is about to be final, with the way back. A page that is closed before leaves it undone. */
  offerUndo(text: string, { onundo, ondone }: { onundo: () => void; ondone: () => unknown }): void {
    let settled = false;
    const settle = (then: () => unknown) => {
      if (!settled) then();
      settled = true;
    };
    void show(text, (toast) =>
      toast(text, {
        duration: LIFE_MS.undo,
        action: { label: m.undo(), onClick: () => settle(onundo) },
        onDismiss: () => settle(ondone),
        onAutoClose: () => settle(ondone),
      }),
    );
  },

  /** Fetches the stack ahead, so that it is there when the network is not. */
  prepare(): void {
    stack ??= openStack().catch((thrown: unknown) => {
      stack = null;
      console.warn('Short messages cannot be shown', thrown);
      throw thrown;
    });
    stack.catch(() => undefined);
  },
};
