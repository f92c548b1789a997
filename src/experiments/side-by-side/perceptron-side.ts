/**
 * The literal bridge: Ising spins that learn. Weights +-1, energy = violated patterns, heat bath, exact q and no symmetry.
 *
 * Source: Krauth & Mézard, J. Phys. France 50, 3057 (1989); Györgyi, Phys. Rev. A 41, 7097 (1990).
 */
import type { Engine, UpdateRule } from '../../engine/contract.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import { unpackSpins } from '../../glass/spins.ts';
import { equilibriumLight, identityApplies } from '../../observables/equilibrium.ts';
import { bhattYoungGap, bhattYoungGapOfOneSample } from '../../observables/identities.ts';
import { overlapHistogram } from '../../observables/overlap.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Seed } from '../../random/seed.ts';
import type { Frame, MatrixData } from '../declaration.ts';
import {
  asColumns,
  type Batch,
  meanOfPairs,
  meanOverCopies,
  perSample,
  type Side,
  type SideSummary,
} from './side.ts';
import { SpinBatch, SpinSide } from './spin-batch.ts';

export interface PerceptronSideSpec extends Batch {
  readonly patterns: readonly PatternSet[];
  readonly seed: Seed;
  readonly rule: UpdateRule;
  readonly sweeps: number;
  readonly temperatures: number;
  /** Global index of the first state; default 0. */
  readonly firstState?: number;
}

export async function createPerceptronSide(engine: Engine, spec: PerceptronSideSpec): Promise<Side> {
  const { patterns, replicas, seed, firstState = 0 } = spec;
  const state = await engine.perceptron({ patterns, replicas, seed, firstState });
  return new PerceptronSide(new SpinBatch(state, spec.rule), spec);
}

const HISTOGRAM_BINS = 48;

class PerceptronSide extends SpinSide {
  constructor(
    batch: SpinBatch,
    private readonly spec: PerceptronSideSpec,
  ) {
    super(batch, spec.sweeps);
  }

  /** T counts violated patterns: one pattern is one unit of energy. */
  enter(tau: number): void {
    this.batch.enter(1 / tau);
  }

  async summary(): Promise<SideSummary> {
    const { spec } = this;
    const { samples } = spec;
    const means = await this.batch.means();
    const energy = means.energies.map((violated) => violated / spec.patterns[0]!.patterns);
    const bySample = {
      learnerEnergy: perSample(energy, samples),
      learnerSelf: perSample(means.self, samples),
      learnerMutual: perSample(means.pairs.q, samples),
    };
    const gap: Estimate =
      samples > 1
        ? bhattYoungGap(bySample.learnerSelf, bySample.learnerMutual)
        : bhattYoungGapOfOneSample(means.self, means.pairs.q);
    const teacher = await this.teacherOverlaps();
    const { light } = equilibriumLight({
      identityGap: { value: Number.NaN, error: Number.NaN },
      identityApplies: identityApplies('other', samples),
      bhattYoungGap: gap,
      temperatures: spec.temperatures,
    });
    return {
      values: {
        ...asColumns('learnerEnergy', meanOverCopies(energy, spec)),
        ...asColumns('learnerSelf', meanOverCopies(means.self, spec)),
        ...asColumns('learnerMutual', meanOfPairs(means.pairs.q, spec)),
        ...asColumns('learnerGap', gap),
        ...(teacher && asColumns('learnerTeacher', meanOverCopies(teacher, spec))),
        learnerAcceptance: means.acceptance,
        learnerLight: light,
      },
      samples: teacher ? { ...bySample, learnerTeacher: perSample(teacher, samples) } : bySample,
      histograms: {
        learnerPq: overlapHistogram(means.overlaps, this.batch.state.size, HISTOGRAM_BINS, false),
      },
    };
  }

  /** R = (1/N) sum_i w_i w*_i of each state with its sample's teacher, [state]; null without teachers. */
  private async teacherOverlaps(): Promise<Float64Array | null> {
    const { patterns, replicas } = this.spec;
    if (!patterns[0]!.teacher) return null;
    const { spins } = await this.batch.state.snapshot();
    const { size, states } = this.batch.state;
    return Float64Array.from({ length: states }, (_, state) => {
      const { teacher } = patterns[Math.floor(state / replicas)]!;
      return unpackSpins(spins, size, state).reduce((sum, w, i) => sum + w * teacher![i]!, 0) / size;
    });
  }

  map(): Promise<MatrixData> {
    return this.batch.map(1 / this.spec.patterns[0]!.patterns, true);
  }

  async frame(): Promise<Frame['arrays']> {
    const { a, b } = await this.batch.twins();
    return { 'learner.a': a, 'learner.b': b };
  }
}
