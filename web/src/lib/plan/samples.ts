export interface Sample {
  name: string;
  title: string;
  load: () => Promise<string>;
}

const files = import.meta.glob<string>('../../../../samples/*.{txt,fountain}', {
  query: '?raw',
  import: 'default',
});

/** Scripts to try the studio with; each is loaded when it is picked. */
export const SAMPLES: readonly Sample[] = Object.entries(files)
  .map(([path, load]) => {
    const name = path.split('/').at(-1) ?? path;
    return { name, title: titleOf(name), load };
  })
  .sort((a, b) => a.title.localeCompare(b.title));

function titleOf(name: string): string {
  const words = name.replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
