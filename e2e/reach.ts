import type { Locator } from 'playwright-core';

/** Presses Tab until the focus is on the element, as somebody without a mouse has to. */
export async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 90; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${target}`);
}

/** Reaches an element by Tab and presses a key there. */
export async function press(
  target: Locator,
  key = 'Enter',
  direction: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await reach(target, direction);
  await target.page().keyboard.press(key);
}
