import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { FRAMINGS, type Framing } from '#domain/paint-spec';
import { type Board, randomId } from './board.svelte.ts';
import { addShot, canJoin, changeShot, joinShots, moveShot, removeShot, splitShot } from './edit-plan.ts';

export interface ShotDeskHandlers {
  select: (shotId: string) => void;
  /** Something cannot be done, in words. */
  say: (text: string) => void;
}

/** What can be done with a whole shot, by button and by key alike. */
export class ShotDesk {
  readonly #board: Board;
  readonly #handlers: ShotDeskHandlers;

  constructor(board: Board, handlers: ShotDeskHandlers) {
    this.#board = board;
    this.#handlers = handlers;
  }

  add(afterId: string): void {
    const { plan, shotId } = addShot(this.#board.plan, afterId, randomId);
    this.#board.edit('Add a shot', plan);
    this.#handlers.select(shotId);
  }

  split(shotId: string): void {
    this.#board.edit('Split the shot', splitShot(this.#board.plan, shotId, randomId).plan);
  }

  join(shotId: string): void {
    if (!canJoin(this.#board.plan, shotId)) {
      this.#handlers.say('There is no next shot in this scene to join with.');
      return;
    }
    this.#board.edit('Join the shots', joinShots(this.#board.plan, shotId));
  }

  remove(shotId: string): void {
    const ids = idsOf(this.#board.plan);
    if (ids.length === 1) {
      this.#handlers.say('A film has at least one shot.');
      return;
    }
    const at = ids.indexOf(shotId);
    this.#board.edit('Delete the shot', removeShot(this.#board.plan, shotId));
    const next = ids[at + 1] ?? ids[at - 1];
    if (next !== undefined) this.#handlers.select(next);
  }

  move(shotId: string, by: 1 | -1): void {
    this.#board.edit('Move the shot', moveShot(this.#board.plan, shotId, by));
  }

  frame(shotId: string, framing: Framing): void {
    this.#board.edit(
      'Framing',
      changeShot(this.#board.plan, shotId, (shot) => ({
        ...shot,
        framing,
        paint: { ...shot.paint, framing },
      })),
    );
  }

  /** A key pressed while a shot is chosen. True: it meant something here. */
  take(event: Pick<KeyboardEvent, 'key' | 'altKey'>, shotId: string): boolean {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      if (event.altKey) this.move(shotId, step);
      else {
        const ids = idsOf(this.#board.plan);
        const next = ids[ids.indexOf(shotId) + step];
        if (next !== undefined) this.#handlers.select(next);
      }
      return true;
    }
    if (event.altKey) return false;
    const framing = FRAMINGS[Number(event.key) - 1];
    if (framing) this.frame(shotId, framing);
    else if (event.key === 'n') this.add(shotId);
    else if (event.key === 's') this.split(shotId);
    else if (event.key === 'j') this.join(shotId);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.remove(shotId);
    else return false;
    return true;
  }
}

const idsOf = (plan: FilmPlan) => shotsOf(plan).map(({ shot }) => shot.id);
