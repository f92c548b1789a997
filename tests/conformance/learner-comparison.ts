/** What the learner's conformance tests share: moves, comparisons, and an adjusted step by the reference's definitions. */
import { expect } from 'vitest';
import type { DescentRule, LearnerMove, LearnerSpec } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import {
  langevinNoise,
  langevinWord,
  logAcceptanceRatio,
  logOfWord,
  propose,
} from '../../src/engine/reference/learner-moves.ts';
import { priorPrecisions } from '../../src/learner/network.ts';

/** Every |a - b| <= tolerance (1 + largest |b|); false for NaN. */
export function expectClose(
  actual: Float64Array,
  expected: Float64Array,
  tolerance: number,
  what: string,
): void {
  expect(actual.length, `${what}: length`).toBe(expected.length);
  const bound = tolerance * (1 + expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
  const wrong = actual.findIndex((value, k) => !(Math.abs(value - expected[k]!) <= bound));
  const detail =
    wrong < 0 ? '' : `[${wrong}] = ${actual[wrong]}, expected ${expected[wrong]} within ${bound}`;
  expect(wrong, `${what}${detail}`).toBe(-1);
}

/** |a - b| / |b| in the Euclidean norm. */
export function relativeError(actual: Float64Array, expected: Float64Array): number {
  const norm = Math.sqrt(expected.reduce((sum, value) => sum + value ** 2, 0));
  const difference = Math.sqrt(actual.reduce((sum, value, k) => sum + (value - expected[k]!) ** 2, 0));
  return norm > 0 ? difference / norm : difference;
}

export function langevin(
  networks: number,
  adjusted: boolean,
  temperature: number,
  stepSize: number,
): LearnerMove & { kind: 'langevin' } {
  return {
    kind: 'langevin',
    adjusted,
    temperatures: new Float64Array(networks).fill(temperature),
    stepSizes: new Float64Array(networks).fill(stepSize),
  };
}

export function underdamped(networks: number, temperature: number, stepSize: number): LearnerMove {
  return {
    kind: 'underdamped',
    temperatures: new Float64Array(networks).fill(temperature),
    stepSizes: new Float64Array(networks).fill(stepSize),
    friction: 1.5,
  };
}

export function descent(
  networks: number,
  rest: { readonly momentum: number; readonly weightDecay: number; readonly batch: number },
): LearnerMove {
  const { momentum, weightDecay, batch } = rest;
  return byRule(networks, { kind: 'momentum', momentum, nesterov: false }, weightDecay, batch);
}

export function byRule(networks: number, rule: DescentRule, weightDecay: number, batch: number): LearnerMove {
  return {
    kind: 'descent',
    rule,
    learningRates: new Float64Array(networks).fill(0.003),
    weightDecay,
    batch,
  };
}

/** Every rule that is not plain momentum. */
export const RULES: readonly (readonly [string, DescentRule])[] = [
  ['Nesterov', { kind: 'momentum', momentum: 0.9, nesterov: true }],
  ['Adam', { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false }],
  ['AdamW', { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8, decoupled: true }],
  ['RMSprop', { kind: 'rmsprop', decay: 0.9, epsilon: 1e-6 }],
];

/** What one adjusted step does to each network by the reference's definitions: ln ratio - ln U, and the weights after it. */
export async function decisions(
  spec: LearnerSpec,
  weights: Float64Array,
  move: LearnerMove & { kind: 'langevin' },
  time: number,
): Promise<{ gap: number; outcome: Float64Array }[]> {
  const parameters = weights.length / spec.networks;
  const precision = priorPrecisions(spec.problem);
  const at = await potential(spec, weights, precision, move.temperatures);
  const proposals = weights.slice();
  const noises: Float64Array[] = [];
  const part = (values: Float64Array, e: number) => values.subarray(e * parameters, (e + 1) * parameters);
  for (let e = 0; e < spec.networks; e++) {
    const noise = new Float64Array(parameters);
    langevinNoise(spec.seed, e, time, noise);
    noises.push(noise);
    propose(part(weights, e), part(at.gradient, e), noise, move.stepSizes[e]!, part(proposals, e));
  }
  const next = await potential(spec, proposals, precision, move.temperatures);
  return noises.map((noise, e) => {
    const theta = part(weights, e);
    const proposal = part(proposals, e);
    const proposalTerm = logAcceptanceRatio(
      theta,
      proposal,
      part(next.gradient, e),
      noise,
      move.stepSizes[e]!,
    );
    const ratio = at.phi[e]! - next.phi[e]! + proposalTerm;
    const gap = ratio - logOfWord(langevinWord(spec.seed, e, time));
    return { gap, outcome: gap > 0 ? proposal : theta };
  });
}

/** Phi and its gradient from the reference's energies and gradients. */
async function potential(
  spec: LearnerSpec,
  weights: Float64Array,
  precision: Float64Array,
  temperatures: Float64Array,
): Promise<{ phi: Float64Array; gradient: Float64Array }> {
  const reference = createReferenceLearner({ ...spec, weights });
  const phi = (await reference.energies()).map((energy, e) => energy / temperatures[e]!);
  const gradient = await reference.gradients();
  for (let k = 0; k < weights.length; k++) {
    const e = Math.floor(k / precision.length);
    const lambda = precision[k % precision.length]!;
    phi[e]! += 0.5 * lambda * weights[k]! ** 2;
    gradient[k] = gradient[k]! / temperatures[e]! + lambda * weights[k]!;
  }
  return { phi, gradient };
}
