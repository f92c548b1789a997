/** Which points of the target plates have a label: the first n of an order that every method of a repeat shares. */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { INPUTS, type Part } from './plates.ts';

/** Points of a part in a random order, [slot]. */
export function labelOrder(points: number, seed: Seed, repeat: number): number[] {
  const words = new WordReader(seed, Stream.TargetLabels, repeat);
  return Array.from({ length: points }, (_, k) => k).sort((a, b) => words.word(a) - words.word(b) || a - b);
}

/** The first `most` points of that order. */
export function labelled(part: Part, order: readonly number[], most: number) {
  const chosen = order.slice(0, most);
  const inputs = new Float64Array(most * INPUTS);
  chosen.forEach((p, k) => {
    inputs.set(part.inputs.subarray(p * INPUTS, (p + 1) * INPUTS), k * INPUTS);
  });
  return {
    inputs,
    targets: Float64Array.from(chosen, (p) => part.targets[p]!),
    weights: Float64Array.from(chosen, (p) => part.weights[p]!),
  };
}
