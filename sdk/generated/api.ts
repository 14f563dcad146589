// Made by `npm run sdk` from the API document. Do not edit.
export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the Worker up? Asks nobody else
         * @description Answers as long as the Worker runs, whatever becomes of the rest.
         */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can films be made? Asks the database, the bucket and the composer
         * @description For load balancers and monitors: 503 names who is missing.
         */
        get: operations["readReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions of moderation about everybody, for admins
         * @description Newest first. Those that refused something, unless you ask for all.
         */
        get: operations["listDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/moderation/{decisionId}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Overrule a decision of moderation, or stand by it
         * @description Holds for the same content of the same user from now on. Every review stays on record with who wrote it.
         */
        post: operations["reviewDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail with which a new password can be set
         * @description Answers the same whether the address has an account or not. The link lives an hour and works once.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try it without an account
         * @description Makes a guest and signs it in. A guest makes animatics of up to 720, within an allowance of computing a day (`GET me/allowance`), and is removed with all work after 7 days, unless they register with their access token.
         */
        post: operations["beginGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Trades e-mail and password for an access token (30 minutes) and a refresh token (7 days). Tries are counted by account and by address.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this sign-in everywhere
         * @description Revokes the refresh token and every access token of this sign-in. A token that is not known is no error.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trade the refresh token for a new one and a new access token
         * @description Browsers (`x-client: web`) send none: theirs is in a cookie.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account and sign in
         * @description Makes an account and signs it in. With a guest’s access token it becomes that guest’s: the id and all work stay, other sign-ins of the guest end. Browsers (`x-client: web`) get the refresh token as an HttpOnly cookie instead of in the body. A mail goes to the address to verify it.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by the token of a mail
         * @description Ends every sign-in of the account; sign in with the new password afterwards.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show that an address is yours by the token of a mail
         * @description The token lives three days and works once.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set your monthly limit and your limit a job
         * @description Holds from now on, for this month too. A limit below what is spent stops further spending and takes nothing back. A field that is left out stays.
         */
        put: operations["setBudget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would a film cost, and how much of it is made already?
         * @description Quotes the film of a script or a storyboard by stage and by shot, with a bound that a job will not exceed. Stores nothing.
         */
        post: operations["createEstimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your jobs, newest first
         * @description Your own jobs, of one project or one status if you ask for it. A cursor goes on in the order it comes from.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a job and its script
         * @description Its status, progress, money, what moderation found, and the script it was made of.
         */
        get: operations["readJob"];
        put?: never;
        post?: never;
        /**
         * Delete one film
         * @description Stops it if it is under way, and removes its files and its link. What it was made of stays for other films of the account; what it cost stays counted.
         */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        /**
         * Name a film, or put it away
         * @description Changes the fields that are given. An archived film is in no list unless it is asked for; it plays as before.
         */
        patch: operations["updateJob"];
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything made so far, each with a signed URL
         * @description Pictures, voices, music and pieces, ready to be fetched straight from the bucket until `expiresAt`.
         */
        get: operations["listAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job for good, or dismiss a failed one
         * @description Takes effect at once; what is reserved is given back when what is under way has ended. Results that are paid for already are kept for later films.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt: what was estimated, spent and given back
         * @description Every purchase of the film with its shot, provider, model and attempts, also while it is being made.
         */
        get: operations["readReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a film once more
         * @description Of the same storyboard under the same config. What is made is used again, so that it costs what is missing.
         */
        post: operations["duplicateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WebSocket of a job’s events, each a JSON text; `after` replays what was missed
         * @description Each text message is one event `{seq, at, type, …}`; `seq` counts from 1 without gaps. Open it with a fresh ticket and the last `seq` you have seen as `after`, and nothing is missed.
         */
        get: operations["openEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The formats that a film was turned into
         * @description Each with its state and, once it is ready, signed URLs until `expiresAt`.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Turn a finished film into another format
         * @description WebM (VP9 and Opus), a silent GIF teaser, the sound as MP3 or M4A, or a contact sheet. Free; asking for the same again answers the same export. Ask `GET jobs/{jobId}/exports` until it is ready.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every state the job was in
         * @description Each with its time, its reason and who caused it.
         */
        get: operations["listTransitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moderation decided about a film
         * @description Each text and picture that was looked at, by its hash: categories, score, the sentence with its shot, and what to change.
         */
        get: operations["listModeration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the finished film is
         * @description The MP4, its captions and its poster; 409 until the job is completed. Ask again when the addresses have expired.
         */
        get: operations["readOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be watched of a film that is being made
         * @description Pieces are fragmented MP4 for Media Source Extensions: append each at its `startMs`, play each line at its own.
         */
        get: operations["readPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a failed job; what is made is kept
         * @description Reserves anew for what is missing; nothing is paid twice. The body may be left out.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the link of a film
         * @description 404 `share.not_found` while it has none.
         */
        get: operations["readShare"];
        put?: never;
        /**
         * Give a finished film a link for everybody
         * @description Anyone who has the link may watch, without an account. A film that has a link keeps it; nobody can guess it.
         */
        post: operations["createShare"];
        /**
         * Take the link of a film back
         * @description It opens nothing from now on, for good: sharing again makes another link.
         */
        delete: operations["revokeShare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/shots/{shotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a shot of a failed job again, or the film without it
         * @description `retry` makes the shot again, `skip` makes the film without it. Either takes the failed job up again.
         */
        post: operations["changeShot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A ticket that opens one WebSocket of events within 60 seconds
         * @description A browser cannot send a token with a WebSocket: the ticket goes into its address instead. It works once.
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your account
         * @description The account that the token belongs to.
         */
        get: operations["readMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account and everything it made
         * @description Ends every sign-in at once, frees e-mail and user name, and then removes every project, film and file.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change your account
         * @description Changes the user name; fields that are left out stay.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/me/allowance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you may still make today as a guest
         * @description In seconds of the composer’s CPU, by what was really made in a day and what your films under way would take. `guest` is null for whoever has an account: animatics are not counted then.
         */
        get: operations["readAllowance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys, newest first
         * @description With what each has spent or set aside this month, and when it was last used. Wants a sign-in.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description For programs: sent like an access token, until it is revoked. `read` looks, `write` changes and deletes, `spend` starts films and goes on with failed ones. The key is told here and never again.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Takes effect at once. Films that it has started go on; cancel them if they should not.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored about you
         * @description One JSON object, streamed: account, sign-ins, keys (not their hashes), projects, storyboards, films with their files by signed addresses, costs, webhooks, log.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to your account, newest first
         * @description Sign-ins, keys, limits, deletions, links and the like, with who did it and from where; kept for 400 days.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Wants the old one. Every other sign-in ends; this one goes on.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/provider-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your own keys at vendors
         * @description By their last four characters. Your films use them, and this studio’s budget pays nothing there.
         */
        get: operations["listProviderKeys"];
        put?: never;
        /**
         * Bring your own key at a vendor, or replace it
         * @description The vendor is asked whether it takes the key; then it is stored encrypted and never shown again. Films started from now on use it: the vendor charges you, quotes and receipts say so (`ownKeyMicros`), and no budget is touched. A key that replaces one keeps its id, and films under way go on with it.
         */
        post: operations["saveProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/provider-keys/{providerKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove your own key at a vendor
         * @description Takes effect at once. A film that was quoted with it stops where it would be needed; it never falls back to the studio’s key. Store a key again and retry, or start the film anew.
         */
        delete: operations["removeProviderKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where you are signed in
         * @description The last used first, with its device and whether it is this one.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End every sign-in but this one
         * @description For a device that is lost. API keys go on: revoke them one by one.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one sign-in
         * @description Its tokens open nothing from now on. This very one may be ended too.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the mail once more that verifies your address
         * @description Earlier links end. A verified address gets no mail.
         */
        post: operations["sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a storyboard
         * @description The storyboard with a quote computed from the very steps that would run, under the config it was planned with.
         */
        get: operations["readPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit a storyboard: stores a new version with an id of its own
         * @description Send the whole plan with `If-Match`. Shots that did not change keep their pictures and voices; counting up a shot’s `take` makes its picture anew. A version can be followed by one other only.
         */
        patch: operations["updatePlan"];
        trace?: never;
    };
    "/api/v1/previews/{previewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a preview stands
         * @description With a signed URL until `expiresAt` once it is ready, and the reason where it has failed.
         */
        get: operations["findPreview"];
        put?: never;
        post?: never;
        /**
         * Stop making a preview
         * @description Nothing more is asked for; what is under way is paid, kept and free from then on. One that has ended stays as it is.
         */
        delete: operations["stopPreview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/music": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear music before a film is made with it
         * @description With its price; `quoteOnly` asks for that alone. Of the studio itself it is free. It is asked for exactly as a film asks for it, moderated first, paid out of the same budget, and kept: the same again costs nothing. Ask `GET previews/{previewId}` until it is ready.
         */
        post: operations["previewMusic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a picture before a film is made with its like
         * @description With its price; `quoteOnly` asks for that alone. Of the studio itself it is free. It is asked for exactly as a film asks for it, moderated first, paid out of the same budget, and kept: the same again costs nothing. Ask `GET previews/{previewId}` until it is ready.
         */
        post: operations["previewPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a paid planner note on a storyboard before its film is made
         * @description Reads the script by rules as `POST /projects/{projectId}/plans` does, then asks the planner that `config.providers.plan` names about it, part after part; `parts` says how many there are, `willNotExceedMicros` bounds them all and a lost answer that must be paid again. `quoteOnly` asks for the price alone. Script and notes are moderated, it is paid out of the month’s budget, and the same again costs nothing. Ask `GET previews/{previewId}` until it is ready: `planId` is then a storyboard of the project like any other, and the film made of it does not pay the planner again. A planner that is free is refused here.
         */
        post: operations["previewPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear a voice before a film is made with it
         * @description With its price; `quoteOnly` asks for that alone. Of the studio itself it is free. It is asked for exactly as a film asks for it, moderated first, paid out of the same budget, and kept: the same again costs nothing. Ask `GET previews/{previewId}` until it is ready.
         */
        post: operations["previewVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your projects, newest first
         * @description Your own projects only, a page at a time. A cursor goes on in the order it comes from.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Make a project
         * @description A project holds scripts, storyboards and films. `settings` is free for the client to use.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a project
         * @description A project of somebody else is answered like one that does not exist.
         */
        get: operations["readProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project, its jobs and everything they made
         * @description Cancels its jobs, waits for what is being made, and removes its objects and rows after the answer.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Change a project
         * @description Changes the fields that are sent; `settings` is replaced as a whole. With `If-Match` it is changed only as it was read.
         */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a film of a script or of a storyboard
         * @description Reserves what the film will not exceed, and makes it. Send an `Idempotency-Key`: a repeat with it never makes or pays a second film. `animatic` is free; `final` needs a provider key of the deployment.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a project’s storyboards, newest first
         * @description Every version is an entry of its own, without script and shots.
         */
        get: operations["listPlans"];
        put?: never;
        /**
         * Turn a script into a storyboard, with what its film would cost
         * @description Moderates the script and plans scenes, shots, lines and music. Nothing is painted, spoken or paid for: a planner that is paid notes on it by `POST /previews/plan`. With `plan` it stores that storyboard instead, of a translation or a copy. The same script and config find the storyboard that exists.
         */
        post: operations["createPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what can make each stage of a film, with prices
         * @description Every offer with its price; those whose key the deployment lacks say which setting is missing, unless you brought a key of your own. Speech engines that the studio has found are among them while the studio can be asked.
         */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your own pictures, voices and music, newest first
         * @description With signed URLs until `expiresAt` of those that are ready.
         */
        get: operations["listUploads"];
        put?: never;
        /**
         * Bring your own picture, voice or music: ask for an address to PUT it to
         * @description PNG, JPEG or WebP; WAV, MP3, FLAC, Ogg or M4A; 16 MB at most. The address takes exactly these bytes within 15 minutes, with exactly these headers; then ask `complete`. The same content again is the upload that it was.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an upload stands
         * @description With the reason where it was refused.
         */
        get: operations["readUpload"];
        put?: never;
        post?: never;
        /**
         * Remove a file of your own
         * @description Finished films stay as they are; a storyboard that names it can be filmed no more.
         */
        delete: operations["deleteUpload"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{uploadId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a file looked at that has arrived
         * @description By its own bytes, then decoded and written anew by the composer, then moderated. It is used by nobody before it is `ready`; ask `GET uploads/{uploadId}`. A storyboard names it by its `sha256`: a shot’s `picture`, a character’s `portrait`, a line’s or the music’s `recording`.
         */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is spent, reserved and left this month
         * @description Of the current month in UTC.
         */
        get: operations["readUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read where a month’s money went
         * @description By day, by film and by provider, in UTC. Each list adds up to what was spent. What your own keys were charged is in no budget and not here.
         */
        get: operations["breakDownUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your webhook endpoints, newest first
         * @description The disabled ones too, with the reason. Their secrets were told when they were made.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Be told of your films at an address of yours
         * @description By Standard Webhooks (https://www.standardwebhooks.com): each event is a POST with `webhook-id`, `webhook-timestamp` and `webhook-signature`, made with the secret that this answer tells once. Answer 2xx within 15 seconds; anything else is tried again for three days. An event may arrive twice: know it by its `webhook-id`. The address is https, a name that the public internet knows; redirects are not followed.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an endpoint
         * @description Whether it is told, and since when nothing arrives there.
         */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete an endpoint
         * @description With its log of deliveries; what is still to be delivered is not.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint, switch it off or on
         * @description Changes the fields that are given. Its secret stays.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an endpoint was told, newest first
         * @description Each event with its attempts and the last answer; kept for 30 days.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event once more
         * @description However it ended before, with its `webhook-id` as it was.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint a new secret
         * @description For a day everything is signed with both, so that the receiver can change over.
         */
        post: operations["changeWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Of type `webhook.test`, whatever the endpoint listens to. What became of it is in the log.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    jobNews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * News of a film
         * @description Sent when a job begins, ends or is refused, to each endpoint that listens to its type.
         */
        post: operations["jobNews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    testNews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test
         * @description Sent when `POST webhooks/{webhookId}/test` asks for it.
         */
        post: operations["testNews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ApiKey: {
            /** @description What the key has spent and reserved this month. */
            committedMicros: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * Format: date-time
             * @description When it was used last; null: never.
             */
            lastUsedAt: string | null;
            /** @description What the key may spend in a calendar month (UTC); null: only the account’s own limit holds. */
            monthlyLimitMicros: number | null;
            /** @description What people call it. */
            name: string;
            /** @description The first letters of the key, to tell keys apart by. */
            prefix: string;
            /**
             * Format: date-time
             * @description When it was revoked; null: it works.
             */
            revokedAt: string | null;
            /** @description What the key may do. */
            scopes: ("read" | "write" | "spend")[];
        };
        AuditEntry: {
            /**
             * @description What was done.
             * @enum {string}
             */
            action: "account.registered" | "account.changed" | "account.exported" | "session.started" | "session.refused" | "session.ended" | "sessions.ended" | "password.changed" | "password.reset" | "email.verified" | "key.created" | "key.revoked" | "provider_key.saved" | "provider_key.removed" | "budget.changed" | "project.deleted" | "film.deleted" | "share.created" | "share.revoked" | "webhook.created" | "webhook.changed" | "webhook.deleted" | "webhook.disabled" | "webhook.secret_changed" | "moderation.overruled";
            /**
             * @description Who did it.
             * @enum {string}
             */
            actor: "user" | "key" | "system" | "unknown";
            /** @description The sign-in or key that it was done by. */
            actorId: string | null;
            /** @description The IP address that asked; null: unknown, or this machine. */
            address: string | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description E.g. `Firefox on Linux`; empty: it did not say. */
            device: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The id of what it was done to; null: the account itself. */
            subject: string | null;
        };
        Character: {
            /** @description What they look like, in words. */
            description: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description How they look. */
            look: components["schemas"]["Look"];
            /** @description What people call it. */
            name: string;
            /** @description The SHA-256 of an upload that shows them. */
            portrait?: string;
            /** @description The voice that they speak with. */
            voice: string | null;
        };
        Estimate: {
            /** @description The cost by shot. */
            byShot: components["schemas"]["ShotEstimate"][];
            /** @description What it is expected to cost, in micro-dollars. */
            costMicros: number;
            /**
             * @description Micro-dollars are of this.
             * @enum {string}
             */
            currency: "USD";
            /** @description Length in milliseconds. */
            durationMs: number;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description How many shots it has. */
            shots: number;
            /** @description The cost by stage. */
            stages: components["schemas"]["StageEstimate"][];
            /** @description The most that it can cost, lost answers that are paid again included. */
            willNotExceedMicros: number;
        };
        FilmPlan: {
            /** @description Who appears. */
            characters: components["schemas"]["Character"][];
            /** @description BCP 47, e.g. `en`; `auto`: the script’s own. */
            language: string;
            /** @description The story in a sentence. */
            logline: string;
            /** @description How the music is; false: none. */
            music: {
                /**
                 * @description What kind of music.
                 * @enum {string}
                 */
                genre: "ambient" | "orchestral" | "piano" | "folk" | "electronic" | "jazz" | "suspense";
                /**
                 * @description How it feels.
                 * @enum {string}
                 */
                mood: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
                /** @description The SHA-256 of an upload that is heard in the place of what would be made. */
                recording?: string;
                /** @description Where the music changes. */
                sections: {
                    /** @description The id of its first scene. */
                    fromScene: string;
                    /**
                     * @description How it feels.
                     * @enum {string}
                     */
                    mood: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
                    /** @description The id of its last scene. */
                    toScene: string;
                }[];
                /** @description Beats a minute. */
                tempo: number;
            };
            /** @description The scenes, in order. */
            scenes: components["schemas"]["Scene"][];
            /** @description How it looks, in words; `auto`: as the script suggests. */
            style: string;
            /** @description In words, for people. */
            title: string;
        };
        Finding: {
            /** @description What it is about. */
            category: string;
            /** @description The place behind the last letter. */
            end: number;
            /** @description In words, for people. */
            message: string;
            /** @description How certain it is, 0 to 1. */
            score: number;
            /** @description The sentence, as it stands in the script. */
            sentence: string;
            /** @description The shot; null: of no single one. */
            shotId: string | null;
            /** @description The first letter’s place in the script. */
            start: number;
            /** @description What to write instead. */
            suggestion: string;
        };
        GuestAllowance: {
            /** @description What is left of that. */
            leftCpuSeconds: number;
            /** @description What a guest may have computed in a day. */
            limitCpuSeconds: number;
            /** @description What was computed within a day, and what films under way would take. */
            usedCpuSeconds: number;
        } | null;
        Job: {
            /** @description What it has cost so far. */
            actualCostMicros: number;
            /**
             * Format: date-time
             * @description When it was put away; null: it is in the list.
             */
            archivedAt: string | null;
            /**
             * Format: date-time
             * @description When the film was finished; null: it is not.
             */
            completedAt: string | null;
            /** @description How the film is made; every field of it has a default. */
            config: components["schemas"]["JobConfig"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /** @description What it was expected to cost when it was started. */
            estimatedCostMicros: number;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description What moderation decided; null: nothing yet. */
            moderation: {
                /** @description What was found, and where. */
                findings: components["schemas"]["Finding"][];
                /** @description How certain it is, 0 to 1. */
                score: number;
                /**
                 * @description How it stands.
                 * @enum {string}
                 */
                status: "allowed" | "refused";
            } | null;
            /** @description The storyboard; null until there is one. */
            planId: string | null;
            /** @description 0 to 100; it never goes back. */
            progress: number;
            /** @description The project that it belongs to. */
            projectId: string;
            /** @description How often it was taken up again after it had failed. */
            retryCount: number;
            /**
             * Format: date-time
             * @description When it was taken up; null: not yet.
             */
            startedAt: string | null;
            /** @description How it stands. */
            status: components["schemas"]["JobStatus"];
            /** @description What the film is called; null until that is known. */
            title: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            updatedAt: string;
        };
        JobAsset: {
            /** @description The size of the file. */
            bytes: number;
            /** @description One of the storyboard’s characters. */
            characterId?: string;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "sheet" | "picture" | "clip" | "speech" | "music" | "effect" | "piece" | "mix" | "film";
            /** @description The line that is spoken; null: of no single one. */
            lineId: string | null;
            /** @description True: it was made before, and cost nothing. */
            reused: boolean;
            /** @description The shot; null: of no single one. */
            shotId: string | null;
            /** @description The step’s name within its job. */
            stepKey: string;
            /** @description The media type of the file. */
            type: string;
            /** @description A signed address, which holds until `expiresAt`. */
            url: string;
        };
        /** @default {} */
        JobConfig: {
            /** @description False: no sea, wind, rain and crowds behind the voices; absent: what fits each scene. */
            ambience?: boolean;
            /**
             * @description The shape of the picture.
             * @default 16:9
             * @enum {string}
             */
            aspect?: "16:9" | "9:16" | "1:1" | "4:5";
            /**
             * @description Whether and how the spoken words are shown.
             * @default burned
             * @enum {string}
             */
            captions?: "off" | "sidecar" | "burned" | "highlight" | "boxed";
            /**
             * @description Frames a second.
             * @default 30
             */
            fps?: 24 | 25 | 30;
            /**
             * @description BCP 47, e.g. `en`; `auto`: the script’s own.
             * @default auto
             */
            language?: string;
            /** @description How loud the whole film is, in LUFS; absent: −14. */
            loudnessLufs?: -14 | -16 | -23;
            /** @description What this film may cost at most, in micro-dollars; absent: the account’s limit a film. */
            maxCostMicros?: number;
            /**
             * @description How the music is; false: none.
             * @default {
             *       "volume": 0.5
             *     }
             */
            music?: {
                /**
                 * @description What kind of music.
                 * @enum {string}
                 */
                genre?: "ambient" | "orchestral" | "piano" | "folk" | "electronic" | "jazz" | "suspense";
                /**
                 * @description How it feels.
                 * @enum {string}
                 */
                mood?: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
                /**
                 * @description Of the music beside the speech, 0 to 1.
                 * @default 0.5
                 */
                volume?: number;
            } | false;
            /**
             * @description What is done with bought pictures of another shape; absent: crop.
             * @enum {string}
             */
            pictureFit?: "crop" | "blur" | "letterbox";
            /**
             * @description Who makes what; `GET providers` lists who can.
             * @default {}
             */
            providers?: {
                /** @description Who makes what is heard behind the scenes. */
                effect?: string;
                /**
                 * @description Who makes the pictures.
                 * @default auto
                 */
                image?: string;
                /**
                 * @description Who composes.
                 * @default embedded
                 */
                music?: string;
                /**
                 * @description Who plans the storyboard.
                 * @default embedded
                 */
                plan?: string;
                /**
                 * @description Who sets pictures in motion; `none`: the camera alone moves.
                 * @default none
                 */
                video?: string;
                /**
                 * @description Who speaks.
                 * @default auto
                 */
                voice?: string;
            };
            /**
             * @description `animatic`: painted, spoken and composed by the studio, free. `final`: by paid models.
             * @default animatic
             * @enum {string}
             */
            quality?: "animatic" | "final";
            /**
             * @description What becomes of shots that are refused: `ask` (also if absent) ends the job, `skip` makes the film without them.
             * @enum {string}
             */
            refusedShots?: "ask" | "skip";
            /**
             * @description The short side in pixels.
             * @default 720
             */
            resolution?: 480 | 720 | 1080;
            /**
             * @description How it looks, in words; `auto`: as the script suggests.
             * @default auto
             */
            style?: string;
            /**
             * @description How one shot becomes the next.
             * @default dissolve
             * @enum {string}
             */
            transition?: "cut" | "fade" | "dissolve" | "slide" | "wipe" | "dip" | "zoom";
            /**
             * @description Voices by `narrator`, the id of a character, or their name in capitals.
             * @default {}
             */
            voices?: {
                [key: string]: string;
            };
        };
        JobEvent: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /** @description Why, in words. */
            reason: string;
            /** @description Counts up by one; send the last one as `after` to go on from there. */
            seq: number;
            /** @description How it stands. */
            status: components["schemas"]["JobStatus"];
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "status";
        } | {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What is being done, in words. */
            note: string;
            /** @description 0 to 100; it never goes back. */
            progress: number;
            /** @description Counts up by one; send the last one as `after` to go on from there. */
            seq: number;
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "progress";
        } | {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description How many lines are spoken. */
            lines: number;
            /** @description Counts up by one; send the last one as `after` to go on from there. */
            seq: number;
            /** @description How many shots it has. */
            shots: number;
            /** @description In words, for people. */
            title: string;
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "planned";
        } | {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description More about this very case. */
            detail: string;
            /** @description What it is. */
            kind: string;
            /** @description The line that is spoken; null: of no single one. */
            lineId: string | null;
            /** @description True: it was made before, and cost nothing. */
            reused: boolean;
            /** @description Counts up by one; send the last one as `after` to go on from there. */
            seq: number;
            /** @description The shot; null: of no single one. */
            shotId: string | null;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "started" | "done" | "failed" | "retrying";
            /** @description The step’s name within its job. */
            stepKey: string;
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "step";
        };
        JobExport: {
            /** @description The size of the file. */
            bytes: number | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description As `url`, but a browser saves it under the film’s name. */
            downloadUrl: string | null;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string | null;
            /**
             * @description The format.
             * @enum {string}
             */
            format: "webm" | "gif" | "mp3" | "m4a" | "sheet";
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The part of the film; absent: all of it. */
            span: {
                /** @description Where it ends, in milliseconds. */
                endMs: number;
                /** @description Where it begins, in milliseconds. */
                startMs: number;
            } | null;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "making" | "ready" | "failed";
            /** @description The media type of the file. */
            type: string | null;
            /** @description A signed address, which holds until `expiresAt`. */
            url: string | null;
        };
        JobOutput: {
            /** @description The size of the file. */
            bytes: number;
            /** @description The captions beside the film. */
            captions: {
                /** @description As SubRip. */
                srt: string;
                /** @description As WebVTT. */
                vtt: string;
            };
            /** @description As `url`, but a browser saves it under the film’s name. */
            downloadUrl: string;
            /** @description Length in milliseconds. */
            durationMs: number;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string;
            /** @description Height in pixels. */
            heightPx: number;
            /** @description A picture of the film. */
            poster: string;
            /** @description A signed address, which holds until `expiresAt`. */
            url: string;
            /** @description Width in pixels. */
            widthPx: number;
        };
        /** @enum {string} */
        JobStatus: "pending" | "queued" | "moderating" | "processing" | "completed" | "moderation_failed" | "failed" | "cancelled";
        JobWebhook: {
            /** @description What happened. */
            data: {
                /** @description What went wrong; null: nothing. */
                error: {
                    /** @description Stable, for programs: `noun.reason`. */
                    code: string;
                    /** @description In words, for people. */
                    message: string;
                } | null;
                /** @description The film; null: it was bought for none, or the film is gone. */
                jobId: string;
                /** @description The project that it belongs to. */
                projectId: string;
                /** @description Why, in words. */
                reason: string;
                /** @description How it stands. */
                status: components["schemas"]["JobStatus"];
                /** @description In words, for people. */
                title: string | null;
            };
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled";
        };
        JobWithScript: {
            /** @description What it has cost so far. */
            actualCostMicros: number;
            /**
             * Format: date-time
             * @description When it was put away; null: it is in the list.
             */
            archivedAt: string | null;
            /**
             * Format: date-time
             * @description When the film was finished; null: it is not.
             */
            completedAt: string | null;
            /** @description How the film is made; every field of it has a default. */
            config: components["schemas"]["JobConfig"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /** @description What it was expected to cost when it was started. */
            estimatedCostMicros: number;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description What moderation decided; null: nothing yet. */
            moderation: {
                /** @description What was found, and where. */
                findings: components["schemas"]["Finding"][];
                /** @description How certain it is, 0 to 1. */
                score: number;
                /**
                 * @description How it stands.
                 * @enum {string}
                 */
                status: "allowed" | "refused";
            } | null;
            /** @description The storyboard; null until there is one. */
            planId: string | null;
            /** @description 0 to 100; it never goes back. */
            progress: number;
            /** @description The project that it belongs to. */
            projectId: string;
            /** @description How often it was taken up again after it had failed. */
            retryCount: number;
            /** @description The script, word for word. */
            script: string;
            /**
             * Format: date-time
             * @description When it was taken up; null: not yet.
             */
            startedAt: string | null;
            /** @description How it stands. */
            status: components["schemas"]["JobStatus"];
            /** @description In words, for people. */
            title: string | null;
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            updatedAt: string;
        };
        Line: {
            /** @description How it is spoken. */
            emotion?: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The SHA-256 of an upload that is heard in the place of what would be made. */
            recording?: string;
            /** @description The id of the character who speaks; null: the narrator. */
            speaker: string | null;
            /** @description The words, as they stand in the script. */
            text: string;
        };
        Look: {
            /**
             * @description About how old.
             * @enum {string}
             */
            age: "child" | "young" | "adult" | "old";
            /** @description True: they have one. */
            beard: boolean;
            /**
             * @description Their figure.
             * @enum {string}
             */
            build: "slim" | "average" | "broad";
            /** @description What they wear or carry besides. */
            extras: string[];
            /** @description Their hair. */
            hair: {
                /** @description Its colour. */
                colour: string;
                /**
                 * @description How it is cut.
                 * @enum {string}
                 */
                style: "short" | "long" | "bun" | "curly" | "bald" | "ponytail" | "covered";
            };
            /** @description What they wear. */
            outfit: {
                /** @description A second colour. */
                accent: string;
                /** @description Its colour. */
                colour: string;
                /**
                 * @description What it is.
                 * @enum {string}
                 */
                kind: "coat" | "dress" | "suit" | "robe" | "casual" | "uniform" | "spacesuit" | "armour" | "apron" | "cloak" | "sport";
            };
            /**
             * @description How they present.
             * @enum {string}
             */
            presentation: "feminine" | "masculine" | "neutral";
            /** @description The colour of their skin. */
            skin: string;
            /**
             * @description What they are, where it is no human.
             * @enum {string}
             */
            species?: "bear" | "fox" | "wolf" | "dog" | "cat" | "lion" | "rabbit" | "mouse" | "pig" | "goat" | "sheep" | "cow" | "horse" | "elephant" | "owl" | "bird" | "duck" | "frog" | "hedgehog" | "squirrel" | "robot";
        };
        Motion: {
            /** @description Where it begins. */
            from: {
                /** @description The middle of what is seen, 0 to 1 from the left. */
                x: number;
                /** @description The middle of what is seen, 0 to 1 from the top. */
                y: number;
                /** @description How much larger it is seen; 1: the whole picture. */
                zoom: number;
            };
            /**
             * @description How the camera moves.
             * @enum {string}
             */
            kind: "still" | "pan" | "push-in" | "pull-out" | "drift" | "sway" | "handheld";
            /** @description Where it ends. */
            to: {
                /** @description The middle of what is seen, 0 to 1 from the left. */
                x: number;
                /** @description The middle of what is seen, 0 to 1 from the top. */
                y: number;
                /** @description How much larger it is seen; 1: the whole picture. */
                zoom: number;
            };
        };
        NewApiKey: {
            /** @description What the key has spent and reserved this month. */
            committedMicros: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The key itself. It is in this answer only. */
            key: string;
            /**
             * Format: date-time
             * @description When it was used last; null: never.
             */
            lastUsedAt: string | null;
            /** @description What the key may spend in a calendar month (UTC); null: only the account’s own limit holds. */
            monthlyLimitMicros: number | null;
            /** @description What people call it. */
            name: string;
            /** @description The first letters of the key, to tell keys apart by. */
            prefix: string;
            /**
             * Format: date-time
             * @description When it was revoked; null: it works.
             */
            revokedAt: string | null;
            /** @description What the key may do. */
            scopes: ("read" | "write" | "spend")[];
        };
        NewUpload: {
            /** @description The size of the file. */
            bytes: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Length in milliseconds. */
            durationMs: number | null;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string | null;
            /** @description Height in pixels. */
            heightPx: number | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "picture" | "voice" | "music";
            /** @description Where to send the file; null: it is there already. */
            put: {
                /**
                 * Format: date-time
                 * @description Until when it holds.
                 */
                expiresAt: string;
                /** @description Headers to send with the file, as they are. */
                headers: {
                    [key: string]: string;
                };
                /** @description Where to PUT exactly this file. */
                url: string;
            } | null;
            /** @description Of the file’s bytes, in hexadecimal. */
            sha256: string;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "waiting" | "checking" | "ready" | "refused";
            /** @description A signed address, which holds until `expiresAt`. */
            url: string | null;
            /** @description Width in pixels. */
            widthPx: number | null;
        };
        NewWebhook: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description In words of its owner’s. */
            description: string;
            /**
             * Format: date-time
             * @description When it was switched off; null: it is on.
             */
            disabledAt: string | null;
            /** @description Why it was switched off. */
            disabledReason: string | null;
            /** @description What is told of. */
            events: ("job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled")[];
            /**
             * Format: date-time
             * @description Since when nothing has arrived; null: it is well.
             */
            failingSince: string | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description What deliveries are signed with. It is in this answer only. */
            secret: string;
            /** @description Where events are sent. */
            url: string;
        };
        PaintSpec: {
            /** @description Where the camera stands; 0 shows the whole place. */
            angle?: number;
            /** @description The one thing that the shot is about; null: the place itself. */
            focus: string | null;
            /**
             * @description How near the camera is.
             * @enum {string}
             */
            framing: "wide" | "medium" | "close" | "detail";
            /**
             * @description How it feels.
             * @enum {string}
             */
            mood: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
            /** @description Who is in the picture. */
            people: {
                /** @description Where they stand: 0 is the left edge of the picture, 1 the right one. */
                at: number;
                /** @description One of the storyboard’s characters. */
                characterId: string;
                /**
                 * @description How they look.
                 * @enum {string}
                 */
                expression: "neutral" | "happy" | "sad" | "crying" | "angry" | "afraid" | "surprised" | "thoughtful" | "asleep";
                /**
                 * @description Where they look to.
                 * @enum {string}
                 */
                facing: "left" | "right" | "camera" | "away";
                /** @description How they look. */
                look: components["schemas"]["Look"];
                /**
                 * @description How they stand, sit or go.
                 * @enum {string}
                 */
                pose: "standing" | "sitting" | "walking" | "running" | "talking" | "reading" | "embracing" | "fighting" | "working" | "lying" | "pointing" | "waving" | "kneeling" | "riding";
            }[];
            /**
             * @description Where it plays.
             * @enum {string}
             */
            place: "sea" | "coast" | "mountain" | "forest" | "desert" | "field" | "village" | "old-town" | "city" | "street" | "market" | "cafe" | "kitchen" | "bedroom" | "room" | "office" | "classroom" | "hospital" | "laboratory" | "library" | "church" | "castle" | "ruin" | "train" | "station" | "car" | "ship" | "airport" | "spaceship" | "planet" | "underwater" | "cave" | "rooftop" | "bridge" | "garden" | "park" | "stage" | "courtroom" | "prison" | "battlefield" | "cemetery" | "bar" | "factory" | "space" | "submarine" | "stadium" | "barn" | "cellar" | "lighthouse" | "trench" | "square" | "river" | "harbour" | "museum" | "arctic" | "frontier" | "ring" | "workshop" | "dressing-room" | "backdrop";
            /** @description Things and animals in the picture. */
            props: string[];
            /**
             * @description The season.
             * @enum {string}
             */
            season: "spring" | "summer" | "autumn" | "winter";
            /** @description Makes clouds, trees and stars another way. */
            seed: number;
            /**
             * @description How it looks, in words; `auto`: as the script suggests.
             * @enum {string}
             */
            style?: "storybook" | "noir";
            /**
             * @description The time of day.
             * @enum {string}
             */
            time: "dawn" | "morning" | "day" | "afternoon" | "dusk" | "evening" | "night";
            /**
             * @description The weather.
             * @enum {string}
             */
            weather: "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | "wind";
        };
        PlanSummary: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The project that it belongs to. */
            projectId: string;
            /** @description How many scenes it has. */
            scenes: number;
            /** @description How many shots it has. */
            shots: number;
            /** @description In words, for people. */
            title: string;
            /** @description Counts up within its project. */
            version: number;
        };
        PlanWithEstimate: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description What its film would cost. */
            estimate: components["schemas"]["Estimate"];
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The storyboard itself. */
            plan: components["schemas"]["FilmPlan"];
            /** @description The project that it belongs to. */
            projectId: string;
            /** @description The script, word for word. */
            script: string;
            /** @description Counts up within its project. */
            version: number;
        };
        Preview: {
            /** @description The size of the file. */
            bytes: number | null;
            /** @description True: it was made before, and costs nothing. */
            cached: boolean;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string | null;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "voice" | "music" | "picture" | "plan";
            /** @description By which model; null: the studio’s own way. */
            model: string | null;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description In how many parts a planner is asked, and how many it has noted on; null: this is no storyboard. */
            parts: {
                /** @description How many there are. */
                count: number;
                /** @description How many of them are there already and cost nothing. */
                ready: number;
            } | null;
            /** @description The storyboard; null until there is one. */
            planId: string | null;
            /** @description What it costs, in micro-dollars. */
            priceMicros: number;
            /** @description Who makes it. */
            provider: string;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "quoted" | "making" | "ready" | "failed";
            /** @description The media type of what was made; null until it is. */
            type: string | null;
            /** @description A signed address, which holds until `expiresAt`. */
            url: string | null;
            /** @description The most that it can cost, lost answers that are paid again included. */
            willNotExceedMicros: number;
        };
        Problem: {
            /** @description Stable, for programs: `noun.reason`. */
            code: string;
            /** @description More about this very case. */
            detail?: string;
            /** @description The fields that are wrong. */
            errors?: {
                /** @description In words, for people. */
                message: string;
                /** @description The field, dotted, e.g. `config.aspect`. */
                path: string;
            }[];
            /** @description What is left, in micro-dollars. */
            leftMicros?: number;
            /**
             * @description The limit that is met, by the field that raises it.
             * @enum {string}
             */
            limit?: "maxCostMicros" | "jobLimitMicros" | "monthlyLimitMicros" | "apiKeyLimitMicros";
            /** @description What the limit is, in micro-dollars. */
            limitMicros?: number;
            /** @description What it would take, in micro-dollars. */
            neededMicros?: number;
            /** @description The request’s name in the studio’s logs. */
            requestId: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What is wrong, in words; the same for every problem of the code. */
            title: string;
            /** @description A name for the kind of problem: `urn:problem:` and its code. */
            type: string;
        };
        Project: {
            /**
             * Format: date-time
             * @description When it was put away; null: it is in the list.
             */
            archivedAt: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description In words of its owner’s. */
            description: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description What people call it. */
            name: string;
            /** @description Whatever its owner keeps there. */
            settings: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            updatedAt: string;
        };
        ProviderKey: {
            /**
             * Format: date-time
             * @description When the vendor took the key.
             */
            checkedAt: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description The last four letters of the key, to tell keys apart by. */
            last4: string;
            /**
             * Format: date-time
             * @description When it was used last; null: never.
             */
            lastUsedAt: string | null;
            /**
             * @description The vendor that the key is for.
             * @enum {string}
             */
            provider: "openai" | "replicate" | "elevenlabs" | "stability" | "runway";
        };
        ProviderOffer: {
            /** @description True: it can be chosen now. */
            available: boolean;
            /** @description The setting to fill in; null: none is needed. */
            missingKey: string | null;
            /** @description What people call it. */
            name: string;
            /**
             * @description True: a key of your own pays; absent: the studio’s does.
             * @enum {boolean}
             */
            ownKey?: true;
            /** @description What one unit costs, in micro-dollars. */
            priceMicros: number;
            /**
             * @description The stage of making a film.
             * @enum {string}
             */
            stage: "plan" | "image" | "video" | "voice" | "music" | "effect" | "moderation";
            /** @description In words, for people. */
            title: string;
            /** @description What the price is for. */
            unit: string;
            /** @description The voices that can be chosen. */
            voices?: {
                /** @description Opaque, with a prefix that tells what it names. */
                id: string;
                /** @description In words, for people. */
                title: string;
            }[];
        };
        Receipt: {
            /** @description What it has cost, what is uncertain included, in micro-dollars. */
            actualMicros: number;
            /**
             * @description Micro-dollars are of this.
             * @enum {string}
             */
            currency: "USD";
            /** @description What was expected when it was started. */
            estimatedMicros: number;
            /** @description One for each step or purchase. */
            items: components["schemas"]["ReceiptItem"][];
            /** @description The film; null: it was bought for none, or the film is gone. */
            jobId: string;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description What it was not to exceed. */
            quotedMicros: number;
            /** @description What was set aside and given back, in micro-dollars. */
            releasedMicros: number;
            /** @description What is set aside and not spent, in micro-dollars. */
            reservedMicros: number;
            /** @description What may have been paid: the vendor’s answer was lost. It counts as spent. */
            uncertainMicros: number;
        };
        ReceiptItem: {
            /** @description What it has cost, what is uncertain included, in micro-dollars. */
            actualMicros: number;
            /** @description How often it was tried. */
            attempts: number;
            /** @description What was expected. */
            estimateMicros: number;
            /** @description By which model; null: the studio’s own way. */
            model: string;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description Who makes it. */
            provider: string;
            /** @description What was set aside and given back, in micro-dollars. */
            releasedMicros: number;
            /** @description How many of these were repeats. */
            retries: number;
            /** @description True: it was made before, and cost nothing. */
            reused: boolean;
            /** @description The scene; null: of no single one. */
            sceneId: string | null;
            /** @description The shot; null: of no single one. */
            shotId: string | null;
            /** @description The stage of making a film. */
            stage: string;
            /** @description The step’s name within its job. */
            stepKey: string;
            /** @description What may have been paid: the vendor’s answer was lost. It counts as spent. */
            uncertainMicros: number;
        };
        Scene: {
            /** @description The heading, as in the script. */
            heading: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * @description How it feels.
             * @enum {string}
             */
            mood: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
            /** @description Where it plays. */
            place: string;
            /**
             * @description The season.
             * @enum {string}
             */
            season: "spring" | "summer" | "autumn" | "winter";
            /** @description The shots, in order. */
            shots: components["schemas"]["Shot"][];
            /**
             * @description The time of day.
             * @enum {string}
             */
            time: "dawn" | "morning" | "day" | "afternoon" | "dusk" | "evening" | "night";
            /**
             * @description The weather.
             * @enum {string}
             */
            weather: "clear" | "cloudy" | "rain" | "storm" | "snow" | "fog" | "wind";
        };
        Session: {
            /** @description Send it as `Authorization: Bearer`; it lives 30 minutes. */
            accessToken: string;
            /** @description Seconds for which it holds. */
            expiresIn: number;
            /** @description Trade it for the next pair; it lives 7 days and works once. Browsers have it in a cookie. */
            refreshToken?: string;
            /**
             * @description How the access token is sent.
             * @enum {string}
             */
            tokenType: "Bearer";
            /** @description Whose sign-in it is. */
            user: components["schemas"]["User"];
        };
        Share: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description The page of the film, for whoever has the link. */
            url: string;
        };
        Shot: {
            /** @description What happens in it, in the words of the script. */
            action: string;
            /**
             * @description How near the camera is.
             * @enum {string}
             */
            framing: "wide" | "medium" | "close" | "detail";
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description What is spoken, in order. */
            lines: components["schemas"]["Line"][];
            /** @description As long as it may be, in milliseconds. */
            maxMs: number;
            /** @description As short as it may be, in milliseconds. */
            minMs: number;
            /** @description How the camera moves. */
            motion: components["schemas"]["Motion"];
            /** @description What the studio paints. */
            paint: components["schemas"]["PaintSpec"];
            /** @description The SHA-256 of an upload that is shown in the place of what would be made. */
            picture?: string;
            /** @description What a model is asked to draw. */
            prompt: string;
            /** @description Where in the script it comes from. */
            source?: {
                /** @description The place behind the last letter. */
                end: number;
                /** @description The first letter’s place in the script. */
                start: number;
            };
            /** @description Who or what is looked at. */
            subject: string;
            /**
             * @description Count it up to have the shot made anew.
             * @default 0
             */
            take?: number;
            /**
             * @description How the shot begins; null: as the config says.
             * @enum {string|null}
             */
            transition: "cut" | "fade" | "dissolve" | "slide" | "wipe" | "dip" | "zoom" | null;
        };
        ShotEstimate: {
            /** @description What it is expected to cost, in micro-dollars. */
            costMicros: number;
            /** @description How many there are. */
            count: number;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description How many of them are there already and cost nothing. */
            ready: number;
            /** @description The scene; null: of no single one. */
            sceneId: string;
            /** @description The shot; null: of no single one. */
            shotId: string;
        };
        SignIn: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description True for the sign-in that asks. */
            current: boolean;
            /** @description E.g. `Firefox on Linux`; empty: it did not say. */
            device: string;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * Format: date-time
             * @description When it was used last; null: never.
             */
            lastUsedAt: string;
        };
        StageEstimate: {
            /** @description What it is expected to cost, in micro-dollars. */
            costMicros: number;
            /** @description How many there are. */
            count: number;
            /** @description By which model; null: the studio’s own way. */
            model: string | null;
            /** @description What a key of your own would pay the vendor besides, in no budget here. */
            ownKeyMicros?: number;
            /** @description Who makes it. */
            provider: string;
            /** @description How many of them are there already and cost nothing. */
            ready: number;
            /**
             * @description The stage of making a film.
             * @enum {string}
             */
            stage: "plan" | "sheet" | "picture" | "clip" | "speech" | "music" | "effect" | "render";
        };
        TestWebhook: {
            /** @description What happened. */
            data: {
                /** @description What its owner calls the endpoint. */
                description: string;
                /** @description In words, for people. */
                message: string;
            };
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /**
             * @description What it is; tells which other fields there are.
             * @enum {string}
             */
            type: "webhook.test";
        };
        Ticket: {
            /** @description Seconds for which it holds. */
            expiresIn: number;
            /** @description Opens one WebSocket, once. */
            ticket: string;
        };
        Transition: {
            /**
             * @description Who did it.
             * @enum {string}
             */
            actor: "system" | "user";
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description The state before; null: there was none. */
            from: components["schemas"]["JobStatus"] & (string | null);
            /** @description Why, in words. */
            reason: string;
            /** @description The state after. */
            to: components["schemas"]["JobStatus"];
        };
        Upload: {
            /** @description The size of the file. */
            bytes: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Length in milliseconds. */
            durationMs: number | null;
            /** @description What went wrong; null: nothing. */
            error: {
                /** @description Stable, for programs: `noun.reason`. */
                code: string;
                /** @description In words, for people. */
                message: string;
            } | null;
            /**
             * Format: date-time
             * @description Until when it holds.
             */
            expiresAt: string | null;
            /** @description Height in pixels. */
            heightPx: number | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "picture" | "voice" | "music";
            /** @description Of the file’s bytes, in hexadecimal. */
            sha256: string;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "waiting" | "checking" | "ready" | "refused";
            /** @description A signed address, which holds until `expiresAt`. */
            url: string | null;
            /** @description Width in pixels. */
            widthPx: number | null;
        };
        Usage: {
            /**
             * @description Micro-dollars are of this.
             * @enum {string}
             */
            currency: "USD";
            /** @description What one film may cost at most; null: no such limit. */
            jobLimitMicros: number | null;
            /** @description What is left, in micro-dollars. */
            leftMicros: number;
            /** @description What may be spent in a calendar month (UTC), in micro-dollars. */
            monthlyLimitMicros: number;
            /** @description A month, `YYYY-MM` (UTC). */
            period: string;
            /** @description What is set aside and not spent, in micro-dollars. */
            reservedMicros: number;
            /** @description What was spent, in micro-dollars. */
            spentMicros: number;
        };
        UsageBreakdown: {
            /**
             * @description Micro-dollars are of this.
             * @enum {string}
             */
            currency: "USD";
            /** @description What was spent each day. */
            days: {
                /**
                 * Format: date
                 * @description `YYYY-MM-DD` (UTC).
                 */
                day: string;
                /** @description Films that were begun on the day. */
                films: number;
                /** @description What was spent, in micro-dollars. */
                spentMicros: number;
            }[];
            /** @description What was spent on each film; the dearest hundred, and the rest as one. */
            films: {
                /** @description The film; null: it was bought for none, or the film is gone. */
                jobId: string | null;
                /** @description What was spent, in micro-dollars. */
                spentMicros: number;
                /** @description In words, for people. */
                title: string | null;
            }[];
            /** @description A month, `YYYY-MM` (UTC). */
            period: string;
            /** @description What was spent at each provider. */
            providers: {
                /** @description For how many films. */
                films: number;
                /** @description Who makes it. */
                provider: string;
                /** @description What was spent, in micro-dollars. */
                spentMicros: number;
            }[];
            /** @description What was spent, in micro-dollars. */
            spentMicros: number;
        };
        User: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description The address of the account; null: a guest. */
            email: string | null;
            /** @description Whether its owner has followed the link of a mail. */
            emailVerified: boolean;
            /**
             * Format: date-time
             * @description When a guest’s account and work are removed; null: this is no guest.
             */
            guestUntil: string | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * @description Admins may overrule moderation.
             * @enum {string}
             */
            role: "user" | "admin";
            /** @description Unique, whatever its case. */
            username: string;
        };
        Webhook: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description In words of its owner’s. */
            description: string;
            /**
             * Format: date-time
             * @description When it was switched off; null: it is on.
             */
            disabledAt: string | null;
            /** @description Why it was switched off. */
            disabledReason: string | null;
            /** @description What is told of. */
            events: ("job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled")[];
            /**
             * Format: date-time
             * @description Since when nothing has arrived; null: it is well.
             */
            failingSince: string | null;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /** @description Where events are sent. */
            url: string;
        };
        WebhookDelivery: {
            /** @description How often it was tried. */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it arrived; null: it has not.
             */
            deliveredAt: string | null;
            /** @description The event’s `webhook-id`; the same at every attempt and replay. */
            eventId: string;
            /** @description Opaque, with a prefix that tells what it names. */
            id: string;
            /**
             * Format: date-time
             * @description When it was tried last; null: not yet.
             */
            lastAttemptAt: string | null;
            /** @description Why it did not arrive; null: nothing is wrong. */
            lastError: string | null;
            /** @description What the endpoint answered; null: nothing. */
            lastStatus: number | null;
            /**
             * Format: date-time
             * @description When it is tried again; null: no more.
             */
            nextAt: string | null;
            /**
             * @description How it stands.
             * @enum {string}
             */
            state: "pending" | "delivered" | "failed";
            /**
             * @description The event that it tells of.
             * @enum {string}
             */
            type: "job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled" | "webhook.test";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The version; send it as `If-Match` with a change. */
        etag: string;
        /** @description `true`: the stored answer of the first request with this key. */
        "idempotency-replayed": string;
        /** @description Address of what was made, or of the new version. */
        location: string;
        /** @description Seconds to wait before the request is sent again. */
        "retry-after": string;
        /** @description How to sign in (RFC 6750). */
        "www-authenticate": string;
        /** @description Name of this request in the logs; tell it when you report a problem. */
        "x-request-id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How it stands.
                         * @enum {string}
                         */
                        status: "ok";
                    };
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All three answer */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description How it stands.
                         * @enum {string}
                         */
                        status: "ready";
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached. `composer.unavailable`: The composer cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDecisions: {
        parameters: {
            query?: {
                /** @description Also those that allowed. */
                all?: "true" | "false";
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of decisions */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: {
                            /** @description True: it may be filmed. */
                            allowed: boolean;
                            /**
                             * Format: date-time
                             * @description When it was made.
                             */
                            createdAt: string;
                            /** @description What was found, and where. */
                            findings: components["schemas"]["Finding"][];
                            /** @description Opaque, with a prefix that tells what it names. */
                            id: string;
                            /** @description The film; null: it was bought for none, or the film is gone. */
                            jobId: string | null;
                            /** @description Who decided: the rules, or a model after them. */
                            moderator: string;
                            /** @description What admins have said of it, newest first. */
                            reviews: {
                                /**
                                 * Format: date-time
                                 * @description When it happened.
                                 */
                                at: string;
                                /** @description What is being done, in words. */
                                note: string;
                                /** @description Who said so. */
                                reviewer: string | null;
                                /**
                                 * @description What holds from now on.
                                 * @enum {string}
                                 */
                                verdict: "allow" | "refuse";
                            }[];
                            /** @description How certain it is, 0 to 1. */
                            score: number;
                            /** @description Of the file’s bytes, in hexadecimal. */
                            sha256: string;
                            /** @description The shot; null: of no single one. */
                            shotId: string | null;
                            /**
                             * @description The id of what it was done to; null: the account itself.
                             * @enum {string}
                             */
                            subject: "script" | "plan" | "picture" | "upload";
                            /** @description The score from which it is refused. */
                            threshold: number;
                        }[];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `auth.forbidden`: This is not allowed */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the decision. */
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is being done, in words. */
                    note: string;
                    /**
                     * @description What holds from now on.
                     * @enum {string}
                     */
                    verdict: "allow" | "refuse";
                };
            };
        };
        responses: {
            /** @description The decision with its reviews */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True: it may be filmed. */
                        allowed: boolean;
                        /**
                         * Format: date-time
                         * @description When it was made.
                         */
                        createdAt: string;
                        /** @description What was found, and where. */
                        findings: components["schemas"]["Finding"][];
                        /** @description Opaque, with a prefix that tells what it names. */
                        id: string;
                        /** @description The film; null: it was bought for none, or the film is gone. */
                        jobId: string | null;
                        /** @description Who decided: the rules, or a model after them. */
                        moderator: string;
                        /** @description What admins have said of it, newest first. */
                        reviews: {
                            /**
                             * Format: date-time
                             * @description When it happened.
                             */
                            at: string;
                            /** @description What is being done, in words. */
                            note: string;
                            /** @description Who said so. */
                            reviewer: string | null;
                            /**
                             * @description What holds from now on.
                             * @enum {string}
                             */
                            verdict: "allow" | "refuse";
                        }[];
                        /** @description How certain it is, 0 to 1. */
                        score: number;
                        /** @description Of the file’s bytes, in hexadecimal. */
                        sha256: string;
                        /** @description The shot; null: of no single one. */
                        shotId: string | null;
                        /**
                         * @description The id of what it was done to; null: the account itself.
                         * @enum {string}
                         */
                        subject: "script" | "plan" | "picture" | "upload";
                        /** @description The score from which it is refused. */
                        threshold: number;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `auth.forbidden`: This is not allowed */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `moderation.not_found`: There is no such decision of moderation */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the account; null: a guest. */
                    email: string;
                };
            };
        };
        responses: {
            /** @description If there is such an account, a mail is on its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `mail.unavailable`: This studio cannot send mails */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The guest, signed in */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the account; null: a guest. */
                    email: string;
                    /** @description The password of the account. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.invalid_credentials`: E-mail or password is wrong */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Trade it for the next pair; it lives 7 days and works once. Browsers have it in a cookie. */
                    refreshToken?: string;
                };
            };
        };
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`: This is not allowed */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Trade it for the next pair; it lives 7 days and works once. Browsers have it in a cookie. */
                    refreshToken?: string;
                };
            };
        };
        responses: {
            /** @description Refreshed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid. `auth.refresh_reused`: The refresh token was used before; sign in again */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`: This is not allowed */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address of the account; null: a guest. */
                    email: string;
                    /** @description At least 8 characters; every byte of it counts. */
                    password: string;
                    /** @description Unique, whatever its case. */
                    username: string;
                };
            };
        };
        responses: {
            /** @description The account, signed in */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email_taken`: This e-mail address has an account already. `user.username_taken`: This user name is taken */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description At least 8 characters; every byte of it counts. */
                    password: string;
                    /** @description What stands in the mail’s link, behind `#token=`. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The new password is set */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.mail_token_invalid`: This link is not valid any more */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands in the mail’s link, behind `#token=`. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The address is verified */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.mail_token_invalid`: This link is not valid any more */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setBudget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What one film may cost at most; null: no such limit. */
                    jobLimitMicros?: number | null;
                    /** @description What may be spent in a calendar month (UTC), in micro-dollars. */
                    monthlyLimitMicros?: number;
                };
            };
        };
        responses: {
            /** @description This month under the new limits */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEstimate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How the film is made; every field of it has a default. */
                    config?: components["schemas"]["JobConfig"];
                    /** @description A storyboard, in the place of a script. */
                    planId?: string;
                    /** @description The script, word for word. */
                    script?: string;
                };
            };
        };
        responses: {
            /** @description The quote */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.not_found`: There is no such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.unreadable`: The script has nothing to film. `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description `true`: those put away; otherwise the others. */
                archived?: boolean;
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description Of this project only. */
                projectId?: string;
                /** @description In the title, whatever the case. */
                search?: string;
                /** @description `name`: by what it is called, whatever the case. */
                sort?: "newest" | "oldest" | "name";
                /** @description In this status only. */
                status?: "pending" | "queued" | "moderating" | "processing" | "completed" | "moderation_failed" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["Job"][];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobWithScript"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.illegal_transition`: The job is not in a state for this */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description True: it is put away; false: it is in the list again. */
                    archived?: boolean;
                    /** @description In words, for people. */
                    title?: string | null;
                };
            };
        };
        responses: {
            /** @description The changed job */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Assets */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["JobAsset"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled job */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.illegal_transition`: The job is not in a state for this. `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duplicateJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy; it works on by itself */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job. `plan.not_found`: There is no such plan. `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.unreadable`: The script has nothing to film. `provider.unknown`: There is no such provider. `provider.key_missing`: A provider key is not set. `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests. `guest.allowance_used`: The guest allowance of today is used; register to go on */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openEvents: {
        parameters: {
            query?: {
                /** @description The last `seq` that was seen; 0: from the beginning. */
                after?: number | null;
                /** @description From `POST jobs/{jobId}/tickets`. */
                ticket?: string;
            };
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The socket is open; each message is one event */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobEvent"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.ticket_invalid`: The ticket is not valid */
            401: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.forbidden`: This is not allowed */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.upgrade_required`: This address speaks WebSocket */
            426: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Exports, oldest first */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["JobExport"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The format.
                     * @enum {string}
                     */
                    format: "webm" | "gif" | "mp3" | "m4a" | "sheet";
                    /** @description The part of the film; absent: all of it. */
                    span?: {
                        /** @description Where it ends, in milliseconds. */
                        endMs: number;
                        /** @description Where it begins, in milliseconds. */
                        startMs: number;
                    };
                };
            };
        };
        responses: {
            /** @description The export; it is made by itself */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobExport"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_completed`: The film is not finished yet. `export.limit_reached`: This film has been exported in enough ways. `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `composer.unavailable`: The composer cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransitions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Transitions, oldest first */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["Transition"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModeration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decisions, oldest first */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: {
                            /** @description True: it may be filmed. */
                            allowed: boolean;
                            /**
                             * Format: date-time
                             * @description When it was made.
                             */
                            createdAt: string;
                            /** @description What was found, and where. */
                            findings: components["schemas"]["Finding"][];
                            /** @description Opaque, with a prefix that tells what it names. */
                            id: string;
                            /** @description The film; null: it was bought for none, or the film is gone. */
                            jobId: string | null;
                            /** @description Who decided: the rules, or a model after them. */
                            moderator: string;
                            /** @description What admins have said of it, newest first. */
                            reviews: {
                                /**
                                 * Format: date-time
                                 * @description When it happened.
                                 */
                                at: string;
                                /** @description What is being done, in words. */
                                note: string;
                                /** @description Who said so. */
                                reviewer: string | null;
                                /**
                                 * @description What holds from now on.
                                 * @enum {string}
                                 */
                                verdict: "allow" | "refuse";
                            }[];
                            /** @description How certain it is, 0 to 1. */
                            score: number;
                            /** @description Of the file’s bytes, in hexadecimal. */
                            sha256: string;
                            /** @description The shot; null: of no single one. */
                            shotId: string | null;
                            /**
                             * @description The id of what it was done to; null: the account itself.
                             * @enum {string}
                             */
                            subject: "script" | "plan" | "picture" | "upload";
                            /** @description The score from which it is refused. */
                            threshold: number;
                        }[];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed URLs */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOutput"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_completed`: The film is not finished yet */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pieces and voices, by signed URLs */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Length in milliseconds. */
                        durationMs: number | null;
                        /**
                         * Format: date-time
                         * @description Until when it holds.
                         */
                        expiresAt: string;
                        /** @description Frames a second. */
                        fps: number;
                        /** @description Height in pixels. */
                        heightPx: number;
                        /** @description What is spoken, in order. */
                        lines: {
                            /** @description Length in milliseconds. */
                            durationMs: number;
                            /** @description The line that is spoken; null: of no single one. */
                            lineId: string;
                            /** @description Where it begins, in milliseconds. */
                            startMs: number;
                            /** @description A signed address, which holds until `expiresAt`. */
                            url: string;
                        }[];
                        /** @description How many pieces the film will have. */
                        pieceCount: number;
                        /** @description The pieces that are ready, in the film’s order. */
                        pieces: {
                            /** @description The size of the file. */
                            bytes: number;
                            /** @description Length in milliseconds. */
                            durationMs: number;
                            /** @description The place of the piece in the film, from 0. */
                            index: number;
                            /** @description Where it begins, in milliseconds. */
                            startMs: number;
                            /** @description A signed address, which holds until `expiresAt`. */
                            url: string;
                        }[];
                        /** @description What it is; tells which other fields there are. */
                        type: string | null;
                        /** @description Width in pixels. */
                        widthPx: number;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description What this film may cost at most, in micro-dollars; absent: the account’s limit a film. */
                    maxCostMicros?: number;
                };
            };
        };
        responses: {
            /** @description The job, under way again */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.illegal_transition`: The job is not in a state for this. `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job. `share.not_found`: The film is not shared */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_completed`: The film is not finished yet */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job. `share.not_found`: The film is not shared */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeShot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the job. */
                jobId: string;
                /** @description The id of the shot. */
                shotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What was done.
                     * @enum {string}
                     */
                    action: "retry" | "skip";
                };
            };
        };
        responses: {
            /** @description The job, under way again */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job. `shot.not_found`: There is no such shot */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.illegal_transition`: The job is not in a state for this. `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.invalid`: The plan is not valid. `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job.not_found`: There is no such job */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your account */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Unique, whatever its case. */
                    username?: string;
                };
            };
        };
        responses: {
            /** @description Your changed account */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.username_taken`: This user name is taken */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAllowance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The allowance */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: whoever asks is no guest, and nothing is counted. */
                        guest: components["schemas"]["GuestAllowance"];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What may be spent in a calendar month (UTC), in micro-dollars.
                     * @default null
                     */
                    monthlyLimitMicros?: number | null;
                    /** @description What people call it. */
                    name: string;
                    /** @description What the key may do. */
                    scopes: ("read" | "write" | "spend")[];
                };
            };
        };
        responses: {
            /** @description The key */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the API key. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key.not_found`: There is no such API key */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole account */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The API keys, without what is secret. */
                        apiKeys: {
                            [key: string]: unknown;
                        }[];
                        /** @description Each month’s budget. */
                        budgets: {
                            [key: string]: unknown;
                        }[];
                        /** @description The ledger. */
                        costs: {
                            [key: string]: unknown;
                        }[];
                        /**
                         * Format: date-time
                         * @description When this was written.
                         */
                        exportedAt: string;
                        /** @description How many films. */
                        films: {
                            [key: string]: unknown;
                        }[];
                        /** @description The log of the account. */
                        log: {
                            [key: string]: unknown;
                        }[];
                        /** @description What was made for films. */
                        made: {
                            [key: string]: unknown;
                        }[];
                        /** @description The projects. */
                        projects: {
                            [key: string]: unknown;
                        }[];
                        /** @description Keys of your own at vendors, without what is secret. */
                        providerKeys: {
                            [key: string]: unknown;
                        }[];
                        /** @description The sign-ins. */
                        sessions: components["schemas"]["SignIn"][];
                        /** @description The storyboards, every version. */
                        storyboards: {
                            [key: string]: unknown;
                        }[];
                        /** @description Whose sign-in it is. */
                        user: components["schemas"]["User"];
                        /** @description The webhook endpoints, without their secrets. */
                        webhooks: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["AuditEntry"][];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The password as it is. */
                    currentPassword: string;
                    /** @description The password as it is to be, of at least 8 characters. */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.wrong_password`: The password is wrong */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["ProviderKey"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The key itself. It is in this answer only. */
                    key: string;
                    /**
                     * @description Who makes it.
                     * @enum {string}
                     */
                    provider: "openai" | "replicate" | "elevenlabs" | "stability" | "runway";
                };
            };
        };
        responses: {
            /** @description The key, as far as it is shown */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_key.refused`: The vendor does not accept this key */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `provider.unavailable`: The provider cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the provider key. */
                providerKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_key.not_found`: There is no such provider key */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign-ins */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["SignIn"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session.not_found`: There is no such sign-in */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A mail is on its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `mail.unavailable`: This studio cannot send mails */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the storyboard. */
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The storyboard */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanWithEstimate"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.not_found`: There is no such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is changed; `*`: whatever it is. */
                "if-match"?: string;
            };
            path: {
                /** @description The id of the storyboard. */
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The storyboard itself. */
                    plan: components["schemas"]["FilmPlan"];
                };
            };
        };
        responses: {
            /** @description The new version */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanWithEstimate"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.not_found`: There is no such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.version_conflict`: The plan was changed meanwhile */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.invalid`: The plan is not valid. `script.refused`: The script is refused by moderation */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan.precondition_required`: Say which version you change (If-Match) */
            428: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the preview. */
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preview */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `preview.not_found`: There is no such preview */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the preview. */
                previewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preview, failed by `preview.stopped` unless it had ended */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `preview.not_found`: There is no such preview */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewMusic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What kind of music.
                     * @default ambient
                     * @enum {string}
                     */
                    genre?: "ambient" | "orchestral" | "piano" | "folk" | "electronic" | "jazz" | "suspense";
                    /**
                     * @description How it feels.
                     * @default calm
                     * @enum {string}
                     */
                    mood?: "calm" | "joyful" | "sad" | "tense" | "dark" | "romantic" | "wondrous" | "heroic" | "comic" | "neutral";
                    /**
                     * @description Who makes it.
                     * @default embedded
                     */
                    provider?: string;
                    /**
                     * @description True: says what it would cost, and makes nothing.
                     * @default false
                     */
                    quoteOnly?: boolean;
                    /**
                     * @description How long it is to be.
                     * @default 10
                     */
                    seconds?: number;
                    /**
                     * @description Beats a minute.
                     * @default 90
                     */
                    tempo?: number;
                };
            };
        };
        responses: {
            /** @description The preview; it is made by itself */
            202: {
                headers: {
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `provider.unavailable`: The provider cannot be reached. `composer.unavailable`: The composer cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The shape of the picture.
                     * @default 16:9
                     * @enum {string}
                     */
                    aspect?: "16:9" | "9:16" | "1:1" | "4:5";
                    /** @description What a model is asked to draw. */
                    prompt: string;
                    /**
                     * @description Who makes it.
                     * @default embedded
                     */
                    provider?: string;
                    /**
                     * @description True: says what it would cost, and makes nothing.
                     * @default false
                     */
                    quoteOnly?: boolean;
                    /**
                     * @description How it looks, in words; `auto`: as the script suggests.
                     * @default auto
                     */
                    style?: string;
                };
            };
        };
        responses: {
            /** @description The preview; it is made by itself */
            202: {
                headers: {
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `provider.unavailable`: The provider cannot be reached. `composer.unavailable`: The composer cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How the film is made; every field of it has a default. */
                    config?: components["schemas"]["JobConfig"];
                    /** @description The project that it belongs to. */
                    projectId: string;
                    /**
                     * @description True: says what it would cost, and makes nothing.
                     * @default false
                     */
                    quoteOnly?: boolean;
                    /** @description The script, word for word. */
                    script: string;
                };
            };
        };
        responses: {
            /** @description The storyboard; it is noted on by itself */
            202: {
                headers: {
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.unreadable`: The script has nothing to film. `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `provider.unavailable`: The provider cannot be reached. `composer.unavailable`: The composer cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How it is spoken. */
                    emotion?: string;
                    /**
                     * @description BCP 47, e.g. `en`; `auto`: the script’s own.
                     * @default auto
                     */
                    language?: string;
                    /**
                     * @description Who makes it.
                     * @default embedded
                     */
                    provider?: string;
                    /**
                     * @description True: says what it would cost, and makes nothing.
                     * @default false
                     */
                    quoteOnly?: boolean;
                    /** @description The words, as they stand in the script. */
                    text: string;
                    /** @description Who speaks. */
                    voice?: string;
                };
            };
        };
        responses: {
            /** @description The preview; it is made by itself */
            202: {
                headers: {
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `provider.unavailable`: The provider cannot be reached. `composer.unavailable`: The composer cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /** @description `true`: those put away; otherwise the others. */
                archived?: boolean;
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description In the name and the description, whatever the case. */
                search?: string;
                /** @description `name`: by what it is called, whatever the case. */
                sort?: "newest" | "oldest" | "name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["Project"][];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description In words of its owner’s.
                     * @default
                     */
                    description?: string;
                    /** @description What people call it. */
                    name: string;
                    /**
                     * @description Whatever its owner keeps there.
                     * @default {}
                     */
                    settings?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The new project */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is changed; `*`: whatever it is. */
                "if-match"?: string;
            };
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description True: it is put away; false: it is in the list again. */
                    archived?: boolean;
                    /** @description In words of its owner’s. */
                    description?: string;
                    /** @description What people call it. */
                    name?: string;
                    /** @description Whatever its owner keeps there. */
                    settings?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The changed project */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.version_conflict`: The project was changed meanwhile */
            412: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How the film is made; every field of it has a default. */
                    config?: components["schemas"]["JobConfig"];
                    /** @description A storyboard of the project, in the place of a script. */
                    planId?: string;
                    /** @description The script, word for word. */
                    script?: string;
                };
            };
        };
        responses: {
            /** @description The job; it works on by itself */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `budget.exceeded`: This would exceed the budget */
            402: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project. `plan.not_found`: There is no such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.unreadable`: The script has nothing to film. `provider.unknown`: There is no such provider. `provider.key_missing`: A provider key is not set. `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests. `guest.allowance_used`: The guest allowance of today is used; register to go on */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of storyboards */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["PlanSummary"][];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats of a request with its key are answered alike, for a day. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The id of the project. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How the film is made; every field of it has a default. */
                    config?: components["schemas"]["JobConfig"];
                    /** @description The storyboard itself. */
                    plan?: components["schemas"]["FilmPlan"];
                    /** @description The script, word for word. */
                    script: string;
                };
            };
        };
        responses: {
            /** @description The storyboard */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanWithEstimate"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project.not_found`: There is no such project */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency.in_flight`: The first request with this key is still running */
            409: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `script.unreadable`: The script has nothing to film. `script.refused`: The script is refused by moderation. `provider.key_missing`: A provider key is not set. `provider.unknown`: There is no such provider. `plan.not_free`: This planner is paid: ask for its storyboard at previews/plan. `plan.invalid`: The plan is not valid. `idempotency.mismatch`: This key was used for another request */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offers */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["ProviderOffer"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The uploads */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["Upload"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The size of the file. */
                    bytes: number;
                    /**
                     * @description What it is.
                     * @enum {string}
                     */
                    kind: "picture" | "voice" | "music";
                    /** @description Of the file’s bytes, in hexadecimal. */
                    sha256: string;
                    /**
                     * @description What it is; tells which other fields there are.
                     * @enum {string}
                     */
                    type: "image/png" | "image/jpeg" | "image/webp" | "audio/wav" | "audio/mpeg" | "audio/flac" | "audio/ogg" | "audio/mp4";
                };
            };
        };
        responses: {
            /** @description The upload; `put` null: it is there already */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUpload"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.too_many`: There are as many uploads as there may be */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the upload. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.not_found`: There is no such upload */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the upload. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.not_found`: There is no such upload */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the upload. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload; it is looked at by itself */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.not_found`: There is no such upload */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.not_arrived`: The file has not arrived at its address yet */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload.refused`: The file is not taken */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached. `bucket.unavailable`: The bucket cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This month */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakDownUsage: {
        parameters: {
            query?: {
                /** @description The month, as YYYY-MM; absent: this one. */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The month, or the current one */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageBreakdown"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["Webhook"][];
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description In words of its owner’s.
                     * @default
                     */
                    description?: string;
                    /**
                     * @description What is told of.
                     * @default [
                     *       "job.processing",
                     *       "job.completed",
                     *       "job.failed",
                     *       "job.moderation_failed",
                     *       "job.cancelled"
                     *     ]
                     */
                    events?: ("job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled")[];
                    /** @description A signed address, which holds until `expiresAt`. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description The endpoint and its secret */
            201: {
                headers: {
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this. `guest.not_allowed`: Guests may not do this; register, and your work is kept */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.too_many`: There are as many webhook endpoints as there may be */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.url_refused`: Webhooks may not go to this address */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In words of its owner’s. */
                    description?: string;
                    /** @description False: switched off; true: on, however it was switched off. */
                    enabled?: boolean;
                    /** @description What is told of. */
                    events?: ("job.processing" | "job.completed" | "job.failed" | "job.moderation_failed" | "job.cancelled")[];
                    /** @description A signed address, which holds until `expiresAt`. */
                    url?: string;
                };
            };
        };
        responses: {
            /** @description The changed endpoint */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `request.invalid`: The request is not valid. `request.malformed`: The body is not valid JSON */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_large`: The request is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unsupported_type`: The content type is not supported */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.url_refused`: Webhooks may not go to this address */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; absent: the first page. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each step or purchase. */
                        items: components["schemas"]["WebhookDelivery"][];
                        /** @description Send it as `cursor` for the next page; null: this was the last. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the delivery. */
                deliveryId: string;
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint. `delivery.not_found`: There is no such delivery */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What deliveries are signed with. It is in this answer only. */
                        secret: string;
                    };
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook endpoint. */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description `request.invalid`: The request is not valid */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.required`: Sign in first. `auth.invalid_token`: The token is not valid */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `auth.scope_missing`: The API key may not do this */
            403: {
                headers: {
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook.not_found`: There is no such webhook endpoint */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.rate_limited`: Too many requests */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal.error`: Something went wrong on our side */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database.unavailable`: The database cannot be reached */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobNews: {
        parameters: {
            query?: never;
            header: {
                /** @description The event’s; the same at every attempt. */
                "webhook-id": string;
                /** @description By Standard Webhooks: `v1,` and an HMAC-SHA256; one for each secret that is valid now. */
                "webhook-signature": string;
                /** @description When this attempt was signed, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobWebhook"];
            };
        };
        responses: {
            /** @description Taken; the answer’s body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The endpoint is gone: it is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; it is tried again for three days. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    testNews: {
        parameters: {
            query?: never;
            header: {
                /** @description The event’s; the same at every attempt. */
                "webhook-id": string;
                /** @description By Standard Webhooks: `v1,` and an HMAC-SHA256; one for each secret that is valid now. */
                "webhook-signature": string;
                /** @description When this attempt was signed, in seconds since 1970. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestWebhook"];
            };
        };
        responses: {
            /** @description Taken; the answer’s body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The endpoint is gone: it is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; it is tried again for three days. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
