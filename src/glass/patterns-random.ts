/**
 * Patterns for the binary perceptron: random +-1 inputs with random labels (storage), or with a random teacher's labels.
 *
 * Source: Gardner & Derrida, J. Phys. A 22, 1983 (1989); Györgyi, Phys. Rev. A 41, 7097 (1990) for the teacher.
 * Random numbers: streams Patterns (index = pattern * N + site), PatternTeacher, PatternLabels; owner = sample.
 */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import type { PatternSet } from './patterns.ts';

export interface RandomPatternSpec {
  /** Number of weights N, odd. */
  readonly size: number;
  readonly patterns: number;
  readonly labels: 'random' | 'teacher';
  readonly seed: Seed;
  readonly sample: number;
}

/** Patterns of +-1 for a binary perceptron, with labels at random or those of a teacher. */
export function randomPatterns(spec: RandomPatternSpec): PatternSet {
  const { size, patterns, seed, sample } = spec;
  const sign = (reader: WordReader, index: number) => (reader.word(index) < 0x80000000 ? 1 : -1);
  const inputs = new WordReader(seed, Stream.Patterns, sample);
  const labels = new WordReader(seed, Stream.PatternLabels, sample);
  const weights = new WordReader(seed, Stream.PatternTeacher, sample);
  const teacher =
    spec.labels === 'teacher' ? Int8Array.from({ length: size }, (_, i) => sign(weights, i)) : null;
  const values = Int8Array.from({ length: patterns * size }, (_, index) => sign(inputs, index));
  for (let mu = 0; mu < patterns; mu++) {
    const row = values.subarray(mu * size, (mu + 1) * size);
    const label = teacher ? Math.sign(row.reduce((sum, x, i) => sum + x * teacher[i]!, 0)) : sign(labels, mu);
    for (let i = 0; i < size; i++) row[i]! *= label;
  }
  return { size, patterns, values, teacher };
}
