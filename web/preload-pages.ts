import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter } from '@sveltejs/kit';
import type { Manifest as BuiltFiles } from 'vite';

/** What SvelteKit tells its own server of the pages: which parts each is made of, and the first file of each part. */
interface Manifest {
  client: { start: string; app: string };
  nodes: (() => Promise<{ imports: string[] }>)[];
  routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
}

export interface PageFiles {
  /** Named by the shell's own HTML. */
  shellSheets: string[];
  /** Added by the code that loads the page. */
  sheets: string[];
  code: string[];
}

/**
 * Has the code of each page of the studio asked for with its HTML: all of them come from one shell, which knows
 * of none, so that a browser would learn of a page's files only once the shell's own code has run; and what the shell
 * names itself stands behind its policy and a script, where a browser does not look ahead. Told as `Link` in
 * `_headers` (https://developers.cloudflare.com/workers/static-assets/headers/), which the edge also sends ahead.
 */
export function preloadPages(adapter: Adapter, folder: string): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      const path = pathToFileURL(join(builder.getServerDirectory(), 'manifest-full.js')).href;
      // The name keeps builds of one process apart.
      const { manifest } = (await import(`${path}?${Date.now()}`)) as { manifest: Manifest };
      const client = builder.getClientDirectory();
      const built: BuiltFiles = JSON.parse(await readFile(join(client, '.vite/manifest.json'), 'utf8'));
      const drawn = builder.routes.filter((route) => route.prerender !== true).map(({ id }) => id);
      for (const { id, page } of manifest.routes) {
        if (page === null || !drawn.includes(id)) continue;
        const files = await filesOf(manifest, built, page);
        const sizes = new Map<string, number>();
        for (const file of files.code) sizes.set(file, (await stat(join(client, file))).size);
        // The largest first: where connections are few, small files would keep them from it.
        files.code.sort((a, b) => sizes.get(b)! - sizes.get(a)!);
        await appendFile(join(folder, '_headers'), headerRule(id, files));
      }
    },
  };
}

/** All that a page waits for. */
async function filesOf(
  manifest: Manifest,
  built: BuiltFiles,
  { layouts, leaf }: { layouts: (number | undefined)[]; leaf: number },
): Promise<PageFiles> {
  // SvelteKit begins by loading its outermost layout and error page, 0 and 1, whatever page it is.
  const parts = [0, 1, ...layouts.slice(1), leaf].filter((index) => index !== undefined);
  const nodes = await Promise.all(parts.map((index) => manifest.nodes[index]!()));
  const [outermost = '', ...others] = nodes.map((node) => node.imports[0]!);
  const shell = staticFiles(built, [manifest.client.start, manifest.client.app, outermost]);
  const page = staticFiles(built, others);
  const sheets = page.sheets.filter((file) => !shell.sheets.includes(file));
  return { shellSheets: shell.sheets, sheets, code: [...new Set([...shell.code, ...page.code])] };
}

/**
 * These files and what they import. SvelteKit's lists leave out what it met first by way of an `import()`, although
 * the page itself waits for it as well, and name sheets that only an `import()` will want.
 */
export function staticFiles(
  built: BuiltFiles,
  files: readonly string[],
): { code: string[]; sheets: string[] } {
  const byFile = new Map(Object.values(built).map((chunk) => [chunk.file, chunk]));
  const code = new Set<string>();
  const sheets = new Set<string>();
  const add = (file: string) => {
    if (code.has(file)) return;
    code.add(file);
    const { css = [], imports = [] } = byFile.get(file) ?? {};
    for (const sheet of css) sheets.add(sheet);
    for (const key of imports) add(built[key]!.file);
  };
  files.forEach(add);
  return { code: [...code], sheets: [...sheets] };
}

/**
 * `/(studio)/projects/[projectId]` is the address `/projects/:projectId`. A sheet is fetched twice unless it is asked
 * for as it will be used: what Vite's code adds says `crossorigin`, what stands in HTML does not.
 */
export function headerRule(routeId: string, { shellSheets, sheets, code }: PageFiles): string {
  const address = routeId.replace(/\/\([^)]*\)/g, '').replace(/\[(\w+)\]/g, ':$1');
  const links = [
    ...shellSheets.map((file) => `</${file}>; rel=preload; as=style`),
    ...sheets.map((file) => `</${file}>; rel=preload; as=style; crossorigin`),
    ...code.map((file) => `</${file}>; rel=modulepreload`),
  ];
  return `\n${address}\n${links.map((link) => `  Link: ${link}\n`).join('')}`;
}
