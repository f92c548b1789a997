/**
 * Linear mode connectivity: what stands on the straight line between two solutions. The barrier is the largest height of the loss above
 * the straight line between the losses of the ends,
 *
 *   B = max over gamma in [0, 1] of  L((1 - gamma) a + gamma b) - [(1 - gamma) L(a) + gamma L(b)]  >= 0,
 *
 * zero where the loss is convex along the line. Looked for on a grid of positions, hence a lower bound; of a smooth hill by a share of
 * order (spacing)^2.
 *
 * Source: Frankle, Dziugaite, Roy & Carbin, arXiv:1912.05671; with the linear interpolation of the ends: Entezari, Sedghi, Saukh &
 * Neyshabur, arXiv:2110.06296.
 */

/** 0 … 1 in equal steps, both ends in, [count]. @throws RangeError for fewer than three */
export function evenPositions(count: number): Float64Array {
  if (!(Number.isSafeInteger(count) && count >= 3))
    throw new RangeError(`${count} positions leave nothing between the ends`);
  return Float64Array.from({ length: count }, (_, k) => k / (count - 1));
}

/** (1 - gamma) a + gamma b at every position, [position][parameter]; the ends are exact. */
export function straightPath(a: Float64Array, b: Float64Array, positions: Float64Array): Float64Array {
  if (a.length !== b.length) throw new RangeError(`ends of ${a.length} and ${b.length} parameters`);
  const path = new Float64Array(positions.length * a.length);
  for (const [k, gamma] of positions.entries())
    for (let i = 0; i < a.length; i++) path[k * a.length + i] = (1 - gamma) * a[i]! + gamma * b[i]!;
  return path;
}

/** Height above the straight line between the losses of the ends, [position]; zero at both. */
export function excessAlong(positions: Float64Array, losses: Float64Array): Float64Array {
  if (positions.length !== losses.length || losses.length < 3)
    throw new RangeError(`${losses.length} losses at ${positions.length} positions`);
  const [first, last] = [losses[0]!, losses.at(-1)!];
  return losses.map((loss, k) => loss - ((1 - positions[k]!) * first + positions[k]! * last));
}

export interface Barrier {
  readonly height: number;
  /** gamma of the highest point. */
  readonly at: number;
}

export function barrierOf(positions: Float64Array, losses: Float64Array): Barrier {
  const excess = excessAlong(positions, losses);
  // A path through a loss that is not finite has no known barrier.
  if (!excess.every(Number.isFinite)) return { height: Number.NaN, at: Number.NaN };
  let best = 0;
  for (let k = 1; k < excess.length; k++) if (excess[k]! > excess[best]!) best = k;
  return { height: excess[best]!, at: positions[best]! };
}
