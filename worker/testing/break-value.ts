/** One way of breaking a request; `path` is the field that the answer must name, `''`: any. */
export interface Broken {
  what: string;
  path: string;
  body: unknown;
}

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'x'.repeat(500), 'null', '0', 'ключ', '\u0000', ''];

/** All fields of a body by dotted path, containers included, but not what is inside of arrays beyond the first. */
function fieldsOf(value: unknown, path: string[] = [], depth = 0): string[][] {
  if (value === null || typeof value !== 'object' || depth > 6) return path.length > 0 ? [path] : [];
  const entries = Array.isArray(value) ? [['0', value[0]] as const] : Object.entries(value);
  const inner = entries.flatMap(([key, child]) => fieldsOf(child, [...path, key], depth + 1));
  return path.length > 0 ? [path, ...inner] : inner;
}

function withField(body: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(body);
  const copy = Array.isArray(body) ? [...body] : { ...(body as object) };
  const record = copy as Record<string, unknown>;
  record[key] = withField(record[key], rest, change);
  return copy;
}

/** A value of another type than `value`'s, which no schema of the API takes in its place. */
function wrongType(random: Random, value: unknown): unknown {
  // Where null or nothing stands (an element that a list lacks), a text or a number may stand as well.
  if (value === null || value === undefined) return pick(random, [true, [[]]]);
  const candidates = [17.5, true, 'text', [[]], { unknown: 1 }, -1e308];
  const kindOf = (v: unknown) => (Array.isArray(v) ? 'array' : typeof v);
  return pick(
    random,
    candidates.filter((candidate) => kindOf(candidate) !== kindOf(value)),
  );
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

/** A valid body with exactly one thing wrong. Never valid by accident. */
export function breakBody(random: Random, body: Record<string, unknown>): Broken {
  const path = pick(random, fieldsOf(body));
  const dotted = path.join('.');
  const at = (what: string, change: (value: unknown) => unknown): Broken => ({
    what: `${what} at ${dotted}`,
    path: dotted,
    body: withField(body, path, change),
  });
  switch (Math.floor(random() * 6)) {
    case 0:
      return at('a NUL', () => 'a\u0000b');
    case 1:
      return at('half a surrogate', () => 'a\ud800b');
    case 2:
      return at('deep nesting', () => deep(100));
    case 3: {
      const key = pick(random, ODD_KEYS);
      const entries = [...Object.entries(body), [key, 1]];
      const text = `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`;
      return { what: `the extra field ${JSON.stringify(key).slice(0, 20)}`, path: '', body: text };
    }
    case 4:
      return {
        what: 'no object at all',
        path: '',
        body: JSON.stringify(pick(random, [null, 1, 'x', [body], true])),
      };
    default:
      return at('a wrong type', (value) => wrongType(random, value));
  }
}

/** Bodies that are no JSON, as text or bytes. */
export const NO_JSON: readonly (string | Uint8Array)[] = [
  '{',
  '{"name":}',
  '{"a":1}{"b":2}',
  'null,',
  "{'name':'x'}",
  'NaN',
  '\u0000',
  new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
  new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
  new Uint8Array([0xc0, 0x80]),
];

/** Texts for the place of an id in a path, as they travel. */
export const ODD_IDS: readonly string[] = [
  '%00',
  'prj_%00',
  '%E0%A4%A',
  '%FF',
  '..%2f..%2fetc%2fpasswd',
  "'%20OR%201=1--",
  'x'.repeat(5000),
  '%F0%9F%98%80',
  '%20',
  '-1',
  '1e999',
  '__proto__',
  'null',
  '%0d%0aset-cookie:x',
  '*',
];
