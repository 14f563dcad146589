import { moderateText } from '#domain/moderation';

const MODERATION_THRESHOLD = 0.7;

/** True if the vendor's own rules would refuse a text. */
export function isOffensive(text: string): boolean {
  return !moderateText([{ text, where: { kind: 'prompt', start: 0 } }], MODERATION_THRESHOLD).allowed;
}
