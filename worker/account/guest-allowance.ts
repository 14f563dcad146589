import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { GuestAllowance } from '#domain/account';
import {
  ADDRESS_CPU_MS,
  filmCpuMs,
  GUEST_CPU_MS,
  GUEST_RESOLUTION,
  GUEST_WINDOW_MS,
  madeCpuMs,
} from '#domain/guest-meter';
import { isActive, JOB_STATUSES } from '#domain/job';
import type { JobConfig } from '#domain/job-config';
import type { Database, Transaction } from '../db/connect.ts';
import { assets, jobs, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

const ACTIVE = JOB_STATUSES.filter(isActive);

interface Guest {
  userId: string;
  /** Hashed; null: unknown. */
  address: string | null;
}

/**
 * What the composer spends on guests, in CPU milliseconds: what was made for them within a day, and all of what
 * their films under way would be. A sum over what is there, so nothing must be given back and it cannot drift.
 */
async function usedCpuMs(db: Database | Transaction, whose: 'guest' | 'address', guest: Guest, now: Date) {
  const ofUsers =
    whose === 'address' && guest.address !== null
      ? eq(users.guestAddress, guest.address)
      : eq(users.id, guest.userId);
  const guests = db.select({ id: users.id }).from(users).where(ofUsers);
  const since = new Date(now.getTime() - GUEST_WINDOW_MS);
  const made = await db
    .select({
      kind: assets.kind,
      count: sql<number>`count(*)::int`,
      frames: sql<number>`coalesce(sum((${assets.meta} -> 'meta' ->> 'frames')::int), 0)::int`,
    })
    .from(assets)
    .where(and(inArray(assets.userId, guests), eq(assets.state, 'ready'), gt(assets.createdAt, since)))
    .groupBy(assets.kind);
  const [underWay] = await db
    .select({ cpuMs: sql<number>`coalesce(sum(${jobs.meterCpuMs}), 0)::int` })
    .from(jobs)
    .where(and(inArray(jobs.userId, guests), inArray(jobs.status, ACTIVE)));
  return madeCpuMs(made) + (underWay?.cpuMs ?? 0);
}

/** What a guest has used of a day's allowance; null: no guest, nothing is counted. */
export async function readGuestAllowance(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId }: { userId: string },
): Promise<GuestAllowance | null> {
  const guest = await findGuest(db, userId);
  if (!guest) return null;
  const usedCpuSeconds = Math.ceil((await usedCpuMs(db, 'guest', guest, now())) / 1000);
  const limitCpuSeconds = GUEST_CPU_MS / 1000;
  return {
    limitCpuSeconds,
    usedCpuSeconds,
    leftCpuSeconds: Math.max(0, limitCpuSeconds - usedCpuSeconds),
  };
}

async function findGuest(db: Database | Transaction, userId: string): Promise<Guest | null> {
  const isGuest = and(eq(users.id, userId), sql`${users.guestUntil} IS NOT NULL`);
  const [row] = await db.select({ address: users.guestAddress }).from(users).where(isGuest);
  return row ? { userId, address: row.address } : null;
}

interface GuestFilm {
  durationMs: number;
  shots: number;
  lines: number;
  config: JobConfig;
}

/**
 * Lets a guest's film pass under the allowances of its guest and of the address, in the caller's transaction; answers
 * what to note as the job's `meterCpuMs`, 0 for whoever is no guest. Guests of one address take turns, so that any
 * number of starts at once stay under it. Throws `guest.not_allowed`, `guest.allowance_used`.
 */
export async function reserveGuestCpu(
  tx: Transaction,
  now: Date,
  { userId, film }: { userId: string; film: GuestFilm },
): Promise<number> {
  const guest = await findGuest(tx, userId);
  if (!guest) return 0;
  const { config } = film;
  if (config.quality !== 'animatic') throw notForGuests('config.quality', 'Guests make animatics');
  if (config.resolution > GUEST_RESOLUTION) {
    throw notForGuests('config.resolution', `Guests make films of up to ${GUEST_RESOLUTION}`);
  }
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`guest:${guest.address ?? userId}`}, 0))`,
  );
  const cpuMs = filmCpuMs(film, config);
  const limits = [
    ['guest', GUEST_CPU_MS],
    ['address', ADDRESS_CPU_MS],
  ] as const;
  for (const [whose, limitMs] of limits) {
    const leftMs = limitMs - (await usedCpuMs(tx, whose, guest, now));
    if (cpuMs > leftMs) throw allowanceUsed(cpuMs, Math.max(0, leftMs));
  }
  return cpuMs;
}

function notForGuests(path: string, message: string) {
  return createProblem('guest.not_allowed', {
    detail: `${message}. Register, and everything you made is kept.`,
    errors: [{ path, message }],
  });
}

function allowanceUsed(neededMs: number, leftMs: number) {
  const seconds = (ms: number) => Math.ceil(ms / 1000);
  return createProblem('guest.allowance_used', {
    detail:
      `The film takes about ${seconds(neededMs)} s of computing and ${seconds(leftMs)} s of today’s allowance ` +
      'for guests are left. Register to go on: everything you made is kept.',
    // What was made first leaves the window a day after it was made; an hour on there is a little more.
    headers: { 'retry-after': '3600' },
  });
}
