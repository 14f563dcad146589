import type { MadeFile } from '#domain/composer-order';
import { type StepKind, stepsOf } from '#domain/steps';
import type { OpenJob } from './open-job.ts';

/** A finished step as the owner's lists show it; `file` is what it is all about. */
export interface DoneStep {
  key: string;
  kind: StepKind;
  shotId: string | null;
  lineId: string | null;
  characterId?: string | undefined;
  reused: boolean;
  file: MadeFile | null;
  /** Length, size and the like of a joined film; empty for other kinds, whose meta may be long. */
  meta: Record<string, string | number | boolean | null>;
}

/** The finished steps in the film's order. */
export function doneStepsOf(job: OpenJob): DoneStep[] {
  return stepsOf(job.film).flatMap(({ key, kind, shotId, lineId, characterId }) => {
    const row = job.journal.get(key);
    if (row?.state !== 'done') return [];
    const file = row.result?.files[0] ?? null;
    const meta = kind === 'join' ? plainOf(row.result?.meta ?? {}) : {};
    return [{ key, kind, shotId, lineId, characterId, reused: row.reused, file, meta }];
  });
}

function plainOf(meta: Record<string, unknown>): DoneStep['meta'] {
  const plain = Object.entries(meta).filter(([, v]) => v === null || typeof v !== 'object');
  return Object.fromEntries(plain) as DoneStep['meta'];
}
