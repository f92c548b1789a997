import { straightLine } from '../../../src/experiments/glass-common/fits.ts';
import { generalisationError } from '../../../src/learner/exact/teacher-student-integrals.ts';
import {
  bayesOverlap,
  gibbsOverlap,
  hebbOverlap,
  maximumStability,
} from '../../../src/learner/exact/teacher-student-spherical.ts';
import { known, type Line, minus, type Section } from './line.ts';
import { remembered } from './remembered.ts';
import type { Reader } from './store.ts';

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
