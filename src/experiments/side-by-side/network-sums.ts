/** Measurements of a batch of networks over one temperature: what changes fast is averaged, the rest is taken at the end. */
import {
  type BatchOutputs,
  functionNorms,
  functionOverlaps,
  overlapsWithReference,
  twoTimeFunctionOverlaps,
} from '../../observables/networks.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import type { LearnerData } from './learner-setup.ts';
import { type Batch, joined, type SavedSums, Sums } from './side.ts';

export interface NetworkMeans {
  /** E/P, [network]. */
  readonly energy: Float64Array;
  /** q_aa, [network]. */
  readonly norm: Float64Array;
  /** q_ab, [set][pair]. */
  readonly mutual: Float64Array;
  /** (1/P) sum z f, [network]. */
  readonly noise: Float64Array;
  /** R = (1/P) sum f f*, [network]. */
  readonly clean: Float64Array;
  /** q of a network with itself at half time, [network]. */
  readonly self: Float64Array;
  /** Every measured q_ab, any order: for P(q). */
  readonly allMutual: Float64Array;
}

interface SavedNetworkSums {
  readonly sums: readonly SavedSums[];
  readonly earlier: Float64Array | null;
  readonly seen: Float64Array<ArrayBuffer>;
}

export class NetworkSums {
  readonly pairs: Uint32Array;
  private readonly networks: number;
  private readonly energy: Sums;
  private readonly norm: Sums;
  private readonly mutual: Sums;
  private readonly noise: Sums;
  private readonly clean: Sums;
  private earlier: Float64Array | null = null;
  private seen = new Float64Array(0);

  constructor(
    private readonly batch: Batch,
    private readonly data: LearnerData,
    private readonly points: number,
  ) {
    this.networks = batch.samples * batch.replicas;
    this.pairs = pairsWithinSamples(batch.samples, batch.replicas);
    [this.energy, this.norm, this.noise, this.clean] = Array.from(
      { length: 4 },
      () => new Sums(this.networks),
    ) as [Sums, Sums, Sums, Sums];
    this.mutual = new Sums(this.pairs.length / 2);
  }

  private get all(): readonly Sums[] {
    return [this.energy, this.norm, this.mutual, this.noise, this.clean];
  }

  reset(): void {
    for (const sums of this.all) sums.reset();
    this.seen = new Float64Array(0);
  }

  remember(outputs: Float64Array): void {
    this.earlier = outputs;
  }

  add(outputs: Float64Array): void {
    const batch = this.outputs(outputs);
    const { samples } = this.batch;
    this.norm.add(functionNorms(batch));
    const overlaps = functionOverlaps(batch, this.pairs);
    this.mutual.add(overlaps);
    this.seen = joined(this.seen, overlaps);
    this.noise.add(overlapsWithReference(batch, this.data.noise, samples));
    this.clean.add(overlapsWithReference(batch, this.data.clean, samples));
    this.energy.add(this.squaredErrors(outputs));
  }

  /** (1/P) (1/2) sum_mu (y_mu - f_mu)^2, [network]. */
  private squaredErrors(outputs: Float64Array): Float64Array {
    const { points } = this;
    const { replicas } = this.batch;
    return Float64Array.from({ length: this.networks }, (_, e) => {
      const target = Math.floor(e / replicas) * points;
      let sum = 0;
      for (let mu = 0; mu < points; mu++) {
        const miss = this.data.targets[target + mu]! - outputs[e * points + mu]!;
        sum += miss * miss;
      }
      return sum / (2 * points);
    });
  }

  /** @param outputs  the networks' outputs now, on the training points */
  means(outputs: Float64Array): NetworkMeans {
    if (!this.earlier) throw new Error('means before half time');
    const now = this.outputs(outputs);
    return {
      energy: this.energy.mean(),
      norm: this.norm.mean(),
      mutual: this.mutual.mean(),
      noise: this.noise.mean(),
      clean: this.clean.mean(),
      self: twoTimeFunctionOverlaps(this.outputs(this.earlier), now),
      allMutual: this.seen,
    };
  }

  save(): SavedNetworkSums {
    return { sums: this.all.map((sums) => sums.save()), earlier: this.earlier, seen: this.seen };
  }

  restore(saved: unknown): void {
    const from = saved as SavedNetworkSums;
    this.all.forEach((sums, i) => {
      sums.restore(from.sums[i]!);
    });
    this.earlier = from.earlier;
    this.seen = from.seen;
  }

  private outputs(values: Float64Array): BatchOutputs {
    return { values, networks: this.networks, points: this.points };
  }
}
