/** Lints the API document by Redocly's rules: `node sdk/tools/lint-document.ts`. Exits 1 and names what is wrong. */
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core';
import { readDocument } from './read-document.ts';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'operation-description': 'error',
    'operation-operationId': 'error',
    'parameter-description': 'error',
    'tag-description': 'error',
    'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
    // Whose studio it is, is the deployment's to say.
    'info-license': 'off',
    'info-contact': 'off',
    // The health check refuses nobody, and an open WebSocket is a 101; the Worker's own test knows of both.
    'operation-4xx-response': 'off',
    'operation-2xx-response': 'off',
  },
});
const found = await lintFromString({ source: await readDocument(), absoluteRef: 'openapi.json', config });
// Its reader of patterns knows no Unicode classes, so that no example passes one that has them.
const problems = found.filter(({ message }) => !message.includes('\\p{'));
formatProblems(problems, { format: 'stylish', totals: getTotals(problems), version: '2' });
process.stdout.write(`openapi.json: ${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
