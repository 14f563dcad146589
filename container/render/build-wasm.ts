import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = join(import.meta.dirname, 'assembly');
const BUILD = join(import.meta.dirname, 'build');

/** Options of the AssemblyScript compiler; part of the stamp, since they determine the code. */
export const ASC_ARGS = [
  ...['-O3', '--noAssert', '--enable', 'simd', '--enable', 'relaxed-simd', '--enable', 'bulk-memory'],
  ...['--runtime', 'stub', '--use', 'abort=', '--importMemory', '--memoryBase', '16'],
] as const;

/** SHA-256 over the loops' sources and the compiler's options. */
export function wasmSourceHash(): string {
  const hash = createHash('sha256').update(ASC_ARGS.join(' '));
  const names = readdirSync(SOURCES).filter((name) => name.endsWith('.ts'));
  for (const name of names.sort()) hash.update(`\n${name}\n`).update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex');
}

/**
 * The renderer's WASM, compiled anew if it is missing or older than its sources. The file's name carries the
 * source hash, so that two threads that build at once only write the same file twice. Throws with the
 * compiler's own words when the sources do not compile.
 */
export async function builtWasm(): Promise<Uint8Array> {
  const file = join(BUILD, `render-${wasmSourceHash().slice(0, 16)}.wasm`);
  if (!existsSync(file)) {
    mkdirSync(BUILD, { recursive: true });
    const fresh = `${file}.${process.pid}.${Date.now()}.new`;
    await compile(fresh);
    renameSync(fresh, file);
  }
  return readFileSync(file);
}

async function compile(outFile: string): Promise<void> {
  const asc = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    'render.ts',
    '--baseDir',
    SOURCES,
    '--outFile',
    outFile,
    ...ASC_ARGS,
  ]);
  if (error) throw new Error(`the renderer's loops do not compile: ${error.message}\n${stderr}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const bytes = await builtWasm();
  console.log(`render.wasm: ${bytes.length} bytes`);
}
