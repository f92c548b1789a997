/**
 * 344 penguins of three species on three islands: lengths in mm, mass in g, sex; a few values are missing. Loaded when asked for.
 * Source: K. B. Gorman, T. D. Williams & W. R. Fraser, PLoS ONE 9 (2014) e90081; Palmer Station Antarctica LTER. CC0 1.0.
 */
import { readCsv } from './csv.ts';
import type { Table } from './table.ts';

export async function penguinTable(): Promise<Table> {
  const { default: text } = await import('./files/penguins.csv?raw');
  return readCsv('penguins.csv', text);
}
