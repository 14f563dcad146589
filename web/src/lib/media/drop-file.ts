import type { Attachment } from 'svelte/attachments';

interface DropOptions {
  onfile: (file: File) => void;
  /** A file is held over the element, or not any more. */
  onover: (over: boolean) => void;
}

/** Lets an element take a file that is dropped onto it; anything else that is dragged is left to others. */
export function dropFile({ onfile, onover }: DropOptions): Attachment<HTMLElement> {
  return (element) => {
    // Its own children are entered and left too.
    let inside = 0;
    const over = (by: number) => {
      inside = Math.max(0, inside + by);
      onover(inside > 0);
    };
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) => {
      const listen = (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        act(event);
      };
      element.addEventListener(type, listen);
      return () => element.removeEventListener(type, listen);
    };
    const offs = [
      on('dragenter', () => over(1)),
      on('dragover', () => undefined),
      on('dragleave', () => over(-1)),
      on('drop', (event) => {
        over(-inside);
        const file = event.dataTransfer?.files[0];
        if (file) onfile(file);
      }),
    ];
    return () => {
      for (const off of offs) off();
    };
  };
}
