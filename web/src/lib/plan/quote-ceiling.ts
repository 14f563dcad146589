import type { Estimate } from '#domain/estimate';

const CENT_MICROS = 10_000;

/** What a film will not exceed, in micro-dollars: rounded up to whole cents, or as it is read it would not hold. */
export const ceilingOf = ({ willNotExceedMicros }: Pick<Estimate, 'willNotExceedMicros'>): number =>
  Math.ceil(willNotExceedMicros / CENT_MICROS) * CENT_MICROS;
