/**
 * Workload: an ensemble of 32 networks d-50-1 (squared error) or d-50-2 (a mean and a variance) beside one such network, Adam,
 * in minibatches of 100 and over all of 500 points, many steps a call and one. Microseconds of wall clock per step of the whole
 * ensemble; `one` is that of one network, `ratio` what 32 cost in units of one, within one run. Before a time is believed, network 0 of the
 * ensemble must be the network alone, to the last bit.
 */
import type { Engine, LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { namedGains, parameterCount } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import type { WorkloadOptions, WorkloadRow } from './row.ts';
import { peakGigaflops } from './yardsticks.ts';

const NETWORKS = 32;
const WIDTH = 50;
const POINTS = 500;
/** What the issue promises: 32 networks at most so many times the time of one. */
const MOST_RATIO = 4;

interface EnsembleCase {
  readonly inputs: number;
  readonly loss: Extract<Loss, 'squared-error' | 'gaussian'>;
  readonly activation: Activation;
  /** Points of a step, 0 for all. */
  readonly batch: number;
  readonly stepsPerCall: number;
}

function ensembleCases(): EnsembleCase[] {
  return [8, 13].flatMap((inputs) =>
    (['squared-error', 'gaussian'] as const).flatMap((loss) =>
      (['relu', 'tanh'] as const).flatMap((activation) =>
        [100, 0].flatMap((batch) =>
          [1000, 1].map((stepsPerCall) => ({ inputs, loss, activation, batch, stepsPerCall })),
        ),
      ),
    ),
  );
}

export async function ensemble(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const cases = ensembleCases().filter(
    ({ inputs, activation }) => !quick || (inputs === 8 && activation === 'relu'),
  );
  const peakOfOneThread = await peakGigaflops(quick ? 1 : 10);
  const rows: WorkloadRow[] = [];
  for (const choice of cases) {
    const measured = await row(engine, choice, quick);
    rows.push({ ...measured, more: { ...measured.more, peakOfOneThread } });
  }
  return rows;
}

async function row(engine: Engine, choice: EnsembleCase, quick: boolean): Promise<WorkloadRow> {
  const { inputs, loss, activation, batch, stepsPerCall } = choice;
  const many = await engine.learner(specOf(choice, NETWORKS));
  const one = await engine.learner(specOf(choice, 1));
  await mustBeTheSame(many, one, batch);
  const calls = quick ? 1 : stepsPerCall === 1 ? 100 : 1;
  let [time, alone] = [Infinity, Infinity];
  // In turns, so that the load of the machine is that of both.
  for (let round = 0; round < (quick ? 1 : 7); round++) {
    time = Math.min(time, await timed(many, batch, quick ? 1 : stepsPerCall, calls));
    alone = Math.min(alone, await timed(one, batch, quick ? 1 : stepsPerCall, calls));
  }
  many.destroy();
  one.destroy();
  const used = batch || POINTS;
  const outputs = loss === 'gaussian' ? 2 : 1;
  // Forward, the weights' gradient, and the adjoint through the last layer: multiplications and additions.
  const flops = 2 * used * (2 * inputs * WIDTH + 3 * WIDTH * outputs);
  return {
    what: `32 × ${inputs}-50-${outputs} ${activation}, ${batch ? `batches of ${batch}` : `all ${POINTS} points`}, ${stepsPerCall} step${stepsPerCall > 1 ? 's' : ''} a call`,
    unit: 'µs / step of all',
    threads: engine.info.threads,
    time,
    naive: null,
    // Many steps a call miss it, and must: docs/benchmarks.md says why.
    bar: Number((MOST_RATIO * alone).toPrecision(3)),
    // Learners agree with the f64 reference within a tolerance, not bit for bit.
    digest: '–',
    more: {
      one: alone,
      ratio: time / alone,
      nsPerNetworkPointStep: (1000 * time) / (NETWORKS * used),
      nsPerPointStepOfOne: (1000 * alone) / used,
      gigaflops: (NETWORKS * flops) / (1000 * time),
      gigaflopsOfOne: flops / (1000 * alone),
    },
  };
}

function specOf({ inputs, loss, activation }: EnsembleCase, networks: number): LearnerSpec {
  const seed = seedFrom(2026);
  const outputs = loss === 'gaussian' ? 2 : 1;
  const draw = (stream: Stream, count: number) => {
    const words = new WordReader(seed, stream, 0);
    return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
  };
  const problem: LearnerProblem = {
    shape: {
      inputs,
      hidden: [WIDTH],
      outputs,
      activation,
      bias: true,
      gains: namedGains('standard', inputs, [WIDTH]),
    },
    data: {
      sets: 1,
      points: POINTS,
      inputs: draw(Stream.DataInputs, POINTS * inputs),
      sharedInputs: true,
      targets: draw(Stream.LabelNoise, POINTS * outputs).map((y, k) =>
        loss === 'gaussian' && k % 2 === 1 ? 0 : y,
      ),
    },
    loss,
    energyScale: 1 / POINTS,
    priorPrecision: { weight: 1, bias: 1 },
  };
  const weights = draw(Stream.InitialWeights, NETWORKS * parameterCount(problem.shape)).map((z) => 0.3 * z);
  return { problem, networks, seed, weights: weights.slice(0, networks * parameterCount(problem.shape)) };
}

function adam(networks: number, batch: number): LearnerMove {
  return {
    kind: 'descent',
    rule: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false },
    learningRates: new Float64Array(networks).fill(1e-3),
    weightDecay: 0,
    batch,
  };
}

async function mustBeTheSame(many: LearnerState, one: LearnerState, batch: number): Promise<void> {
  for (const state of [many, one]) await state.step(adam(state.networks, batch), 5);
  const [all, alone] = [await many.weights(), await one.weights()];
  if (!alone.every((w, k) => Number.isFinite(w) && w === all[k]))
    throw new Error('network 0 of the ensemble is not the network alone');
}

/** Microseconds a step, over `calls` calls. */
async function timed(state: LearnerState, batch: number, steps: number, calls: number): Promise<number> {
  const move = adam(state.networks, batch);
  const start = performance.now();
  for (let call = 0; call < calls; call++) await state.step(move, steps);
  return ((performance.now() - start) * 1000) / (calls * steps);
}
