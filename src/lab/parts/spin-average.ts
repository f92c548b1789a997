/** Spins averaged over the recent past. A frozen spin goes to its value, a free one to zero: no spin ever jumps on screen. */
const WEIGHT_OF_NEW = 0.14;

export class SpinAverage {
  #mean = new Float32Array(0);

  /**
   * @param spins  ±1, [site]
   * @param weight  1 for a picture with no past
   * @returns the running mean of each, from -1 to 1; reused between calls
   */
  add(spins: Int8Array, weight = WEIGHT_OF_NEW): Float32Array {
    if (this.#mean.length !== spins.length) this.#mean = new Float32Array(spins.length);
    for (let i = 0; i < spins.length; i++) this.#mean[i]! += weight * (spins[i]! - this.#mean[i]!);
    return this.#mean;
  }

  reset(): void {
    this.#mean = new Float32Array(0);
  }
}
