/**
 * A field continued beyond its domain, so that it can be interpolated up to a boundary that cuts through cells: layer by layer, empty cells go on as
 * straight as their neighbours came, farther out they take the mean of them. Only what lies inside the boundary is ever shown of it.
 */

export interface ExtendedField {
  /** Of the matrix and one more cell on every side. */
  readonly columns: number;
  readonly rows: number;
  /** [row][column]; NaN only where there was no value at all. */
  readonly values: Float64Array;
  /** Cells from the nearest that had a value. */
  readonly distance: Uint16Array;
}

/** @param cells  [row][column], NaN where there is nothing */
export function extended(rows: number, columns: number, cells: ArrayLike<number>): ExtendedField {
  const wide = columns + 2;
  const high = rows + 2;
  const values = new Float64Array(wide * high).fill(Number.NaN);
  const distance = new Uint16Array(wide * high);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[(row + 1) * wide + column + 1] = cells[row * columns + column]!;
  let empty = [...values.keys()].filter((k) => Number.isNaN(values[k]));
  for (let layer = 1; empty.length > 0 && empty.length < values.length; layer++) {
    const means = empty.map((k) => meanAround(values, wide, k, layer));
    empty.forEach((k, i) => {
      values[k] = means[i]!;
      distance[k] = layer;
    });
    const left = empty.filter((k) => Number.isNaN(values[k]));
    if (left.length === empty.length) break;
    empty = left;
  }
  return { columns: wide, rows: high, values, distance };
}

/** Layers that are continued straight on: a boundary cuts through no others. */
const STRAIGHT = 2;

/**
 * Mean of what the up to eight directions say, nearer ones with more weight: the neighbour itself, or what a straight line through it and the
 * next one reaches. NaN where no neighbour has a value.
 */
function meanAround(values: Float64Array, wide: number, k: number, layer: number): number {
  const column = k % wide;
  let [sum, weights] = [0, 0];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const step = dy * wide + dx;
      if (step === 0 || column + dx < 0 || column + dx >= wide) continue;
      const value = values[k + step] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const isNext = column + 2 * dx >= 0 && column + 2 * dx < wide;
      const next = isNext ? (values[k + 2 * step] ?? Number.NaN) : Number.NaN;
      const isStraight = layer <= STRAIGHT && !Number.isNaN(next);
      // A line is better knowledge than a point.
      const weight = (dx === 0 || dy === 0 ? 2 : 1) * (isStraight ? 4 : 1);
      sum += weight * (isStraight ? 2 * value - next : value);
      weights += weight;
    }
  return weights > 0 ? sum / weights : Number.NaN;
}

/**
 * Value at a place between the middles of cells, linear in both directions.
 * @param x, y  in cells of the matrix from its upper left corner: the first middle is at 0.5
 */
export function between({ columns, rows, values }: ExtendedField, x: number, y: number): number {
  const [u, v] = [
    Math.min(columns - 1.000001, Math.max(0, x + 0.5)),
    Math.min(rows - 1.000001, Math.max(0, y + 0.5)),
  ];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [f, g] = [u - i, v - j];
  const at = j * columns + i;
  const above = values[at]! * (1 - f) + values[at + 1]! * f;
  const below = values[at + columns]! * (1 - f) + values[at + columns + 1]! * f;
  return above * (1 - g) + below * g;
}
