/**
 * Run as a program of its own by `startGuard`. A parent killed with SIGKILL cannot stop its children, and
 * workerd lives on without one, holding the port and the objects' databases. The guard watches which children
 * its parent has. When the pipe from the parent to its stdin ends it ends workerd at once and, a little later,
 * those that have not ended by themselves.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const POLL_MS = 500;
const GRACE_MS = 3000;

/** Starts the guard in a process group of its own, so that what kills the studio's group spares it. */
export function startGuard(): { stop(): void } {
  if (process.platform !== 'linux') return { stop: () => undefined };
  const guard = spawn(process.execPath, [fileURLToPath(import.meta.url), String(process.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?(): void } | null)?.unref?.();
  // Killed, not told that its parent is gone: a stopped studio has ended its children itself.
  return { stop: () => void guard.kill('SIGKILL') };
}

type Child = { pid: number; program: string; started: string };

/** The processes whose parent is `parentPid`, but this one, with the kernel's time of their start. */
function childrenOf(parentPid: number): Child[] {
  const found: Child[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = /^\d+$/.test(name) && pid !== process.pid ? readStat(pid) : null;
    if (stat?.parentPid === parentPid) found.push({ pid, program: stat.program, started: stat.started });
  }
  return found;
}

/** Source: proc_pid_stat(5); the program's name is in brackets and may hold anything. */
function readStat(pid: number): { program: string; parentPid: number; started: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    return {
      program: text.slice(text.indexOf('(') + 1, end),
      parentPid: Number(fields[1]),
      started: fields[19]!,
    };
  } catch {
    // The process has ended between the listing and the look.
    return null;
  }
}

function guard(parentPid: number): void {
  let known = childrenOf(parentPid);
  const poll = setInterval(() => {
    const now = childrenOf(parentPid);
    if (now.length > 0) known = now;
  }, POLL_MS);
  const end = (children: Child[]) => {
    for (const child of children) {
      // The same number may by now be another process; its start time tells.
      if (readStat(child.pid)?.started === child.started) process.kill(child.pid, 'SIGKILL');
    }
  };
  process.stdin.resume();
  process.stdin.on('end', () => {
    clearInterval(poll);
    end(known.filter((child) => child.program === 'workerd'));
    setTimeout(() => end(known), GRACE_MS);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) guard(Number(process.argv[2]));
