const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Micro-dollars in words for people: `free` for zero, else dollars with cents or finer. */
export function sayMoney(micros: number): string {
  return micros === 0 ? 'Free' : money.format(micros / 1_000_000);
}

/** Milliseconds as m:ss, or h:mm:ss from an hour on. */
export function sayDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((n) => String(n).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

/** Bytes in kB or MB (decimal, as download dialogs say them). */
export function sayBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** An ISO instant as date and time. */
export function sayInstant(iso: string): string {
  return when.format(new Date(iso));
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
  for (const [unit, length] of STEPS) {
    if (ms >= length) return relative.format(-Math.floor(ms / length), unit);
  }
  return 'just now';
}

/** `1 shot`, `2 shots`. */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
