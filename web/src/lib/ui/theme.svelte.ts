/** `system`: as the device is. */
export type Theme = 'system' | 'light' | 'dark';

/** `static/before-paint.js` reads the same key before the first paint. */
const KEY = 'studio.theme';

function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Day or night, kept in this browser. */
class ThemeChoice {
  #theme = $state<Theme>('system');

  /** Reads what was chosen; for the browser alone. */
  restore(): void {
    this.#theme = readTheme();
  }

  get current(): Theme {
    return this.#theme;
  }

  set(theme: Theme): void {
    this.#theme = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch (thrown) {
      // It then holds for this page alone.
      console.warn('The colours cannot be kept', thrown);
    }
  }
}

export const theme = new ThemeChoice();
