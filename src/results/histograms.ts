/**
 * `histograms.zarr`: every histogram of every row. `<name>_density` [row, bin] is NaN in rows without it; `<name>_edges` is [edge] where
 * all rows have the same bins (then `<name>_bin` holds their middles), else [row, edge].
 */
import type { Histogram } from '../experiments/declaration.ts';
import type { RunResults } from './describe-run.ts';
import { bytesOf, storeFiles, type ZarrArray, type ZarrFiles } from './zarr.ts';
import { coordinatesOf, storeAttributes } from './zarr-columns.ts';

/** @returns null where no row has a histogram */
export function histogramsToZarr(run: RunResults): ZarrFiles | null {
  const names = [...new Set(run.rows.flatMap(({ histograms }) => Object.keys(histograms ?? {})))];
  if (names.length === 0) return null;
  const coordinates = coordinatesOf(run);
  const arrays = names.flatMap((name) => arraysOf(name, run));
  const aside = [...coordinates, ...arrays].map(({ name }) => name).filter((name) => !/_density$/.test(name));
  return storeFiles([...coordinates, ...arrays], storeAttributes(run, aside));
}

function arraysOf(name: string, { rows }: RunResults): ZarrArray[] {
  const found = rows.map(({ histograms }) => histograms?.[name] ?? null);
  const there = found.filter((histogram) => histogram !== null);
  const bins = there.reduce((most, { density }) => Math.max(most, density.length), 0);
  const [bin, edge] = [`${name}_bin`, `${name}_edge`];
  const array = (suffix: string, dimensions: string[], shape: number[], values: Float64Array): ZarrArray => ({
    name: `${name}_${suffix}`,
    dimensions,
    shape,
    type: '<f8',
    missing: 'NaN',
    bytes: bytesOf(values),
  });
  const density = array(
    'density',
    ['row', bin],
    [rows.length, bins],
    padded(
      found.map((histogram) => histogram?.density),
      bins,
    ),
  );
  const first = there[0]!;
  if (!there.every((other) => sameEdges(first, other))) {
    const edges = padded(
      found.map((histogram) => histogram?.edges),
      bins + 1,
    );
    return [density, array('edges', ['row', edge], [rows.length, bins + 1], edges)];
  }
  const middles = Float64Array.from({ length: bins }, (_, i) => (first.edges[i]! + first.edges[i + 1]!) / 2);
  return [
    density,
    array('edges', [edge], [bins + 1], padded([first.edges], bins + 1)),
    array('bin', [bin], [bins], middles),
  ];
}

const sameEdges = (a: Histogram, b: Histogram) =>
  a.edges.length === b.edges.length && Array.from(a.edges).every((edge, i) => edge === b.edges[i]);

/** Lines of one length, NaN where there is nothing, as rows.jsonl has null: see `typed-columns.ts`. */
function padded(lines: readonly (ArrayLike<number | null> | undefined)[], length: number): Float64Array {
  const values = new Float64Array(lines.length * length).fill(Number.NaN);
  for (const [i, line] of lines.entries()) if (line) values.set(Array.from(line, plain), i * length);
  return values;
}

const plain = (value: number | null) => (Number.isFinite(value) ? value! + 0 : Number.NaN);
