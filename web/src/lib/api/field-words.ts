import { language } from '#web/ui/language.ts';
import { m } from '#web/words/messages.js';

type Words = (found: RegExpExecArray) => string;

/** What the schemas say of a field, and what is said of it to people. */
const FIELDS: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [/^Too small: expected string to have >=1 char/, () => m.field_empty()],
  [/^Too small: expected string to have >=(\d+)/, ([, count = '']) => m.field_short({ count })],
  [/^Too big: expected string to have <=(\d+)/, ([, count = '']) => m.field_long({ count })],
  [/^Too small: expected number to be >=?([\d.-]+)/, ([, least = '']) => m.field_least({ least })],
  [/^Too big: expected number to be <=?([\d.-]+)/, ([, most = '']) => m.field_most({ most })],
  [/^Invalid email/i, () => m.field_email()],
  [/^Invalid URL/i, () => m.field_url()],
  [/^Use 3 to 32 letters/, () => m.user_name_hint()],
  [/^(?:Invalid (?:input|option|string)|Too (?:small|big)|Unrecognized)/, () => m.field_odd()],
];

/** One field's trouble in words; what a person wrote for people stays in English, elsewhere it becomes plain words. */
export function sayFieldError(message: string): string {
  for (const [pattern, words] of FIELDS) {
    const found = pattern.exec(message);
    if (found) return words(found);
  }
  return language() === 'en' ? message : m.field_odd();
}
