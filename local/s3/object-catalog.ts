import { DatabaseSync } from 'node:sqlite';

/** What is known of an object beside its bytes. Times are epoch milliseconds, `etag` is without quotes. */
export type ObjectRecord = {
  bucket: string;
  key: string;
  /** Name of the file that holds the bytes. */
  file: string;
  bytes: number;
  etag: string;
  /** Stored response headers: content-type, cache-control, content-disposition… */
  headers: Record<string, string>;
  /** User metadata, names without `x-amz-meta-`. */
  metadata: Record<string, string>;
  /** Algorithm → base64. */
  checksums: Record<string, string>;
  modifiedMs: number;
};

export type UploadRecord = Pick<ObjectRecord, 'bucket' | 'key' | 'headers' | 'metadata'> & {
  id: string;
  createdMs: number;
};

export type PartRecord = Pick<ObjectRecord, 'file' | 'bytes' | 'etag' | 'checksums' | 'modifiedMs'> & {
  uploadId: string;
  number: number;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS objects (
  bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, bytes INTEGER NOT NULL, etag TEXT NOT NULL,
  headers TEXT NOT NULL, metadata TEXT NOT NULL, checksums TEXT NOT NULL, modified_ms INTEGER NOT NULL,
  PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL,
  headers TEXT NOT NULL, metadata TEXT NOT NULL, created_ms INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS parts (
  upload_id TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE, number INTEGER NOT NULL,
  file TEXT NOT NULL, bytes INTEGER NOT NULL, etag TEXT NOT NULL, checksums TEXT NOT NULL,
  modified_ms INTEGER NOT NULL, PRIMARY KEY (upload_id, number)
) WITHOUT ROWID;`;

type Row = Record<string, string | number>;

/**
 * The gateway's table of contents: which file holds which object. Calls are synchronous, so a check followed
 * by a write in the same call is atomic towards other requests.
 */
export class ObjectCatalog {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    this.#db.exec(SCHEMA);
  }

  close(): void {
    this.#db.close();
  }

  find(bucket: string, key: string): ObjectRecord | null {
    const row = this.#db.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key);
    return row ? toObject(row as Row) : null;
  }

  save(object: ObjectRecord): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        object.bucket,
        object.key,
        object.file,
        object.bytes,
        object.etag,
        JSON.stringify(object.headers),
        JSON.stringify(object.metadata),
        JSON.stringify(object.checksums),
        object.modifiedMs,
      );
  }

  remove(bucket: string, key: string): void {
    this.#db.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key);
  }

  /** Objects with a key from `from` on that is also past `after`, in the order of their UTF-8 bytes. */
  *scan(bucket: string, from: string, after: string): Generator<ObjectRecord> {
    const rows = this.#db
      .prepare('SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? ORDER BY key')
      .iterate(bucket, from, after);
    for (const row of rows) yield toObject(row as Row);
  }

  /** Objects below a prefix that were written before a time. */
  olderThan(prefix: string, beforeMs: number): ObjectRecord[] {
    return this.#db
      .prepare('SELECT * FROM objects WHERE substr(key, 1, ?) = ? AND modified_ms < ?')
      .all([...prefix].length, prefix, beforeMs)
      .map((row) => toObject(row as Row));
  }

  files(): Set<string> {
    const rows = this.#db.prepare('SELECT file FROM objects UNION ALL SELECT file FROM parts').all() as Row[];
    return new Set(rows.map((row) => String(row.file)));
  }

  createUpload(upload: UploadRecord): void {
    this.#db
      .prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        upload.id,
        upload.bucket,
        upload.key,
        JSON.stringify(upload.headers),
        JSON.stringify(upload.metadata),
        upload.createdMs,
      );
  }

  findUpload(id: string): UploadRecord | null {
    const row = this.#db.prepare('SELECT * FROM uploads WHERE id = ?').get(id);
    return row ? toUpload(row as Row) : null;
  }

  uploads(bucket: string): UploadRecord[] {
    const rows = this.#db
      .prepare('SELECT * FROM uploads WHERE bucket = ? ORDER BY key, created_ms')
      .all(bucket);
    return rows.map((row) => toUpload(row as Row));
  }

  uploadsOlderThan(beforeMs: number): UploadRecord[] {
    const rows = this.#db.prepare('SELECT * FROM uploads WHERE created_ms < ?').all(beforeMs);
    return rows.map((row) => toUpload(row as Row));
  }

  removeUpload(id: string): void {
    this.#db.prepare('DELETE FROM uploads WHERE id = ?').run(id);
  }

  savePart(part: PartRecord): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        part.uploadId,
        part.number,
        part.file,
        part.bytes,
        part.etag,
        JSON.stringify(part.checksums),
        part.modifiedMs,
      );
  }

  parts(uploadId: string): PartRecord[] {
    return this.#db
      .prepare('SELECT * FROM parts WHERE upload_id = ? ORDER BY number')
      .all(uploadId)
      .map((row) => toPart(row as Row));
  }
}

const readMap = (json: string | number | undefined) => JSON.parse(String(json)) as Record<string, string>;

const toObject = (row: Row): ObjectRecord => ({
  bucket: String(row.bucket),
  key: String(row.key),
  file: String(row.file),
  bytes: Number(row.bytes),
  etag: String(row.etag),
  headers: readMap(row.headers),
  metadata: readMap(row.metadata),
  checksums: readMap(row.checksums),
  modifiedMs: Number(row.modified_ms),
});

const toUpload = (row: Row): UploadRecord => ({
  id: String(row.id),
  bucket: String(row.bucket),
  key: String(row.key),
  headers: readMap(row.headers),
  metadata: readMap(row.metadata),
  createdMs: Number(row.created_ms),
});

const toPart = (row: Row): PartRecord => ({
  uploadId: String(row.upload_id),
  number: Number(row.number),
  file: String(row.file),
  bytes: Number(row.bytes),
  etag: String(row.etag),
  checksums: readMap(row.checksums),
  modifiedMs: Number(row.modified_ms),
});
