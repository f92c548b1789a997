/** Teacher and student: spherical students against the exact curves, weights ±1 counted and moving. */
import { Matrix, solve } from 'ml-matrix';
import { straightLine } from '../../../src/experiments/glass-common/fits.ts';
import { binaryStrangers, binaryTransition } from '../../../src/learner/exact/teacher-student-binary.ts';
import { generalisationError, rootOf } from '../../../src/learner/exact/teacher-student-integrals.ts';
import {
  bayesOverlap,
  gibbsOverlap,
  hebbOverlap,
  maximumStability,
} from '../../../src/learner/exact/teacher-student-spherical.ts';
import { thermalStrangers } from '../../../src/learner/exact/teacher-student-thermal.ts';
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, minus, type Section } from './line.ts';
import type { Reader } from './store.ts';

/** Exact values are asked for again with every page and every line that is told; each is solved once. */
function remembered<A extends readonly (number | string)[], R>(solveFor: (...of: A) => R): (...of: A) => R {
  const found = new Map<string, R>();
  return (...of) => {
    const key = of.join(' ');
    if (!found.has(key)) found.set(key, solveFor(...of));
    return found.get(key)!;
  };
}

const SIZES = [50, 100, 200] as const;
const LOADS = [0.5, 1, 2, 3, 5] as const;
const nameOf = (size: number, load: number) =>
  `teacher-${size}${load <= 1 ? '-light' : load >= 3 ? '-heavy' : ''}`;

const RULES = [
  ['R = q of Gibbs students', 'overlap', remembered(gibbsOverlap)],
  ['ε Gibbs', 'gibbs', remembered((load: number) => generalisationError(gibbsOverlap(load)))],
  ['ε Bayes', 'bayes', remembered((load: number) => generalisationError(bayesOverlap(load)))],
  ['ε Hebb', 'hebb', remembered((load: number) => generalisationError(hebbOverlap(load)))],
  [
    'ε maximum stability',
    'stable',
    remembered((load: number) => generalisationError(maximumStability(load).overlap)),
  ],
] as const;

export function teacherSection(read: Reader): Section {
  const measured = SIZES.every((size) => LOADS.every((load) => read.has(nameOf(size, load))));
  return {
    id: 'teacher-student',
    title: 'Teacher and student: spherical perceptrons',
    text: [
      'Students drawn uniformly from all that agree with a teacher on αN Gaussian patterns (chains in the version space, half of them begun',
      'at the teacher, half at solutions of their own), the Hebb rule and maximum stability, against the replica-symmetric curves, which are',
      'exact for N → ∞ [GT90, OH91, OK90] and solved here. q − R = 0 holds at every N [N01]. The other lines are straight lines in 1/N through N = 50, 100',
      'and 200, at 1/N = 0. Lines of one size share their samples, and patterns of one load are among those of the next.',
    ].join('\n'),
    lines: measured ? [...identityLines(read), ...curveLines(read)] : [],
    remarks: measured ? [...sizeRemarks(read), ...startRemarks(read)] : [],
  };
}

function identityLines(read: Reader): Line[] {
  return SIZES.flatMap((size) =>
    LOADS.map(
      (load): Line => ({
        quantity: `R − q at α = ${load}, N = ${size}`,
        reference: known('exact', 0, 0, 'N01'),
        ours: read.at(nameOf(size, load), 'gap', 'load', load),
        from: [nameOf(size, load)],
        digits: 4,
      }),
    ),
  );
}

function curveLines(read: Reader): Line[] {
  return RULES.flatMap(([symbol, column, exact]) =>
    LOADS.map((load): Line => {
      const line = inSize(read, column, load);
      return {
        quantity: `${symbol} at α = ${load}`,
        reference: known('exact', exact(load), 0),
        ours: line.intercept,
        from: SIZES.map((size) => nameOf(size, load)),
        digits: 4,
      };
    }),
  );
}

/** A column at one load as a straight line in 1/N. */
function inSize(read: Reader, column: string, load: number) {
  const points = SIZES.map((size) => {
    const { value, error } = read.at(nameOf(size, load), column, 'load', load);
    return { x: 1 / size, y: value, error };
  });
  return straightLine(points)!;
}

/** How far finite sizes lie from the limit: the slopes in 1/N, over all loads. */
function sizeRemarks(read: Reader): string[] {
  const worst = RULES.map(([symbol, column]) => {
    const slopes = LOADS.map((load) => inSize(read, column, load).slope);
    const largest = slopes.reduce((most, slope) =>
      Math.abs(slope.value) / slope.error > Math.abs(most.value) / most.error ? slope : most,
    );
    return `${symbol} ${minus(largest.value.toFixed(2))} ± ${largest.error.toFixed(2)}`;
  });
  return [`Slope in 1/N of the load where it is clearest, five loads each: ${worst.join('; ')}.`];
}

