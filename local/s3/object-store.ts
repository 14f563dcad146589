import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobFiles } from './blob-files.ts';
import { ObjectCatalog, type ObjectRecord, type PartRecord, type UploadRecord } from './object-catalog.ts';
import { S3Error } from './s3-error.ts';

/** A body and, once it has been read to its end, what it turned out to be. */
export type IncomingBody = {
  data: AsyncIterable<Buffer>;
  digests: { md5Hex: string; bytes: number; checksums: Record<string, string> };
};

export type ObjectAddress = { bucket: string; key: string };
export type ObjectDescription = Pick<ObjectRecord, 'headers' | 'metadata'>;
/** Throws where the object now in place (null: none) forbids the write. */
export type WriteCondition = (present: ObjectRecord | null) => void;

export type LifecycleRule = { prefix: string; maxAgeMs: number };

/** Objects and multipart uploads on disk. A write is visible whole or not at all, also after a crash. */
export class ObjectStore {
  readonly catalog: ObjectCatalog;
  readonly #blobs: BlobFiles;
  readonly #now: () => number;

  private constructor(dataDir: string, now: () => number) {
    this.#blobs = new BlobFiles(dataDir);
    this.#now = now;
    mkdirSync(dataDir, { recursive: true });
    this.catalog = new ObjectCatalog(join(dataDir, 'catalog.sqlite'));
  }

  static async open(dataDir: string, now: () => number): Promise<ObjectStore> {
    const store = new ObjectStore(dataDir, now);
    await store.#blobs.prepare(store.catalog.files());
    return store;
  }

  close(): void {
    this.catalog.close();
  }

  async put(
    address: ObjectAddress,
    description: ObjectDescription,
    body: IncomingBody,
    condition: WriteCondition,
  ): Promise<ObjectRecord> {
    condition(this.catalog.find(address.bucket, address.key));
    const file = await this.#blobs.write(`${address.bucket}/${address.key}`, body.data);
    const { bytes, md5Hex, checksums } = body.digests;
    return this.#publish({ ...address, ...description, file, bytes, etag: md5Hex, checksums }, condition);
  }

  async copy(
    source: ObjectRecord,
    address: ObjectAddress,
    description: ObjectDescription,
    condition: WriteCondition,
  ): Promise<ObjectRecord> {
    const file = await this.#blobs.duplicate(source.file, `${address.bucket}/${address.key}`);
    const { bytes, etag, checksums } = source;
    return this.#publish({ ...address, ...description, file, bytes, etag, checksums }, condition);
  }

  /** The condition is asked again at the moment of writing: another request may have come first. */
  async #publish(object: Omit<ObjectRecord, 'modifiedMs'>, condition: WriteCondition): Promise<ObjectRecord> {
    const present = this.catalog.find(object.bucket, object.key);
    const record = { ...object, modifiedMs: this.#now() };
    try {
      condition(present);
      this.catalog.save(record);
    } catch (error) {
      await this.#blobs.remove(object.file);
      throw error;
    }
    if (present) await this.#blobs.remove(present.file);
    return record;
  }

