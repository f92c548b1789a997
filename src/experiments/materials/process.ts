/**
 * Gaussian processes on standardised descriptors, one length for all of them: a mixture of several with equal weights. Nothing is chosen by a
 * table's rows: what cross-validation chooses is partly luck (docs/tables.md). Half of the processes have noise with heavy tails. Bounds count as values here: the closed form knows no others.
 */
import {
  featuresOf,
  type MaterialFeatures,
  type Materials,
} from '../../learner/data/materials/materials-table.ts';
import { momentsOf, standardiseColumn } from '../../learner/data/split.ts';
import { GaussianProcess } from '../../learner/gaussian-process/gaussian-process.ts';
import type { Kernel } from '../../learner/gaussian-process/kernels.ts';
import { robustProcess } from '../../learner/gaussian-process/robust-process.ts';
import { averaged, decompose } from '../../observables/uncertainty/decomposition.ts';

export interface Said {
  /** [row asked for] */
  readonly mean: Float64Array;
  /** Var of the function: ignorance. */
  readonly epistemic: Float64Array;
  /** Of the noise. */
  readonly aleatoric: Float64Array;
}

/** `composition` knows shares of elements and their statistics, `statistics` no single elements but the further columns, `all` everything. */
export const BLOCKS = ['all', 'composition', 'statistics'] as const;
type Block = (typeof BLOCKS)[number];

/** Numbers of one process: length in units of sqrt(number of descriptors), noise in units of the target's variance. */
export interface Choice {
  readonly block: Block;
  readonly length: number;
  readonly noise: number;
  /** Degrees of freedom of the noise; null: Gaussian. */
  readonly freedom: number | null;
}

export const PROCESSES: readonly Choice[] = BLOCKS.flatMap((block) =>
  [0.3, 0.6].flatMap((length) => [null, 4].map((freedom) => ({ block, length, noise: 0.2, freedom }))),
);

/** Inputs [row][descriptor] in their own units; columns that do not change among the rows trained on say nothing. */
export function standardised(values: Float64Array, width: number, trained: readonly number[]): Float64Array {
  const seen = Float64Array.from(
    trained.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)]),
  );
  const scaled = values.slice();
  for (let c = 0; c < width; c++) standardiseColumn(scaled, width, c, momentsOf(seen, width, c));
  return scaled;
}

export const rowsAt = (values: Float64Array, width: number, rows: readonly number[]): Float64Array => {
  const chosen = new Float64Array(rows.length * width);
  for (const [k, row] of rows.entries())
    chosen.set(values.subarray(row * width, (row + 1) * width), k * width);
  return chosen;
};

/**
 * The mixture of processes, equal weights.
 *
 * @param materials  of which `train` is learnt
 * @throws RangeError where a covariance is singular
 */
export function processesSay(
  materials: Materials,
  train: readonly number[],
  asked: readonly number[],
  choices: readonly Choice[] = PROCESSES,
): Said {
  const said = processSays(materials, train, asked, choices);
  const cells = asked.length;
  const joined = (name: 'mean' | 'epistemic' | 'aleatoric') => {
    const all = new Float64Array(cells * said.length);
    for (const [k, each] of said.entries()) all.set(each[name], k * cells);
    return all;
  };
  const own = decompose({ members: said.length, mean: joined('mean'), variance: joined('aleatoric') });
  const within = averaged(joined('epistemic'), said.length);
  return { ...own, epistemic: own.epistemic.map((v, k) => v + within[k]!) };
}

/** What each process says, [choice]. */
export function processSays(
  materials: Materials,
  train: readonly number[],
  asked: readonly number[],
  choices: readonly Choice[],
): Said[] {
  const features = featuresOf(materials, train);
  const targets = Float64Array.from(train, (row) => materials.targets[row]!);
  const { mean, sd } = momentsOf(targets, 1, 0);
  const scaled = targets.map((y) => (y - mean) / sd);
  const inputsOf = Object.fromEntries(
    BLOCKS.map((block) => [block, inputsFor(features, materials, train, block)]),
  ) as Record<Block, { width: number; values: Float64Array }>;
  return choices.map(({ block, length, noise, freedom }) => {
    const { width, values } = inputsOf[block];
    const kernel: Kernel = { kind: 'rbf', amplitude: 1, lengths: length * Math.sqrt(Math.max(1, width)) };
    const observed = { inputs: rowsAt(values, width, train), targets: scaled, width };
    const process =
      freedom === null
        ? new GaussianProcess(kernel, observed, noise)
        : robustProcess(kernel, observed, { scale: noise, freedom });
    const said = process.predict(rowsAt(values, width, asked));
    const spread = freedom === null ? noise : (noise * freedom) / (freedom - 2);
    return {
      mean: said.mean.map((m) => mean + sd * m),
      epistemic: said.variance.map((v) => sd * sd * v),
      aleatoric: said.variance.map(() => sd * sd * spread),
    };
  });
}

/** Descriptors of a block, standardised by the rows trained on; all of them where a table has none of the block's own. */
function inputsFor(
  { names, values }: MaterialFeatures,
  { rows, numberNames }: Materials,
  train: readonly number[],
  block: Block,
): { width: number; values: Float64Array } {
  const isOf = (name: string, c: number) => {
    if (block === 'statistics') return !name.startsWith('share of ');
    return block === 'all' || c < names.length - numberNames.length;
  };
  const own = names.flatMap((name, c) => (isOf(name, c) ? [c] : []));
  const kept = own.length > 0 ? own : names.map((_, c) => c);
  const width = kept.length;
  const chosen = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (const [k, c] of kept.entries()) chosen[row * width + k] = values[row * names.length + c]!;
  return { width, values: standardised(chosen, width, train) };
}