function startRemarks(read: Reader): string[] {
  const starts = SIZES.flatMap((size) =>
    LOADS.map((load) => {
      const { value, error } = read.at(nameOf(size, load), 'starts', 'load', load);
      return Math.abs(value) / error;
    }),
  );
  const memory = SIZES.map((size) => {
    const slowest = Math.max(
      ...LOADS.map((load) => read.at(nameOf(size, load), 'memory', 'load', load).value),
    );
    return `${slowest.toFixed(0)} (N = ${size})`;
  });
  return [
    `Chains begun at the teacher and elsewhere: R differs by at most ${Math.max(...starts).toFixed(1)} standard errors among ${starts.length} differences. Longest memory of R in sweeps (a lower bound where a chain is too short to tell): ${memory.join(', ')}.`,
  ];
}

const COUNTED = [13, 17, 21, 25] as const;
const CLIMBING = [101, 201, 401] as const;

export function binaryTeacherSection(read: Reader): Section {
  const counted = COUNTED.filter((size) => read.has(`binary-counted-${size}`));
  const climbing = CLIMBING.filter((size) => read.has(`binary-climb-${size}`));
  const transition = counted.length === COUNTED.length ? transitionLines(read) : [];
  return {
    id: 'teacher-student-binary',
    title: 'Teacher and student: weights ±1',
    text: [
      'All 2^N students are counted for N = 13, 17, 21 and 25; beyond that they move on the glass engine at T = 0.7 (in patterns they get wrong), up the',
      'loads from random weights. Exact: the replica-symmetric solution for N → ∞ [G90, SST92], solved here. Loads of different N are not quite',
      'equal (a whole number of patterns), so it is the difference from the exact curve that is carried to 1/N = 0.',
    ].join('\n'),
    lines: [
      ...transition,
      ...(counted.length === COUNTED.length ? [...countedIdentity(read), ...entropyLines(read)] : []),
      ...(climbing.length === CLIMBING.length ? climbLines(read) : []),
    ],
    remarks: counted.length === COUNTED.length ? transitionRemarks(read) : [],
  };
}

/** Load at which a column of a counted run first reaches a level. */
function crossingAt(read: Reader, name: string, column: string, level: number): Estimate {
  const loads = read.list(name, 'load');
  const values = read.list(name, column);
  const errors = read.list(name, `${column}Error`);
  const k = values.findIndex((value, i) => i > 0 && value >= level && values[i - 1]! < level);
  if (k < 1) throw new Error(`${name}: ${column} never reaches ${level}`);
  const slope = (values[k]! - values[k - 1]!) / (loads[k]! - loads[k - 1]!);
  const share = (level - values[k - 1]!) / (values[k]! - values[k - 1]!);
  const error = Math.hypot((1 - share) * errors[k - 1]!, share * errors[k]!) / slope;
  return { value: loads[k - 1]! + (level - values[k - 1]!) / slope, error };
}

/** Loads up to which the entropy is fitted, and the degree of its bend: the first is told, the others say what the choice does. */
const FITS = [
  [1.1, 1],
  [1, 1],
  [1.1, 0],
] as const;

/** ln(students)/N of one size: loads, means, and how the means vary together. */
interface Counted {
  readonly size: number;
  readonly loads: readonly number[];
  readonly entropy: readonly number[];
  readonly covariance: readonly number[];
}

const countedOf = (read: Reader): Counted[] =>
  COUNTED.map((size) => {
    const name = `binary-counted-${size}`;
    return {
      size,
      loads: read.list(name, 'load'),
      entropy: read.list(name, 'entropy'),
      covariance: read.list(name, 'entropyCovariance'),
    };
  });

const fitsOf = remembered((all: string) =>
  FITS.map(([heaviest, degree]) => zeroEntropy(JSON.parse(all) as Counted[], heaviest, degree)),
);

/** Where the entropy of strangers would reach 0: counted entropies carried to 1/N = 0 at light loads, and from there to 0. */
function transitionLines(read: Reader): Line[] {
  const all = countedOf(read);
  const [first, ...others] = fitsOf(JSON.stringify(all));
  const spread = Math.max(...others.map((other) => Math.abs(other.value - first!.value)));
  return [
    {
      quantity: 'α from which the teacher is alone (entropy 0), counted',
      reference: known('exact', binaryTransition().load, 0, 'G90'),
      ours: first!,
      systematic: spread / 2,
      from: COUNTED.map((size) => `binary-counted-${size}`),
      digits: 3,
    },
  ];
}

/** With the error that comes from the scatter of samples, sizes being independent: first order in every entropy. */
export function zeroEntropy(all: readonly Counted[], heaviest: number, degree: number): Estimate {
  const value = rootOfFit(all, heaviest, degree);
  let variance = 0;
  for (const [n, { entropy, covariance }] of all.entries()) {
    const step = 1e-5;
    const slopes = entropy.map((_, k) => {
      const moved = entropy.map((s, other) => (other === k ? s + step : s));
      const changed = all.map((each, m) => (m === n ? { ...each, entropy: moved } : each));
      return (rootOfFit(changed, heaviest, degree) - value) / step;
    });
    for (const [i, a] of slopes.entries())
      for (const [j, b] of slopes.entries()) variance += a * b * covariance[i * slopes.length + j]!;
  }
  return { value, error: Math.sqrt(variance) };
}