  /** The object and its open file, which stays readable when the object is replaced meanwhile. */
  async open(address: ObjectAddress): Promise<{ record: ObjectRecord; file: FileHandle }> {
    for (let attempt = 0; ; attempt += 1) {
      const record = this.catalog.find(address.bucket, address.key);
      if (!record) throw new S3Error('NoSuchKey');
      try {
        return { record, file: await open(this.#blobs.path(record.file), 'r') };
      } catch (error) {
        // Replaced between the two looks: the second look finds the newer file.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === 2) throw error;
      }
    }
  }

  async delete({ bucket, key }: ObjectAddress): Promise<void> {
    const present = this.catalog.find(bucket, key);
    if (!present) return;
    this.catalog.remove(bucket, key);
    await this.#blobs.remove(present.file);
  }

  createUpload(address: ObjectAddress, description: ObjectDescription): UploadRecord {
    const upload = {
      ...address,
      ...description,
      id: randomUUID().replaceAll('-', ''),
      createdMs: this.#now(),
    };
    this.catalog.createUpload(upload);
    return upload;
  }

  findUpload(id: string, { bucket, key }: ObjectAddress): UploadRecord {
    const upload = this.catalog.findUpload(id);
    if (!upload || upload.bucket !== bucket || upload.key !== key) throw new S3Error('NoSuchUpload');
    return upload;
  }

  async putPart(upload: UploadRecord, number: number, body: IncomingBody): Promise<PartRecord> {
    const file = await this.#blobs.write(`${upload.id}/${number}`, body.data);
    const { bytes, md5Hex, checksums } = body.digests;
    const part = {
      uploadId: upload.id,
      number,
      file,
      bytes,
      etag: md5Hex,
      checksums,
      modifiedMs: this.#now(),
    };
    const replaced = this.catalog.parts(upload.id).find((other) => other.number === number);
    try {
      // The upload may have been aborted or completed while the part came in.
      this.findUpload(upload.id, upload);
      this.catalog.savePart(part);
    } catch (error) {
      await this.#blobs.remove(file);
      throw error;
    }
    if (replaced) await this.#blobs.remove(replaced.file);
    return part;
  }

  /** A part read from a stored object; `range` is inclusive, null takes all of it. */
  async copyPart(
    upload: UploadRecord,
    number: number,
    source: ObjectRecord,
    range: { start: number; end: number } | null,
  ): Promise<PartRecord> {
    const bytes = range ? range.end - range.start + 1 : source.bytes;
    const digests = { md5Hex: '', bytes, checksums: {} };
    const hash = createHash('md5');
    const stream = createReadStream(this.#blobs.path(source.file), range ?? {});
    async function* data(): AsyncGenerator<Buffer> {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk);
        yield chunk;
      }
      digests.md5Hex = hash.digest('hex');
    }
    return this.putPart(upload, number, { data: data(), digests });
  }

  /** Joins the parts, in the order given, to the object. Its etag is the hash of their hashes and their count. */
  async completeUpload(
    upload: UploadRecord,
    parts: PartRecord[],
    condition: WriteCondition,
  ): Promise<ObjectRecord> {
    const hash = createHash('md5');
    for (const part of parts) hash.update(Buffer.from(part.etag, 'hex'));
    const file = await this.#blobs.write(`${upload.bucket}/${upload.key}`, this.#readParts(parts));
    const { bucket, key, headers, metadata } = upload;
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const etag = `${hash.digest('hex')}-${parts.length}`;
    const record = await this.#publish(
      { bucket, key, headers, metadata, file, bytes, etag, checksums: {} },
      (present) => {
        this.findUpload(upload.id, upload);
        condition(present);
      },
    );
    await this.abortUpload(upload);
    return record;
  }

  async abortUpload(upload: UploadRecord): Promise<void> {
    const parts = this.catalog.parts(upload.id);
    this.catalog.removeUpload(upload.id);
    for (const part of parts) await this.#blobs.remove(part.file);
  }

  async *#readParts(parts: PartRecord[]): AsyncGenerator<Buffer> {
    for (const part of parts) yield* createReadStream(this.#blobs.path(part.file)) as AsyncIterable<Buffer>;
  }

  /** Removes what the rules say has lived long enough, and uploads nobody finished. Answers how many went. */
  async sweep(rules: LifecycleRule[], maxUploadAgeMs: number): Promise<number> {
    const old = rules.flatMap((rule) => this.catalog.olderThan(rule.prefix, this.#now() - rule.maxAgeMs));
    for (const object of old) await this.delete(object);
    const abandoned = this.catalog.uploadsOlderThan(this.#now() - maxUploadAgeMs);
    for (const upload of abandoned) await this.abortUpload(upload);
    return old.length + abandoned.length;
  }
}
