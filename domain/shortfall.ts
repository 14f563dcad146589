/** The limit that stands in the way, by the field that raises it: of the film, of any job, of the month, of the API key. */
export const LIMITS = ['maxCostMicros', 'jobLimitMicros', 'monthlyLimitMicros', 'apiKeyLimitMicros'] as const;

/** Why something cannot be paid for. */
export interface Shortfall {
  limit: (typeof LIMITS)[number];
  /** What is asked for: of a film's or a job's limit what the whole film needs, of the month's what is set aside. */
  neededMicros: number;
  limitMicros: number;
  /** What is left of the limit, 0 at least. */
  leftMicros: number;
}

/** Micro-dollars in exact dollars with cents or finer: `$20.00`, `$0.041666`. */
export function sayDollars(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${micros < 0 ? '-' : ''}$${digits.slice(0, -6)}.${fraction}`;
}

/** A shortfall in words for a person, and what to do about it. */
export function sayShortfall({ limit, neededMicros, limitMicros, leftMicros }: Shortfall): string {
  const [needed, limited, left] = [neededMicros, limitMicros, leftMicros].map(sayDollars);
  switch (limit) {
    case 'maxCostMicros':
      return `The film needs ${needed}, and ${left} is left of its own ceiling of ${limited}. Raise maxCostMicros.`;
    case 'jobLimitMicros':
      return `The film needs ${needed}, and ${left} is left of your ${limited} a job. Raise jobLimitMicros.`;
    case 'monthlyLimitMicros':
      return (
        `${needed} must be set aside, and ${left} is left of this month’s ${limited}. ` +
        `Raise monthlyLimitMicros, or give the film a maxCostMicros that fits.`
      );
    case 'apiKeyLimitMicros':
      return (
        `${needed} must be set aside, and ${left} is left of the API key’s ${limited} a month (apiKeyLimitMicros). ` +
        `Use another key, or give the film a maxCostMicros that fits.`
      );
    default:
      return limit satisfies never;
  }
}
