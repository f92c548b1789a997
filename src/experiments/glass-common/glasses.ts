/** Glasses, schedules and sums that several experiments build from. */
import type { GlassSpec, SpinState } from '../../engine/contract.ts';
import { STATES_RANGE } from '../../engine/requests.ts';
import { type SkCouplings, sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { Seed } from '../../random/seed.ts';
import { type LegGlass, type Memory, STATES_APART } from '../journey.ts';
import type { Share } from '../shards.ts';
import { joinSums, perSample, type SavedSums, Sums } from '../side-by-side/side.ts';

export { STATES_APART };

export interface SkBatch {
  readonly size: number;
  readonly samples: number;
  readonly replicas: number;
  readonly couplings: SkCouplings;
  readonly couplingBits: number;
  readonly seed: Seed;
  /** First draw of the disorder. Glasses of different sizes take different draws, so that their errors are independent. */
  readonly firstSample?: number;
  /** Number of this glass within the run: no two share the random numbers of their spins. */
  readonly place?: number;
  /** Samples of this glass that other shards compute, before these. */
  readonly before?: number;
}

/** The disorder of a batch, [sample]. */
export function skInstances(batch: SkBatch): GlassInstance[] {
  const { size, couplings, couplingBits, seed, firstSample = 0 } = batch;
  return Array.from({ length: batch.samples }, (_, s) =>
    sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample: firstSample + s }),
  );
}

/** SK samples as a glass of a leg; `instances` where they are already made (or changed). */
export function skGlass(batch: SkBatch, instances = () => skInstances(batch)): LegGlass {
  const { replicas, seed, place = 0, before = 0, samples, size } = batch;
  return {
    spec: (): GlassSpec => ({
      instances: instances(),
      replicas,
      seed,
      firstState: place * STATES_APART + before * replicas,
    }),
    spins: samples * replicas * size,
  };
}

/** A batch whose samples are those of a share alone: same couplings, same random numbers. */
export function sharedBatch<B extends SkBatch>(batch: B, { from, count }: Share): B {
  return { ...batch, samples: count, firstSample: (batch.firstSample ?? 0) + from, before: from };
}

/** Samples from … from + count - 1 of a run. */
export type SampleBatch = Share;

/** Samples that run together, as many as an engine takes, and those that follow. */
export function sampleBatches(samples: number, statesPerSample: number): SampleBatch[] {
  const most = Math.max(1, Math.floor(STATES_RANGE[1] / statesPerSample));
  return Array.from({ length: Math.ceil(samples / most) }, (_, k) => ({
    from: k * most,
    count: Math.min(most, samples - k * most),
  }));
}

/** What a share has of batches of samples: number of the batch in the whole run, its first sample, and those that are computed. */
export function sharedBatches(
  batches: readonly SampleBatch[],
  share: Share,
): (SampleBatch & { readonly number: number; readonly start: number })[] {
  return batches.flatMap(({ from, count }, number) => {
    const first = Math.max(from, share.from);
    const end = Math.min(from + count, share.from + share.count);
    return end > first ? [{ number, start: from, from: first, count: end - first }] : [];
  });
}

/** Computes once, when first asked. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Energy per spin of every state, [state]. */
export async function energiesPerSpin(state: SpinState): Promise<Float64Array> {
  const scale = state.unit / state.size;
  return (await state.energies()).map((energy) => energy * scale);
}

/** Named sums of per-sample numbers over the measurements of one stretch, kept through a checkpoint. */
export class SampleSums implements Memory {
  private readonly sums: ReadonlyMap<string, Sums>;

  constructor(
    readonly names: readonly string[],
    private readonly samples: number,
  ) {
    this.sums = new Map(names.map((name) => [name, new Sums(samples)]));
  }

  reset(): void {
    for (const sums of this.sums.values()) sums.reset();
  }

  /** @param values  [sample][copies or pairs]: averaged inside the sample */
  add(name: string, values: ArrayLike<number>): void {
    this.sums.get(name)!.add(perSample(values, this.samples));
  }

  /** Means over the measurements, [sample]. */
  means(name: string): number[] {
    return Array.from(this.sums.get(name)!.mean());
  }

  save(): unknown {
    return this.names.map((name) => this.sums.get(name)!.save());
  }

  restore(saved: unknown): void {
    const all = saved as SavedSums[];
    this.names.forEach((name, i) => {
      this.sums.get(name)!.restore(all[i]!);
    });
  }

  join(parts: readonly unknown[]): unknown {
    const shards = parts as readonly (readonly SavedSums[])[];
    return this.names.map((_, i) => joinSums(shards.map((saved) => saved[i]!)));
  }
}

/** A plain value that is remembered. */
export class Kept<T> implements Memory {
  /** @param joining  the value of the whole run, from those of its shards; without it a run that keeps this cannot be sharded */
  constructor(
    public value: T,
    joining?: (parts: readonly T[]) => T,
  ) {
    if (joining) this.join = (parts) => joining(parts as readonly T[]);
  }

  join?: (parts: readonly unknown[]) => unknown;

  save(): unknown {
    return structuredClone(this.value);
  }

  restore(saved: unknown): void {
    this.value = structuredClone(saved) as T;
  }
}

/** From hot to cold in equal steps; both ends are exact. */
export function evenTemperatures(hottest: number, coldest: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, k) =>
    k === steps - 1 ? coldest : hottest + ((coldest - hottest) * k) / (steps - 1),
  );
}
