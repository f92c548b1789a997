/** What the rows say, worked out away from the page: error bars of a readout are bootstrapped. */
import { expose } from 'comlink';
import type { Finding, Row } from '../src/experiments/declaration.ts';
import { experimentById } from '../src/experiments/registry.ts';
import type { Config } from '../src/experiments/schema.ts';
import { holdLife } from './life.ts';

const worker = {
  findings(experiment: string, rows: readonly Row[], config: Config): readonly Finding[] {
    return experimentById(experiment).findings(rows, config as never);
  },
};
export type FindingsWorker = typeof worker;
holdLife();
expose(worker);
