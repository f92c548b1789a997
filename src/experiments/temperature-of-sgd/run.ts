/**
 * The legs of `temperature-of-sgd`: descent from a minimum at three minibatches, three rates in each at once; then Langevin
 * dynamics, overdamped and underdamped, at the temperature that eta and B would give if they gave one. Where everything is fitted there
 * is no minimum to fluctuate about: that part is in `interpolation.ts`.
 */
import type { LearnerMove } from '../../engine/contract.ts';
import { mean } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg, LegLearner } from '../journey.ts';
import { learnerWork } from '../learner-common/tasks.ts';
import { asColumns } from '../side-by-side/side.ts';
import { runsAway, type TemperatureOfSgdConfig } from '../temperature-of-sgd.ts';
import { walk } from '../walk.ts';
import { interpolation } from './interpolation.ts';
import { networkMinimum } from './network.ts';
import {
  type DescentAt,
  linearRegression,
  type Minimum,
  relaxationSteps,
  separateModes,
} from './problems.ts';
import { estimateOf, rowOf } from './row.ts';
import { Scatter } from './scatter.ts';

/** Rates and minibatches of the scan, as multiples of those chosen. The last rate and the first minibatch are the chosen ones. */
const RATES = [0.25, 0.5, 1] as const;
const BATCHES = [1, 4, 16] as const;
const CHOSEN_RATE = RATES.length - 1;
/** Measurements of one stretch at most. */
const LOOKS = 400;
/** Random numbers of different learners of one run never meet. */
const NETWORKS_APART = 2 ** 20;

export async function* run(config: TemperatureOfSgdConfig, context: RunContext): AsyncGenerator<Row, void> {
  if (config.problem === 'interpolation') {
    yield* interpolation(config, context);
    return;
  }
  const minimum = await minimumOf(config);
  checkRate(config, minimum);
  const measured = new Kept<Measured>({});
  const scatter = new Scatter(minimum);
  const parts = { config, minimum, measured, scatter };
  const legs = [...BATCHES.map((_, b) => descentLeg(parts, b)), langevinLeg(parts)];
  yield* walk({ legs, memory: [measured, scatter] }, context);
}

async function minimumOf(config: TemperatureOfSgdConfig): Promise<Minimum> {
  if (config.problem === 'network') return networkMinimum(config);
  return config.problem === 'modes' ? separateModes(config) : linearRegression(config);
}

/** @throws GBX-444 where the chosen rate has no stationary law */
function checkRate({ learningRate, batch, momentum }: TemperatureOfSgdConfig, minimum: Minimum): void {
  try {
    minimum.theory({ rate: learningRate, batch, momentum });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const steepest = Math.max(...minimum.curvatures);
    throw runsAway(learningRate, (2 * (1 + momentum)) / steepest);
  }
}

/** T_k of every copy, [mode][copy], by the mover that was watched. */
type Measured = Partial<Record<'sgd' | 'langevin' | 'underdamped', number[][]>>;

interface Parts {
  readonly config: TemperatureOfSgdConfig;
  readonly minimum: Minimum;
  readonly measured: Kept<Measured>;
  readonly scatter: Scatter;
}

function learnerOf(
  { config, minimum }: Parts,
  place: number,
  copies: number,
  temperature?: number,
): LegLearner {
  const networks = copies * minimum.networksPerCopy;
  const { problem, weightDecay } = minimum;
  // Phi = (E + decay |theta|^2 / 2)/T: what is weight decay to descent is a prior to Langevin.
  const precision = temperature === undefined ? 0 : weightDecay / temperature;
  const thermal = { ...problem, priorPrecision: { weight: precision, bias: precision } };
  return {
    spec: () => ({
      problem: thermal,
      networks,
      seed: seedFrom(config.seed),
      weights: minimum.start(copies),
      firstNetwork: place * NETWORKS_APART,
    }),
    work: learnerWork(problem, networks, temperature === undefined ? config.batch * BATCHES[place]! : 0),
  };
}

/** A stretch to forget the start in, then one that is looked at again and again. */
function* watched(
  { scatter, config }: Parts,
  {
    learner,
    copies,
    relaxation,
    move,
  }: { learner: number; copies: number; relaxation: number; move: () => LearnerMove },
): Generator<Act> {
  yield { kind: 'train', learner, steps: Math.ceil(3 * relaxation), move };
  yield { kind: 'then', run: () => scatter.reset(copies) };
  const looks = Math.min(LOOKS, config.steps);
  for (let k = 0; k < looks; k++) {
    const steps = Math.floor(((k + 1) * config.steps) / looks) - Math.floor((k * config.steps) / looks);
    yield { kind: 'train', learner, steps, move };
    yield { kind: 'then', run: (_, learners) => scatter.add(learners[learner]!, copies) };
  }
}

/** The slowest mode that counts. */
const slowest = ({ curvatures }: Minimum) => Math.min(...curvatures);

/**
 * eta tr C/[2 B d (1 - mu)]: the temperature that descent would have if its noise were the same in all directions and its steps
 * small.
 */
function noiseScale({ noise, modes }: Minimum, { rate, batch, momentum }: DescentAt): number {
  return (rate * noise.reduce((a, b) => a + b)) / (2 * batch * modes * (1 - momentum));
}

