/**
 * The rising step function nearest to points in weighted least squares, by pooling adjacent violators: neighbours that fall are
 * replaced by their mean until none does. Exact, in one pass.
 *
 * Source: Ayer, Brunk, Ewing, Reid & Silverman, Ann. Math. Statist. 26 (1955) 641; Barlow et al., Statistical Inference under Order
 * Restrictions (1972).
 */

export interface Isotonic {
  /** Middles of the places that were pooled, rising. */
  readonly x: Float64Array;
  /** Rising values there. */
  readonly y: Float64Array;
}

interface Block {
  value: number;
  weight: number;
  /** First and last place in the order of x. */
  from: number;
  to: number;
}

/**
 * Fitted values in the order of the given points.
 *
 * @param y        [point], in the order of their x
 * @param weights  > 0, [point]; default 1
 */
export function pooled(y: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array {
  const fitted = new Float64Array(y.length);
  for (const { value, from, to } of blocksOf(y, weights)) fitted.fill(value, from, to + 1);
  return fitted;
}

/** Points with equal x are one point of their mean. @throws RangeError if there is none */
export function isotonic(x: ArrayLike<number>, y: ArrayLike<number>, weights?: ArrayLike<number>): Isotonic {
  if (x.length === 0 || x.length !== y.length) throw new RangeError(`${x.length} places, ${y.length} values`);
  const order = Array.from(x, (_, k) => k).sort((a, b) => x[a]! - x[b]! || a - b);
  const [places, values, sums]: [number[], number[], number[]] = [[], [], []];
  for (const k of order) {
    const w = weights?.[k] ?? 1;
    const last = places.length - 1;
    if (last >= 0 && places[last] === x[k]) {
      values[last] = (values[last]! * sums[last]! + y[k]! * w) / (sums[last]! + w);
      sums[last]! += w;
    } else {
      places.push(x[k]!);
      values.push(y[k]!);
      sums.push(w);
    }
  }
  const blocks = blocksOf(values, sums);
  return {
    x: Float64Array.from(blocks, ({ from, to }) => (places[from]! + places[to]!) / 2),
    y: Float64Array.from(blocks, ({ value }) => value),
  };
}

/** Straight lines between the fitted places, constant beyond the outermost. */
export function isotonicAt({ x, y }: Isotonic, place: number): number {
  return interpolated(x, y, place);
}

/** y at a place by straight lines through (x, y), x rising; constant outside. */
export function interpolated(x: ArrayLike<number>, y: ArrayLike<number>, place: number): number {
  const last = x.length - 1;
  if (place <= x[0]!) return y[0]!;
  if (place >= x[last]!) return y[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= place) low = middle;
    else high = middle;
  }
  return y[low]! + ((place - x[low]!) / (x[high]! - x[low]!)) * (y[high]! - y[low]!);
}

function blocksOf(y: ArrayLike<number>, weights?: ArrayLike<number>): Block[] {
  const blocks: Block[] = [];
  for (let k = 0; k < y.length; k++) {
    let block: Block = { value: y[k]!, weight: weights?.[k] ?? 1, from: k, to: k };
    for (let before = blocks.at(-1); before && before.value >= block.value; before = blocks.at(-1)) {
      const weight = before.weight + block.weight;
      const value = (before.value * before.weight + block.value * block.weight) / weight;
      block = { value, weight, from: before.from, to: block.to };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}
