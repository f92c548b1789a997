/** One look at all networks: losses, overlaps of functions and of weights, answers; and the row that it makes. */
import type { LearnerState } from '../../engine/contract.ts';
import { alignedOverlaps } from '../../learner/alignment.ts';
import { alignedOverlapNullLike } from '../../learner/alignment-null.ts';
import { canonicalBatch } from '../../learner/canonical.ts';
import type { DataSplit, Part } from '../../learner/data/split.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { agreement } from '../../observables/agreement.ts';
import { centredAndNormalised, functionOverlaps, weightOverlaps } from '../../observables/networks.ts';
import { meanOverPairs, pairsWithinSamples } from '../../observables/overlap.ts';
import { errorRates, meanLosses } from '../../observables/prediction-error.ts';
import { quantile } from '../../observables/quantiles.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Seed } from '../../random/seed.ts';
import type { MatrixData, Row } from '../declaration.ts';
import { goingOn, ofNetworks } from '../learner-common/divergence.ts';
import { replicaMap } from '../replica-map.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import { movingOf, shapeToAlign } from './wiring.ts';

/** Pairs of random networks that the null is made of. */
const NULL_PAIRS = 64;
/** The band that holds four networks out of five. */
const [LOW, HIGH] = [0.1, 0.9];

export interface Subject {
  readonly problem: LearnerProblem;
  readonly split: DataSplit;
  readonly seed: Seed;
}

/** Plain numbers, [network] or [pair]; empty where the quantity does not exist. */
export interface Look {
  readonly perNetwork: Readonly<Record<string, number[]>>;
  readonly perPair: Readonly<Record<string, number[]>>;
  /** Aligned overlaps of pairs of random networks. */
  readonly random: number[];
}

/** All have diverged. */
const NOTHING: Look = {
  perNetwork: { trainLoss: [], heldOutLoss: [], trainWrong: [], heldOutWrong: [], gradient: [] },
  perPair: {
    qTrain: [],
    qHeldOut: [],
    raw: [],
    aligned: [],
    sameTrain: [],
    independentTrain: [],
    sameHeldOut: [],
    independentHeldOut: [],
  },
  random: [],
};

export async function lookAt(learner: LearnerState, subject: Subject): Promise<Look> {
  const { problem, split } = subject;
  // A network that diverged stands somewhere far away: it is no twin of anything.
  const alive = await goingOn(learner);
  const networks = alive.length;
  if (networks === 0) return NOTHING;
  const pairs = pairsWithinSamples(1, networks);
  const chosen = (values: Float64Array) => ofNetworks(values, learner.networks, alive);
  const look = async (part: Part) =>
    partLook(chosen(await learner.outputs(part.inputs)), networks, part, subject, pairs);
  const [train, heldOut] = [await look(split.train), await look(split.heldOut)];
  const weights = movingOf(problem, chosen(await learner.weights()));
  const gradients = movingOf(problem, chosen(await learner.gradients()));
  const perNetwork = {
    trainLoss: train.loss,
    heldOutLoss: heldOut.loss,
    trainWrong: train.wrong,
    heldOutWrong: heldOut.wrong,
    gradient: norms(gradients, networks),
  };
  const { aligned, random } = alignedLook(problem, weights, networks, pairs, subject.seed);
  return {
    perNetwork,
    perPair: {
      qTrain: train.overlap,
      qHeldOut: heldOut.overlap,
      raw: Array.from(weightOverlaps(weights, networks, pairs)),
      aligned,
      sameTrain: train.same,
      independentTrain: train.independent,
      sameHeldOut: heldOut.same,
      independentHeldOut: heldOut.independent,
    },
    random,
  };
}

function alignedLook(
  problem: LearnerProblem,
  weights: Float64Array,
  networks: number,
  pairs: Uint32Array,
  seed: Seed,
) {
  if (networks < 2) return { aligned: [], random: [] };
  const shape = shapeToAlign(problem);
  return {
    aligned: Array.from(alignedOverlaps(shape, canonicalBatch(shape, weights, networks), pairs)),
    random: Array.from(alignedOverlapNullLike(shape, weights, NULL_PAIRS, seed, problem.frozen)),
  };
}

function partLook(
  outputs: Float64Array,
  networks: number,
  part: Part,
  { problem, split }: Subject,
  pairs: Uint32Array,
) {
  const width = split.outputNames.length;
  const answers = { outputs, targets: part.targets, networks, width };
  const centred = centredAndNormalised(
    { values: outputs, networks, points: part.points },
    problem.loss === 'cross-entropy',
  );
  const classes = split.task === 'classification' ? agreement(answers, pairs) : null;
  return {
    loss: Array.from(meanLosses(answers, problem.loss)),
    wrong: classes ? Array.from(errorRates(answers)) : [],
    overlap: Array.from(functionOverlaps(centred, pairs)),
    same: Array.from(classes?.same ?? []),
    independent: Array.from(classes?.independent ?? []),
  };
}

/** |gradient| of each network, [network]. */
function norms(gradients: Float64Array, networks: number): number[] {
  const p = gradients.length / networks;
  return Array.from({ length: networks }, (_, e) => {
    let squares = 0;
    for (let k = e * p; k < (e + 1) * p; k++) squares += gradients[k]! ** 2;
    return Math.sqrt(squares);
  });
}

const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };

export function rowOf(step: number, { perNetwork, perPair, random }: Look): Row {
  const networks = perNetwork.trainLoss!.length;
  const values: Record<string, Row['values'][string]> = { step };
  const samples: Record<string, readonly number[]> = {};
  const tell = (name: string, numbers: readonly number[], estimate: () => Estimate) => {
    Object.assign(values, asColumns(name, numbers.length > 0 ? estimate() : UNKNOWN));
    if (numbers.length > 0) samples[name] = numbers;
  };
  for (const [name, numbers] of Object.entries(perPair))
    tell(name, numbers, () => meanOverPairs(numbers, 1, networks));
  for (const [name, numbers] of Object.entries(perNetwork))
    tell(name, numbers, () => meanOverSamples(numbers));
  tell('random', random, () => meanOverSamples(random));
  for (const part of ['train', 'heldOut']) {
    const losses = perNetwork[`${part}Loss`]!;
    if (losses.length === 0) continue;
    values[`${part}Median`] = orNull(quantile(losses, 0.5));
    values[`${part}Low`] = orNull(quantile(losses, LOW));
    values[`${part}High`] = orNull(quantile(losses, HIGH));
  }
  const tables = { functions: perPair.qHeldOut!, weights: perPair.aligned! };
  const matrices: Record<string, MatrixData> = Object.fromEntries(
    Object.entries(tables)
      .filter(([, pairs]) => pairs.length > 0)
      .map(([name, pairs]) => [name, symmetric(pairs, networks)]),
  );
  const { qHeldOut } = perPair;
  if (qHeldOut!.length > 0 && qHeldOut!.every(Number.isFinite))
    matrices.map = replicaMap({ overlaps: qHeldOut!, energies: perNetwork.heldOutLoss!, signed: true });
  return { values, samples, matrices };
}

/** Pair values as a table with ones on the diagonal. */
function symmetric(pairValues: readonly number[], networks: number) {
  const values = new Array<number>(networks * networks).fill(1);
  let k = 0;
  for (let a = 0; a < networks; a++)
    for (let b = a + 1; b < networks; b++, k++) {
      values[a * networks + b] = pairValues[k]!;
      values[b * networks + a] = pairValues[k]!;
    }
  return { rows: networks, columns: networks, values };
}
