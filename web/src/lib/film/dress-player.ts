import type { Locale } from '#web/words/runtime.js';

/**
 * Loads the player's controls and has them speak the page's language. Their name for the speed says it as the button
 * shows it, `1x`, so that who speaks to the browser can say what is seen (WCAG 2.5.3).
 */
export async function dressPlayer(language: Locale): Promise<void> {
  const [{ addTranslation, setLanguage }, { De }, { En }] = await Promise.all([
    import('media-chrome/dist/utils/i18n.js'),
    import('media-chrome/dist/lang/de.js'),
    import('media-chrome/dist/lang/en.js'),
    import('media-chrome'),
    import('media-chrome/menu'),
  ]);
  const words = { en: En, de: De }[language];
  const speed = 'Playback rate {playbackRate}';
  addTranslation(language, { ...words, [speed]: `${words['Playback rate']} {playbackRate}x` });
  setLanguage(language);
}

/** Gives a control the role that fits what it tells: media-chrome calls everything a button. */
export const playedAs = (role: 'switch' | 'timer') => (control: HTMLElement) =>
  control.setAttribute('role', role);
