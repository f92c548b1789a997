/** Which hidden units are left out: factors 0 or 1/(1 - p) of their activations, by the counters of streams.ts. */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import type { NetworkShape } from './problem.ts';

/** Hidden units of a network, through all its layers. */
export function hiddenUnits({ hidden }: NetworkShape): number {
  return hidden.reduce((sum, width) => sum + width, 0);
}

/** A unit is kept iff its word is at least this. */
export function dropoutThreshold(probability: number): number {
  return Math.round(probability * 2 ** 32);
}

/** A descent step of one network: factors of the units at a slot, [unit], into `factors`. */
export class StepDropout {
  private readonly words: WordReader;
  private readonly threshold: number;
  private readonly kept: number;

  /** @param time  number of the step, counted from creation */
  constructor(seed: Seed, network: number, time: number, probability: number) {
    this.words = new WordReader(seed, Stream.Dropout, network, time);
    this.threshold = dropoutThreshold(probability);
    this.kept = 1 / (1 - probability);
  }

  /** @param slot  the point, or its place in the minibatch */
  factors(slot: number, factors: Float64Array): void {
    for (let u = 0; u < factors.length; u++)
      factors[u] = this.words.word(slot * factors.length + u) >= this.threshold ? this.kept : 0;
  }
}

/** The thinned network of a pass: factors of its hidden units, [unit]. */
export function passFactors(
  seed: Seed,
  network: number,
  pass: number,
  { shape, dropout = 0 }: { readonly shape: NetworkShape; readonly dropout?: number },
): Float64Array {
  const words = new WordReader(seed, Stream.DropoutPass, network, pass);
  const threshold = dropoutThreshold(dropout);
  return Float64Array.from({ length: hiddenUnits(shape) }, (_, u) =>
    words.word(u) >= threshold ? 1 / (1 - dropout) : 0,
  );
}
