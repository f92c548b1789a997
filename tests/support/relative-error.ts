/** |got - want| / |want| over all elements; NaN where one is NaN. */
export function relativeError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < want.length; i++) {
    difference += (got[i]! - want[i]!) ** 2;
    norm += want[i]! ** 2;
  }
  if (got.length !== want.length) return Number.NaN;
  return Math.sqrt(difference / (norm || 1));
}
