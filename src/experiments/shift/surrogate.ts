/** The ensemble that learns rectangles: what it is taught, and what it says of other plates. */
import cos from '@stdlib/math-base-special-cos';
import type { LearnerSpec, LearnerState } from '../../engine/contract.ts';
import { drawPlates } from '../../learner/plates/draw.ts';
import { type FeatureChoice, featureNames } from '../../learner/plates/features.ts';
import type { Plate } from '../../learner/plates/plate.ts';
import {
  type InputScaling,
  lawGroup,
  type PlateData,
  PointPurpose,
  plateData,
  platePoints,
  scaledInputs,
  scalingOf,
} from '../../learner/plates/tasks.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem, NetworkShape } from '../../learner/problem.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import type { LegLearner } from '../journey.ts';
import { descent } from '../learner-common/optimiser.ts';
import { learnerWork } from '../learner-common/tasks.ts';
import type { ShiftConfig } from '../shift.ts';

const BATCH = 128;
const LEARNING_RATE = 0.01;

/** An ensemble's answer at points, in units of each plate's scale. */
export interface Said {
  /** Mean and standard deviation over the members, [point]. */
  readonly mean: Float64Array;
  readonly doubt: Float64Array;
}

export class Surrogate {
  readonly choice: FeatureChoice;
  readonly scaling: InputScaling;
  readonly legLearner: LegLearner;
  readonly #problem: LearnerProblem;
  readonly #seed: Seed;

  /** @param train  labelled points of rectangles, with features for this choice */
  constructor(
    readonly config: ShiftConfig,
    train: PlateData,
    conductivity: boolean,
  ) {
    this.choice = { conductivity };
    this.#seed = seedFrom(config.seed);
    const inputs = featureNames(this.choice).length;
    this.scaling = scalingOf(train, inputs);
    this.#problem = problemOf(train, this.scaling, config.width);
    this.legLearner = {
      spec: () => this.#spec(),
      work: learnerWork(this.#problem, config.members, BATCH),
    };
  }

  #spec(): LearnerSpec {
    const { members: networks } = this.config;
    // The ensembles have starts of their own.
    const first = this.choice.conductivity ? networks : 0;
    const { shape } = this.#problem;
    return {
      problem: this.#problem,
      networks,
      seed: this.#seed,
      firstNetwork: first,
      weights: drawWeights(shape, { weight: 1, bias: 0 }, { networks, seed: this.#seed, first }),
    };
  }

  move() {
    const { members } = this.config;
    return descent(members, { optimiser: 'adam', learningRate: LEARNING_RATE, weightDecay: 0, batch: BATCH });
  }

  /** From 1 to 0 by half a cosine, [step]. */
  get rates(): Float64Array {
    const { steps } = this.config;
    return Float64Array.from({ length: steps }, (_, k) => (1 + cos((Math.PI * k) / steps)) / 2);
  }

  async says(learner: LearnerState, data: PlateData): Promise<Said> {
    const outputs = await learner.outputs(scaledInputs(data.inputs, this.scaling));
    const { targetMean, targetSd } = this.scaling;
    const members = learner.networks;
    const count = data.values.length;
    const mean = new Float64Array(count);
    const doubt = new Float64Array(count);
    for (let p = 0; p < count; p++) {
      const said = Array.from(
        { length: members },
        (_, m) => data.lift[p]! + data.factor[p]! * (targetMean + targetSd * outputs[m * count + p]!),
      );
      mean[p] = said.reduce((sum, u) => sum + u, 0) / members;
      doubt[p] = Math.sqrt(said.reduce((sum, u) => sum + (u - mean[p]!) ** 2, 0) / (members - 1));
    }
    return { mean, doubt };
  }

  /**
   * What the law, with each plate's own conductivity, leaves over of the ensemble's mean, times the square of the distance phi to the
   * edges, [point], in units of the plate's scale: about the temperature that such a source would make there. Without that
   * factor the second derivatives of a network close to an edge drown everything else.
   */
  async residuals(
    learner: LearnerState,
    plates: readonly Plate[],
    points: readonly Float64Array[],
  ): Promise<Float64Array> {
    const group = lawGroup(plates, points, this.choice, { scaling: this.scaling });
    const jets = await learner.jets(group.inputs, group.channels);
    const width = group.channels.length;
    const members = learner.networks;
    const square = plates.flatMap(({ length }, k) =>
      new Array<number>(points[k]!.length / 2).fill(length ** 2),
    );
    return Float64Array.from({ length: group.points }, (_, p) => {
      let residual = 0;
      for (const { column, factors } of group.equations[0]!) {
        let term = group.columns[p * group.columnCount + column]!;
        if (factors.length > 0) {
          let output = 0;
          for (let m = 0; m < members; m++) output += jets[(m * group.points + p) * width + factors[0]!]!;
          term *= output / members;
        }
        residual += term;
      }
      const factor = group.columns[p * group.columnCount + 4]! / (square[p]! * this.scaling.targetSd);
      return residual * factor ** 2;
    });
  }
}

function problemOf(train: PlateData, scaling: InputScaling, width: number): LearnerProblem {
  const points = train.targets.length;
  const inputs = scaling.mean.length;
  const heaviest = train.weights.reduce((sum, w) => sum + w, 0) / points;
  const shape: NetworkShape = {
    inputs,
    hidden: [width, width],
    outputs: 1,
    activation: 'tanh',
    bias: true,
    gains: [inputs, width, width].map((fan) => 1 / Math.sqrt(fan)),
  };
  return {
    shape,
    data: {
      sets: 1,
      points,
      inputs: scaledInputs(train.inputs, scaling),
      sharedInputs: true,
      targets: train.targets.map((n) => (n - scaling.targetMean) / scaling.targetSd),
      weights: train.weights.map((w) => w / heaviest),
    },
    loss: 'squared-error',
    energyScale: 1 / points,
    priorPrecision: { weight: 0, bias: 0 },
  };
}

/** Labelled points of the source, with the conductivity among the inputs. */
export function sourceData({ plates: count, points: each, seed: number }: ShiftConfig): PlateData {
  const seed = seedFrom(number);
  const plates = drawPlates({ family: 'rectangle', amount: 0, seed }, count);
  const points = plates.map((plate, k) =>
    platePoints(plate, { count: each, seed, plate: k, purpose: PointPurpose.Training }),
  );
  return plateData(plates, points, { conductivity: true });
}

/** The same without the conductivity, whose inputs are the last. */
export function blinded(data: PlateData): PlateData {
  const all = featureNames({ conductivity: true }).length;
  const kept = featureNames({ conductivity: false }).length;
  const inputs = new Float64Array(data.values.length * kept);
  for (let p = 0; p < data.values.length; p++)
    inputs.set(data.inputs.subarray(p * all, p * all + kept), p * kept);
  return { ...data, inputs };
}
