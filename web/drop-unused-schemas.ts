import { fileURLToPath } from 'node:url';
import { type ESTree, type Plugin, parseAst } from 'vite';

const DOMAIN = fileURLToPath(new URL('../domain/', import.meta.url));

/**
 * Leaves schemas that the screen does not use out of its code, and zod with them, which weighs more than any page.
 * A bundler cannot know that `z.object(…)` does nothing but answer; of `domain/` it is the rule that nothing has an
 * effect by being loaded.
 */
export function dropUnusedSchemas(): Plugin {
  return {
    name: 'studio-drop-unused-schemas',
    apply: 'build',
    transform(code, id) {
      return id.startsWith(DOMAIN) ? { code: markPure(code), map: null } : undefined;
    },
  };
}

/** The same JavaScript, with what calls something at its top marked as what may be left out where it is not used. */
export function markPure(code: string): string {
  const values = parseAst(code).body.flatMap((node) => {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ init }) => (init && calls(init) ? [init] : []));
  });
  // A mark holds for one call; a chain has several, with calls among what they are given: hence one around them all.
  return values.toReversed().reduce((marked, { start, end }) => {
    return `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
  }, code);
}

/** Fields of several schemas are an object of calls. */
function calls(value: ESTree.Expression): boolean {
  if (value.type === 'CallExpression') return true;
  if (value.type !== 'ObjectExpression') return false;
  return value.properties.some((it) => it.type === 'Property' && calls(it.value));
}
