/** The guide before the operations, in Markdown: the page of the API shows it, and so does any other reader. */
const GUIDE = `Paste a script, get a finished film. Everything on the studio's own screen goes through this interface.

## First film

\`\`\`sh
STUDIO=https://films.example
JSON='Content-Type: application/json'
TOKEN=$(curl -s -X POST "$STUDIO/api/v1/auth/guest" | jq -r .accessToken)
AUTH="Authorization: Bearer $TOKEN"
PROJECT=$(curl -s "$STUDIO/api/v1/projects" -H "$AUTH" -H "$JSON" -d '{"name": "First"}' | jq -r .id)
JOB=$(curl -s "$STUDIO/api/v1/projects/$PROJECT/jobs" -H "$AUTH" -H "$JSON" \\
  -d '{"script": "The lamp went out. Nobody came."}' | jq -r .id)
curl -s "$STUDIO/api/v1/jobs/$JOB" -H "$AUTH" | jq '{status, progress}'
curl -s "$STUDIO/api/v1/jobs/$JOB/output" -H "$AUTH" | jq -r .downloadUrl
\`\`\`

The last line answers 409 until the film is finished, which takes some seconds. Programs in TypeScript use
the typed client in \`sdk/\`, which waits, listens, uploads and verifies.

## Sign in

A sign-in ([register](#register), [logIn](#logIn), [beginGuest](#beginGuest)) gives an access token, which
is sent as \`Authorization: Bearer …\` and lives 30 minutes, and a refresh token, which lives 7 days and is
traded for the next pair ([refreshSession](#refreshSession)). A refresh token works once: the same one again
within 10 seconds gets the same answer, later it counts as stolen and ends that sign-in. Browsers send
\`x-client: web\` and get it as an HttpOnly cookie.

Programs take an API key ([createApiKey](#createApiKey)) in the place of the token. A key has scopes, and
each operation names the one that it wants:

| Scope | Lets a key |
|---|---|
| \`read\` | look at everything but the account, and ask for quotes and tickets |
| \`write\` | make, change and delete projects, storyboards, uploads, webhooks and films |
| \`spend\` | start, retry and repeat films, and make previews; at most the key's own monthly cap |

The account itself, its budget and its keys want a sign-in. What is somebody else's is answered like what
does not exist: 404.

## Errors

Every refusal is \`application/problem+json\` (RFC 9457) with a stable \`code\` ([all of them](#problems)),
words in \`title\` and \`detail\`, and where fields are wrong \`errors\`, each with a dotted \`path\` such
as \`config.aspect\`. Fields that are not known are refused, so that nothing misspelt is lost. The header
\`x-request-id\` names each request in the studio's logs; send one of your own (8 to 64 letters, digits,
\`-\`, \`_\`) and it is kept.

## Repeats

Send an \`Idempotency-Key\` with whatever creates or spends. A repeat with the same key and body within a
day gets the stored answer, with \`idempotency-replayed: true\`, and never makes or pays anything twice,
even after a crash. Another body with it is 422 [idempotency.mismatch](#idempotency.mismatch); while the
first is still running it is 409 [idempotency.in_flight](#idempotency.in_flight).

## Lists

Lists come newest first, as \`{items, nextCursor}\`, with \`limit\` up to 100. Ask again with \`cursor\` set
to \`nextCursor\` until it is \`null\`; what is added meanwhile shifts nothing.

## Changes

Storyboards and projects have an \`ETag\`. Send it as \`If-Match\` with a change: 412 says that somebody
else was faster. For storyboards it is demanded (428), since they are replaced whole; \`*\` means whatever
it is.

## Limits

A body has at most 8 MB of UTF-8 JSON, nested at most 64 deep; a script at most 400,000 characters. A flood
from one address is turned away with 429, and so are more than 10 wrong passwords an account in 15 minutes,
more than 5 mails an hour, and a guest whose day is used up. Each 429 and 503 has \`Retry-After\` in
seconds.

## Events

[createTicket](#createTicket) gives a ticket, which opens one WebSocket ([openEvents](#openEvents)) within
60 seconds. Each message is a [JobEvent](#JobEvent) with a \`seq\` that counts up by one. When a connection
breaks, open another with a new ticket and \`after\` set to the last \`seq\`: what was missed comes first,
nothing comes twice. Asking [readJob](#readJob) every second or so does as well.

## Webhooks

[createWebhook](#createWebhook) names an https address and answers its secret, once. Deliveries are signed
by [Standard Webhooks](https://www.standardwebhooks.com): verify \`webhook-signature\` over
\`id.timestamp.body\` before parsing the body. Answer 2xx within 15 seconds; anything else is tried again
for three days, later and later, and then the endpoint is switched off. 410 switches it off at once. An
event may come twice, with the same \`webhook-id\`. Redirects are not followed, and addresses must be
public; on a machine of your own, \`WEBHOOK_PRIVATE_HOSTS=localhost:3000\` in \`.dev.vars\` lets that one
receiver in.

## Money

Money is in micro-dollars: 1,000,000 are one dollar. [createEstimate](#createEstimate) says what a film is
expected to cost and what it will not exceed; [createJob](#createJob) reserves that, or is refused with 402;
[readReceipt](#readReceipt) says what each step has really cost. \`animatic\` is free, always.

## Versions

Paths begin with \`/api/v1\`. Within it codes, fields and operations are never renamed or taken away; fields
may be added to answers. Times are ISO 8601 in UTC, ids are prefixed (\`job_…\`, \`prj_…\`) and opaque.`;

/** The head of the API document. */
export const API_DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'AI Film Studio', version: '1.0.0', description: GUIDE },
  servers: [{ url: '/', description: 'This studio' }],
  tags: [
    { name: 'account', description: 'Who you are: sign up, sign in, change or delete the account.' },
    { name: 'projects', description: 'Folders for scripts, storyboards and films.' },
    { name: 'storyboards', description: 'A script as scenes and shots, with what its film would cost.' },
    { name: 'films', description: 'What films can be made with.' },
    {
      name: 'uploads',
      description: 'Your own pictures, voices and music in the place of what would be made.',
    },
    { name: 'jobs', description: 'Films in the making and finished ones.' },
    {
      name: 'moderation',
      description: 'What was looked at before anything was made of it, and what came of it.',
    },
    { name: 'webhooks', description: 'Be told of your films, by Standard Webhooks.' },
    { name: 'money', description: 'What is spent, reserved and left, and your limits.' },
    { name: 'operation', description: 'Is the studio up?' },
  ],
};
