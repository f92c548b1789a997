/** Rows reach the page once per animation frame, however fast they come. */
import type { Row } from '../../experiments/declaration.ts';

/** A hidden page gets no animation frames; its rows still arrive, this often. */
const HIDDEN_MS = 200;

export class RowStream {
  /** By their place in the run. */
  #pending = new Map<number, Row>();
  #scheduled = false;

  constructor(private readonly deliver: (rows: ReadonlyMap<number, Row>) => void) {}

  push(row: Row, index: number): void {
    this.#pending.set(index, row);
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (document.hidden) setTimeout(() => this.flush(), HIDDEN_MS);
    else requestAnimationFrame(() => this.flush());
  }

  flush(): void {
    this.#scheduled = false;
    const rows = this.#pending;
    if (rows.size === 0) return;
    this.#pending = new Map();
    this.deliver(rows);
  }

  clear(): void {
    this.#pending = new Map();
  }
}
