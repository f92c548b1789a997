/** Histograms as densities, in the plain form that rows carry. */

export interface Histogram {
  /** Bin edges, [bin + 1], ascending. */
  readonly edges: Float64Array;
  /** Density, [bin]: sums to 1 with the bin widths. */
  readonly density: Float64Array;
}

/**
 * Density of real values over [low, high] in equal bins. Values outside are counted in the first or last bin, so that the
 * density always integrates to 1; NaN throws, because it would vanish silently.
 *
 * @throws RangeError if there are no values, a value is NaN, or low >= high
 */
export function histogram(values: ArrayLike<number>, low: number, high: number, bins: number): Histogram {
  if (!(low < high) || values.length === 0) throw new RangeError('a histogram needs values and low < high');
  const width = (high - low) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, k) => low + k * width);
  const density = new Float64Array(bins);
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value)) throw new RangeError(`value ${k} is not a number`);
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - low) / width)));
    density[bin]! += 1 / (values.length * width);
  }
  return { edges, density };
}
