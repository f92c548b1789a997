/**
 * Gaussian processes on standardised descriptors, one length for all of them. Length, noise and descriptors are chosen by cross-validation
 * among the rows that are trained on, so that no row held out has a say. Bounds count as values here: the closed form knows no others.
 */
import { featuresOf, type Materials } from '../../learner/data/materials/materials-table.ts';
import { momentsOf, standardiseColumn } from '../../learner/data/split.ts';
import { GaussianProcess } from '../../learner/gaussian-process/gaussian-process.ts';
import { averaged, decompose } from '../../observables/uncertainty/decomposition.ts';

export interface Said {
  /** [row asked for] */
  readonly mean: Float64Array;
  /** Var of the function: ignorance. */
  readonly epistemic: Float64Array;
  /** Of the noise. */
  readonly aleatoric: Float64Array;
}

/** Numbers of one process: length in units of sqrt(number of descriptors), variance of the noise in units of the target's variance. */
export interface Choice {
  readonly block: 'all' | 'statistics';
  readonly length: number;
  readonly noise: number;
}

/** What is tried. `statistics` knows no single elements. */
export const CHOICES: readonly Choice[] = (['all', 'statistics'] as const).flatMap((block) =>
  [0.2, 0.3, 0.6].flatMap((length) => [0.3, 1].map((noise) => ({ block, length, noise }))),
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

/** The mixture of processes with these choices, equal weights. @param materials  of which `train` is learnt */
export function processesSay(
  materials: Materials,
  train: readonly number[],
  asked: readonly number[],
  choices: readonly Choice[],
): Said {
  const said = choices.map((choice) => processSays(materials, train, asked, choice));
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

function processSays(
  materials: Materials,
  train: readonly number[],
  asked: readonly number[],
  { block, length, noise }: Choice,
): Said {
  const { values, names } = featuresOf(materials, train);
  const kept = names.flatMap((name, c) => (block === 'all' || !name.startsWith('share of ') ? [c] : []));
  const width = kept.length;
  const chosen = new Float64Array(materials.rows * width);
  for (let row = 0; row < materials.rows; row++)
    for (const [k, c] of kept.entries()) chosen[row * width + k] = values[row * names.length + c]!;
  const inputs = standardised(chosen, width, train);
  const own = Float64Array.from(train, (row) => materials.targets[row]!);
  const { mean, sd } = momentsOf(own, 1, 0);
  const process = new GaussianProcess(
    { kind: 'rbf', amplitude: 1, lengths: length * Math.sqrt(width) },
    { inputs: rowsAt(inputs, width, train), targets: own.map((y) => (y - mean) / sd), width },
    noise,
  );
  const said = process.predict(rowsAt(inputs, width, asked));
  return {
    mean: said.mean.map((m) => mean + sd * m),
    epistemic: said.variance.map((v) => sd * sd * v),
    aleatoric: said.variance.map(() => sd * sd * noise),
  };
}

const FOLDS = 5;

/** Processes of a mixture, counted with repetition. */
const MOST = 5;

/**
 * Cross-validation among the rows trained on: beginning with the best choice, the one is added (again, if need be) that makes the mixture's mean
 * absolute error least, as long as it gets less. Rows that share a composition or a family stay together, so that a fold is as new to the
 * others as possible. Source: Caruana, Niculescu-Mizil, Crew & Ksikes, ICML (2004) 18.
 */
export function chooseProcesses(materials: Materials, train: readonly number[]): readonly Choice[] {
  const groups = connected(materials, train);
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    kept: train.filter((_row, k) => groups[k]! % FOLDS !== fold),
    out: train.filter((_row, k) => groups[k]! % FOLDS === fold),
  })).filter(({ kept, out }) => out.length > 0 && kept.length > 1);
  const targets = folds.flatMap(({ out }) => out.map((row) => materials.targets[row]!));
  const said = CHOICES.map((choice) =>
    folds.flatMap(({ kept, out }) => [...processSays(materials, kept, out, choice).mean]),
  );
  const errorOf = (members: readonly number[]) =>
    targets.reduce((sum, y, k) => {
      const mixed = members.reduce((total, m) => total + said[m]![k]!, 0) / members.length;
      return sum + Math.abs(mixed - y);
    }, 0);
  let chosen: readonly number[] = [];
  let least = Number.POSITIVE_INFINITY;
  while (chosen.length < MOST) {
    const tried = CHOICES.map((_, m) => ({ members: [...chosen, m], error: errorOf([...chosen, m]) }));
    const best = tried.reduce((a, b) => (b.error < a.error ? b : a));
    if (!(best.error < least)) break;
    [chosen, least] = [best.members, best.error];
  }
  return chosen.map((m) => CHOICES[m]!);
}

/** Number of the group of each row trained on: joined by a composition or a family in common. */
function connected({ replicate, families }: Materials, train: readonly number[]): number[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    const up = parent.get(key) ?? key;
    return up === key ? key : root(up);
  };
  for (const row of train) {
    const own = root(`c ${replicate[row]}`);
    if (families[row]) parent.set(root(`f ${families[row]}`), own);
  }
  const numbers = new Map<string, number>();
  return train.map((row) => {
    const key = root(`c ${replicate[row]}`);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}
