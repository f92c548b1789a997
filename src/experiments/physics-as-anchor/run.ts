/** Five ways to one surrogate of new plates, repeats side by side, pictures of the first repeat. */
import type { LearnerState } from '../../engine/contract.ts';
import { studentFrom } from '../../observables/equilibrium.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { MatrixData, Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import type { Arm, PhysicsAsAnchorConfig } from '../physics-as-anchor.ts';
import { asColumns } from '../side-by-side/side.ts';
import { labelCounts } from '../transfer/methods.ts';
import { Bench } from '../transfer-common/bench.ts';
import { surrogateWeights, together } from '../transfer-common/plates.ts';
import { dataProblem, lawProblem, repeated, trainingLeg } from '../transfer-common/training.ts';
import { walk } from '../walk.ts';
import { pictures, residualOf } from './pictures.ts';

/** Channels of a law's jets cost about as much as so many points. */
const CHANNELS = 5;

export async function* run(config: PhysicsAsAnchorConfig, context: RunContext): AsyncGenerator<Row, void> {
  const anchor = new Anchor(config);
  yield* walk({ legs: anchor.legs(), memory: [anchor.bench.weights, anchor.measured] }, context);
}

interface Measured {
  readonly error: number[];
  readonly residual: number[];
  readonly sourceError: number[];
  readonly matrices: Record<string, MatrixData> | null;
}

class Anchor {
  readonly bench: Bench;
  readonly measured = new Kept<Record<string, Measured>>({});
  private readonly counts: number[];

  constructor(private readonly config: PhysicsAsAnchorConfig) {
    this.counts = labelCounts(config);
    this.bench = new Bench(config, this.counts);
  }

  legs(): Leg[] {
    return [
      this.source('data'),
      this.source('anchored'),
      this.labelled(),
      this.lawful('oldLaw'),
      this.lawful('newLaw'),
    ];
  }

  /** On the source: its labels, or its labels and its law. */
  private source(arm: 'data' | 'anchored'): Leg {
    const { config, bench } = this;
    const points = config.sourcePlates * config.points;
    return trainingLeg({
      ...this.common(config.repeats),
      points: arm === 'data' ? points : points * (CHANNELS + 1),
      steps: config.steps,
      learningRate: config.learningRate,
      problem: () => {
        if (arm === 'data')
          return dataProblem(bench.shape, together(bench.repeats().map(({ source }) => source)));
        return lawProblem(bench.shape, bench.sourceLaw(config.lawWeight), config.repeats);
      },
      weights: () => surrogateWeights(bench.shape, config.repeats, bench.seed),
      reached: (weights) => bench.keep(arm, weights),
      acts: () => this.rowsOf(arm, [0]),
    });
  }

  private labelled(): Leg {
    const { config, bench, counts } = this;
    return trainingLeg({
      ...this.common(counts.length * config.repeats),
      points: counts.at(-1)!,
      steps: config.tuneSteps,
      learningRate: config.tuneRate,
      problem: () => dataProblem(bench.shape, bench.labelledData()),
      weights: () => repeated(bench.of('data'), counts.length),
      reached: (weights) => bench.keep('labelled', weights),
      acts: () => this.rowsOf('labelled', counts),
    });
  }

  /** A law on the target plates, with labels where there are some: the old law takes k for the same everywhere. */
  private lawful(arm: 'oldLaw' | 'newLaw'): Leg {
    const { config, bench, counts } = this;
    return trainingLeg({
      ...this.common((counts.length + 1) * config.repeats),
      points: CHANNELS * config.targetPlates * config.points,
      steps: config.lawSteps,
      learningRate: config.lawRate,
      problem: () => {
        const { groups, sets } = bench.lawAndLabels(config.lawWeight, arm === 'oldLaw');
        return lawProblem(bench.shape, groups, sets);
      },
      weights: () => repeated(bench.of('data'), counts.length + 1),
      reached: (weights) => bench.keep(arm, weights),
      acts: () => this.rowsOf(arm, [0, ...counts]),
    });
  }

  private common(networks: number) {
    return { shape: this.bench.shape, networks, seed: this.bench.seed };
  }

  private *rowsOf(arm: Arm, counts: readonly number[]): Generator<Act> {
    for (const [cell, labels] of counts.entries()) {
      yield { kind: 'then', run: (_, [learner]) => this.measure(arm, cell, labels, learner!) };
      yield { kind: 'row', row: () => this.row(arm, labels) };
    }
  }

  private async measure(arm: Arm, cell: number, labels: number, learner: LearnerState): Promise<void> {
    const { bench, config } = this;
    const repeats = bench.repeats();
    const first = cell * config.repeats;
    const residual: number[] = [];
    for (const [r, repeat] of repeats.entries()) residual.push(await residualOf(learner, repeat, first + r));
    const shown = labels === 0 || labels === config.labels;
    this.measured.value[keyOf(arm, labels)] = {
      error: bench.errors(arm, cell),
      residual,
      sourceError: bench.errors(arm, cell, 'sourceTest'),
      matrices: shown ? await pictures(learner, repeats[0]!, first, config.resolution) : null,
    };
  }

  private row(arm: Arm, labels: number): Row {
    const { error, residual, sourceError, matrices } = this.measured.value[keyOf(arm, labels)]!;
    const data = this.measured.value[keyOf('data', 0)]!.error;
    const gain = error.map((e, r) => data[r]! - e);
    const estimate = meanOverSamples(gain);
    const wide = studentFrom(1.96, gain.length) * estimate.error;
    return {
      values: {
        arm,
        labels,
        labelsPlusOne: labels + 1,
        ...asColumns('error', meanOverSamples(error)),
        ...(arm !== 'data' && {
          ...asColumns('gain', estimate),
          gainLow: estimate.value - wide,
          gainHigh: estimate.value + wide,
        }),
        ...asColumns('residual', meanOverSamples(residual)),
        ...asColumns('sourceError', meanOverSamples(sourceError)),
        ...asColumns(arm, meanOverSamples(error)),
      },
      samples: { error, residual, sourceError, ...(arm !== 'data' && { gain }) },
      ...(matrices && { matrices }),
    };
  }
}

const keyOf = (arm: Arm, labels: number) => `${arm} ${labels}`;
