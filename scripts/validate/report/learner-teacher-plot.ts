/** Errors of spherical students on new patterns against the load: measured points on the exact curves. */
import { generalisationError } from '../../../src/learner/exact/teacher-student-integrals.ts';
import {
  bayesOverlap,
  gibbsOverlap,
  hebbOverlap,
  stabilityAt,
} from '../../../src/learner/exact/teacher-student-spherical.ts';
import type { Figure } from './plots.ts';
import type { Reader } from './store.ts';
import { chart, type Mark } from './svg.ts';

const SIZE = 100;
const NAMES = [`teacher-${SIZE}-light`, `teacher-${SIZE}`, `teacher-${SIZE}-heavy`] as const;
const LOADS = Array.from({ length: 55 }, (_, k) => 0.1 * (k + 1));

const RULES = [
  ['gibbs', 'Gibbs', '#0072b2', gibbsOverlap],
  ['bayes', 'Bayes', '#d55e00', bayesOverlap],
  ['hebb', 'Hebb', '#009e73', hebbOverlap],
  ['stable', 'most stable', '#cc79a7', null],
] as const;

export function teacherFigure(read: Reader): Figure {
  const caption = `Error ε on new patterns of spherical students with N = ${SIZE} weights, with errors, on the exact curves for N → ∞.`;
  const marks = read.has(...NAMES)
    ? RULES.flatMap(([column, label, colour, overlapOf], k): Mark[] => [
        { kind: 'line', colour, dashed: k % 2 === 1, ...curveOf(column, overlapOf) },
        {
          kind: 'points',
          colour,
          label,
          hollow: k % 2 === 1,
          x: NAMES.flatMap((name) => read.list(name, 'load')),
          y: NAMES.flatMap((name) => read.list(name, column)),
          error: NAMES.flatMap((name) => read.list(name, `${column}Error`)),
        },
      ])
    : [];
  const axes = { xLabel: 'α = P/N', yLabel: 'ε', x: [0, 5.5], y: [0, 0.5] } as const;
  const svg = marks.length > 0 ? chart({ title: caption, ...axes, marks, legend: 'right' }) : null;
  return { section: 'teacher-student', name: 'validation-teacher', caption, svg };
}

interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Solved once: every section of the page asks for all figures. */
const solved = new Map<string, Points>();

function curveOf(rule: string, overlapOf: ((load: number) => number) | null): Points {
  const points =
    solved.get(rule) ??
    (overlapOf ? { x: LOADS, y: LOADS.map((load) => generalisationError(overlapOf(load))) } : stableCurve());
  solved.set(rule, points);
  return points;
}

/** Along R, where the load is known at once. */
function stableCurve(): Points {
  const R = Array.from({ length: 40 }, (_, k) => 0.25 + (0.715 * k) / 39);
  return { x: R.map((overlap) => stabilityAt(overlap).load), y: R.map(generalisationError) };
}
