import { sayDollars } from '#domain/shortfall';
import type { components, Job } from '../../sdk/studio.ts';

type Schemas = components['schemas'];

/** An answer on the standard output: as JSON on one line, or in words. */
export function print(json: boolean, value: unknown, inWords: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : inWords()}\n`);
}

/** A job on one line. */
export function sayJob({ id, status, progress, title, actualCostMicros, createdAt }: Job): string {
  const state = `${status.padEnd(17)} ${String(progress).padStart(3)} %`;
  return `${id}  ${createdAt.slice(0, 16)}  ${state}  ${sayDollars(actualCostMicros)}  ${title ?? ''}`.trimEnd();
}

/** A receipt, a line a purchase and the sums below. */
export function sayReceipt({ items, ...sums }: Schemas['Receipt']): string {
  const lines = items
    .filter(({ attempts }) => attempts > 0)
    .map(({ stepKey, provider, model, actualMicros, attempts }) =>
      [stepKey, `${provider} ${model}`, sayDollars(actualMicros), attempts > 1 ? `${attempts} attempts` : '']
        .join('  ')
        .trimEnd(),
    );
  const { estimatedMicros, quotedMicros, actualMicros, releasedMicros, uncertainMicros } = sums;
  return [
    ...lines,
    `estimated ${sayDollars(estimatedMicros)}, not more than ${sayDollars(quotedMicros)}`,
    `spent     ${sayDollars(actualMicros)}${uncertainMicros > 0 ? `, of which ${sayDollars(uncertainMicros)} is uncertain` : ''}`,
    `released  ${sayDollars(releasedMicros)}`,
  ].join('\n');
}
