/**
 * The yardstick of `multi-spin` and `sparse`: one replica of a sparse glass of small fields as one would first write it in TypeScript. Neighbours
 * are summed at every site, probabilities come from a table, random numbers from a fast 32-bit generator.
 */
import type { UpdateRule } from '../../src/engine/contract.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';

export class NaiveLattice {
  private readonly spins: Int8Array;
  private readonly offsets: Uint32Array;
  private readonly columns: Uint32Array;
  private readonly values: Int32Array;
  /** Probability that heat bath makes the spin +1, or that Metropolis flips it: by field, or by minus spin times field. */
  private readonly probabilities: Float64Array;
  private random: number;

  constructor(
    private readonly instance: GlassInstance,
    replica: number,
    beta: number,
    private readonly rule: UpdateRule,
    /** 'random': every update is of a site drawn at random. */
    private readonly order: 'sequential' | 'random' = 'sequential',
  ) {
    const { couplings, size, unit, largestField } = instance;
    if (couplings.kind !== 'sparse') throw new TypeError('a lattice is sparse');
    this.offsets = couplings.offsets;
    this.columns = couplings.columns;
    this.values = couplings.values;
    this.probabilities = Float64Array.from({ length: 2 * largestField + 1 }, (_, k) => {
      const odds = Math.exp(2 * beta * unit * (k - largestField));
      return rule === 'heat-bath' ? odds / (1 + odds) : odds;
    });
    this.random = (replica + 1) * 0x9e3779b9;
    this.spins = Int8Array.from({ length: size }, () => (this.uniform() < 0.5 ? 1 : -1));
  }

  sweep(): void {
    const { spins, probabilities } = this;
    const middle = this.instance.largestField;
    for (let update = 0; update < spins.length; update++) {
      const i = this.order === 'sequential' ? update : Math.floor(this.uniform() * spins.length);
      const field = this.field(i);
      if (this.rule === 'heat-bath') {
        spins[i] = this.uniform() < probabilities[middle + field]! ? 1 : -1;
      } else if (this.uniform() < probabilities[middle - spins[i]! * field]!) spins[i] = -spins[i]!;
    }
  }

  energyPerSpin(): number {
    const sum = this.spins.reduce((total, s, i) => total - s * this.field(i), 0);
    return (sum / 2 / this.spins.length) * this.instance.unit;
  }

  private field(i: number): number {
    const { offsets, columns, values, spins } = this;
    let sum = 0;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += values[k]! * spins[columns[k]!]!;
    return sum;
  }

  /** Marsaglia's xorshift32. */
  private uniform(): number {
    let x = this.random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.random = x;
    return (x >>> 0) / 2 ** 32;
  }
}
