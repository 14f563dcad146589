import { m } from '#web/words/messages.js';

/** A part of the screen that takes longer is given up. The browser keeps the request that hangs: only a reload asks anew. */
const PART_MS = 20_000;

/**
 * Waits for code of the screen that is fetched when it is needed, as `fetchPart(import('./x.ts'))`.
 * @throws Error in words for people, when it does not come within `waitMs` or not at all
 */
export async function fetchPart<T>(part: Promise<T>, waitMs = PART_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException(`after ${waitMs} ms`, 'TimeoutError')), waitMs);
  });
  try {
    return await Promise.race([part, late]);
  } catch (thrown) {
    console.warn('A part of the screen is missing', thrown);
    throw new Error(m.part_missing(), { cause: thrown });
  } finally {
    clearTimeout(timer);
  }
}
