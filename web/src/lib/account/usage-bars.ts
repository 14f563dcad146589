import type { UsageBreakdown } from '#domain/film-job';

/** One bar: what it stands for, what was spent there, and how many films it concerns. */
export interface UsageBar {
  key: string;
  label: string;
  micros: number;
  films: number;
}
export interface UsageBars {
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

/** A month's money as bars: every day of it so far, with nothing as well. The films that have no name are last. */
export function usageBars(
  usage: UsageBreakdown,
  nowMs: number,
  words: { rest: string; untitled: string },
): UsageBars {
  const found = new Map(usage.days.map((day) => [day.day, day]));
  // What a month's budget paid may have been done in the first hours of the next.
  const days = [...new Set([...daysOf(usage.period, nowMs), ...found.keys()])].sort();
  return {
    byDay: days.map((day) => {
      const { spentMicros = 0, films = 0 } = found.get(day) ?? {};
      return { key: day, label: day, micros: spentMicros, films };
    }),
    byFilm: usage.films.map(({ jobId, title, spentMicros }) => ({
      key: jobId ?? '',
      label: jobId === null ? words.rest : (title ?? words.untitled),
      micros: spentMicros,
      films: 1,
    })),
    byProvider: usage.providers.map(({ provider, spentMicros, films }) => ({
      key: provider,
      label: provider,
      micros: spentMicros,
      films,
    })),
  };
}
