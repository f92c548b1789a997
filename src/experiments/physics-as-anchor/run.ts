/** Five ways to one surrogate of new plates, repeats side by side, pictures of the first repeat. */
import type { LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import type { EngineKind, LearnerState } from '../../engine/contract.ts';
import { studentFrom } from '../../observables/equilibrium.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import type { MatrixData, Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import type { Arm, PhysicsAsAnchorConfig } from '../physics-as-anchor.ts';
import { asColumns } from '../side-by-side/side.ts';
import { labelCounts } from '../transfer/methods.ts';
import { Bench } from '../transfer-common/bench.ts';
import { iterationsBesideLabels, lawLeg, lawName } from '../transfer-common/law-training.ts';
import { surrogateWeights, together } from '../transfer-common/plates.ts';
import { dataProblem, repeated, trainingLeg } from '../transfer-common/training.ts';
import { walk } from '../walk.ts';
import { pictures, residualOf } from './pictures.ts';

/** Channels of a law's jets cost about as much as so many points. */
const CHANNELS = 5;

export async function* run(config: PhysicsAsAnchorConfig, context: RunContext): AsyncGenerator<Row, void> {
  const anchor = new Anchor(config, context.engine.info.kind);
  yield* walk(
    { legs: anchor.legs(), memory: [anchor.bench.weights, anchor.measured, anchor.standing] },
    context,
  );
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
  readonly standing = new Kept<LbfgsBatch | null>(null);
  private readonly counts: number[];

  constructor(
    private readonly config: PhysicsAsAnchorConfig,
    private readonly engine: EngineKind,
  ) {
    this.counts = labelCounts(config);
    this.bench = new Bench(config, this.counts);
  }

  legs(): Leg[] {
    return [
      this.source(),
      this.anchored(),
      this.labelled(),
      ...this.lawful('oldLaw'),
      ...this.lawful('newLaw'),
    ];
  }

  private source(): Leg {
    const { config, bench } = this;
    return trainingLeg({
      ...this.common(config.repeats),
      points: config.sourcePlates * config.points,
      steps: config.steps,
      learningRate: config.learningRate,
      problem: () => dataProblem(bench.shape, together(bench.repeats().map(({ source }) => source))),
      weights: () => surrogateWeights(bench.shape, config.repeats, bench.seed),
      reached: (weights) => bench.keep('data', weights),
      acts: () => this.rowsOf('data', [0]),
    });
  }

  /** Goes on from the source's labels with them and the source's law together. */
  private anchored(): Leg {
    const { config, bench } = this;
    return lawLeg({
      ...this.common(config.repeats),
      points: CHANNELS * config.lawPlates * config.lawPoints,
      engine: this.engine,
      iterations: config.lawSteps,
      groups: () => bench.sourceLaw(config.lawWeight),
      weights: () => bench.of('data'),
      standing: this.standing,
      reached: (weights) => bench.keep('anchored', weights),
      acts: () => this.rowsOf('anchored', [0]),
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

  /** A law on plates of the new kind, then labels beside it: the old law takes k for the same everywhere. */
  private lawful(arm: 'oldLaw' | 'newLaw'): Leg[] {
    const { config, bench, counts } = this;
    return [0, ...counts].map((labels) =>
      lawLeg({
        ...this.common(config.repeats),
        points: CHANNELS * config.lawPlates * config.lawPoints,
        engine: this.engine,
        iterations: labels === 0 ? config.lawSteps : iterationsBesideLabels(config),
        groups: () => bench.lawAndLabels(config.lawWeight, labels, arm === 'oldLaw' ? 'wrong' : 'right'),
        weights: () => bench.of(labels === 0 ? 'data' : lawName(arm, 0)),
        standing: this.standing,
        reached: (weights) => bench.keep(lawName(arm, labels), weights),
        acts: () => this.rowsOf(arm, [labels], lawName(arm, labels)),
      }),
    );
  }

  private common(networks: number) {
    return { shape: this.bench.shape, networks, seed: this.bench.seed };
  }

  private *rowsOf(arm: Arm, counts: readonly number[], name: string = arm): Generator<Act> {
    for (const [cell, labels] of counts.entries()) {
      yield { kind: 'then', run: (_, [learner]) => this.measure({ arm, name, cell, labels }, learner!) };
      yield { kind: 'row', row: () => this.row(arm, labels) };
    }
  }

  private async measure(
    { arm, name, cell, labels }: { arm: Arm; name: string; cell: number; labels: number },
    learner: LearnerState,
  ): Promise<void> {
    const { bench, config } = this;
    const repeats = bench.repeats();
    const first = cell * config.repeats;
    const residual: number[] = [];
    for (const [r, repeat] of repeats.entries()) residual.push(await residualOf(learner, repeat, first + r));
    const shown = labels === 0 || labels === config.labels;
    this.measured.value[keyOf(arm, labels)] = {
      error: bench.errors(name, cell),
      residual,
      sourceError: bench.errors(name, cell, 'sourceTest'),
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
