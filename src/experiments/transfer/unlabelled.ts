/** Legs of methods that see source points with labels and target points without: importance weighting and three alignments of features. */
import { Matrix, solve } from 'ml-matrix';
import { type ALIGNMENTS, type AlignmentTask, align } from '../../dynamics/adaptation/align.ts';
import { chainSpecs } from '../../dynamics/adaptation/chain.ts';
import { discriminatorShape, domainTargets } from '../../learner/adaptation/adversary.ts';
import { coralMap, momentsOf } from '../../learner/adaptation/coral.ts';
import {
  areaUnderCurve,
  densityRatios,
  effectiveShare,
  shareOutside,
} from '../../learner/adaptation/density-ratio.ts';
import { joinWeights, splitNetwork } from '../../learner/adaptation/split-network.ts';
import { evaluate } from '../../learner/evaluate.ts';
import { lastFeatures } from '../../learner/laplace.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem, NetworkShape } from '../../learner/problem.ts';
import { Stream } from '../../random/streams.ts';
import type { Act, Leg } from '../journey.ts';
import { learnerWork } from '../learner-common/tasks.ts';
import type { TransferConfig } from '../transfer.ts';
import type { Bench } from '../transfer-common/bench.ts';
import { INPUTS, joined, together } from '../transfer-common/plates.ts';
import { adam, dataProblem, lastLayerStart, parametersOf, trainingLeg } from '../transfer-common/training.ts';
import type { Method } from './methods.ts';

/** What importance weighting can know of its own chances, [repeat] each. */
export interface Overlap {
  readonly effective: number[];
  readonly auc: number[];
  readonly outside: number[];
}

const CLASSIFIER_HIDDEN = 16;
/** Points of each kind in a step of an alignment. */
const BATCH = 48;
/** Spin updates, or what takes as long, in a piece of steps. */
const WORK_OF_A_PIECE = 2e6;

/** Source against target; what it learnt becomes weights of the source points. */
export function classifierLeg(config: TransferConfig, bench: Bench, tell: (overlap: Overlap) => void): Leg {
  const shape = discriminatorShape(INPUTS, CLASSIFIER_HIDDEN);
  const { repeats, steps, learningRate, clip, sourcePlates, targetPlates, points } = config;
  const [sources, targets] = [sourcePlates * points, targetPlates * points];
  return trainingLeg({
    shape,
    networks: repeats,
    points: sources + targets,
    seed: bench.seed,
    steps,
    learningRate,
    problem: (): LearnerProblem => ({
      shape,
      loss: 'cross-entropy',
      energyScale: 1,
      priorPrecision: { weight: 0, bias: 0 },
      data: {
        sets: repeats,
        points: sources + targets,
        inputs: joined(bench.repeats().flatMap(({ source, target }) => [source.inputs, target.inputs])),
        sharedInputs: false,
        targets: domainTargets(repeats, sources, targets),
        // Both kinds count alike, so that the odds are the ratio of densities.
        weights: Float64Array.from({ length: repeats * (sources + targets) }, (_, k) =>
          k % (sources + targets) < sources ? 0.5 / sources : 0.5 / targets,
        ),
      },
    }),
    weights: () =>
      drawWeights(
        shape,
        { weight: 1, bias: 0 },
        { networks: repeats, seed: bench.seed, stream: Stream.AdaptationWeights },
      ),
    reached: (weights) => {
      const overlap: Overlap = { effective: [], auc: [], outside: [] };
      const ratios = bench.repeats().map(({ source, sourceTest, test }, r) => {
        const theta = parametersOf(weights, repeats, r);
        const own = densityRatios(logitsOf(shape, theta, source.inputs), clip);
        overlap.effective.push(effectiveShare(own));
        overlap.auc.push(
          areaUnderCurve(logitsOf(shape, theta, sourceTest.inputs), logitsOf(shape, theta, test.inputs)),
        );
        overlap.outside.push(shareOutside(source.inputs, test.inputs, INPUTS));
        return own;
      });
      bench.keep('ratios', joined(ratios));
      tell(overlap);
    },
  });
}

function logitsOf(shape: NetworkShape, theta: Float64Array, inputs: Float64Array): Float64Array {
  const outputs = evaluate(shape, theta, inputs);
  return Float64Array.from({ length: outputs.length / 2 }, (_, p) => outputs[2 * p + 1]! - outputs[2 * p]!);
}

/** The source's points again, each by its weight. */
export function importanceLeg(config: TransferConfig, bench: Bench): Leg {
  return trainingLeg({
    shape: bench.shape,
    networks: config.repeats,
    points: config.sourcePlates * config.points,
    seed: bench.seed,
    steps: config.tuneSteps,
    learningRate: config.tuneRate,
    problem: () => {
      const data = together(bench.repeats().map(({ source }) => source));
      const ratios = bench.of('ratios');
      return dataProblem(bench.shape, { ...data, weights: data.weights!.map((w, k) => w * ratios[k]!) });
    },
    weights: () => bench.of('none'),
    reached: (weights) => bench.keep('importance', weights),
  });
}

