import { join } from 'node:path';
import { speakLine } from '../speech/speak-line.ts';
import type { Made } from './made.ts';
import { OrderRefused } from './order-refused.ts';
import type { StudioTask } from './studio-pool.ts';

export interface WorkOptions {
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export interface WorkDone {
  files: Made[];
  meta: Record<string, unknown>;
}

/** Does one order with local files; everything it makes lies in the order's folder. */
export async function doOrder(task: StudioTask, options: WorkOptions): Promise<WorkDone> {
  const { work, folder } = task;
  const file = (name: string) => join(folder, name);
  switch (work.kind) {
    case 'speech': {
      const meta = await speakLine(work.order, file('speech.wav'), options);
      return { files: [{ role: 'speech', path: file('speech.wav'), type: 'audio/wav' }], meta };
    }
    default:
      throw new OrderRefused('kind.unknown', `This composer cannot make ${work.kind}.`);
  }
}
