export interface Sample {
  name: string;
  title: string;
  script: string;
}

const files = import.meta.glob<string>('../../../../samples/*.{txt,fountain}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Scripts to try the studio with. */
export const SAMPLES: readonly Sample[] = Object.entries(files)
  .map(([path, script]) => ({ name: path.split('/').at(-1) ?? path, title: titleOf(script), script }))
  .sort((a, b) => a.title.localeCompare(b.title));

/** A sample begins with its title, in a screenplay as `Title: …`. */
function titleOf(script: string): string {
  const [first = ''] = script.split('\n', 1);
  return first.replace(/^Title:\s*/, '').trim();
}
