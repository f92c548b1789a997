/** T_f of one width from the rows of the cooling. */
import { type FreezingTemperature, freezingTemperature } from '../../observables/freezing.ts';
import type { Estimate } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row } from '../declaration.ts';
import type { Width } from './widths.ts';

export interface FrozenAt {
  readonly result: FreezingTemperature | null;
  /** NaN where it is not in the range of the ladder. */
  readonly estimate: Estimate;
}

const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };

/** Null with fewer than two temperatures that have all their samples. */
export function freezingOf(rows: readonly Row[], width: Width, seed: number): FrozenAt {
  const names = ['self', 'mutual', 'norm'].map((name) => `${name}${width}`);
  const usable = rows.filter(({ samples }) => names.every((name) => samples?.[name]));
  if (usable.length < 2) return { result: null, estimate: UNKNOWN };
  const column = (name: string) => usable.map(({ samples }) => samples![name]!);
  const [self, mutual, norms] = names.map(column);
  const result = freezingTemperature(
    {
      temperatures: usable.map(({ values }) => Number(values.temperature)),
      gaps: self!.map((row, k) => row.map((value, s) => value - mutual![k]![s]!)),
      norms: norms!,
    },
    { seed: seedFrom(seed) },
  );
  return {
    result,
    estimate: result.result === 'found' ? { value: result.temperature, error: result.error } : UNKNOWN,
  };
}
