/** What the rows say, worked out away from the page: error bars of a readout are bootstrapped. */
import { expose } from 'comlink';
import type { Finding, Row } from '../src/experiments/declaration.ts';
import type { Config } from '../src/experiments/schema.ts';
import { onShelf, shelf } from '../src/experiments/shelf.ts';

const worker = {
  async findings(experiment: string, rows: readonly Row[], config: Config): Promise<readonly Finding[]> {
    const { findings } = await onShelf(experiment, shelf).load();
    return findings(rows, config as never);
  },
};
export type FindingsWorker = typeof worker;
expose(worker);