function descentLeg(parts: Parts, b: number): Leg {
  const { config, minimum, measured, scatter } = parts;
  const { networks, learningRate, momentum } = config;
  const batch = config.batch * BATCHES[b]!;
  const copies = RATES.length * networks;
  const perRate = (c: number) => learningRate * RATES[Math.floor((c % copies) / networks)]!;
  const move = (): LearnerMove => ({
    kind: 'descent',
    rule: { kind: 'momentum', momentum, nesterov: false },
    learningRates: Float64Array.from({ length: copies * minimum.networksPerCopy }, (_, c) => perRate(c)),
    weightDecay: minimum.weightDecay,
    batch,
  });
  const relaxation = relaxationSteps(learningRate * RATES[0], slowest(minimum), momentum);
  return {
    glasses: [],
    learners: [learnerOf(parts, b, copies)],
    *acts() {
      yield* watched(parts, { learner: 0, copies, relaxation, move });
      for (const [r, share] of RATES.entries()) {
        const [from, to] = [r * networks, (r + 1) * networks];
        yield { kind: 'row', row: () => scanRow(parts, { rate: learningRate * share, batch, from, to }) };
      }
      if (b !== 0) return;
      yield {
        kind: 'then',
        run: () => {
          measured.value.sgd = scatter.temperatures(CHOSEN_RATE * networks, copies);
        },
      };
    },
  };
}

/** One rate and one minibatch: the mean over modes. */
function scanRow(
  { config, minimum, scatter }: Parts,
  { rate, batch, from, to }: { rate: number; batch: number; from: number; to: number },
): Row {
  const byMode = scatter.temperatures(from, to);
  const byCopy = byMode[0]!.map((_, c) => mean(byMode.map((copies) => copies[c]!)));
  const theory = minimum.theory({ rate, batch, momentum: config.momentum });
  const virial = scatter.virials(from, to);
  return rowOf(
    {
      part: 'scan',
      learningRate: rate,
      batch,
      noiseScale: noiseScale(minimum, { rate, batch, momentum: config.momentum }),
      ...scatter.diverged(from, to),
      ...asColumns('sgd', estimateOf(byCopy)),
      theory: mean(theory.map((square, k) => minimum.curvatures[k]! * square)),
      ...(virial && asColumns('virial', estimateOf(virial))),
    },
    { sgd: byCopy, ...(virial && { virial }) },
  );
}

const [OVERDAMPED, UNDERDAMPED] = [0, 1] as const;

function langevinLeg(parts: Parts): Leg {
  const { config, minimum, measured, scatter } = parts;
  const { networks: copies, learningRate: rate, batch } = config;
  const T = noiseScale(minimum, { rate, batch, momentum: config.momentum });
  const networks = copies * minimum.networksPerCopy;
  const every = (value: number) => new Float64Array(networks).fill(value);
  const [low, high] = [slowest(minimum), Math.max(...minimum.curvatures)];
  // A step as long as that of descent; unit masses move on U/T, whose fastest mode then turns by half a radian or so a step.
  const h = Math.sqrt(T / high);
  const moves: readonly LearnerMove[] = [
    { kind: 'langevin', adjusted: false, temperatures: every(T), stepSizes: every(rate * T) },
    { kind: 'underdamped', temperatures: every(T), stepSizes: every(h), friction: 2 * Math.sqrt(low / T) },
  ];
  // Critical damping of the slowest mode.
  const relaxations = [relaxationSteps(rate, low), Math.sqrt(high / low)];
  return {
    glasses: [],
    learners: moves.map((_, place) => learnerOf(parts, BATCHES.length + place, copies, T)),
    *acts() {
      for (const learner of [OVERDAMPED, UNDERDAMPED]) {
        const relaxation = relaxations[learner]!;
        yield* watched(parts, { learner, copies, relaxation, move: () => moves[learner]! });
        yield {
          kind: 'then',
          run: () => {
            measured.value[learner === OVERDAMPED ? 'langevin' : 'underdamped'] = scatter.temperatures(
              0,
              copies,
            );
          },
        };
      }
      for (let k = 0; k < minimum.modes; k++) yield { kind: 'row', row: () => modeRow(parts, k) };
    },
  };
}

/** One mode, all movers at the chosen rate and minibatch. */
function modeRow({ config, minimum, measured }: Parts, k: number): Row {
  const { learningRate: rate, batch, momentum } = config;
  const curvature = minimum.curvatures[k]!;
  const T = noiseScale(minimum, { rate, batch, momentum });
  const { sgd = [], langevin = [], underdamped = [] } = measured.value;
  const samples = { sgd: sgd[k]!, langevin: langevin[k]!, underdamped: underdamped[k]! };
  const columns = (name: keyof typeof samples): Record<string, number | null> =>
    asColumns(name, estimateOf(samples[name]));
  return rowOf(
    {
      part: 'mode',
      mode: k + 1,
      learningRate: rate,
      batch,
      curvature,
      noise: minimum.noise[k]!,
      ...columns('sgd'),
      theory: curvature * minimum.theory({ rate, batch, momentum })[k]!,
      ...columns('langevin'),
      langevinTheory: T / (1 - (rate * curvature) / 2),
      ...columns('underdamped'),
      temperature: T,
    },
    samples,
  );
}
