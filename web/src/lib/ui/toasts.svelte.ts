export interface Toast {
  id: number;
  text: string;
  kind: 'said' | 'failed';
}

const LIFE_MS = { said: 4000, failed: 8000 };

/** Short words about something just done; never the only place where a lasting state is told. */
class Toasts {
  items = $state<Toast[]>([]);
  #next = 1;

  say(text: string, kind: Toast['kind'] = 'said'): void {
    const id = this.#next++;
    this.items.push({ id, text, kind });
    setTimeout(() => this.dismiss(id), LIFE_MS[kind]);
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
