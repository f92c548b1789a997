/** What a configuration comes to: capacity, numbers of patterns, whether all weights are counted. */
import { LARGEST_STORED, SMALLEST_STORED } from '../../glass/exact/stored-patterns.ts';
import { BINARY_CAPACITY } from '../../learner/exact/binary-storage.ts';
import { SPHERICAL_CAPACITY } from '../../learner/exact/gardner.ts';
import type { CapacityConfig } from '../perceptron-capacity.ts';

/** Patterns per weight, N -> infinity. */
export function capacityOf({ weights }: Pick<CapacityConfig, 'weights'>): number {
  return weights === 'binary' ? BINARY_CAPACITY : SPHERICAL_CAPACITY;
}

type Range = Pick<CapacityConfig, 'weights' | 'size' | 'lightest' | 'heaviest' | 'loads'>;

/** P of each load, ascending, each once: evenly from the lightest to the heaviest, which are in units of the capacity. */
export function patternsOf(config: Range): number[] {
  const { size, lightest, heaviest, loads } = config;
  const all = Array.from({ length: loads }, (_, k) =>
    Math.round(capacityOf(config) * size * (lightest + ((heaviest - lightest) * k) / (loads - 1))),
  );
  return [...new Set(all)];
}

/** Are all weights ±1 tried? */
export function isCounted({
  weights,
  exact,
  size,
}: Pick<CapacityConfig, 'weights' | 'exact' | 'size'>): boolean {
  return weights === 'binary' && exact && size >= SMALLEST_STORED && size <= LARGEST_STORED;
}