/** CORAL in closed form: the last hidden layer's activations on the source are recoloured, and the last layer is fitted to them anew. */
export function coralNetworks(config: TransferConfig, bench: Bench): void {
  const { shape } = bench;
  const weights = bench.of('none').slice();
  const width = shape.hidden.at(-1)!;
  bench.repeats().forEach(({ source, target }, r) => {
    const theta = parametersOf(weights, config.repeats, r);
    // Without the constant feature of the bias.
    const features = (inputs: Float64Array) =>
      lastFeatures(shape, theta, inputs).filter((_, k) => k % (width + 1) < width);
    const [from, to] = [features(source.inputs), features(target.inputs)];
    const moved = coralMap(momentsOf(from, width), momentsOf(to, width))(from);
    theta.set(lastLayerOf(moved, width, source), lastLayerStart(shape));
  });
  bench.keep('coral', weights);
}

/** Weighted least squares with a bias, a little ridge for directions that hardly vary. */
function lastLayerOf(
  features: Float64Array,
  width: number,
  { targets, weights, points }: { targets: Float64Array; weights: Float64Array; points: number },
): Float64Array {
  const design = new Matrix(points, width + 1);
  const goal = new Matrix(points, 1);
  for (let p = 0; p < points; p++) {
    const root = Math.sqrt(weights[p]!);
    for (let i = 0; i < width; i++) design.set(p, i, root * features[p * width + i]!);
    design.set(p, width, root);
    goal.set(p, 0, root * targets[p]!);
  }
  const gram = design.transpose().mmul(design);
  const ridge = (1e-6 * gram.trace()) / (width + 1);
  for (let i = 0; i <= width; i++) gram.set(i, i, gram.get(i, i) + ridge);
  return Float64Array.from(solve(gram, design.transpose().mmul(goal)).to1DArray());
}

const NAMES = { coralLoss: 'coral-loss', mmd: 'mmd', adversary: 'adversary' } as const satisfies Partial<
  Record<Method, (typeof ALIGNMENTS)[number]>
>;
export const ALIGNED = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** Featuriser, head and, for the adversary, a discriminator. */
export function alignmentLeg(config: TransferConfig, bench: Bench, method: keyof typeof NAMES): Leg {
  const { repeats, alignSteps, tuneRate, strength } = config;
  const split = splitNetwork(bench.shape, bench.shape.hidden.length);
  const against = discriminatorShape(split.head.inputs, CLASSIFIER_HIDDEN);
  const points = 2 * BATCH;
  const specs = () =>
    chainSpecs({
      split,
      networks: repeats,
      weights: bench.of('none'),
      loss: 'squared-error',
      points,
      seed: bench.seed,
    });
  const problemOf = (shape: NetworkShape): LearnerProblem =>
    dataProblem(shape, {
      sets: repeats,
      points,
      inputs: new Float64Array(0),
      sharedInputs: true,
      targets: new Float64Array(0),
    });
  const workOf = (shape: NetworkShape) => learnerWork(problemOf(shape), repeats);
  const work = 2 * workOf(split.featuriser) + 2 * workOf(split.head) + workOf(against);
  const task = (): AlignmentTask => ({
    split,
    networks: repeats,
    data: {
      source: sourceOf(bench),
      target: {
        points: config.targetPlates * config.points,
        inputs: joined(bench.repeats().map(({ target }) => target.inputs)),
      },
    },
    alignment: NAMES[method],
    strength,
    batch: BATCH,
    steps: alignSteps,
    seed: bench.seed,
    move: adam(repeats, tuneRate),
  });
  return {
    glasses: [],
    learners: [
      { spec: () => specs().featuriser, work: workOf(split.featuriser) },
      { spec: () => specs().head, work: workOf(split.head) },
      ...(method === 'adversary'
        ? [
            {
              spec: () => ({
                problem: {
                  ...problemOf(against),
                  loss: 'cross-entropy' as const,
                  data: {
                    sets: repeats,
                    points,
                    inputs: new Float64Array(repeats * points * against.inputs),
                    sharedInputs: false,
                    targets: domainTargets(repeats, BATCH, BATCH),
                    weights: new Float64Array(repeats * points),
                  },
                },
                networks: repeats,
                seed: bench.seed,
                weights: drawWeights(
                  against,
                  { weight: 1, bias: 0 },
                  { networks: repeats, seed: bench.seed, stream: Stream.AdaptationWeights },
                ),
              }),
              work: workOf(against),
            },
          ]
        : []),
    ],
    *acts(): Generator<Act> {
      const piece = Math.max(1, Math.floor(WORK_OF_A_PIECE / work));
      let plan: AlignmentTask | null = null;
      for (let from = 0; from < alignSteps; from += piece) {
        const steps = Math.min(piece, alignSteps - from);
        yield {
          kind: 'then',
          work: steps * work,
          run: (_, [featuriser, head, discriminator]) => {
            plan ??= task();
            return align(
              plan,
              { featuriser: featuriser!, head: head!, ...(discriminator && { discriminator }) },
              steps,
            );
          },
        };
      }
      yield {
        kind: 'then',
        run: async (_, [featuriser, head]) =>
          bench.keep(method, joinWeights(split, await featuriser!.weights(), await head!.weights())),
      };
    },
  };
}

function sourceOf(bench: Bench): AlignmentTask['data']['source'] {
  const { points, inputs, targets } = together(bench.repeats().map(({ source }) => source));
  const weights = joined(bench.repeats().map(({ source }) => source.weights));
  return { points, inputs, targets, weights };
}
