/**
 * 406 cars of 1970 to 1982: miles per gallon and what may explain them; 8 cars lack the first, 6 the horsepower. Loaded when asked for.
 * Source: E. Ramos & D. Donoho, ASA Data Exposition (1983), StatLib; J. R. Quinlan, ICML (1993) 236, made it a test of regression.
 */
import { readCsv } from './csv.ts';
import type { Table } from './table.ts';

/** In the shipped table cars of 1981 count as 1982. */
export async function autoMpgTable(): Promise<Table> {
  const { default: text } = await import('./files/auto-mpg.csv?raw');
  return readCsv('auto-mpg.csv', text);
}
