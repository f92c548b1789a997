/** Runs that the reader keeps to compare with: of each experiment a few, until the page is closed. */
import { batch, type Signal, signal } from '@preact/signals-core';
import type { Finding, Row } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { type ComparedRun, isSameRun } from '../../plot/compared.ts';

/** Colours and marks that can be told apart; also how many runs fit into one picture. */
export const PIN_SLOTS = 5;

export interface PinnedRun extends ComparedRun {
  /** Given by the reader; else null, and the settings that differ name it. */
  readonly name: string | null;
  readonly config: Config;
  readonly findings: readonly Finding[];
}
export type Run = Pick<PinnedRun, 'rows' | 'config' | 'findings'>;

export class PinBoard {
  readonly runs: Signal<readonly PinnedRun[]> = signal([]);
  /** The run whose lines stand out now, because its name is pointed at or has the focus. */
  readonly emphasised: Signal<number | null> = signal(null);
  #last = 0;

  get isFull(): boolean {
    return this.runs.value.length >= PIN_SLOTS;
  }

  has(rows: readonly Row[]): boolean {
    return this.runs.value.some((run) => isSameRun(run.rows, rows));
  }

  /** @returns the new pin; null where there is no room, nothing to keep, or it is kept already */
  pin({ rows, config, findings }: Run): PinnedRun | null {
    const runs = this.runs.peek();
    if (rows.length === 0 || runs.length >= PIN_SLOTS || runs.some((run) => isSameRun(run.rows, rows)))
      return null;
    const slot = Array.from({ length: PIN_SLOTS }, (_, k) => k).find(
      (k) => !runs.some((run) => run.slot === k),
    )!;
    const pinned = { id: ++this.#last, slot, name: null, rows, config, findings };
    this.runs.value = [...runs, pinned];
    return pinned;
  }

  /** A run that was pinned on its way has come farther. */
  follow(rows: readonly Row[], findings: readonly Finding[]): void {
    const runs = this.runs.peek();
    if (!runs.some((run) => isSameRun(run.rows, rows))) return;
    this.runs.value = runs.map((run) => (isSameRun(run.rows, rows) ? { ...run, rows, findings } : run));
  }

  rename(id: number, name: string): void {
    const given = name.trim() || null;
    this.runs.value = this.runs.peek().map((run) => (run.id === id ? { ...run, name: given } : run));
  }

  remove(id: number): void {
    batch(() => {
      this.runs.value = this.runs.peek().filter((run) => run.id !== id);
      if (this.emphasised.peek() === id) this.emphasised.value = null;
    });
  }

  clear(): void {
    batch(() => {
      this.runs.value = [];
      this.emphasised.value = null;
    });
  }
}

const boards = new Map<string, PinBoard>();

/** The board of an experiment: it outlives the session, so that who comes back finds it. */
export function pinsOf(experiment: string): PinBoard {
  const board = boards.get(experiment) ?? new PinBoard();
  boards.set(experiment, board);
  return board;
}
