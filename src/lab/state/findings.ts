/** Findings of the rows on screen, computed in a worker of their own; the newest question wins. */
import type { FindingsWorker } from '../../../workers/findings.ts';
import type { Finding, Row } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { Helper } from './helper.ts';

export type FindingsOf = (
  experiment: string,
  rows: readonly Row[],
  config: Config,
) => Promise<readonly Finding[]>;

/** One worker for the life of the page, from its first question on. While it works, later questions wait, and only the last of them is asked. */
export function findingsInWorker(): FindingsOf {
  const helper = new Helper<FindingsWorker>(
    'findings',
    (name) => new Worker(new URL('../../../workers/findings.ts', import.meta.url), { type: 'module', name }),
  );
  /** The rows that the worker has; those of laws carry whole fields, and copying all of them with every new one would hold up the page. */
  let held: readonly Row[] = [];
  return async (experiment, rows, config) => {
    const from = sameRows(held, rows);
    held = rows;
    const ask = (first: number) =>
      helper.ask((worker) => worker.findings(experiment, first, rows.slice(first), config));
    const findings = (await ask(from)) ?? (await ask(0));
    if (!findings) throw new Error('the worker has no rows');
    return findings;
  };
}

/** How many rows from the first are the same in both. */
function sameRows(a: readonly Row[], b: readonly Row[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

/** Asks for the newest rows only: `ask` is called again after an answer if more rows have come meanwhile. */
export class NewestOnly {
  #busy = false;
  #again = false;

  constructor(private readonly ask: () => Promise<void>) {}

  async wake(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        await this.ask();
      } while (this.#again);
    } finally {
      this.#busy = false;
    }
  }
}
