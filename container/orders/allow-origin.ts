import { OrderRefused } from './order-refused.ts';

/** Throws OrderRefused for a URL that the composer must not open. */
export type OriginRule = (url: string) => void;

/** Lets http(s) URLs of the given origins pass, without credentials in them; null: any origin. */
export function allowOrigins(origins: readonly string[] | null): OriginRule {
  return (text) => {
    const url = URL.parse(text);
    const web = url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
    const bare = url !== null && url.username === '' && url.password === '';
    if (!web || !bare || (origins !== null && !origins.includes(url.origin))) {
      throw new OrderRefused('input.forbidden', 'A URL of this order is not of the studio’s bucket.');
    }
  };
}
