import { eq } from 'drizzle-orm';
import { failsAlone } from '#domain/purchase';
import { sayDollars } from '#domain/shortfall';
import { nameOfStep, type Step, stepsOf } from '#domain/steps';
import { jobs } from '../db/schema.ts';
import type { CourseDeps, OpenJob } from './open-job.ts';

/** Why a job ends, for a person and for programs. */
export interface Failure {
  code: string;
  message: string;
}

/** So many shots are named; of the others it is said how many there are. */
const NAMED = 4;

/** What a person reads when steps have failed for good: the first that ends the job, or all that failed alone. */
export async function failureOf(job: OpenJob, deps: CourseDeps, failed: readonly Step[]): Promise<Failure> {
  const fatal = failed.find((step) => !failsAlone(errorOf(job, step).code));
  if (fatal) return { code: errorOf(job, fatal).code, message: sayFailed(job, fatal) };
  const short = failed.filter((step) => errorOf(job, step).code === 'budget.exceeded');
  const others = failed.filter((step) => !short.includes(step)).map((step) => sayFailed(job, step));
  const more = others.length - NAMED;
  const words = [...others.slice(0, NAMED), ...(more > 0 ? [`So did ${more} more.`] : [])];
  const [first] = failed;
  const code = short.length > 0 ? 'budget.exceeded' : first ? errorOf(job, first).code : 'internal.error';
  if (short.length > 0) words.unshift(await sayShort(job, deps));
  else words.push('Edit, retry or skip what is named; everything else is made and kept.');
  return { code, message: words.join(' ') };
}

function errorOf(job: OpenJob, step: Step) {
  const error = job.journal.get(step.key)?.error;
  return error ?? { code: 'internal.error', message: 'It stopped without a reason.' };
}

function sayFailed(job: OpenJob, step: Step): string {
  const { message } = errorOf(job, step);
  const tries = job.journal.get(step.key)?.tries ?? 0;
  const tried = tries > 1 ? ` It was tried ${tries} times.` : '';
  const reason = /[.!?…]$/.test(message) ? message : `${message}.`;
  return `${nameOfStep(step, job.film.plan)} failed: ${reason}${tried}`;
}

/** The job has met what it may cost: what was spent, what is missing, and the way on. */
async function sayShort(job: OpenJob, deps: CourseDeps): Promise<string> {
  const [row] = await deps.db
    .select({ quoted: jobs.quotedMicros, spent: jobs.actualCostMicros })
    .from(jobs)
    .where(eq(jobs.id, job.row.id));
  const missing = stepsOf(job.film).filter(
    (step) => step.place === 'vendor' && job.journal.get(step.key)?.state !== 'done',
  );
  const count = (kind: Step['kind'], one: string) => {
    const many = missing.filter((step) => step.kind === kind).length;
    return many === 0 ? [] : [`${many} ${one}${many === 1 ? '' : 's'}`];
  };
  const what = [
    ...count('note', 'part of the storyboard'),
    ...count('sheet', 'portrait'),
    ...count('picture', 'picture'),
    ...count('speech', 'voice'),
    ...count('clip', 'moving clip'),
    ...count('music', 'score'),
    ...count('effect', 'sound of places'),
  ].join(' and ');
  const spent = `${sayDollars(row?.spent ?? 0)} of ${sayDollars(row?.quoted ?? 0)}`;
  return (
    `The film has met what it may cost: ${spent} are spent, and ${what} are missing. ` +
    'All that was made is kept; raise the limit and retry, and only what is missing is made.'
  );
}
