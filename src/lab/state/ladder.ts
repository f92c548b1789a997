/** The rungs a run will visit, for the thermometer: geometric from the hottest to the coldest, where the settings say so. */
import type { Config } from '../../experiments/schema.ts';

export function plannedLadder({ hottest, coldest, steps }: Config): readonly number[] {
  if (typeof hottest !== 'number' || typeof coldest !== 'number' || typeof steps !== 'number') return [];
  if (!(hottest > 0 && coldest > 0 && steps >= 2 && steps <= 1000)) return [];
  return Array.from({ length: steps }, (_, k) => hottest * (coldest / hottest) ** (k / (steps - 1)));
}

/** Place of a temperature from 0 (hottest) to 1 (coldest), on a logarithmic scale. */
export function placeOnLadder(temperature: number, ladder: readonly number[]): number {
  const [hot, cold] = [ladder[0]!, ladder[ladder.length - 1]!];
  const place = Math.log(hot / temperature) / Math.log(hot / cold);
  return Math.min(1, Math.max(0, Number.isFinite(place) ? place : 0));
}
