/** How large a system is and over how much was averaged: what every figure has to say beside its numbers. */
import type { Config } from '../experiments/schema.ts';

/** Settings that count, as experiments name them, in the order in which they are read. */
const COUNTS = [
  'size',
  'inputs',
  'copies',
  'replicas',
  'networks',
  'members',
  'ensemble',
  'samples',
  'instances',
  'repeats',
  'splits',
];

export function countsOf(config: Config): { readonly key: string; readonly value: number }[] {
  return COUNTS.flatMap((key) => {
    const value = config[key];
    return typeof value === 'number' ? [{ key, value }] : [];
  });
}
