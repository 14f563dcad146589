/** Enough for a sketch of the loudness; decoding at it keeps a film's sound small in memory. */
const SAMPLE_RATE = 8000;
const PEAKS = 1600;

/** A sound's highest values, left to right, in −1…1: what a waveform is drawn from. */
export async function readPeaks(url: string, signal: AbortSignal): Promise<Float32Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The sound could not be fetched (${response.status})`);
  const audio = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(
    await response.arrayBuffer(),
  );
  return peaksOf(audio.getChannelData(0), PEAKS);
}

/** The greatest value of each of `count` equal parts. */
export function peaksOf(samples: Float32Array, count: number): Float32Array {
  const peaks = new Float32Array(Math.min(count, samples.length));
  for (let i = 0; i < peaks.length; i++) {
    const end = Math.floor(((i + 1) * samples.length) / peaks.length);
    let peak = 0;
    for (let k = Math.floor((i * samples.length) / peaks.length); k < end; k++) {
      peak = Math.max(peak, Math.abs(samples[k] ?? 0));
    }
    peaks[i] = peak;
  }
  return peaks;
}
