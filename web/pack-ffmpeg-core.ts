import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const NAME = 'virtual:ffmpeg-core.wasm.gz';
const DEV_PATH = '/ffmpeg-core.wasm.bin';

/**
 * Serves ffmpeg's core packed: static files of the Worker are at most 25 MiB, and it takes 31. Its name ends
 * in `.bin`, so that no server takes the packing for a content encoding and undoes it on the way.
 */
export function packFfmpegCore(): Plugin {
  let packed: Buffer | null = null;
  const pack = () => {
    const script = pathToFileURL(createRequire(import.meta.url).resolve('@ffmpeg/core'));
    packed ??= gzipSync(readFileSync(new URL('../esm/ffmpeg-core.wasm', script)), { level: 9 });
    return packed;
  };
  let building = false;
  return {
    name: 'pack-ffmpeg-core',
    configResolved: ({ command }) => {
      building = command === 'build';
    },
    configureServer(server) {
      server.middlewares.use(DEV_PATH, (_request, response) => {
        response.setHeader('content-type', 'application/octet-stream');
        response.end(pack());
      });
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      if (!building) return `export default ${JSON.stringify(DEV_PATH)};`;
      // The server's half of the build names the file but needs none.
      if (this.environment.name !== 'client') return 'export default "";';
      const file = this.emitFile({ type: 'asset', name: 'ffmpeg-core.wasm.bin', source: pack() });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
