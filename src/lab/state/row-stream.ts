/** Rows reach the page once per animation frame, however fast they come. */
import type { Row } from '../../experiments/declaration.ts';

/** A hidden page gets no animation frames; its rows still arrive, this often. */
const HIDDEN_MS = 200;

export class RowStream {
  #pending: Row[] = [];
  #scheduled = false;

  constructor(private readonly deliver: (rows: readonly Row[]) => void) {}

  push(row: Row): void {
    this.#pending.push(row);
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (document.hidden) setTimeout(() => this.flush(), HIDDEN_MS);
    else requestAnimationFrame(() => this.flush());
  }

  flush(): void {
    this.#scheduled = false;
    const rows = this.#pending;
    if (rows.length === 0) return;
    this.#pending = [];
    this.deliver(rows);
  }

  clear(): void {
    this.#pending = [];
  }
}
