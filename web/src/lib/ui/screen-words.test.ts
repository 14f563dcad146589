import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(?:svelte|ts)$/.test(path) && !/\.test\.ts$|^lib\/words\//.test(path),
);
const sources = files.map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
const messages = (language: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../messages/${language}.json`, import.meta.url), 'utf8'));
const [english, german] = [messages('en'), messages('de')];
/** What a message wants to know: the names in its braces. */
const wants = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{[a-z][A-Za-z]*\}/g) ?? [])];

it('has a German text for every English one, and none besides', () => {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  for (const [key, message] of Object.entries(german)) expect(message, key).not.toBe('');
});

it('tells in German what it tells in English', () => {
  for (const [key, message] of Object.entries(english))
    expect(wants(german[key]).sort(), key).toEqual(wants(message).sort());
});

it('says du throughout', () => {
  const formal = /\b(?:Ihnen|Ihrem|Ihren|Ihres)\b|(?<![.:?!„“] |^)\b(?:Sie|Ihre?)\b(?! (?:hält|liegt))/;
  const found = Object.entries(german).filter(([, message]) => formal.test(JSON.stringify(message).slice(1)));
  expect(found).toEqual([]);
});

it('uses every message', () => {
  const used = new Set(sources.flatMap(({ text }) => text.match(/\bm\.[a-z_0-9]+/g) ?? []));
  expect(Object.keys(english).filter((key) => !used.has(`m.${key}`))).toEqual([]);
});

/** Names, file names and units, the same in every language. */
const NAMES =
  /^(?:https:\/\/|AI Film Studio|· AI Film Studio|\/api\/docs|the-last-light\.fountain|px|MP4|GIF|WebM|M4A|fps)$/;
const TOLD = new Set([
  'alt',
  'aria-label',
  'aria-valuetext',
  'hint',
  'label',
  'placeholder',
  'text',
  'title',
]);

type Node = Record<string, unknown> & { type?: string };
/** Every node of a component's markup, with the attribute it stands in, if any. */
function* walk(node: unknown, attribute = ''): Generator<{ node: Node; attribute: string }> {
  if (Array.isArray(node)) {
    for (const it of node) yield* walk(it, attribute);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const it = node as Node;
  const inside = it.type === 'Attribute' ? String(it.name) : attribute;
  if (it.type) yield { node: it, attribute: inside };
  if (it.type === 'StyleDirective' || it.type === 'StyleSheet') return;
  for (const [key, value] of Object.entries(it)) {
    if (key !== 'parent' && key !== 'metadata') yield* walk(value, inside);
  }
}

it.each(sources.filter(({ path }) => path.endsWith('.svelte')))(
  'holds no words of its own: $path',
  ({ text }) => {
    const found = [...walk(parse(text, { modern: true }).fragment)].flatMap(({ node, attribute }) => {
      if (node.type !== 'Text' || (attribute !== '' && !TOLD.has(attribute))) return [];
      const said = String(node.data).trim();
      return /\p{L}{2,}/u.test(said) && !NAMES.test(said) ? [said] : [];
    });
    expect(found).toEqual([]);
  },
);

it('holds no sentence in its scripts that people would read', () => {
  // What only the console shows is for whoever looks for a fault, and samples are what somebody else has written.
  const apart =
    /^lib\/(?:write\/templates|paint\/(?:showreel-shots|paint-picture)|api\/send-request|board\/edit-plan|film\/read-peaks|job\/early-)|\+(?:layout|page)\.ts$/;
  const found = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => !/^\s*(?:\/\/|\*|\/\*\*)|console\./.test(line) && !apart.test(path))
      .flatMap((line) => line.match(/(['"`])[A-Z“][a-z]+(?: [a-z]+[,.:?!]?){2,}[^'"`]*\1/g) ?? [])
      .map((sentence) => `${path}: ${sentence}`),
  );
  expect(found).toEqual([]);
});

/** Where left and right are meant: pictures, films and time run from left to right in every language. */
const PHYSICAL: Readonly<Record<string, RegExp>> = {};

it('lays out by start and end, never by left and right', () => {
  const physical =
    /(?<![\w-])-?(?:[mp][lr]-(?:\d|\[|auto|px)|(?:left|right)-(?:\d|\[|auto|px)|(?:border|rounded)-(?:l|r|tl|tr|bl|br)(?:-|\b)|text-(?:left|right)\b|float-(?:left|right))|(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)/g;
  const found = sources
    .concat([{ path: 'app.css', text: readFileSync(`${root}app.css`, 'utf8') }])
    .flatMap(({ path, text }) =>
      (text.match(physical) ?? []).filter((it) => !PHYSICAL[path]?.test(it)).map((it) => `${path}: ${it}`),
    );
  expect(found).toEqual([]);
});
