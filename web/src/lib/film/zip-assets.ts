import { downloadZip } from 'client-zip';
import type { JobAsset, JobOutput, Receipt } from '#domain/film-job';
import { m } from '#web/words/messages.js';
import type { ShotTime } from './shot-times.ts';

export interface ZipContents {
  assets: readonly JobAsset[];
  output: JobOutput;
  times: readonly ShotTime[];
  receipt: Receipt | null;
}

/** Where an asset lies in the package: pictures and voices by the number of their shot. */
export function zipName(asset: JobAsset, index: number, times: readonly ShotTime[]): string {
  const extension = new URL(asset.url).pathname.split('.').at(-1) ?? 'bin';
  const shot = times.find((time) => time.shotId === asset.shotId);
  const number = String(shot?.number ?? index + 1).padStart(4, '0');
  switch (asset.kind) {
    case 'picture':
      return `pictures/shot-${number}.${extension}`;
    case 'speech':
      return `voices/shot-${number}-${asset.lineId ?? index}.${extension}`;
    default:
      return `${asset.kind}.${extension}`;
  }
}

/** When each shot is on screen, as a table that spreadsheets and editors read. */
export function timesCsv(times: readonly ShotTime[]): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const rows = times.map((it) =>
    [it.number, it.shotId, it.sceneId, seconds(it.startMs), seconds(it.endMs)].join(','),
  );
  return ['shot,shot id,scene id,start s,end s', ...rows].join('\r\n');
}

/** Everything that the film was cut from, in one ZIP. @throws Error when a file cannot be fetched */
export async function zipAssets({ assets, output, times, receipt }: ZipContents): Promise<Blob> {
  async function* entries() {
    if (times.length > 0) yield { name: 'shots.csv', input: timesCsv(times) };
    if (receipt) yield { name: 'receipt.json', input: JSON.stringify(receipt, null, 2) };
    yield { name: 'captions.vtt', input: await fetched(output.captions.vtt) };
    yield { name: 'captions.srt', input: await fetched(output.captions.srt) };
    for (const [index, asset] of assets.entries()) {
      yield { name: zipName(asset, index, times), input: await fetched(asset.url) };
    }
  }
  return downloadZip(entries()).blob();
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(m.file_unfetched({ status: response.status }));
  return response;
}
