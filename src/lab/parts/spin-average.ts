/** Spins averaged over the recent past. A frozen spin goes to its value, a free one to zero: no spin ever jumps on screen. */
const WEIGHT_OF_NEW = 0.14;

export class SpinAverage {
  #mean = new Float32Array(0);

  /** @param spins  ±1, [site] @returns the running mean of each, from -1 to 1; reused between calls */
  add(spins: Int8Array): Float32Array {
    if (this.#mean.length !== spins.length) this.#mean = new Float32Array(spins.length);
    for (let i = 0; i < spins.length; i++) this.#mean[i]! += WEIGHT_OF_NEW * (spins[i]! - this.#mean[i]!);
    return this.#mean;
  }

  reset(): void {
    this.#mean = new Float32Array(0);
  }
}
