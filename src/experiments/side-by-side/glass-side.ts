/** The left side: an SK glass (or a glass of the person's own), q^2 on the axis, T in units of J. */
import type { Engine, UpdateRule } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { type Disorder, equilibriumLight, identityApplies } from '../../observables/equilibrium.ts';
import {
  bhattYoungGap,
  bhattYoungGapOfOneSample,
  skIdentity,
  skIdentityGap,
} from '../../observables/identities.ts';
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
import { SpinBatch, type SpinMeans, SpinSide } from './spin-batch.ts';

export interface GlassSideSpec extends Batch {
  readonly instances: readonly GlassInstance[];
  readonly seed: Seed;
  readonly rule: UpdateRule;
  readonly sweeps: number;
  readonly disorder: Disorder;
  /** J in the instance's units of energy: 1 for the ensembles, the root mean row variance for own couplings. */
  readonly coupling: number;
  /** Temperatures of the run, for the light's correction. */
  readonly temperatures: number;
  /** Global index of the first state; default 0. */
  readonly firstState?: number;
}

/** Opens D x R states on the engine. @throws GBX-201 or GBX-204 when they do not fit */
export async function createGlassSide(engine: Engine, spec: GlassSideSpec): Promise<Side> {
  const { instances, replicas, seed, firstState = 0 } = spec;
  const state = await engine.glass({ instances, replicas, seed, firstState });
  return new GlassSide(new SpinBatch(state, spec.rule), spec);
}

const HISTOGRAM_BINS = 64;

class GlassSide extends SpinSide {
  private tau = 1;

  constructor(
    batch: SpinBatch,
    private readonly spec: GlassSideSpec,
  ) {
    super(batch, spec.sweeps);
  }

  enter(tau: number): void {
    this.tau = tau;
    this.batch.enter(1 / (tau * this.spec.coupling));
  }

  async summary(): Promise<SideSummary> {
    const { spec, tau } = this;
    const means = await this.batch.means();
    const { samples } = spec;
    const energy = means.energies.map((integer) => integer * this.perSpin);
    const self2 = means.self.map((q) => q * q);
    const bySample = {
      glassEnergy: perSample(energy, samples),
      glassSelf: perSample(self2, samples),
      glassMutual: perSample(means.pairs.q2, samples),
      glassAbsOverlap: perSample(means.pairs.absQ, samples),
      glassMagnetisation: perSample(means.magnetisations, samples),
    };
    const u = meanOverCopies(energy, spec);
    const gap = this.gap(self2, means, bySample);
    const identityGap = skIdentityGap(tau, bySample.glassEnergy, bySample.glassMutual);
    const { inField } = this;
    const light = equilibriumLight({
      identityGap,
      identityApplies: identityApplies(spec.disorder, samples, inField),
      bhattYoungGap: gap,
      temperatures: spec.temperatures,
    });
    return {
      values: {
        ...asColumns('glassEnergy', u),
        ...asColumns('glassSelf', meanOverCopies(self2, spec)),
        ...asColumns('glassMutual', meanOfPairs(means.pairs.q2, spec)),
        ...asColumns('glassGap', gap),
        ...asColumns('glassAbsOverlap', meanOfPairs(means.pairs.absQ, spec)),
        ...asColumns('glassMagnetisation', meanOverCopies(means.magnetisations, spec)),
        // 1 + 2Tu is linear in u, and so is its error: 2T times that of u.
        ...asColumns(
          'glassIdentity',
          spec.disorder === 'own' ? UNKNOWN : { value: skIdentity(tau, u.value), error: 2 * tau * u.error },
        ),
        ...asColumns('glassIdentityGap', light.identity.applies === 'applies' ? identityGap : UNKNOWN),
        glassAcceptance: means.acceptance,
        glassLight: light.light,
      },
      samples: bySample,
      histograms: {
        glassPq: overlapHistogram(means.overlaps, this.batch.state.size, HISTOGRAM_BINS, !inField),
      },
    };
  }

  /** Energy per spin and J of one unit. */
  private get perSpin(): number {
    const { unit, size } = this.batch.state;
    return unit / (size * this.spec.coupling);
  }

  private get inField(): boolean {
    return this.spec.instances.some(({ field }) => field);
  }

  map(): Promise<MatrixData> {
    return this.batch.map(this.perSpin, this.inField);
  }

  private gap(
    self2: Float64Array,
    means: SpinMeans,
    bySample: { readonly glassSelf: number[]; readonly glassMutual: number[] },
  ): Estimate {
    return this.spec.samples > 1
      ? bhattYoungGap(bySample.glassSelf, bySample.glassMutual)
      : bhattYoungGapOfOneSample(self2, means.pairs.q2);
  }

  async frame(): Promise<Frame['arrays']> {
    const { a, b } = await this.batch.twins();
    return { 'glass.a': a, 'glass.b': b };
  }
}

const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };
