/** Curves for N -> infinity, from the lightest to the heaviest load of a run. */
import {
  binaryOverlap,
  binaryStrangers,
  binaryTransition,
} from '../../learner/exact/teacher-student-binary.ts';
import { generalisationError } from '../../learner/exact/teacher-student-integrals.ts';
import {
  bayesOverlap,
  gibbsOverlap,
  hebbOverlap,
  maximumStability,
  stabilityAt,
} from '../../learner/exact/teacher-student-spherical.ts';
import { thermalStrangers } from '../../learner/exact/teacher-student-thermal.ts';
import type { TeacherStudentConfig } from '../teacher-student.ts';

export type Rule = 'gibbs' | 'bayes' | 'hebb' | 'stable';
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const POINTS = 40;
/** Each of these is found by some hundred steps of an iteration. */
const THERMAL_POINTS = 24;

const overlapOf: Readonly<Record<Rule, (load: number) => number>> = {
  gibbs: gibbsOverlap,
  bayes: bayesOverlap,
  hebb: hebbOverlap,
  stable: (load) => maximumStability(load).overlap,
};

/** ε of a rule of spherical students at load α; findings ask again with every row. */
export function errorOf(rule: Rule, load: number): number {
  const key = `${rule} ${load}`;
  const found = known.get(key) ?? generalisationError(overlapOf[rule](load));
  known.set(key, found);
  return found;
}
const known = new Map<string, number>();

function axisOf({ lightest, heaviest }: TeacherStudentConfig, points = POINTS): number[] {
  return Array.from({ length: points }, (_, k) => lightest + ((heaviest - lightest) * k) / (points - 1));
}

export function errorCurve(config: TeacherStudentConfig, rule: Rule): Points {
  if (rule === 'stable') return stableCurve(config);
  const x = axisOf(config);
  return { x, y: x.map((load) => generalisationError(overlapOf[rule](load))) };
}

/** Along R, at which the load is known, and not along the load: a hundred times as fast. */
function stableCurve({ lightest, heaviest }: TeacherStudentConfig): Points {
  const [from, to] = [maximumStability(lightest).overlap, maximumStability(heaviest).overlap];
  const R = Array.from({ length: POINTS }, (_, k) => from + ((to - from) * k) / (POINTS - 1));
  return { x: R.map((overlap) => stabilityAt(overlap).load), y: R.map(generalisationError) };
}

/** R = q; of weights ±1 with the jump, drawn as a vertical line. */
export function overlapCurve(config: TeacherStudentConfig): Points {
  const x = axisOf(config);
  if (config.students === 'spherical') return { x, y: x.map(gibbsOverlap) };
  const { load: jump, overlap } = binaryTransition();
  if (jump <= config.lightest || jump >= config.heaviest) return { x, y: x.map(binaryOverlap) };
  const [below, above] = [x.filter((load) => load < jump), x.filter((load) => load >= jump)];
  return {
    x: [...below, jump, jump, ...above],
    y: [...below.map(binaryOverlap), overlap, 1, ...above.map(() => 1)],
  };
}

/** s of students without an error; 0, the teacher's, above the transition. */
export function entropyCurve(config: TeacherStudentConfig): Points {
  const x = axisOf(config);
  return { x, y: x.map((load) => Math.max(0, binaryStrangers(load)?.entropy ?? 0)) };
}

/** R of strangers at the temperature of the run, as far as they exist. */
export function thermalCurve(config: TeacherStudentConfig): Points | null {
  const x = axisOf(config, THERMAL_POINTS);
  const y = thermalStrangers(x, config.temperature).flatMap((students) =>
    students ? [students.overlap] : [],
  );
  return y.length < 2 ? null : { x: x.slice(0, y.length), y };
}
