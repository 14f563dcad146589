import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { readDocument } from './read-document.ts';

/** Where the client's types lie. */
export const GENERATED_FILE = fileURLToPath(new URL('../generated/api.ts', import.meta.url).href);

/** The client's types, as the API document of this moment has them; its examples are for readers of the document. */
export async function renderTypes(): Promise<string> {
  const withoutExamples = (key: string, value: unknown) => (/^examples?$/.test(key) ? undefined : value);
  const document = JSON.parse(await readDocument(), withoutExamples);
  const nodes = await openapiTypescript(document, { alphabetize: true, defaultNonNullable: false });
  return `// Made by \`npm run sdk\` from the API document. Do not edit.\n${astToString(nodes)}`;
}
