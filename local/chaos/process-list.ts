import { readdirSync, readFileSync } from 'node:fs';

/** The processes below `parentPid`, however deep, whose command line holds `word`. Linux only. */
export function findDescendants(parentPid: number, word: string): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    // The program's name is in brackets and may hold anything (proc_pid_stat(5)).
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === parentPid || isBelow(parent));
  };
  return [...parents.keys()].filter(
    (pid) => isBelow(pid) && read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').includes(word),
  );
}

/** Empty: the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
