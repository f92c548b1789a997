/** One look at a glass: what nearly every experiment measures, averaged inside each sample. */
import type { SpinState } from '../../engine/contract.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import type { Act, Memory } from '../journey.ts';
import { joined, type SavedSums } from '../side-by-side/side.ts';
import { energiesPerSpin, SampleSums } from './glasses.ts';

/** u, m, |m| of each state; q, |q|, q^2, q^4 of each pair of copies. */
const QUANTITIES = ['energy', 'm', 'absM', 'q', 'absQ', 'q2', 'q4'] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** Sums of the looks at one glass since `reset`, and every overlap seen, for P(q). */
export class Looks implements Memory {
  private readonly sums: SampleSums;
  private readonly pairs: Uint32Array;
  private seen = new Float64Array(0);

  constructor(
    readonly samples: number,
    readonly replicas: number,
    private readonly keepOverlaps = false,
  ) {
    this.sums = new SampleSums(QUANTITIES, samples);
    this.pairs = pairsWithinSamples(samples, replicas);
  }

  reset(): void {
    this.sums.reset();
    this.seen = new Float64Array(0);
  }

  async look(state: SpinState): Promise<void> {
    const overlaps = await state.overlaps(this.pairs);
    if (this.keepOverlaps) this.seen = joined(this.seen, overlaps);
    const m = Float64Array.from(await state.magnetisations(), (sum) => sum / state.size);
    this.add(await energiesPerSpin(state), m, overlaps, state.size);
  }

  /** @param overlaps  integers sum_i s_i^a s_i^b, [sample][pair]; energies and m [sample][copy] */
  add(energies: Float64Array, m: Float64Array, overlaps: Int32Array, size: number): void {
    const q = Float64Array.from(overlaps, (sum) => sum / size);
    const { sums } = this;
    sums.add('energy', energies);
    sums.add('m', m);
    sums.add('absM', m.map(Math.abs));
    sums.add('q', q);
    sums.add('absQ', q.map(Math.abs));
    sums.add(
      'q2',
      q.map((value) => value ** 2),
    );
    sums.add(
      'q4',
      q.map((value) => (value * value) ** 2),
    );
  }

  /** Means over the looks, [sample]. */
  of(quantity: Quantity): number[] {
    return this.sums.means(quantity);
  }

  /** Every overlap sum since `reset`. */
  overlaps(): Float64Array {
    return this.seen;
  }

  /** Those of one sample. */
  overlapsOf(sample: number): Float64Array {
    const pairs = this.pairs.length / 2 / this.samples;
    return this.seen.filter((_, k) => Math.floor(k / pairs) % this.samples === sample);
  }

  save(): unknown {
    return { sums: this.sums.save(), seen: this.seen.slice() };
  }

  restore(saved: unknown): void {
    const from = saved as { readonly sums: unknown; readonly seen: Float64Array<ArrayBuffer> };
    this.sums.restore(from.sums);
    this.seen = from.seen.slice();
  }

  join(parts: readonly unknown[]): unknown {
    const shards = parts as readonly { readonly sums: readonly SavedSums[]; readonly seen: Float64Array }[];
    const looks = shards[0]!.sums[0]!.count;
    // A look holds all samples, so that looks of shards are laced together.
    const seen = Array.from({ length: looks }, (_, look) =>
      shards.map(({ seen }) =>
        seen.subarray((look * seen.length) / looks, ((look + 1) * seen.length) / looks),
      ),
    );
    return { sums: this.sums.join(shards.map(({ sums }) => sums)), seen: joined(...seen.flat()) };
  }
}

export interface Stay {
  readonly glass: number;
  readonly sweeps: number;
  readonly looks: number;
  betas(): Float64Array;
  look(state: SpinState): Promise<void>;
  /** Called half way, before the first look. */
  start(state: SpinState): Promise<void> | void;
}

/** Sweeps at one temperature: the first half to relax, the second with looks spread evenly over it. */
export function* stay({ glass, sweeps, looks, betas, look, start }: Stay): Generator<Act> {
  const half = Math.floor(sweeps / 2);
  const measured = sweeps - half;
  const count = Math.max(1, Math.min(looks, measured));
  const upTo = (k: number) => Math.floor((k * measured) / count);
  yield { kind: 'sweep', glass, sweeps: half, betas };
  yield { kind: 'then', run: (glasses) => start(glasses[glass]!) };
  for (let k = 0; k < count; k++) {
    yield { kind: 'sweep', glass, sweeps: upTo(k + 1) - upTo(k), betas };
    yield { kind: 'then', run: (glasses) => look(glasses[glass]!) };
  }
}
