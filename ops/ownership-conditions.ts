const OWNERSHIP = 'worker/routes/ownership';
const FILM = 'worker/ledger/attempt-races';

/** A file of worker/ in which rows are looked for by whose they are. */
interface Conditions {
  /** The tests that must notice that one of its conditions is gone. */
  tests: readonly string[];
  /** Conditions, counted from 1, without which nothing of anybody else's is reached, and why that is so. */
  spare?: Readonly<Record<number, string>>;
}

const door = (...more: string[]): Conditions => ({ tests: [OWNERSHIP, ...more] });
const held = (...tests: string[]): Conditions => ({ tests });
const spare = (why: string): Conditions => ({ tests: [], spare: { 1: why } });

const BY_ADDRESS = 'the address beside it is one user’s alone';
const BY_CONTENT = 'the key beside it is a hash that covers the user';
const NEW_ID = 'the id beside it was made for this user’s request';
const LIMIT = 'it counts rows: without it others’ count against one’s own limit';
const VERSION = 'it numbers versions: without it numbers are left out';

/** Every file with such a condition. `ops/ownership-mutants.ts` refuses to run while one is missing here. */
export const CONDITIONS: Readonly<Record<string, Conditions>> = {
  'account/delete-account': door('worker/account/account'),
  'account/export-account': door('worker/account/account'),
  'account/finish-account-deletion': {
    ...door('worker/account/account'),
    spare: { 3: 'the keys beside it were found by the condition before', 4: 'one that is not deleted stays' },
  },
  'account/guest-allowance': held('worker/auth/guests'),
  'account/update-account': door(),
  'api-keys/authenticate-key': door(),
  'api-keys/key-spending': { tests: [], spare: { 1: 'asked for jobs that were found as the user’s own' } },
  'api-keys/list-api-keys': door(),
  'api-keys/revoke-api-key': door(),
  'audit/list-audit': door(),
  'auth/authenticate': {
    tests: [],
    spare: { 1: 'the next says the same', 2: 'the one before says the same' },
  },
  'auth/change-password': held('worker/auth/sign-ins'),
  'auth/close-sockets': held('worker/film-job/listeners'),
  'auth/refresh-session': held('worker/auth/auth'),
  'auth/register-user': held('worker/auth/guests'),
  'auth/reset-password': spare(BY_ADDRESS),
  'auth/sign-ins': door(),
  'auth/verify-email': spare(BY_ADDRESS),
  'budget/break-down-usage': held('worker/budget/break-down-usage'),
  'budget/read-usage': held('worker/jobs/create-job'),
  'budget/set-limits': door(),
  'exports/create-export': { tests: [], spare: { 1: BY_CONTENT, 2: LIMIT } },
  'exports/list-exports': held('worker/exports/exports'),
  'film-job/heal-assets': spare(BY_CONTENT),
  'film-job/reserve-anew': held('worker/film-job/film-job'),
  'http/idempotent': held('worker/http/idempotent'),
  'jobs/ask-job': spare(NEW_ID),
  'jobs/create-job': { ...door('worker/jobs/create-job'), spare: { 1: NEW_ID } },
  'jobs/find-job': door(),
  'jobs/list-jobs': door(),
  'jobs/list-transitions': door(),
  'jobs/move-row': held(FILM),
  'jobs/open-events': {
    tests: [],
    spare: { 1: 'the job’s object knows its own tickets', 2: 'the job’s object knows its own tickets' },
  },
  'jobs/reserve-budget': held('worker/jobs/create-job'),
  'ledger/close-attempt': held(FILM),
  'ledger/purse': spare('the key of the step beside it begins with the preview’s id'),
  'ledger/take-licence': spare(LIMIT),
  'mail/mail-tokens': held('worker/auth/sign-ins'),
  'moderation/list-decisions': held('worker/moderation/moderation'),
  'moderation/present-decision': spare('it names the admin of a review'),
  'moderation/record-decision': held('worker/moderation/moderation'),
  'plans/find-plan': door(),
  'plans/list-plans': door(),
  'plans/quote-film': spare(BY_CONTENT),
  'plans/update-plan': spare(VERSION),
  'previews/present-preview': door(),
  'previews/stop-preview': held('worker/previews/previews'),
  'previews/store-preview': { tests: [], spare: { 1: BY_CONTENT, 2: BY_CONTENT } },
  'projects/create-project': spare(NEW_ID),
  'projects/find-project': door(),
  'projects/list-projects': door(),
  'provider-keys/own-keys': {
    ...held('worker/provider-keys/provider-keys'),
    spare: { 2: 'what another has sealed does not open for this user' },
  },
  'provider-keys/provider-keys': door(),
  'shares/open-share': held('worker/shares/shares'),
  'shares/share-links': held('worker/shares/shares'),
  'steps/store-plan': { ...door(), spare: { 2: VERSION } },
  'uploads/create-upload': { ...held('worker/uploads/uploads'), spare: { 2: LIMIT } },
  'uploads/read-uploads': door('worker/uploads/uploads'),
  'webhooks/announce-job': held('worker/webhooks/webhooks'),
  'webhooks/deliveries': door('worker/webhooks/webhooks'),
  'webhooks/endpoints': { ...door(), spare: { 2: 'it locks rows, and shows none', 3: LIMIT } },
};
