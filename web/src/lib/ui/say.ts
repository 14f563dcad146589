import { m } from '#web/words/messages.js';
import { language } from './language.ts';

/** A message that says how many: `count` chooses singular or plural, `shown` is what is read. */
export type CountMessage = (inputs: { count: number; shown: string }) => string;

/** Formats are dear to make and the same for a whole page: one of each kind and language. */
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
function format<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  kind: string,
  make: (language: string) => T,
): T {
  const key = `${kind} ${language()}`;
  const made = (formats.get(key) as T | undefined) ?? make(language());
  formats.set(key, made);
  return made;
}

const dollars = (fine: boolean) =>
  format(
    `dollars ${fine}`,
    (it) =>
      new Intl.NumberFormat(it, {
        style: 'currency',
        currency: 'USD',
        ...(fine && { maximumFractionDigits: 4 }),
      }),
  );

/** Micro-dollars in words for people: `free` for zero, else dollars with cents or finer. */
export function sayMoney(micros: number): string {
  return micros === 0 ? m.free() : dollars(true).format(micros / 1_000_000);
}

/** Micro-dollars to whole cents, as one thinks of prices; what is less than one is said so. */
export function sayCents(micros: number): string {
  if (micros === 0) return m.free();
  return micros < 10_000 ? m.less_than({ amount: sayDollars(10_000) }) : sayDollars(micros);
}

/** Micro-dollars as dollars and cents, also of zero. */
export function sayDollars(micros: number): string {
  return dollars(false).format(micros / 1_000_000);
}

/** Milliseconds as m:ss, or h:mm:ss from an hour on: seconds that are over, as every player counts. */
export function sayDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((n) => String(n).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

/** A number as the language writes it, with at most `digits` behind the point. */
export function sayNumber(value: number, digits = 0): string {
  return format(
    `number ${digits}`,
    (it) => new Intl.NumberFormat(it, { maximumFractionDigits: digits }),
  ).format(value);
}

/** Seconds with one digit behind the point: `3.2 s`. */
export function saySeconds(ms: number): string {
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${format('tenths', (it) => new Intl.NumberFormat(it, one)).format(ms / 1000)} s`;
}

/** A share from 0 to 1 in per cent. */
export function sayShare(share: number): string {
  return format('share', (it) => new Intl.NumberFormat(it, { style: 'percent' })).format(share);
}

/** Bytes in kB or MB (decimal, as download dialogs say them). */
export function sayBytes(bytes: number): string {
  if (bytes < 1e6) return `${sayNumber(Math.max(1, Math.round(bytes / 1e3)))} kB`;
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${format('tenths', (it) => new Intl.NumberFormat(it, one)).format(bytes / 1e6)} MB`;
}

/** An ISO instant as date and time. */
export function sayInstant(iso: string): string {
  return format(
    'instant',
    (it) => new Intl.DateTimeFormat(it, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(iso));
}

/** The time of day of an ISO instant, to the second. */
export function sayTime(iso: string): string {
  return format(
    'time',
    (it) => new Intl.DateTimeFormat(it, { timeStyle: 'medium', hourCycle: 'h23' }),
  ).format(new Date(iso));
}

/** A month of UTC, `2026-11`, by its name. */
export function sayMonth(period: string): string {
  return format(
    'month',
    (it) => new Intl.DateTimeFormat(it, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ).format(new Date(`${period}-01T00:00:00Z`));
}

/** A day of UTC, `2026-11-23`, short. */
export function sayDay(day: string): string {
  return format(
    'day',
    (it) => new Intl.DateTimeFormat(it, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  ).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago, e.g. `5 minutes ago`; more than a month ago: the date. */
export function sayAgo(iso: string, nowMs: number): string {
  const ms = nowMs - Date.parse(iso);
  if (ms > 30 * 86_400_000) return sayInstant(iso);
  const relative = format('relative', (it) => new Intl.RelativeTimeFormat(it, { numeric: 'auto' }));
  for (const [unit, length] of STEPS) {
    if (ms >= length) return relative.format(-Math.floor(ms / length), unit);
  }
  return m.just_now();
}

/** `1 shot`, `2 shots`: `sayCount(2, m.count_shots)`. */
export function sayCount(count: number, message: CountMessage): string {
  return message({ count, shown: sayNumber(count) });
}
