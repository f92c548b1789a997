/**
 * The yardstick of the dense workloads: annealing as one would write it in TypeScript with care, but without SIMD: local fields
 * kept up to date, so that a rejected update costs O(1); `Math.exp`; a fast 32-bit generator; one thread.
 */
import type { UpdateRule } from '../../src/engine/contract.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';

export class PlainAnnealer {
  /** 2 J. */
  private readonly doubled: Int32Array;
  private readonly fields: Int32Array;
  private readonly spins: Int32Array;
  private random: number;

  constructor(
    private readonly instance: GlassInstance,
    replica: number,
    private readonly rule: UpdateRule = 'heat-bath',
    /** 'random': every update is of a site drawn at random. */
    private readonly order: 'sequential' | 'random' = 'sequential',
  ) {
    const { size, couplings } = instance;
    this.doubled = Int32Array.from(couplings.values, (J) => 2 * J);
    this.fields = new Int32Array(size);
    this.spins = new Int32Array(size).fill(1);
    this.random = (replica + 1) * 0x9e3779b9;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) this.fields[i]! += couplings.values[i * size + j]!;
    }
    for (let i = 0; i < size; i++) if (this.uniform() < 0.5) this.flip(i);
  }

  sweep(beta: number): void {
    if (this.rule === 'metropolis') this.metropolis(beta);
    else this.heatBath(beta);
  }

  private metropolis(beta: number): void {
    const { fields, spins } = this;
    const factor = -2 * beta * this.instance.unit;
    for (let update = 0; update < spins.length; update++) {
      const i = this.site(update);
      // Energy change over 2.
      const rise = spins[i]! * fields[i]!;
      if (rise <= 0 || this.uniform() < Math.exp(factor * rise)) this.flip(i);
    }
  }

  private heatBath(beta: number): void {
    const { fields, spins } = this;
    const factor = 2 * beta * this.instance.unit;
    for (let update = 0; update < spins.length; update++) {
      const i = this.site(update);
      const up = this.uniform() * (1 + Math.exp(-factor * fields[i]!)) < 1;
      if (up !== spins[i]! > 0) this.flip(i);
    }
  }

  private site(update: number): number {
    return this.order === 'sequential' ? update : Math.floor(this.uniform() * this.spins.length);
  }

  /** Energy per spin. */
  energy(): number {
    const sum = this.spins.reduce((total, s, i) => total - s * this.fields[i]!, 0);
    return (sum / 2 / this.spins.length) * this.instance.unit;
  }

  private flip(i: number): void {
    const { fields, doubled } = this;
    const size = fields.length;
    const row = i * size;
    if (this.spins[i] === 1) for (let j = 0; j < size; j++) fields[j] = (fields[j]! - doubled[row + j]!) | 0;
    else for (let j = 0; j < size; j++) fields[j] = (fields[j]! + doubled[row + j]!) | 0;
    this.spins[i] = -this.spins[i]!;
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
