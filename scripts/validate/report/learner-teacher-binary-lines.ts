/** Students with weights ±1, counted and moving, against the exact solution for N → ∞. */
import { Matrix, solve } from 'ml-matrix';
import { straightLine } from '../../../src/experiments/glass-common/fits.ts';
import { binaryStrangers, binaryTransition } from '../../../src/learner/exact/teacher-student-binary.ts';
import { rootOf } from '../../../src/learner/exact/teacher-student-integrals.ts';
import { thermalStrangers } from '../../../src/learner/exact/teacher-student-thermal.ts';
import { firstCrossing } from '../../../src/observables/level-crossing.ts';
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, type Section } from './line.ts';
import { remembered } from './remembered.ts';
import type { Reader } from './store.ts';

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
  const [values, errors] = [read.list(name, column), read.list(name, `${column}Error`)];
  const points = read.list(name, 'load').map((x, k) => ({ x, y: { value: values[k]!, error: errors[k]! } }));
  const crossing = firstCrossing(points, level, 'rising');
  if (!crossing) throw new Error(`${name}: ${column} never reaches ${level}`);
  return crossing;
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
