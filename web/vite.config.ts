import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { compileMessages } from './compile-messages.ts';
import { dropUnusedSchemas } from './drop-unused-schemas.ts';
import { packFfmpegCore } from './pack-ffmpeg-core.ts';
import { preloadPages } from './preload-pages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds the API when the screen is served by Vite alone. */
const api = process.env.STUDIO_URL ?? 'http://127.0.0.1:8787';

/** What every page needs comes as one file, what every page of the studio needs as another, not as dozens that wait. */
const BASE = [
  'node_modules/(?:svelte|esm-env|clsx)/',
  String.raw`@sveltejs/kit/src/(?!runtime/client/(?:entry|payload)\.)`,
  String.raw`node_modules/zod/v4/core/core\.js`,
  'lucide/svelte/dist/(?!icons)',
  String.raw`lib/ui/(?:brand|button|theme|language|slow-page|fetch-part)\.`,
  String.raw`lib/first/first-page\.|routes/\+error\.`,
];
const STUDIO = [
  String.raw`/domain/(?:problem|shortfall|job|job-config|film-job|film-plan|account|project|provider-model)\.ts`,
  'lib/(?:api|ui)/(?!toast|shortcut-sheet|theme|language|brand|button|slow-page|fetch-part)',
  String.raw`lib/session/(?:session\.|token|signed-in\.)|lib/job/job-words\.`,
];
/** Runs before the page has told its version: with anything else in its file, that would be read too early. */
const BEGIN = String.raw`vite/preload-helper|@sveltejs/kit/src/runtime/client/payload\.`;
const GROUPS = [
  { name: 'begin', priority: 3, test: new RegExp(BEGIN) },
  { name: 'base', priority: 2, test: new RegExp(BASE.join('|')) },
  { name: 'studio', priority: 1, test: new RegExp(STUDIO.join('|')) },
  // An icon and a sentence have a hundred bytes each: those of more than one page come together.
  { name: 'shared', priority: 1, test: /lucide\/svelte\/dist\/icons\/|lib\/words\//, minShareCount: 2 },
];

/** A name of the sources themselves, so that the same sources give the same build, byte for byte. */
function sourceVersion(): string {
  const hash = createHash('sha256');
  for (const room of ['web/src', 'web/messages', 'web/static', 'domain', 'painter', 'samples']) {
    const root = here(`../${room}`);
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
      if (
        !path.startsWith('lib/words/') &&
        /\.(ts|svelte|css|html|svg|txt|fountain|mp4|webp|json|js)$/.test(path) &&
        !path.endsWith('.test.ts')
      ) {
        hash.update(`${room}/${path}\0`).update(readFileSync(join(root, path)));
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The screen's words, made before anything asks for them, and anew while somebody edits them. */
const words: Plugin = {
  name: 'studio-words',
  buildStart: () => compileMessages(),
  configureServer(server) {
    const folder = here('messages');
    server.watcher.add(folder).on('change', (path) => {
      if (path.startsWith(folder)) void compileMessages();
    });
  },
};

export default defineConfig({
  root: here('.'),
  plugins: [
    words,
    dropUnusedSchemas(),
    tailwindcss(),
    packFfmpegCore(),
    sveltekit({
      adapter: preloadPages(adapter({ pages: here('./build'), fallback: '404.html' }), here('./build')),
      // Pictures, films and captions come from the bucket, whose origin is known only at run time.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:', 'https:', 'http:'],
          'media-src': ['self', 'blob:', 'https:', 'http:'],
          'connect-src': ['self', 'blob:', 'ws:', 'wss:', 'https:', 'http:'],
          'worker-src': ['self', 'blob:'],
          'font-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
        },
      },
      version: { name: sourceVersion(), pollInterval: 0 },
    }),
  ],
  worker: { format: 'es' },
  // Its worker is found beside its own files.
  optimizeDeps: { exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core'] },
  // Browsers that know light-dark() keep it: what stands for it elsewhere cannot change inside a page.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: {
    fs: { allow: [here('..')] },
    proxy: { '/api': { target: api, ws: true } },
  },
});
