/** What the rows say, worked out away from the page: error bars of a readout are bootstrapped. */
import { expose } from 'comlink';
import type { Finding, Row } from '../src/experiments/declaration.ts';
import type { Config } from '../src/experiments/schema.ts';
import { onShelf, shelf } from '../src/experiments/shelf.ts';
import { holdLife } from './life.ts';

/** The rows of the last question: the next one brings only what is new. */
let held: readonly Row[] = [];

const worker = {
  /**
   * @param from  rows before this are those of the last question
   * @returns null where it does not have so many (the worker before it died)
   */
  async findings(
    experiment: string,
    from: number,
    rows: readonly Row[],
    config: Config,
  ): Promise<readonly Finding[] | null> {
    if (from > held.length) {
      held = [];
      return null;
    }
    const all = [...held.slice(0, from), ...rows];
    held = all;
    const { findings } = await onShelf(experiment, shelf).load();
    return findings(all, config as never);
  },
};
export type FindingsWorker = typeof worker;
holdLife();
expose(worker);
