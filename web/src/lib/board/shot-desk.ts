import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { FRAMINGS, type Framing } from '#domain/paint-spec';
import { m } from '#web/words/messages.js';
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
    this.#board.edit(m.edit_add_shot(), plan);
    this.#handlers.select(shotId);
  }

  split(shotId: string): void {
    this.#board.edit(m.edit_split_shot(), splitShot(this.#board.plan, shotId, randomId).plan);
  }

  join(shotId: string): void {
    if (!canJoin(this.#board.plan, shotId)) {
      this.#handlers.say(m.no_next_shot());
      return;
    }
    this.#board.edit(m.edit_join_shots(), joinShots(this.#board.plan, shotId));
  }

  remove(shotId: string): void {
    const ids = idsOf(this.#board.plan);
    if (ids.length === 1) {
      this.#handlers.say(m.at_least_one());
      return;
    }
    const at = ids.indexOf(shotId);
    this.#board.edit(m.edit_delete_shot(), removeShot(this.#board.plan, shotId));
    const next = ids[at + 1] ?? ids[at - 1];
    if (next !== undefined) this.#handlers.select(next);
  }

  move(shotId: string, by: 1 | -1): void {
    this.#board.edit(m.edit_move_shot(), moveShot(this.#board.plan, shotId, by));
  }

  frame(shotId: string, framing: Framing): void {
    this.#board.edit(
      m.framing(),
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
