/** What goes wrong. */
export { type Facts, GlassboxError, isProblem, type ProblemId } from '../../messages/problem.ts';