/**
 * s(α, N) = (1 − α) ln 2 + α² [Σ_k a_k α^k + (Σ_k b_k α^k)/N] by least squares with weights of the errors: no pattern leaves all 2^N students and the first, N being
 * odd, half of them, so that the first two terms are exact. The result is the load at which s(α, ∞) = 0.
 */
function rootOfFit(all: readonly Counted[], heaviest: number, degree: number): number {
  const [rows, values]: [number[][], number[]] = [[], []];
  const powersOf = (load: number, most: number) => Array.from({ length: most + 1 }, (_, k) => load ** k);
  for (const { size, loads, entropy, covariance } of all)
    for (const [k, load] of loads.entries()) {
      if (load > heaviest) continue;
      const weight = load ** 2 / Math.sqrt(covariance[k * loads.length + k]!);
      const terms = [...powersOf(load, degree), ...powersOf(load, 2).map((power) => power / size)];
      rows.push(terms.map((term) => term * weight));
      values.push((weight * (entropy[k]! - (1 - load) * Math.LN2)) / load ** 2);
    }
  const fitted = solve(new Matrix(rows), Matrix.columnVector(values))
    .to1DArray()
    .slice(0, degree + 1);
  const bend = (load: number) =>
    powersOf(load, degree).reduce((sum, power, k) => sum + fitted[k]! * power, 0);
  return rootOf((load) => (1 - load) * Math.LN2 + load ** 2 * bend(load), 0.8, 2);
}

/** Where two other marks of the transition lie at each size, and where straight lines in 1/N through them end. */
function transitionRemarks(read: Reader): string[] {
  const marks = [
    ['half of the classes have the teacher alone', 'alone', 0.5],
    ['R passes half way, 0.847', 'overlap', (1 + binaryTransition().overlap) / 2],
  ] as const;
  return marks.map(([words, column, level]) => {
    const points = COUNTED.map((size) => {
      const { value, error } = crossingAt(read, `binary-counted-${size}`, column, level);
      return { x: 1 / size, y: value, error };
    });
    const { intercept } = straightLine(points)!;
    const each = points.map(({ y, error }) => `${y.toFixed(3)}(${Math.round(1000 * error)})`).join(', ');
    return `Where ${words}: α = ${each} for N = ${COUNTED.join(', ')}; a straight line in 1/N ends at ${intercept.value.toFixed(3)}(${Math.round(1000 * intercept.error)}). The two marks lie on either side of the exact value; so few weights do not yet fall on straight lines.`;
  });
}

function countedIdentity(read: Reader): Line[] {
  return COUNTED.map((size): Line => {
    const name = `binary-counted-${size}`;
    const load = nearest(read.list(name, 'load'), 1);
    return {
      quantity: `R − q at α = ${load.toFixed(2)}, N = ${size}, counted`,
      reference: known('exact', 0, 0, 'N01'),
      ours: read.at(name, 'gap', 'load', load),
      from: [name],
      digits: 4,
    };
  });
}

const nearest = (loads: readonly number[], wanted: number) =>
  loads.reduce((best, load) => (Math.abs(load - wanted) < Math.abs(best - wanted) ? load : best));

/** Difference from the exact curve at the load nearest to `wanted`, carried to 1/N = 0, put on the exact value there. */
function carried(
  read: Reader,
  names: readonly (readonly [name: string, size: number])[],
  column: string,
  wanted: number,
  exact: (load: number) => number,
): Estimate {
  const points = names.map(([name, size]) => {
    const load = nearest(read.list(name, 'load'), wanted);
    const { value, error } = read.at(name, column, 'load', load);
    return { x: 1 / size, y: value - exact(load), error };
  });
  const { intercept } = straightLine(points)!;
  return { value: exact(wanted) + intercept.value, error: intercept.error };
}

const entropyAt = remembered((load: number) => binaryStrangers(load)!.entropy);
const climbingAt = remembered((load: number) => thermalStrangers([load], 0.7)[0]!.overlap);

function entropyLines(read: Reader): Line[] {
  const names = COUNTED.map((size) => [`binary-counted-${size}`, size] as const);
  const exact = entropyAt;
  return [0.4, 0.6, 0.8].map((load) => ({
    quantity: `entropy ln(students)/N at α = ${load}, counted`,
    reference: known('exact', exact(load), 0),
    ours: carried(read, names, 'entropy', load, exact),
    from: names.map(([name]) => name),
    digits: 4,
  }));
}

/** The way up of the rows; the way down begins at the teacher. */
function climbLines(read: Reader): Line[] {
  const names = CLIMBING.map((size) => [`binary-climb-${size}`, size] as const);
  const exact = climbingAt;
  return [0.2, 0.4, 0.6, 0.8, 1, 1.2].map((load) => ({
    quantity: `R at T = 0.7, α = ${load}, going up`,
    reference: known('exact', exact(load), 0, 'SST92'),
    ours: carried(read, names, 'climbing', load, exact),
    from: names.map(([name]) => name),
    digits: 4,
  }));
}
