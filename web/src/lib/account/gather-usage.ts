import type { Job, Receipt } from '#domain/film-job';

/** One bar: what it stands for, what was spent there, and how many films it concerns. */
export interface UsageBar {
  key: string;
  label: string;
  micros: number;
  films: number;
}
export interface GatheredUsage {
  byDay: readonly UsageBar[];
  byFilm: readonly UsageBar[];
  byProvider: readonly UsageBar[];
}

/** The days (UTC, `2026-11-23`) of a month (`2026-11`) up to the last one that is wanted, or its end. */
export function daysOf(period: string, untilMs: number): string[] {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const days: string[] = [];
  for (let at = Date.UTC(year, month - 1, 1); at <= untilMs; at += 86_400_000) {
    if (new Date(at).getUTCMonth() !== month - 1) break;
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/**
 * What the films of a month (`2026-11`, UTC) have cost: by the day they were begun, by film, by provider. Films
 * whose receipt is missing count with their sum, under no provider.
 */
export function gatherUsage(
  jobs: readonly Pick<Job, 'id' | 'title' | 'createdAt' | 'actualCostMicros'>[],
  receipts: ReadonlyMap<string, Pick<Receipt, 'items'>>,
  period: string,
  nowMs: number,
): GatheredUsage {
  const days = new Map(
    daysOf(period, nowMs).map((day) => [day, { key: day, label: day, micros: 0, films: 0 }]),
  );
  const providers = new Map<string, UsageBar>();
  const films: UsageBar[] = [];
  for (const job of jobs) {
    const day = days.get(job.createdAt.slice(0, 10));
    if (!day) continue;
    day.films += 1;
    day.micros += job.actualCostMicros;
    films.push({ key: job.id, label: job.title ?? 'Untitled film', micros: job.actualCostMicros, films: 1 });
    const mine = new Map<string, number>();
    for (const item of receipts.get(job.id)?.items ?? []) {
      mine.set(item.provider, (mine.get(item.provider) ?? 0) + item.actualMicros);
    }
    for (const [provider, micros] of mine) {
      if (micros === 0) continue;
      const bar = providers.get(provider) ?? { key: provider, label: provider, micros: 0, films: 0 };
      providers.set(provider, { ...bar, micros: bar.micros + micros, films: bar.films + 1 });
    }
  }
  const dearest = (a: UsageBar, b: UsageBar) => b.micros - a.micros;
  return {
    byDay: [...days.values()],
    byFilm: films.sort(dearest),
    byProvider: [...providers.values()].sort(dearest),
  };
}
