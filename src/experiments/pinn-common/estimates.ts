/** What findings of networks with a law read from their rows. */
import type { Estimate } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { rounded } from '../glass-common/columns.ts';

/** A column with its standard error; NaN where the row, or its number, is not there. */
export function at(row: Row | undefined, name: string): Estimate {
  const number = (key: string) => {
    const value = row?.values[key];
    return typeof value === 'number' ? value : Number.NaN;
  };
  return { value: number(name), error: number(`${name}Error`) };
}

/** A share in per cent, as it is said. */
export const percent = (of: number) => rounded(100 * of);
