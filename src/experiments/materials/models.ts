/** Models of a table of materials: what each says of the rows that it is asked for. */
import { featuresOf, type Materials } from '../../learner/data/materials/materials-table.ts';
import { normalTail } from '../../learner/gaussian-loss.ts';
import { mean } from '../../observables/statistics.ts';
import { absoluteScores, conformalQuantile } from '../../observables/uncertainty/conformal.ts';
import { decompose, totalVariance } from '../../observables/uncertainty/decomposition.ts';
import { gaussianNll } from '../../observables/uncertainty/scores.ts';
import { seedFrom } from '../../random/seed.ts';
import { EnsemblePlan } from '../doubt-common/ensemble.ts';
import type { MaterialsConfig } from '../materials.ts';
import { rowsAt, type Said, standardised } from './process.ts';
import type { Split } from './splits.ts';

export const TREATMENTS = ['tobit', 'as-value', 'dropped'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Standardised descriptors of all rows, made of those trained on. */
export interface Described {
  readonly values: Float64Array;
  readonly width: number;
}

export function described(materials: Materials, train: readonly number[]): Described {
  const { names, values } = featuresOf(materials, train);
  return { values: standardised(values, names.length, train), width: names.length };
}

/** Median of the rows trained on, and the mean of the ten nearest of them. */
export function baseline(
  kind: 'median' | 'neighbours',
  materials: Materials,
  split: Split,
  asked: readonly number[],
): Said {
  const { train } = split;
  const { targets } = materials;
  const nothing = new Float64Array(asked.length);
  if (kind === 'median') {
    const sorted = Float64Array.from(train, (row) => targets[row]!).sort();
    return {
      mean: nothing.map(() => sorted[Math.floor(sorted.length / 2)]!),
      epistemic: nothing,
      aleatoric: nothing.map(() => 1),
    };
  }
  const { values, width } = described(materials, train);
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += (values[a * width + c]! - values[b * width + c]!) ** 2;
    return sum;
  };
  const says = Float64Array.from(asked, (row) =>
    mean(
      train
        .map((other) => [distance(row, other), other] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .slice(0, 10)
        .map(([, other]) => targets[other]!),
    ),
  );
  return { mean: says, epistemic: nothing, aleatoric: nothing.map(() => 1) };
}

/** One set for each split and treatment, all in one learner: [split][treatment]. Splits of one call share the descriptors of the first. */
export function ensemblePlan(
  materials: Materials,
  splits: readonly Split[],
  { values, width }: Described,
  config: MaterialsConfig,
): EnsemblePlan {
  const { targets, censoring } = materials;
  const sets = splits.flatMap(({ train }) =>
    TREATMENTS.map((treatment) => ({
      points: train.length,
      inputs: rowsAt(values, width, train),
      targets: Float64Array.from(train, (row) => targets[row]!),
      censoring: Float64Array.from(train, (row) => (treatment === 'tobit' ? censoring[row]! : 0)),
      weights: Float64Array.from(train, (row) => (treatment === 'dropped' && censoring[row] !== 0 ? 0 : 1)),
    })),
  );
  return new EnsemblePlan({
    sets,
    members: config.networks,
    inputs: width,
    values: 1,
    loss: 'gaussian',
    noise: { beta: 0.5, floor: 1e-3 },
    hidden: [config.width],
    activation: 'relu',
    seed: seedFrom(config.seed),
    epochs: config.epochs,
    batch: 64,
    learningRate: 0.01,
  });
}

export function saidOf(members: Parameters<typeof decompose>[0]): Said {
  return decompose(members);
}

export interface Judgement {
  readonly mae: number;
  readonly maeSeen: number;
  /** Share of written values inside the 95 % interval, and half of its mean length; null without calibration. */
  readonly coverage: number | null;
  readonly halfWidth: number | null;
  /** -ln p of what is known: the density at a seen value, the probability below a bound. */
  readonly nll: number;
}

const ALPHA = 0.05;

/** @param said  of the rows that calibrate, then of those tested */
export function judge(materials: Materials, { calibrate, test }: Split, said: Said): Judgement {
  const { targets, censoring } = materials;
  const sd = totalVariance(said).map(Math.sqrt);
  const at = (k: number) => calibrate.length + k;
  const errors = test.map((row, k) => Math.abs(targets[row]! - said.mean[at(k)]!));
  const seen = errors.filter((_, k) => censoring[test[k]!] === 0);
  const q =
    calibrate.length > 0
      ? conformalQuantile(
          absoluteScores(
            said.mean,
            Float64Array.from(calibrate, (row) => targets[row]!),
            sd,
          ),
          ALPHA,
        )
      : null;
  const nll = test.map((row, k) => {
    const [y, m, s] = [targets[row]!, said.mean[at(k)]!, sd[at(k)]!];
    const c = censoring[row]!;
    return c === 0 ? gaussianNll(y, m, s * s) : -normalTail((-c * (y - m)) / s).logPhi;
  });
  return {
    mae: mean(errors),
    // NaN: nothing but bounds.
    maeSeen: seen.length > 0 ? mean(seen) : Number.NaN,
    coverage: q === null ? null : mean(errors.map((error, k) => (error <= q * sd[at(k)]! ? 1 : 0))),
    halfWidth: q === null ? null : q * mean(test.map((_, k) => sd[at(k)]!)),
    nll: mean(nll),
  };
}
