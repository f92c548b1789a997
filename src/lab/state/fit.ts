/** A size that the GPU's buffers do not hold (GBX-201 "N = 4096, D = 8"), as settings that do. */
import type { Experiment, Field } from '../../experiments/declaration.ts';
import { type Config, checkField } from '../../experiments/schema.ts';
import type { Facts } from '../../messages/problem.ts';

/** Couplings grow as D N², and rows of them come in whole lanes of 32. */
const LANE = 32;

export interface Fitting {
  readonly change: Config;
  /** The sizes that are set, as GBX-201 writes them. */
  readonly sizes: string;
}

/** What fits, or null where the limit is of something that no setting says alone. */
export function fittingChange({ fields }: Experiment, config: Config, facts: Facts): Fitting | null {
  const asked = sizesIn(facts.asked);
  const largest = sizesIn(facts.largest);
  const { size, samples } = fields;
  // Of a lattice N is no setting, of couplings in a file neither: then only D may change.
  if (!asked || !largest || config.samples !== asked.D) return null;
  const mayResize = size !== undefined && config.size === asked.N;
  const sizes = withEnoughSamples(largest, samples);
  const change: Record<string, number> = {};
  if (sizes.D !== asked.D) change.samples = sizes.D;
  if (sizes.N !== asked.N) {
    if (!mayResize) return null;
    change.size = sizes.N;
  }
  const isAllowed = Object.keys(change).every((key) => !checkField(key, fields[key]!, change[key]));
  if (!isAllowed || Object.keys(change).length === 0) return null;
  return { change, sizes: `N = ${sizes.N}, D = ${sizes.D}` };
}

interface Sizes {
  readonly N: number;
  readonly D: number;
}

function sizesIn(said: unknown): Sizes | null {
  const [, N, D] = /^N = (\d+), D = (\d+)$/.exec(String(said)) ?? [];
  return N && D ? { N: Number(N), D: Number(D) } : null;
}

/** One sample may be too few for the experiment, which averages over them: then as many as it needs, and smaller ones. */
function withEnoughSamples({ N, D }: Sizes, samples: Field | undefined): Sizes {
  const least = samples && 'min' in samples ? samples.min : 1;
  if (D >= least) return { N, D };
  const each = N * Math.sqrt(D / least);
  return { N: each >= LANE ? Math.floor(each / LANE) * LANE : Math.floor(each), D: least };
}
