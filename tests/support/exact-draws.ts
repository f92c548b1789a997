/** Configurations of small glasses drawn from their exact law: what observables are tested on, without any dynamics. */
import { boltzmann, enumerate } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { WordReader } from '../../src/random/philox.ts';
import type { Seed } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

/** `count` independent configurations as packed words (N <= 24), mirror images included. */
export function exactDraws(instance: GlassInstance, beta: number, count: number, seed: Seed): Uint32Array {
  const all = enumerate(instance);
  const law = boltzmann(all, beta);
  const cumulated = new Float64Array(law.length);
  law.reduce((sum, p, word) => {
    cumulated[word] = sum + p;
    return sum + p;
  }, 0);
  const words = new WordReader(seed, Stream.Shuffle, instance.size);
  return Uint32Array.from({ length: count }, (_, k) => {
    const uniform = (words.word(2 * k) + 0.5) / 2 ** 32;
    let [low, high] = [0, law.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle]! < uniform) low = middle + 1;
      else high = middle;
    }
    const mirror = all.multiplicity === 2 && words.word(2 * k + 1) < 2 ** 31;
    return mirror ? 2 ** instance.size - 1 - low : low;
  });
}
