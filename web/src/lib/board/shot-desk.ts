import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { FRAMINGS, type Framing } from '#domain/paint-spec';
import type { OwnFiles } from '#web/media/own-files.svelte.ts';
import { m } from '#web/words/messages.js';
import { type Board, randomId } from './board.svelte.ts';
import {
  addShot,
  canJoin,
  changeShot,
  joinShots,
  moveShot,
  placeOf,
  removeShot,
  splitShot,
} from './edit-plan.ts';

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

  /** Where a file on its way to a shot's picture belongs. */
  placeOf(shotId: string): string {
    return `picture ${shotId}`;
  }

  /** Shows its owner's picture, or the painted one again. A shot that has gone meanwhile stays gone. */
  hang(shotId: string, picture: string | undefined): void {
    if (!placeOf(this.#board.plan, shotId)) return;
    const next = changeShot(this.#board.plan, shotId, ({ picture: _, ...shot }) =>
      picture === undefined ? shot : { ...shot, picture },
    );
    this.#board.edit(picture === undefined ? m.own_edit_take_out() : m.own_picture(), next);
  }

  /** Sends a file that is to be a shot's picture. */
  bringPicture(files: OwnFiles, shotId: string, file: File): void {
    const onready = (sha256: string) => this.hang(shotId, sha256);
    files.bring(this.placeOf(shotId), { kind: 'picture', file, onready });
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
