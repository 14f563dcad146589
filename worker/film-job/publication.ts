import { toSrt, toVtt } from '#domain/captions';
import type { MadeFile } from '#domain/composer-order';
import { stepKeyOf } from '#domain/film-orders';
import { shotsOf } from '#domain/film-plan';
import { outputKeys } from '#domain/object-keys';
import type { jobs } from '../db/schema.ts';
import type { Accounts } from '../ledger/accounts.ts';
import type { OpenJob } from './open-job.ts';
import { fileOf } from './prepare-steps.ts';
import { receiptOf } from './receipt.ts';

/** What makes a film public to its owner: texts to be put, objects to be copied. */
export interface Publication {
  puts: { key: string; body: string; type: string }[];
  copies: { from: string; to: string }[];
}

/** Everything that publishing does, in words: doing it twice gives the same objects. */
export function planPublication(job: OpenJob, accounts: Accounts, now: Date): Publication {
  const { plan, timeline } = job.film;
  if (!plan || !timeline) throw new Error('there is no film to publish');
  const keys = outputKeys(job.row.id);
  const made = (stepKey: string, role: MadeFile['role']) => fileOf(job.journal, { stepKey, role }).objectKey;
  const receipt = { ...receiptOf(job, accounts), createdAt: now.toISOString() };
  const music = job.journal.get('mix')?.result?.files.find((f) => f.role === 'music');
  const narration = job.journal.get('mix')?.result?.files.find((f) => f.role === 'narration');
  return {
    puts: [
      {
        key: keys.srt,
        body: toSrt(timeline.cues, timeline.fps),
        type: 'application/x-subrip; charset=utf-8',
      },
      { key: keys.vtt, body: toVtt(timeline.cues, timeline.fps), type: 'text/vtt; charset=utf-8' },
      { key: keys.receipt, body: `${JSON.stringify(receipt, null, 2)}\n`, type: 'application/json' },
    ],
    copies: [
      { from: made('join', 'film'), to: keys.film },
      { from: made('join', 'poster'), to: keys.poster },
      ...(narration ? [{ from: narration.objectKey, to: keys.narration }] : []),
      ...(music ? [{ from: music.objectKey, to: keys.music }] : []),
      ...shotsOf(plan).map(({ shot }, i) => ({
        from: made(stepKeyOf.picture(shot.id), 'picture'),
        to: keys.image(i + 1),
      })),
    ],
  };
}

/** The columns of a completed job. */
export function outputChange(job: OpenJob): Partial<typeof jobs.$inferInsert> {
  return { outputUrl: outputKeys(job.row.id).film };
}
