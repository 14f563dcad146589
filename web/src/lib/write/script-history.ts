/** A script as it was. */
export interface Snapshot {
  at: number;
  script: string;
}

const KEPT = 30;
/** Drafts closer together than this are one, unless much changed. */
const APART_MS = 60_000;
const MUCH_CHARS = 400;

/**
 * The drafts with one more, newest first. A draft soon after the last one takes its place only if it differs
 * little from it; what is empty or the same again is not kept.
 */
export function withSnapshot(list: readonly Snapshot[], script: string, atMs: number): readonly Snapshot[] {
  if (script.trim() === '' || list.some((it) => it.script === script)) return list;
  const [last, ...older] = list;
  const near =
    last &&
    older.length > 0 &&
    atMs - last.at < APART_MS &&
    Math.abs(last.script.length - script.length) < MUCH_CHARS &&
    sharesStart(last.script, script);
  return [{ at: near ? last.at : atMs, script }, ...(near ? older : list)].slice(0, KEPT);
}

/** True if it reads like the same script, typed on. */
function sharesStart(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 200);
  return a.slice(0, length) === b.slice(0, length);
}

/** Drafts kept in this browser, by project. Full or refused stores keep fewer, or none. */
export class ScriptHistory {
  readonly #key: string;
  #list: readonly Snapshot[];

  constructor(projectId: string) {
    this.#key = `studio.history.${projectId}`;
    this.#list = this.#read();
  }

  get list(): readonly Snapshot[] {
    return this.#list;
  }

  keep(script: string, atMs: number): void {
    const list = withSnapshot(this.#list, script, atMs);
    if (list === this.#list) return;
    this.#list = list;
    for (let count = list.length; count > 0; count = Math.floor(count / 2)) {
      try {
        localStorage.setItem(this.#key, JSON.stringify(list.slice(0, count)));
        return;
      } catch (thrown) {
        // A full store takes fewer drafts.
        console.warn('Not all drafts can be kept', thrown);
      }
    }
  }

  #read(): readonly Snapshot[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isSnapshot) : [];
    } catch (thrown) {
      console.warn('The earlier drafts cannot be read', thrown);
      return [];
    }
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  const it = value as Partial<Snapshot> | null;
  return typeof it?.at === 'number' && typeof it.script === 'string';
}
