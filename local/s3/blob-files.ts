import { createHash, randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files that are written once and never change. A name is the hash of the object's address and a random
 * version, so no key can point outside the folder and a reader keeps the version it opened.
 */
export class BlobFiles {
  readonly #folder: string;
  readonly #incoming: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'objects');
    this.#incoming = join(dataDir, 'incoming');
  }

  /** Makes the folders and removes what a killed process left: unfinished files and files nobody refers to. */
  async prepare(known: Set<string>): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true });
    await mkdir(this.#folder, { recursive: true });
    for (const shelf of await readdir(this.#folder)) {
      for (const name of await readdir(join(this.#folder, shelf))) {
        if (!known.has(name)) await this.remove(name);
      }
    }
  }

  path(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }

  /**
   * Stores a body under a new name: a temporary file, flushed to disk, then renamed. When the body throws,
   * nothing is left behind.
   */
  async write(address: string, body: AsyncIterable<Buffer>): Promise<string> {
    const temporary = join(this.#incoming, randomBytes(12).toString('hex'));
    try {
      const file = await open(temporary, 'wx');
      try {
        for await (const data of body) await file.write(data);
        await file.sync();
      } finally {
        await file.close();
      }
      const name = await this.#newName(address);
      await rename(temporary, this.path(name));
      await this.#syncFolder(name);
      return name;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** A second name for the same bytes; costs no copy where the file system links. */
  async duplicate(source: string, address: string): Promise<string> {
    const name = await this.#newName(address);
    try {
      await link(this.path(source), this.path(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
      await copyFile(this.path(source), this.path(name));
    }
    await this.#syncFolder(name);
    return name;
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  async #newName(address: string): Promise<string> {
    const name = `${createHash('sha256').update(address).digest('hex')}-${randomBytes(6).toString('hex')}`;
    await mkdir(join(this.#folder, name.slice(0, 2)), { recursive: true });
    return name;
  }

  /** A rename is only on disk once its folder is; Windows cannot open folders and needs no such step. */
  async #syncFolder(name: string): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(join(this.#folder, name.slice(0, 2)), 'r');
    await folder.sync().finally(() => folder.close());
  }
}
