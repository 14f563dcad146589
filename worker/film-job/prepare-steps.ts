import { freeAssetKey } from '#domain/asset-key';
import type { MadeFile } from '#domain/composer-order';
import {
  checkOrder,
  type DraftOrder,
  joinOrder,
  mixOrder,
  musicOrder,
  pictureOrder,
  pieceOrder,
  type StepFile,
  speechOrder,
  stepKeyOf,
} from '#domain/film-orders';
import { type FilmPart, filmParts } from '#domain/film-parts';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import type { Journal } from '#domain/journal';
import { ownAssetKey, ownMediaOf } from '#domain/own-media';
import type { Purchase } from '#domain/purchase';
import type { Step } from '#domain/steps';
import type { Timeline } from '#domain/timeline';
import { findReadyAssets } from '../assets/claim-assets.ts';
import type { StepDraft } from './journal-store.ts';
import { knownOf } from './known-film.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';
import { nextNotes } from './plan-notes-of.ts';

/** The file that an order's input stands for. Throws if its step has not left it. */
export function fileOf(journal: Journal, { stepKey, role }: StepFile): MadeFile {
  const file = journal.get(stepKey)?.result?.files.find((f) => f.role === role);
  if (!file) throw new Error(`step ${stepKey} left no file "${role}"`);
  return file;
}

/**
 * Chooses what steps are to do, and the keys of what they make, and freezes both in the journal. Then looks
 * the whole wave up in one query: what is made already is done at no cost.
 */
export async function prepareSteps(
  job: OpenJob,
  deps: CourseDeps,
  steps: readonly Step[],
  studioVersion: string,
): Promise<void> {
  const { plan, timeline, opening } = job.film;
  if (!plan) throw new Error('there is no plan to prepare steps from');
  const { userId, config } = job.row;
  const drafts = draftsOf(plan, timeline ?? opening ?? null, config);
  const bought = steps.some(({ place, kind }) => place === 'vendor' && kind !== 'note');
  const purchases = bought
    ? purchasesOf(filmParts({ userId, plan, config }, null, knownOf(job)), job.journal)
    : new Map<string, Purchase>();
  const own = new Map(ownMediaOf(plan).map((media) => [media.stepKey, media]));
  const prepared = steps.map((step): { step: Step; draft: StepDraft | null; assetKey: string } => {
    const brought = own.get(step.key);
    if (brought) return { step, draft: null, assetKey: ownAssetKey(userId, brought.kind, brought.sha256) };
    if (step.place === 'vendor') {
      const purchase = step.kind === 'note' ? nextNotes(job, plan) : purchases.get(step.key);
      if (!purchase) throw new Error(`nothing is known of what step ${step.key} buys`);
      return { step, draft: { purchase }, assetKey: purchase.assetKey };
    }
    const draft = drafts(step);
    const hashes = Object.fromEntries(
      Object.entries(draft.inputs).map(([name, file]) => [name, fileOf(job.journal, file).sha256]),
    );
    return { step, draft, assetKey: freeAssetKey(userId, draft.work, hashes, studioVersion) };
  });
  const keys = [...new Set(prepared.map(({ assetKey }) => assetKey))];
  const ready = await findReadyAssets(deps.db, keys, deps.now());
  job.store.atomically(() => {
    for (const { step, draft, assetKey } of prepared) {
      if (draft) job.store.saveDraft(step.key, draft);
      changeStep(job, step, { type: 'prepared', assetKey });
      const result = ready.get(assetKey);
      if (result) changeStep(job, step, { type: 'reused', result });
      else if (!draft) failMissing(job, deps, step);
    }
  });
}

/** What its owner brought along is not there any more, and nothing else is shown in its place. */
function failMissing(job: OpenJob, deps: CourseDeps, step: Step): void {
  const fence = job.store.nextFence();
  const message = 'Your own file for it was removed. Bring it again, or take it out of the storyboard.';
  const error = { code: 'upload.missing', message, retryable: false };
  changeStep(job, step, { type: 'sent', fence, leaseUntil: deps.now().getTime() });
  changeStep(job, step, { type: 'failed', fence, error, notBefore: null });
}

/** What the steps buy; those that show what is not made yet are left out. */
function purchasesOf(parts: readonly FilmPart[], journal: Journal): Map<string, Purchase> {
  return new Map(
    parts.flatMap(({ stepKey, request, assetKey, shotId, lineId, shows }) => {
      const unmade = Object.values(shows ?? {}).some((key) => !journal.get(key)?.result);
      if (!request || !assetKey || unmade) return [];
      const purchase = { request, assetKey, shotId, lineId };
      if (!shows) return [[stepKey, purchase] as const];
      const inputs = Object.fromEntries(
        Object.entries(shows).map(([name, key]) => [
          name,
          fileOf(journal, { stepKey: key, role: 'picture' }),
        ]),
      );
      return [[stepKey, { ...purchase, inputs }] as const];
    }),
  );
}

/** What each step is to do; places are looked up once a wave, since a film may have thousands of shots. */
function draftsOf(plan: FilmPlan, timeline: Timeline | null, config: JobConfig): (step: Step) => DraftOrder {
  const shots = new Map(shotsOf(plan).map(({ shot }) => [shot.id, shot]));
  const lines = new Map([...shots.values()].flatMap((shot) => shot.lines.map((line) => [line.id, line])));
  const pieces = new Map((timeline?.pieces ?? []).map((piece, i) => [stepKeyOf.piece(i), piece]));
  return (step) => {
    const draft = draftOf(step);
    if (!draft) throw new Error(`nothing is known of step ${step.key}`);
    return draft;
  };

  function draftOf(step: Step): DraftOrder | null {
    const shot = shots.get(step.shotId ?? '');
    const line = lines.get(step.lineId ?? '');
    const piece = pieces.get(step.key);
    if (step.kind === 'picture') return shot ? pictureOrder(shot, config) : null;
    if (step.kind === 'speech') return line ? speechOrder(line, plan, config) : null;
    if (!timeline) return null;
    if (step.kind === 'music') return musicOrder(plan, timeline, config);
    if (step.kind === 'piece') return piece ? pieceOrder(plan, timeline, piece, config) : null;
    if (step.kind === 'mix') return mixOrder(timeline, config, plan);
    if (step.kind === 'join') return joinOrder(timeline, config);
    if (step.kind === 'check') return checkOrder(timeline, config, plan);
    return null;
  }
}
