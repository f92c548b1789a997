/**
 * A Gaussian process on standardised descriptors, one length for all of them. Length and noise are chosen on a grid by the evidence of the
 * rows that are trained on, so that no row held out has a say.
 */
import { momentsOf, standardiseColumn } from '../../learner/data/split.ts';
import { GaussianProcess } from '../../learner/gaussian-process/gaussian-process.ts';

export interface Said {
  /** [row asked for] */
  readonly mean: Float64Array;
  /** Var of the function: ignorance. */
  readonly epistemic: Float64Array;
  /** Of the noise. */
  readonly aleatoric: Float64Array;
}

/** In units of sqrt(number of descriptors), which is how far two rows lie apart. */
const LENGTHS = [0.25, 0.5, 1] as const;
/** Variance of the noise in units of the target's variance. */
const NOISES = [0.1, 0.25, 0.5] as const;

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

/** @param inputs  standardised, [row][descriptor] */
export function processPrediction(
  inputs: Float64Array,
  width: number,
  targets: Float64Array,
  trained: readonly number[],
  asked: readonly number[],
): Said {
  const own = Float64Array.from(trained, (row) => targets[row]!);
  const { mean, sd } = momentsOf(own, 1, 0);
  const observed = {
    inputs: rowsAt(inputs, width, trained),
    targets: own.map((y) => (y - mean) / sd),
    width,
  };
  let best: GaussianProcess | null = null;
  for (const length of LENGTHS)
    for (const noise of NOISES) {
      const kernel = {
        kind: 'matern52' as const,
        amplitude: 1 - noise / 2,
        lengths: length * Math.sqrt(width),
      };
      const process = new GaussianProcess(kernel, observed, noise);
      if (!best || process.logEvidence > best.logEvidence) best = process;
    }
  const said = best!.predict(rowsAt(inputs, width, asked));
  return {
    mean: said.mean.map((m) => mean + sd * m),
    epistemic: said.variance.map((v) => sd * sd * v),
    aleatoric: said.variance.map(() => sd * sd * Number(best!.noise)),
  };
}
