import packedWasmUrl from 'virtual:ffmpeg-core.wasm.gz';
import coreUrl from '@ffmpeg/core?url';
import { m } from '#web/words/messages.js';

/**
 * The addresses of ffmpeg's core, served by ourselves. The binary is larger than a static file may be (25 MiB),
 * so it is kept packed and unpacked here; the unpacked one lives as a blob as long as the page.
 */
let unpacked: Promise<string> | null = null;

export async function loadCore(
  onshare: (share: number | null) => void,
  signal: AbortSignal,
): Promise<{ coreURL: string; wasmURL: string }> {
  unpacked ??= unpack(onshare, signal).catch((thrown: unknown) => {
    unpacked = null;
    throw thrown;
  });
  return { coreURL: new URL(coreUrl, location.href).href, wasmURL: await unpacked };
}

async function unpack(onshare: (share: number | null) => void, signal: AbortSignal): Promise<string> {
  const response = await fetch(packedWasmUrl, { signal });
  if (!response.ok || !response.body) throw new Error(m.tool_unfetched());
  const total = Number(response.headers.get('content-length')) || null;
  let loaded = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        loaded += chunk.length;
        onshare(total === null ? null : Math.min(1, loaded / total));
        controller.enqueue(chunk);
      },
    }),
  );
  const bytes = await new Response(counted.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}
