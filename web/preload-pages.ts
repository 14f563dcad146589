import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter } from '@sveltejs/kit';
import type { Manifest as BuiltFiles } from 'vite';

/** What SvelteKit tells its own server of the pages: which parts each is made of, and the files of each part. */
interface Manifest {
  client: { imports: string[] };
  nodes: (() => Promise<{ imports: string[]; stylesheets: string[] }>)[];
  routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
}

/**
 * Has the code of each page of the studio asked for with its HTML: all of them come from one shell, which knows
 * of none, so that a browser would learn of a page's files only once the shell's own code has run. Told as `Link`
 * in `_headers` (https://developers.cloudflare.com/workers/static-assets/headers/), which the edge also sends ahead.
 */
export function preloadPages(adapter: Adapter, folder: string): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      const path = pathToFileURL(join(builder.getServerDirectory(), 'manifest-full.js')).href;
      // The name keeps builds of one process apart.
      const { manifest } = (await import(`${path}?${Date.now()}`)) as { manifest: Manifest };
      const built: BuiltFiles = JSON.parse(
        await readFile(join(builder.getClientDirectory(), '.vite/manifest.json'), 'utf8'),
      );
      const drawn = builder.routes.filter((route) => route.prerender !== true).map(({ id }) => id);
      const rules = await Promise.all(
        manifest.routes
          .filter((route) => drawn.includes(route.id))
          .map(async ({ id, page }) => (page ? headerRule(id, await filesOf(manifest, built, page)) : '')),
      );
      await appendFile(join(folder, '_headers'), rules.join(''));
    },
  };
}

/** The files of a page that its shell does not name itself. */
async function filesOf(
  manifest: Manifest,
  built: BuiltFiles,
  { layouts, leaf }: { layouts: (number | undefined)[]; leaf: number },
): Promise<string[]> {
  // SvelteKit begins by loading its outermost layout and error page, 0 and 1, whatever page it is.
  const parts = [0, 1, ...layouts.slice(1), leaf].filter((index) => index !== undefined);
  const nodes = await Promise.all(parts.map((index) => manifest.nodes[index]!()));
  const ofShell = new Set([...manifest.client.imports, ...(nodes[0]?.imports ?? [])]);
  const sheets = new Set(nodes.slice(1).flatMap((node) => node.stylesheets));
  const code = staticFiles(
    built,
    nodes.map((node) => node.imports[0]!),
  );
  return [...sheets, ...code.filter((file) => !ofShell.has(file))];
}

/**
 * These files and what they import, each before its own imports. SvelteKit's lists leave out what it met first by way
 * of an `import()`, although the page itself waits for it as well.
 */
export function staticFiles(built: BuiltFiles, files: readonly string[]): string[] {
  const byFile = new Map(Object.values(built).map((chunk) => [chunk.file, chunk]));
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const key of byFile.get(file)?.imports ?? []) add(built[key]!.file);
  };
  files.forEach(add);
  return [...found];
}

/** `/(studio)/projects/[projectId]` is the address `/projects/:projectId`. */
export function headerRule(routeId: string, files: readonly string[]): string {
  const address = routeId.replace(/\/\([^)]*\)/g, '').replace(/\[(\w+)\]/g, ':$1');
  const links = files.map((file) =>
    file.endsWith('.css')
      ? `  Link: </${file}>; rel=preload; as=style; crossorigin\n`
      : `  Link: </${file}>; rel=modulepreload\n`,
  );
  return links.length > 0 ? `\n${address}\n${links.join('')}` : '';
}
