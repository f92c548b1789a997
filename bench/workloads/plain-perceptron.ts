/** The yardstick of `perceptron`: one set of binary weights in plain TypeScript, stabilities kept, every update counts violations anew. */
import type { UpdateRule } from '../../src/engine/contract.ts';
import type { PatternSet } from '../../src/glass/patterns.ts';

export class PlainPerceptron {
  private readonly weights: Int8Array;
  private readonly stabilities: Int32Array;
  /** [site][pattern]. */
  private readonly columns: Int8Array;
  private energy: number;
  private random: number;

  constructor(
    private readonly set: PatternSet,
    replica: number,
    private readonly beta: number,
    private readonly rule: UpdateRule,
  ) {
    const { size, patterns, values } = set;
    this.random = (replica + 1) * 0x9e3779b9;
    this.weights = Int8Array.from({ length: size }, () => (this.uniform() < 0.5 ? 1 : -1));
    this.columns = Int8Array.from(
      { length: size * patterns },
      (_, k) => values[(k % patterns) * size + Math.floor(k / patterns)]!,
    );
    this.stabilities = new Int32Array(patterns);
    for (let k = 0; k < values.length; k++)
      this.stabilities[Math.floor(k / size)]! += values[k]! * this.weights[k % size]!;
    this.energy = this.stabilities.reduce((count, stability) => count + (stability < 0 ? 1 : 0), 0);
  }

  sweep(): void {
    const { columns, stabilities, weights } = this;
    const { size, patterns } = this.set;
    for (let i = 0; i < size; i++) {
      const [at, twice] = [i * patterns, 2 * weights[i]!];
      let after = 0;
      for (let mu = 0; mu < patterns; mu++) {
        if (stabilities[mu]! - twice * columns[at + mu]! < 0) after++;
      }
      const odds = Math.exp(this.beta * (this.energy - after));
      if (this.uniform() >= (this.rule === 'heat-bath' ? odds / (1 + odds) : odds)) continue;
      for (let mu = 0; mu < patterns; mu++) stabilities[mu]! -= twice * columns[at + mu]!;
      weights[i] = -weights[i]!;
      this.energy = after;
    }
  }

  /** Violated patterns per weight. */
  energyPerSpin(): number {
    return this.energy / this.set.size;
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
