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
  return (experiment, rows, config) => helper.ask((worker) => worker.findings(experiment, rows, config));
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
