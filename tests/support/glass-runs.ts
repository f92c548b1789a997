/** Runs of SK glasses for tests: per-sample averages of energy and overlap over a stretch of sweeps. */
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder, uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine, SpinState } from '../../src/engine/contract.ts';
import {
  type SkCouplings,
  sherringtonKirkpatrick,
} from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { overlapMoments, pairsWithinSamples } from '../../src/observables/overlap.ts';
import { seedFrom } from '../../src/random/seed.ts';

export const heatBath = { rule: 'heat-bath', order: 'sequential' } as const;

export function skSamples(
  size: number,
  samples: number,
  couplings: SkCouplings = 'gaussian',
  couplingBits = 7,
): GlassInstance[] {
  return Array.from({ length: samples }, (_, sample) =>
    sherringtonKirkpatrick({ size, couplings, couplingBits, seed: seedFrom(31), sample }),
  );
}

/** Means over copies, pairs and measurements, [sample] each. */
export interface SampleMeans {
  readonly energyPerSpin: Float64Array;
  readonly q2: Float64Array;
}

/** Adds up measurements of all samples. */
export class Accumulator {
  private readonly energy: Float64Array;
  private readonly q2: Float64Array;
  private count = 0;

  constructor(
    private readonly size: number,
    private readonly samples: number,
    private readonly copies: number,
  ) {
    this.energy = new Float64Array(samples);
    this.q2 = new Float64Array(samples);
  }

  /** Energies and overlaps between all copies, as the glass stands. */
  async measure(glass: SpinState, instances: readonly GlassInstance[]): Promise<void> {
    const pairs = pairsWithinSamples(this.samples, this.copies);
    this.add(await energiesOf(glass, instances, this.copies), await glass.overlaps(pairs));
  }

  /** @param energies  in energy units, [sample][copy]; @param overlaps [sample][pair] */
  add(energies: ArrayLike<number>, overlaps: Int32Array): void {
    const { size, samples, copies } = this;
    for (let k = 0; k < samples * copies; k++) {
      this.energy[Math.floor(k / copies)]! += energies[k]! / (size * copies);
    }
    overlapMoments(overlaps, size, samples, copies).q2.forEach((q2, sample) => {
      this.q2[sample]! += q2;
    });
    this.count++;
  }

  means(): SampleMeans {
    const { count } = this;
    return { energyPerSpin: this.energy.map((e) => e / count), q2: this.q2.map((q2) => q2 / count) };
  }
}

/** Sweeps at one temperature from a random start: `warmUp` sweeps, then `measurements` of them, `spacing` sweeps apart. */
export async function sampleAt(
  engine: Engine,
  instances: readonly GlassInstance[],
  temperature: number,
  plan: {
    readonly copies: number;
    readonly warmUp: number;
    readonly measurements: number;
    readonly spacing: number;
  },
): Promise<SampleMeans> {
  const { copies, warmUp, measurements, spacing } = plan;
  const glass = await engine.glass({ instances, replicas: copies, seed: seedFrom(41) });
  const betas = uniformBetas(glass.states, 1 / temperature);
  const sums = new Accumulator(glass.size, instances.length, copies);
  await glass.sweep({ ...heatBath, betas, sweeps: warmUp });
  for (let k = 0; k < measurements; k++) {
    await glass.sweep({ ...heatBath, betas, sweeps: spacing });
    await sums.measure(glass, instances);
  }
  glass.destroy();
  return sums.means();
}

/** Replica exchange on a geometric ladder; the means are those of its coldest slot, over the second half of the rounds. */
export async function temperTo(
  engine: Engine,
  instances: readonly GlassInstance[],
  plan: {
    readonly hottest: number;
    readonly coldest: number;
    readonly slots: number;
    readonly copies: number;
    readonly rounds: number;
    readonly sweepsPerRound: number;
  },
): Promise<SampleMeans & { readonly exchange: ReplicaExchange }> {
  const { hottest, coldest, slots, copies, rounds, sweepsPerRound } = plan;
  const samples = instances.length;
  const glass = await engine.glass({ instances, replicas: slots * copies, seed: seedFrom(43) });
  const ladder = geometricLadder(hottest, coldest, slots);
  const exchange = new ReplicaExchange({ ladder, samples, copies, seed: seedFrom(43) });
  const sums = new Accumulator(glass.size, samples, copies);
  await temper(glass, exchange, heatBath, { rounds, sweepsPerRound }, async (round) => {
    if (round < rounds / 2) return;
    const all = await energiesOf(glass, instances, slots * copies);
    const states = exchange.statesBySlot();
    const cold = Array.from({ length: samples * copies }, (_, k) => all[states[k * slots + slots - 1]!]!);
    sums.add(cold, await glass.overlaps(exchange.pairsAt(slots - 1)));
  });
  glass.destroy();
  return { ...sums.means(), exchange };
}

/** Energies of all states in the instances' unit of energy. */
async function energiesOf(glass: SpinState, instances: readonly GlassInstance[], replicas: number) {
  return (await glass.energies()).map(
    (units, state) => units * instances[Math.floor(state / replicas)]!.unit,
  );
}
