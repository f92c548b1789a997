/**
 * Workload: Metropolis-adjusted Langevin of the default learner of `side-by-side`. 128 networks 10-4-1 (tanh, no bias, 44
 * parameters), 32 label draws x 4 copies, 120 points, T = 0.5. One network-step is one proposal of one network: a forward and
 * a backward pass, 44 normals, the acceptance. Timed in microseconds per network-step, and in the same run against a plain
 * TypeScript loop in f64, whose energies the engine's must equal before anything is timed.
 */
import type { Engine, LearnerMove, LearnerSpec } from '../../src/engine/contract.ts';
import { fieldTheory, parameterCount } from '../../src/learner/network.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { PlainLearner } from './plain-learner.ts';

const COPIES = 4;
const SETS = 32;
const NETWORKS = COPIES * SETS;
const POINTS = 120;
const TEMPERATURE = 0.5;
const STEP_SIZE = 0.004;
const PRIOR_PRECISION = 0.25;

export interface LearnerStepResult {
  readonly workload: 'learner-step';
  readonly networks: number;
  readonly parameters: number;
  /** Microseconds per network-step: best, mean and standard deviation over `repeats` runs of `steps` steps. */
  readonly usPerNetworkStep: { readonly min: number; readonly mean: number; readonly sd: number };
  /** The plain f64 loop in one thread, in this run. */
  readonly plainUsPerNetworkStep: number;
  readonly speedUp: number;
  readonly acceptance: number;
  readonly repeats: number;
  readonly steps: number;
}

export interface LearnerStepOptions {
  readonly steps?: number;
  readonly repeats?: number;
  /** Milliseconds; the host's `performance.now` by default. */
  readonly now?: () => number;
}

/** @throws Error where the engine's energies are not those of the plain loop: nothing is timed that is wrong */
export async function learnerStep(
  engine: Engine,
  options: LearnerStepOptions = {},
): Promise<LearnerStepResult> {
  const { steps = 200, repeats = 5, now = () => performance.now() } = options;
  const { spec, move } = langevinTask();
  const state = await engine.learner(spec);
  const plain = new PlainLearner(spec);
  checkEnergies(await state.energies(), plain);
  // Warm up: compiled code, and networks that have left their random start.
  await state.step(move, steps);
  const before = await state.accepted();
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = now();
    await state.step(move, steps);
    await state.accepted(); // an engine may answer before its device is done
    times.push(((now() - start) * 1000) / (steps * NETWORKS));
  }
  const after = await state.accepted();
  const made = after.reduce((sum, count, e) => sum + count - before[e]!, 0);
  state.destroy();
  const plainTime = timePlain(plain, now);
  const min = Math.min(...times);
  return {
    workload: 'learner-step',
    networks: NETWORKS,
    parameters: parameterCount(spec.problem.shape),
    usPerNetworkStep: { min, ...meanAndDeviation(times) },
    plainUsPerNetworkStep: plainTime,
    speedUp: plainTime / min,
    acceptance: made / (repeats * steps * NETWORKS),
    repeats,
    steps,
  };
}

/** The learner that is stepped, and the move. */
export function langevinTask(): { readonly spec: LearnerSpec; readonly move: LearnerMove } {
  const move: LearnerMove = {
    kind: 'langevin',
    adjusted: true,
    temperatures: new Float64Array(NETWORKS).fill(TEMPERATURE),
    stepSizes: new Float64Array(NETWORKS).fill(STEP_SIZE),
  };
  return { spec: defaultSpec(), move };
}

function defaultSpec(): LearnerSpec {
  const seed = seedFrom(2026);
  const shape = fieldTheory(10, 4);
  const draw = (stream: Stream, count: number, scale: number) => {
    const words = new WordReader(seed, stream, 0);
    return Float64Array.from({ length: count }, (_, k) => scale * normalOf(words.word(k)));
  };
  return {
    problem: {
      shape,
      data: {
        sets: SETS,
        points: POINTS,
        inputs: draw(Stream.DataInputs, POINTS * shape.inputs, 1 / Math.sqrt(shape.inputs)),
        sharedInputs: true,
        targets: draw(Stream.LabelNoise, SETS * POINTS, 1),
      },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: PRIOR_PRECISION, bias: PRIOR_PRECISION },
    },
    networks: NETWORKS,
    seed,
    weights: draw(Stream.InitialWeights, NETWORKS * parameterCount(shape), 1),
  };
}

function checkEnergies(energies: Float64Array, plain: PlainLearner): void {
  for (let e = 0; e < NETWORKS; e++) {
    const expected = plain.energy(e);
    if (!(Math.abs(energies[e]! - expected) <= 1e-5 * (1 + expected))) {
      throw new Error(`energy of network ${e} is ${energies[e]}, the plain loop has ${expected}`);
    }
  }
}

/** Microseconds per network-step of the plain loop: the best of three, after a warm-up. */
function timePlain(plain: PlainLearner, now: () => number): number {
  const rounds = [10, 10, 10, 10].map((steps) => {
    const start = now();
    plain.langevin(TEMPERATURE, STEP_SIZE, steps);
    return ((now() - start) * 1000) / (steps * NETWORKS);
  });
  return Math.min(...rounds.slice(1));
}

function meanAndDeviation(times: readonly number[]): { mean: number; sd: number } {
  const mean = times.reduce((a, b) => a + b, 0) / times.length;
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / Math.max(1, times.length - 1)) };
}
