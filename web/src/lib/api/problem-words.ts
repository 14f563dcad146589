import { PROBLEMS } from '#domain/problem';
import type { ScreenProblemCode } from './api-problem.ts';

export interface ProblemWords {
  /** What happened, for the person in front of the screen. */
  says: string;
  /** The way out; absent: `says` names it, or there is none. */
  advice?: string;
}

const AGAIN = 'Try again in a moment.';
const RELOAD = 'Reload the page and try once more.';
const GONE = 'It may have been deleted, here or in another tab.';

/** Every code of the API, and those of the screen itself, as sentences; a test finds what is missing. */
export const PROBLEM_WORDS: Readonly<Partial<Record<ScreenProblemCode, ProblemWords>>> = {
  'network.unreachable': {
    says: 'The studio cannot be reached.',
    advice: 'Films that were started go on without you.',
  },
  'network.timeout': { says: 'The studio takes too long to answer.', advice: AGAIN },
  'request.invalid': {
    says: 'Something that was filled in is not right.',
    advice: 'Change what is named and send it again.',
  },
  'request.malformed': { says: 'This page sent something that cannot be read.', advice: RELOAD },
  'request.too_large': {
    says: 'That is more than fits into one request.',
    advice: 'Shorten the script, or make two films of it.',
  },
  'request.unsupported_type': { says: 'This page sent something that cannot be read.', advice: RELOAD },
  'request.method_not_allowed': { says: 'That cannot be done here.', advice: RELOAD },
  'request.rate_limited': {
    says: 'That was too often in too short a time.',
    advice: 'Wait a minute, then try again.',
  },
  'route.not_found': { says: 'This page asked for something that does not exist.', advice: RELOAD },
  'auth.required': {
    says: 'You are signed out.',
    advice: 'Log in again; what you wrote is kept in this browser.',
  },
  'auth.invalid_token': {
    says: 'Your sign-in has ended.',
    advice: 'Log in again; what you wrote is kept in this browser.',
  },
  'auth.invalid_credentials': { says: 'E-mail or password is wrong.', advice: 'Look at both once more.' },
  'auth.refresh_reused': { says: 'Your sign-in was ended for safety.', advice: 'Log in again.' },
  'auth.forbidden': { says: 'This is not yours to do.' },
  'auth.scope_missing': {
    says: 'The API key may not do this.',
    advice: 'Make a key with the scope that is missing.',
  },
  'auth.wrong_password': {
    says: 'That is not your password.',
    advice: 'Type the one that you log in with now.',
  },
  'auth.mail_token_invalid': { says: 'This link is not valid any more.', advice: 'Ask for a new one.' },
  'key.not_found': { says: 'There is no such API key.', advice: GONE },
  'user.email_taken': {
    says: 'This e-mail address has an account already.',
    advice: 'Log in, or take another address.',
  },
  'user.username_taken': { says: 'This user name is taken.', advice: 'Choose another one.' },
  'guest.not_allowed': {
    says: 'Guests cannot do this.',
    advice: 'Create an account: what you made comes with you.',
  },
  'guest.allowance_used': {
    says: 'What guests may render in a day is used up.',
    advice: 'Create an account to go on at once, or come back tomorrow.',
  },
  'session.not_found': { says: 'This sign-in has ended already.' },
  'share.not_found': { says: 'This film is not shared.' },
  'mail.unavailable': { says: 'This studio cannot send mails.', advice: 'Ask whoever runs it.' },
  'project.not_found': { says: 'There is no such project.', advice: GONE },
  'plan.not_found': { says: 'There is no such storyboard.', advice: GONE },
  'plan.invalid': {
    says: 'The storyboard cannot be kept like this.',
    advice: 'Undo the last change and try another.',
  },
  'plan.version_conflict': {
    says: 'The storyboard was changed elsewhere meanwhile.',
    advice: 'Keep yours as the newest, or load the other one.',
  },
  'plan.precondition_required': {
    says: 'This page lost track of the version that it edits.',
    advice: RELOAD,
  },
  'script.unreadable': {
    says: 'There is nothing to film in this script.',
    advice: 'Write at least one sentence.',
  },
  'script.refused': {
    says: 'The script cannot be filmed as it stands.',
    advice: 'Change the sentences that are named.',
  },
  'job.not_found': { says: 'There is no such film.', advice: GONE },
  'job.illegal_transition': {
    says: 'The film is no longer in a state for this.',
    advice: 'Look at it once more.',
  },
  'job.not_completed': { says: 'The film is not finished yet.' },
  'job.ticket_invalid': { says: 'The live view lost its ticket.', advice: 'It takes a new one by itself.' },
  'job.upgrade_required': { says: 'The live view could not be opened.', advice: RELOAD },
  'export.limit_reached': {
    says: 'This film has as many exports as are kept.',
    advice: 'Fetch those that are there.',
  },
  'webhook.not_found': { says: 'There is no such webhook.', advice: GONE },
  'webhook.url_refused': {
    says: 'Webhooks may not go to this address.',
    advice: 'Give one that begins with https and stands on the public internet.',
  },
  'webhook.too_many': {
    says: 'There are as many webhooks as there may be.',
    advice: 'Delete one that is not used.',
  },
  'delivery.not_found': { says: 'There is no such delivery.', advice: 'Old ones are forgotten.' },
  'moderation.not_found': { says: 'There is no such decision of moderation.' },
  'shot.not_found': { says: 'There is no such shot in this film.', advice: GONE },
  'order.not_found': { says: 'This piece of work does not exist.' },
  'order.stale': { says: 'This piece of work is no longer wanted.' },
  'provider.key_missing': {
    says: 'The vendor that you chose is not set up here.',
    advice: 'Set its key where the studio runs, choose another, or make an animatic, which is free.',
  },
  'provider.unknown': { says: 'There is no such vendor.', advice: 'Choose another one under Film settings.' },
  'provider.unavailable': {
    says: 'The vendor cannot be reached now.',
    advice: `${AGAIN} Nothing is paid twice.`,
  },
  'budget.exceeded': {
    says: 'This would cost more than is left of your budget.',
    advice: 'Raise the limit under Account, Money, or make an animatic, which is free.',
  },
  'idempotency.in_flight': { says: 'This is being done already.', advice: 'Wait a moment and look again.' },
  'idempotency.mismatch': { says: 'This was sent before with other contents.', advice: RELOAD },
  'database.unavailable': { says: 'The studio cannot look anything up now.', advice: AGAIN },
  'bucket.unavailable': { says: 'The store of films cannot be reached now.', advice: AGAIN },
  'composer.unavailable': {
    says: 'The cutting room cannot be reached now.',
    advice: 'Films wait for it and go on by themselves.',
  },
  'internal.error': { says: 'Something went wrong on the studio’s side.', advice: AGAIN },
};

/** The words for a code; undefined for one that this page does not know, e.g. of a newer studio. */
export function wordsFor(code: string): ProblemWords | undefined {
  return Object.hasOwn(PROBLEM_WORDS, code) ? PROBLEM_WORDS[code as ScreenProblemCode] : undefined;
}

/** What to say of a problem: the studio's own detail where it says more than the code alone does. */
export function sayProblem(code: string, title: string, detail: string | undefined): string {
  const plain: string | undefined = Object.hasOwn(PROBLEMS, code)
    ? PROBLEMS[code as keyof typeof PROBLEMS].title
    : undefined;
  if (detail !== undefined && detail !== '' && detail !== title && detail !== plain) return detail;
  return wordsFor(code)?.says ?? detail ?? title;
}
