/** What is refused before anything is allocated, and what a thread's refusal means to a person. */
import { checkProblem, parameterCount } from '../../learner/network.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { LearnerSpec } from '../contract.ts';
import { MEMORY_LIMIT, memoryNeeds } from './learner-layout.ts';
import { MEMORY_REFUSED } from './learner-memory.ts';

/** What a thread's error means to a person, where it means something. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error && error.name === MEMORY_REFUSED)) return error;
  return new GlassboxError('GBX-350', { mebibytes: Math.ceil(Number(error.message) / 2 ** 20) });
}

/** @throws RangeError if its arrays do not fit its shape */
export function checkSpec(spec: LearnerSpec): void {
  checkProblem(spec.problem);
  const { networks, weights } = spec;
  if (!Number.isSafeInteger(networks) || networks < 1) throw new RangeError(`${networks} networks`);
  const expected = networks * parameterCount(spec.problem.shape);
  if (weights.length !== expected)
    throw new RangeError(`expected ${expected} starting weights, got ${weights.length}`);
}

/** @throws GBX-201 naming the largest batch, or GBX-480 where residuals alone are too much, if a thread cannot hold its share */
export function checkMemory(spec: LearnerSpec, threads: number): void {
  const { fixed, perNetwork } = memoryNeeds(spec.problem, spec.networks);
  const largest = Math.max(0, Math.floor((MEMORY_LIMIT - fixed) / perNetwork)) * threads;
  if (spec.networks <= largest) return;
  const { residuals } = spec.problem;
  if (residuals && largest === 0) checkResidualMemory(spec, residuals, 1, MEMORY_LIMIT);
  throw new GlassboxError('GBX-201', {
    asked: `${spec.networks} networks of ${parameterCount(spec.problem.shape)} parameters`,
    limitName: 'bytes of WebAssembly memory per thread',
    limit: MEMORY_LIMIT,
    largest: `${largest} networks of this shape`,
  });
}

/**
 * What a thread needs for `ofThread` of the networks with these residuals.
 *
 * @throws GBX-480 if that is more than `limit`
 */
export function checkResidualMemory(
  { problem, networks }: LearnerSpec,
  terms: ResidualTerms,
  ofThread: number,
  limit: number,
): number {
  const { fixed, perNetwork } = memoryNeeds({ ...problem, residuals: terms }, networks);
  const bytes = fixed + ofThread * perNetwork;
  if (bytes <= limit) return bytes;
  throw new GlassboxError('GBX-480', {
    points: terms.groups.reduce((sum, { points }) => sum + points * terms.sets, 0),
    mebibytes: Math.ceil(bytes / 2 ** 20),
    limit: Math.floor(limit / 2 ** 20),
  });
}
