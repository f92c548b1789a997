/** Ground states for programs: couplings of your own in, the best state found out. */
import type { EngineChoice } from '../controller/protocol.ts';
import {
  type SolveOptions as SearchOptions,
  type Solution,
  solve as search,
} from '../dynamics/solve/solve.ts';
import type { Engine } from '../engine/contract.ts';
import { fromQuadratic, type Problem, type ProblemKind } from '../glass/files/problem.ts';
import { mergeTerms } from '../glass/files/qubo.ts';
import { GlassboxError } from '../messages/problem.ts';
import { openEngine } from './engine.ts';
import type { HostOptions } from './host.ts';

export interface SolveOptions extends Omit<SearchOptions, 'engine'>, HostOptions {
  /** A kind of engine, opened for this search alone (default `auto`), or one that is open already. */
  readonly engine?: EngineChoice | Engine;
}

/** One term between two sites (or of one, where they are the same), sites from 0. */
export type TermOfProblem = readonly [i: number, j: number, value: number];

/**
 * Looks for a state of low energy within a time limit (10 s unless `seconds`, `rounds` or `target` say otherwise). A heuristic: `proof` says
 * where nothing lower exists (all states counted up to 18 spins, or every term satisfied), and is null elsewhere.
 *
 * @throws GBX-262 for numbers too large; GBX-414 when the engine that was named cannot be opened
 */
export async function solve(problem: Problem, options: SolveOptions = {}): Promise<Solution> {
  const { engine: asked = 'auto', host, threads, ...rest } = options;
  if (typeof asked !== 'string') return search(problem, { ...rest, engine: asked });
  const place = { ...(host ? { host } : {}), ...(threads === undefined ? {} : { threads }) };
  const { engine } = await openEngine(asked, place);
  try {
    return await search(problem, { ...rest, engine });
  } finally {
    await engine.destroy();
  }
}

/**
 * An Ising glass, E = -sum J_ij s_i s_j - sum h_i s_i.
 *
 * @param size       number of spins
 * @param couplings  J_ij, i and j different; a pair given twice is added up
 * @param field      h_i, [site]; none if left out
 * @throws GBX-740 naming the first term that cannot be used; GBX-263 where nothing is coupled
 */
export function isingProblem(
  size: number,
  couplings: readonly TermOfProblem[],
  field: ArrayLike<number> = [],
): Problem {
  if (field.length > size)
    throw unusable(size, [field.length - 1, field.length - 1, field[field.length - 1]!]);
  refuseDiagonal(size, couplings);
  const linear = Array.from(field, (h, i): TermOfProblem => [i, i, h]).filter(([, , h]) => h !== 0);
  return problemOf('ising', size, [...couplings, ...linear]);
}

/**
 * A graph to cut in two so that the weights between the halves are largest: E = sum w_ij s_i s_j, cut = (sum w - E) / 2.
 *
 * @throws GBX-740 naming the first edge that cannot be used; GBX-263 without an edge
 */
export function maxCutProblem(size: number, edges: readonly TermOfProblem[]): Problem {
  refuseDiagonal(size, edges);
  return problemOf('maxcut', size, edges);
}

/**
 * Quadratic binary optimisation, E = sum_{i<=j} q_ij x_i x_j with x = 0 or 1, minimised; i = j is linear. +1 among the solution's spins
 * is x = 1.
 *
 * @throws GBX-740 naming the first term that cannot be used; GBX-263 without a term
 */
export function quboProblem(size: number, terms: readonly TermOfProblem[]): Problem {
  return problemOf('qubo', size, terms);
}

function problemOf(kind: ProblemKind, size: number, terms: readonly TermOfProblem[]): Problem {
  const isSite = (site: number) => Number.isInteger(site) && site >= 0 && site < size;
  if (!(Number.isInteger(size) && size >= 1)) throw unusable(size, [0, 0, 0]);
  for (const term of terms) {
    const [i, j, value] = term;
    if (!isSite(i) || !isSite(j) || !Number.isFinite(value)) throw unusable(size, term);
  }
  const raw = terms.map(([i, j, value], k) => ({ i, j, value, line: k + 1 }));
  const quadratic = mergeTerms(raw, size, 0);
  if (quadratic.terms.length === 0) throw new GlassboxError('GBX-263', { size });
  return fromQuadratic(quadratic, 'edge-list', kind);
}

function refuseDiagonal(size: number, terms: readonly TermOfProblem[]): void {
  const self = terms.find(([i, j]) => i === j);
  if (self) throw unusable(size, self);
}

function unusable(size: number, [i, j, value]: TermOfProblem): GlassboxError {
  return new GlassboxError('GBX-740', { term: `[${i}, ${j}, ${value}]`, size });
}
