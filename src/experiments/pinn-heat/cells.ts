/**
 * The cells of a run and which network is of which. All weights of the law times all numbers of measurements, several draws of the
 * measurements each, several networks for each draw; a network on the law alone has none to draw, and its draws are other starts.
 */
import type { SetChoice } from '../../learner/pde/ingredients.ts';
import { type PinnHeatConfig, SERIES, type SeriesName } from '../pinn-heat.ts';
import { countsOf } from './grid.ts';

export interface Cell {
  readonly series: SeriesName;
  readonly measurements: number;
}

export const measuredCounts = ({ measurements }: Pick<PinnHeatConfig, 'measurements'>): readonly number[] =>
  countsOf(measurements)!.filter((n) => n > 0);

/** The law alone first, then the numbers of measurements in order, for each by weight of the law. */
export function cellsOf(config: Pick<PinnHeatConfig, 'measurements'>): readonly Cell[] {
  return [
    { series: 'law', measurements: 0 },
    ...measuredCounts(config).flatMap((measurements) => SERIES.map((series) => ({ series, measurements }))),
  ];
}

/** Sets of a batch, [cell][draw]: networks are divided among them evenly. */
export function setsOf(config: PinnHeatConfig): readonly SetChoice[] {
  const { draws, weak, strong, boundaryWeight } = config;
  const weights: Record<SeriesName, number> = { data: 0, weak, strong, law: strong };
  return cellsOf(config).flatMap(({ series, measurements }) =>
    Array.from({ length: draws }, (_, draw) => ({
      weights: { law: weights[series], boundary: weights[series] * boundaryWeight },
      measurements,
      measurementDraw: draw,
    })),
  );
}

/** Networks of a draw of a cell: the first of them; `networks` follow one another. */
export function firstNetworkOf(
  { draws, networks }: Pick<PinnHeatConfig, 'draws' | 'networks'>,
  cell: number,
  draw: number,
): number {
  return (cell * draws + draw) * networks;
}
