/** Ground states of problems of your own. */

export type { Worth } from '../../dynamics/solve/integers.ts';
export type {
  Improvement,
  Solution,
  SolveOptions as SearchOptions,
  SolvePlan,
} from '../../dynamics/solve/solve.ts';
export {
  type Problem,
  type ProblemFormat,
  type ProblemKind,
  type ProblemSign,
  type ReadOptions,
  readProblem,
  type Term,
} from '../../glass/files/problem.ts';
export type { CouplingsFormat, CouplingsReport, CouplingsSign } from '../../glass/files/report.ts';
export {
  isingProblem,
  maxCutProblem,
  quboProblem,
  type SolveOptions,
  solve,
  type TermOfProblem,
} from '../solve.ts';
