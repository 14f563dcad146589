/** Writes the client's types anew from the API document: `npm run sdk`. */
import { writeFile } from 'node:fs/promises';
import { GENERATED_FILE, renderTypes } from './render-types.ts';

await writeFile(GENERATED_FILE, await renderTypes());
